"""A mapping: which column of another system's file is what, and what its codes mean here. A TOML file.

What a code means is said by people, code by code, and never guessed.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from console.domain.imported.dirt import DIRT, Kind, Treatment
from console.domain.local_time import is_zone
from console.domain.wanted import wanted
from console.policy.faults import Fault, Faulty, meant

Target = Literal["answers", "disposition", "went", "zone", "priority"]
"""What the codes of a column say of a call."""
TIMES = ("received", "dispatched", "en_route", "arrived", "with_person", "cleared", "closed")
"""The times of a call, in the order in which they follow each other."""
Names = tuple[str, ...]


class Part(BaseModel):
    """What the tables of a mapping share: no key that nobody knows, no value of another kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FileForm(Part):
    """How the file is written."""

    encoding: Literal["utf-8", "cp1252", "latin-1", "utf-16"] = "utf-8"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","


class TimeForm(Part):
    """How times are written, by which clock, and between which days they lie."""

    form: str
    zone: str
    earliest: date
    latest: date

    @model_validator(mode="after")
    def _is_a_zone(self) -> Self:
        if not is_zone(self.zone):
            raise ValueError(f"there is no time zone {self.zone!r}; write it as America/Los_Angeles")
        return self


class Columns(Part):
    """The columns by their names in the first row; several are put together with a blank between them.

    midnight: the times of which midnight to the second is looked at.
    """

    received: str
    dispatched: str = ""
    en_route: str = ""
    arrived: str = ""
    with_person: str = ""
    cleared: str = ""
    closed: str = ""
    number: str = ""
    address: Names = ()
    reasons: Names = ()
    units: Names = ()
    midnight: Names = ()


class Always(Part):
    """What holds for each call of the file. went_all: nobody went but those whom the file names."""

    went: Names = ()
    went_all: bool = False
    answers: Mapping[str, str] = {}


class Codes(Part):
    """What the codes of some columns mean. An empty meaning: it is known, and says nothing here.

    may_be_other: codes beside these are no problem, for the table is about a few of many.
    """

    columns: Annotated[Names, Field(min_length=1)]
    to: Target
    means: Mapping[str, str]
    may_be_other: bool = False


class CallMapping(Part):
    """A whole mapping. Without columns it is a table of codes for others to take from."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    title: str
    source: str = ""
    file: FileForm = FileForm()
    times: TimeForm | None = None
    columns: Columns | None = None
    always: Always = Always()
    codes: tuple[Codes, ...] = ()
    dirt: Mapping[Kind, Treatment] = {}

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.times is None) != (self.columns is None):
            raise ValueError("[times] and [columns] go together; add the one that is missing")
        for kind, treatment in self.dirt.items():
            if treatment != "refuse" and treatment not in DIRT[kind].may:
                may = ", ".join(("refuse", *DIRT[kind].may))
                raise ValueError(f"dirt, {kind}: {treatment!r} is not done about it; write one of: {may}")
        strangers = [each for each in (self.columns.midnight if self.columns else ()) if each not in TIMES]
        if strangers:
            raise ValueError(
                f"columns, midnight: {strangers[0]!r} is no time; write one of: {', '.join(TIMES)}"
            )
        return self

    def treatment(self, kind: Kind) -> Treatment:
        """What is to be done about such a problem; the file is refused where nothing is said."""
        return self.dirt.get(kind, "refuse")


class Known(Part):
    """What the room has that a code may mean."""

    facts: Mapping[str, Names]
    dispositions: Names
    responses: Names
    zones: Names


def read_mapping(text: str, name: str) -> CallMapping:
    """The mapping in a text. Raises Faulty with every fault; `name`: the file's, for them."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Faulty([Fault(name, None, None, f"this is not TOML: {fault}")]) from fault
    try:
        return CallMapping.model_validate(data)
    except ValidationError as error:
        raise Faulty([_fault(name, each) for each in error.errors()]) from error


def mapping_sum(text: str) -> str:
    """SHA-256 over a mapping's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def check_meanings(mapping: CallMapping, known: Known, name: str) -> None:
    """Raises Faulty where a code means what this room does not have."""
    faults = [
        Fault(
            name,
            None,
            f"codes, {', '.join(codes.columns)}, {code}",
            *_meaning_fault(codes.to, meaning, known),
        )
        for codes in mapping.codes
        for code, meaning in codes.means.items()
        if meaning and _meaning_fault(codes.to, meaning, known)[0]
    ]
    pairs = [f"{fact}={answer}" for fact, answer in mapping.always.answers.items()]
    told = (*(("answers", each) for each in pairs), *(("went", each) for each in mapping.always.went))
    for to, meaning in told:
        says, hint = _meaning_fault(to, meaning, known)
        if says:
            faults.append(Fault(name, None, f"always, {to}", says, hint))
    if faults:
        raise Faulty(faults)


def _meaning_fault(to: str, meaning: str, known: Known) -> tuple[str, str]:
    """What is wrong with what a code means, and a hint; both empty where nothing is."""
    if to == "answers":
        fact, _, answer = meaning.partition("=")
        if fact not in known.facts:
            return f"there is no fact {fact!r}", meant(fact, known.facts)
        if answer not in known.facts[fact]:
            return f"{answer!r} is no answer to {fact}", f"Answers: {', '.join(known.facts[fact])}."
        return "", ""
    if to == "priority":
        return ("", "") if meaning.isdecimal() else (f"{meaning!r} is no number", "Write 1 for most urgent.")
    there = {"disposition": known.dispositions, "went": known.responses, "zone": known.zones}[to]
    if meaning in there:
        return "", ""
    return f"there is no {to} {meaning!r} here", f"There are: {', '.join(there) or 'none'}."


def _fault(name: str, error: ErrorDetails) -> Fault:
    key = ", ".join(f"no. {part + 1}" if isinstance(part, int) else part for part in error["loc"])
    match error["type"]:
        case "value_error":
            return Fault(name, None, key or None, str(error["ctx"]["error"]))
        case "missing":
            return Fault(name, None, key, "this key is missing; add it")
        case "extra_forbidden":
            return Fault(name, None, key, "there is no such key here; take it out, or check its spelling")
        case _:
            return Fault(name, None, key, f"{error['input']!r} is not allowed; write {wanted(error)}")
