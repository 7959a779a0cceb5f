"""Reads commands, one a line of JSON, and refuses in words whatever is none; and an example stream."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from console.domain import commands as c

LAST = "last"
"""As the `call` of a command: the call that the stream opened last."""

NAMES = tuple(kind.__name__ for kind in get_args(c.Command))
LONGEST_ECHO = 200


class BadCommand(Exception):  # noqa: N818 - says what the line is
    """A line that is no command; `meant`: the nearest name, where a name is unknown."""

    def __init__(self, says: str, command: str | None = None, meant: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.command = command
        self.meant = meant

    def as_json(self) -> dict[str, object]:
        """The object that stands in place of an answer."""
        return {"command": self.command, "says": self.says, "meant": self.meant}


def command_on(line: bytes, number: int, last_call: str | None) -> c.Command:
    """The command that a line gives. Raises BadCommand, whatever the bytes are."""
    told = _object_on(line, number)
    name = told.get("command")
    if not isinstance(name, str) or name not in NAMES:
        raise _unknown(name)
    if told.get("call") == LAST:
        if last_call is None:
            raise BadCommand(f"“{LAST}” is the call that this stream opened last; it has opened none.", name)
        told["call"] = last_call
    try:
        return c.COMMANDS.validate_python(told)
    except ValidationError as fault:
        says = [_said(error) for error in fault.errors(include_url=False)]
        meant = next((near for error in fault.errors() for near in _near(error, name)), None)
        raise BadCommand(f"{name}: {'; '.join(says)}.", name, meant) from fault


def example_lines() -> Iterator[str]:
    """A stream that opens a call, answers, sends a unit and closes; it can be replayed on any store."""
    for command in _example():
        yield json.dumps(
            command.model_dump(mode="json", exclude_defaults=True) | {"command": command.command}
        )


def _object_on(line: bytes, number: int) -> dict[str, object]:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        told = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as fault:
        raise BadCommand("This line is not UTF-8 text.") from fault
    except RecursionError as fault:
        raise BadCommand("This line is nested too deeply to be a command.") from fault
    except ValueError as fault:
        where = (
            f": {fault.msg} at character {fault.pos + 1}" if isinstance(fault, json.JSONDecodeError) else ""
        )
        raise BadCommand(f"This line is not JSON{where}.") from fault
    if not isinstance(told, dict):
        raise BadCommand('A line has to be one command, such as {"command": "OpenCall"}.')
    return told


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told: dict[str, object] = {}
    for key, value in pairs:
        if key in told:
            raise BadCommand(f"“{_short(key)}” stands twice in this command.")
        told[key] = value
    return told


def _no_number(word: str) -> object:
    raise BadCommand(f"This line is not JSON: {word} is no number.")


def _unknown(name: object) -> BadCommand:
    if not isinstance(name, str):
        return BadCommand("This line does not say which command it is: it needs a “command”.")
    near = get_close_matches(name, NAMES, n=1)
    return BadCommand(f"There is no command “{_short(name)}”.", _short(name), near[0] if near else None)


def _said(error: ErrorDetails) -> str:
    field = ".".join(str(part) for part in error["loc"][1:])
    match error["type"]:
        case "missing":
            return f"it needs “{field}”"
        case "extra_forbidden":
            return f"it has no “{_short(field)}”"
        case "literal_error":
            return f"“{field}” is one of {error['ctx']['expected']}"
        case "string_too_short":
            return f"“{field}” is empty"
        case "string_too_long":
            return f"“{field}” is longer than {error['ctx']['max_length']} characters"
        case "timezone_aware":
            return f"“{field}” needs its time zone, such as 2026-03-01T21:47:32Z"
        case _:
            return f"“{field}”: {error['msg'][:1].lower()}{error['msg'][1:]}"


def _near(error: ErrorDetails, name: str) -> list[str]:
    """The field that an unknown one probably means."""
    if error["type"] != "extra_forbidden":
        return []
    fields = next(kind.model_fields for kind in get_args(c.Command) if kind.__name__ == name)
    return get_close_matches(str(error["loc"][-1]), fields, n=1)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


def _example() -> tuple[c.Command, ...]:
    call, unit = LAST, "CO-7"
    answers = (
        ("problem", "suicidal_person", ""),
        ("medical", "none", ""),
        ("suicide", "ideation", "he said he does not want to wake up"),
        ("others_in_danger", "no", ""),
        ("weapon", "edged", "a knife in the kitchen"),
        ("weapon_access", "in_home", ""),
        ("violence", "none", ""),
        ("threat", "none", ""),
        ("crime", "none", ""),
        ("hazard", "none", ""),
    )
    return (
        c.OpenCall(callback="555-0142"),
        c.SetDetail(call=call, field="address", value="418 Alder Street, apartment 3", read_back=True),
        c.SetDetail(call=call, field="caller", value="Ana Reyes, his sister"),
        *(c.AnswerFact(call=call, fact=fact, answer=answer, caveat=said) for fact, answer, said in answers),
        c.AddNote(call=call, text="Brother, 24, in the bedroom, door open. Talks to her."),
        c.SendUnit(call=call, unit=unit, response="co_response", reason="a knife is in the home"),
        c.TellCaller(call=call, text="A clinician and a deputy are on the way. Stay on the line."),
        c.ConfirmBrief(call=call, unit=unit),
        *(c.SetUnitStatus(unit=unit, status=status) for status in ("en_route", "on_scene", "available")),
        c.CloseCall(
            call=call, disposition="safety_plan", note="Safety plan made, the sister stays with him."
        ),
    )
