"""Reads commands, one a line of JSON, and refuses in words whatever is none; and an example stream."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from console.cli_lines import BadLine, NoObject, Wanted, echo, object_on, short
from console.domain import commands as c

LAST = "last"
"""As the `call` of a command: the call that the stream opened last."""

NAMES = tuple(kind.__name__ for kind in get_args(c.Command))
WANTED = Wanted("command", '{"command": "OpenCall"}', "“{}”")
MOMENT = "2026-03-01T21:47:32Z"


class BadCommand(Exception):  # noqa: N818 - says what the line is
    """A line that is no command.

    told: what the line holds, where it holds an object. meant: the nearest name, where a name is unknown.
    """

    def __init__(self, says: str, told: Mapping[str, object] | None = None, meant: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.told = told or {}
        self.meant = meant

    def as_json(self, line: int) -> dict[str, object]:
        """The object that stands in place of an answer."""
        fact, answer, command = (echo(self.told.get(key)) for key in ("fact", "answer", "command"))
        bad = BadLine(line, self.says, fact if isinstance(fact, str) else None, answer, self.meant)
        return bad.as_json(command=command)


def command_on(line: bytes, number: int, last_call: str | None) -> c.Command:
    """The command that a line gives. Raises BadCommand, whatever the bytes are."""
    try:
        told = object_on(line, number, WANTED)
    except NoObject as error:
        raise BadCommand(f"{error.says[:1].upper()}{error.says[1:]}.") from error
    name = told.get("command")
    if not isinstance(name, str) or name not in NAMES:
        raise _unknown(name, told)
    if told.get("call") == LAST:
        if last_call is None:
            raise BadCommand(f"“{LAST}” is the call that this stream opened last; it has opened none.", told)
        told["call"] = last_call
    try:
        # Read as JSON and not as Python's values: only so a list is read where the schema says array, and
        # nothing else is bent until it fits.
        return c.COMMANDS.validate_json(json.dumps(told, ensure_ascii=False).encode())
    except UnicodeEncodeError as fault:
        raise BadCommand(f"{name}: it holds half a character, which cannot be kept.", told) from fault
    except ValidationError as fault:
        says = [_said(error) for error in fault.errors(include_url=False)]
        meant = next((near for error in fault.errors() for near in _near(error, name)), None)
        raise BadCommand(f"{name}: {'; '.join(says)}.", told, meant) from fault


def example_lines() -> Iterator[str]:
    """A stream that opens a call, answers, sends a unit and closes.

    It can be replayed on any store of the sample agency in which CO-7 is free, under each bundled policy.
    """
    for command in _example():
        yield json.dumps(
            command.model_dump(mode="json", exclude_defaults=True) | {"command": command.command}
        )


def _unknown(name: object, told: Mapping[str, object]) -> BadCommand:
    if not isinstance(name, str):
        return BadCommand("This line does not say which command it is: it needs a “command”.", told)
    near = get_close_matches(name, NAMES, n=1)
    return BadCommand(f"There is no command “{short(name)}”.", told, near[0] if near else None)


def _said(error: ErrorDetails) -> str:
    field = ".".join(str(part) for part in error["loc"][1:])
    match error["type"]:
        case "missing":
            return f"it needs “{field}”"
        case "extra_forbidden":
            return f"it has no “{short(field)}”"
        case "literal_error":
            return f"“{field}” is one of {error['ctx']['expected']}"
        case "string_too_short":
            return f"“{field}” is empty"
        case "string_too_long":
            return f"“{field}” is longer than {error['ctx']['max_length']} characters"
        case "words":
            return error["msg"]
        case "timezone_aware":
            return f"“{field}” needs its time zone, such as {MOMENT}"
        case "datetime_parsing" | "datetime_from_date_parsing":
            return f"“{field}” has to be a date and a time, such as {MOMENT}"
        case "json_invalid":
            return f"it cannot be read: {error['ctx']['error']}"
        case _:
            return f"“{field}”: {error['msg'][:1].lower()}{error['msg'][1:]}"


def _near(error: ErrorDetails, name: str) -> list[str]:
    """The field that an unknown one probably means."""
    if error["type"] != "extra_forbidden":
        return []
    fields = next(kind.model_fields for kind in get_args(c.Command) if kind.__name__ == name)
    return get_close_matches(str(error["loc"][-1]), fields, n=1)


def _example() -> tuple[c.Command, ...]:
    call, unit = LAST, "CO-7"
    answers = (
        ("problem", "suicidal_person", ""),
        ("medical", "none", ""),
        ("suicide", "ideation", "he said he does not want to wake up"),
        ("others_in_danger", "unknown", "she cannot say what he would do"),
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
            call=call,
            disposition="safety_plan",
            note="Safety plan made, the sister stays with him.",
            approved_by="Lena Brandt",
            next_action="A clinician calls him tomorrow at nine.",
        ),
    )
