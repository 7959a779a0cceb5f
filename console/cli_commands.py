"""Reads commands, one a line of JSON, and refuses in words whatever is none; and an example stream."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from console.cli_lines import BadLine, NoObject, Wanted, echo, object_on, short
from console.domain import commands as c
from console.domain.names import Mark
from console.domain.wanted import wanted

LAST = "last"
"""As the `call` of a command: the call that the stream opened last."""

NAMES = tuple(kind.__name__ for kind in get_args(c.Command))
WANTED = Wanted("command", '{"command": "OpenCall"}', "“{}”")
KINDS = (
    (bool, "true or false"),
    (int | float, "a number"),
    (str, "words"),
    (list, "a list"),
    (dict, "an object"),
)
"""The kinds of values of JSON, in words; true is a number too, and so stands first."""
GIVEN_MAX = 60
"""Of a value that is wrong so much is repeated: enough to find it again."""


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
        says = [_said(error, name) for error in fault.errors(include_url=False)]
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


def _said(error: ErrorDetails, name: str) -> str:
    """What is wrong with a field: which, what is wanted there, and what was given."""
    field = f"“{short(str(error['loc'][1]))}”" if len(error["loc"]) > 1 else "it"
    where = "".join(f", item {part + 1}" for part in error["loc"][2:] if isinstance(part, int))
    match error["type"]:
        case "missing":
            return f"it needs {field}"
        case "extra_forbidden":
            return f"it has no {field}"
        case "words":
            return error["msg"]
        case "string_too_short":
            return f"{field}{where} is empty"
        case "string_too_long":
            return f"{field}{where} is longer than {error['ctx']['max_length']} characters"
        case "json_invalid":
            return "it is nested too deeply to be read"
        case _:
            return f"{field}{where} has to be {wanted(error)}; it is {_given(error, name)}"


def _given(error: ErrorDetails, name: str) -> str:
    """A value as the line gave it; of one with parts, or of a field for words of people, only what it is.

    What a command answers is kept in logs, and there no caller's name or number stands.
    """
    value = error["input"]
    if value is None:
        return "null"
    kind = next((words for kind, words in KINDS if isinstance(value, kind)), "something else")
    if isinstance(value, list | dict) or Mark.PLAIN not in _fields(name)[str(error["loc"][1])].metadata:
        return kind
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= GIVEN_MAX else f"{told[:GIVEN_MAX]}…"


def _fields(name: str) -> Mapping[str, FieldInfo]:
    return next(kind.model_fields for kind in get_args(c.Command) if kind.__name__ == name)


def _near(error: ErrorDetails, name: str) -> list[str]:
    """The field that an unknown one probably means."""
    if error["type"] != "extra_forbidden":
        return []
    return get_close_matches(str(error["loc"][-1]), _fields(name), n=1)


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
        c.SetUnitStatus(unit=unit, status="en_route"),
        c.DeclareSceneSafe(call=call, by="Dep. R. Tran", reason="the knife is in the kitchen"),
        *(c.SetUnitStatus(unit=unit, status=status) for status in ("on_scene", "available")),
        c.CloseCall(
            call=call,
            disposition="safety_plan",
            note="Safety plan made, the sister stays with him.",
            approved_by="Lena Brandt",
            next_action="A clinician calls him tomorrow at nine.",
        ),
    )
