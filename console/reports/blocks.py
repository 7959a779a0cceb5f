"""What a sheet of paper is made of, as plain values: sections of blocks. How they look is not known here.

A sheet can be made and handed on part by part, a line of JSON for each: first its head, then each section
without its blocks, followed by these. `as_line` and `part_from` are each other's way back.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

LIVE, PRACTICE = "LIVE", "PRACTICE: made-up calls, nobody is sent"
Tone = Literal["plain", "strong", "lacking", "justice", "quiet"]
"""strong: read this first. lacking: not asked, not known, not done. justice: not for civilian crews."""


class Words(NamedTuple):
    """A paragraph."""

    text: str
    tone: Tone = "plain"


class Line(NamedTuple):
    """A label and what stands for it."""

    label: str
    text: str
    tone: Tone = "plain"


class Heading(NamedTuple):
    """Words over what follows, which is never on another page than the beginning of it."""

    text: str


class Card(NamedTuple):
    """One call or the like: its title, what stands at the right of it, and its parts.

    whole: small, and on one page with all its parts.
    """

    title: str
    right: str
    parts: "tuple[Words | Line | Heading | Table | Grid, ...]"
    whole: bool = False


class Table(NamedTuple):
    """Rows under heads; `shares`: how the width is shared out; the first column stands out.

    numbers: so many columns at the right hold numbers, which stand below each other.
    """

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 0


class Picture(NamedTuple):
    """A picture by its name, as wide as the page; `says`: what is to be seen in it, for who cannot see it."""

    name: str
    height: float
    says: str


class Grid(NamedTuple):
    """An empty table to write in by hand; `rows`: how many lines of it."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: int


class Choices(NamedTuple):
    """A label and what can be ticked for it by hand, with room for a time."""

    label: str
    options: tuple[str, ...]


class Blank(NamedTuple):
    """Labels to write behind, side by side on one line."""

    labels: tuple[str, ...]


Block = Words | Line | Heading | Card | Table | Grid | Choices | Blank | Picture


class Section(NamedTuple):
    """A part of a sheet; on paper it begins a page of its own."""

    title: str
    lead: str
    blocks: tuple[Block, ...]


class Head(NamedTuple):
    """What stands on every page: whose it is, of when, live or practice, and where the ledger stood.

    made_at: in the agency's zone, and `made_utc`. warning: what the reader must know of its age. entries: the
    last entry that is in it, of the ledger called `ledger`; at: the moment, as the store writes it.
    """

    agency: str
    title: str
    is_practice: bool
    made_at: str
    made_utc: str
    warning: str
    about: str
    head_line: str
    ledger: str
    entries: int
    at: str


def within(title: str) -> str:
    """A title as it stands behind other words: its first letter is small, and that of a month stays large."""
    return f"{title[:1].lower()}{title[1:]}"


class Sheet(NamedTuple):
    """A whole sheet."""

    head: Head
    sections: tuple[Section, ...]


KINDS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (Words, Line, Heading, Card, Table, Grid, Choices, Blank, Picture, Section, Head)
    }
)
"""Every kind of part by its name."""

Part = Head | Section | Block
"""What a sheet is handed on in."""


END = "end"
"""The line after the last part: without it whoever told the sheet has gone in the middle."""


def assembled(parts: Iterable[Part]) -> Sheet:
    """The sheet that parts make which come in their order. Raises ValueError where the head is missing."""
    head: Head | None = None
    sections: list[Section] = []
    for part in parts:
        if isinstance(part, Head):
            head = part
        elif isinstance(part, Section):
            sections.append(part)
        elif sections:
            sections[-1] = sections[-1]._replace(blocks=(*sections[-1].blocks, part))
        else:
            raise ValueError("a block stands before the first section")
    if head is None:
        raise ValueError("the sheet has no head")
    return Sheet(head, tuple(sections))


def as_line(part: Part) -> str:
    """A part as one line of JSON."""
    return json.dumps(_told(part), separators=(",", ":"))


def part_from(line: str) -> Part:
    """The part that `as_line` told. Raises ValueError, KeyError or TypeError on any other text."""
    part = _made(json.loads(line))
    if not isinstance(part, Part):
        raise ValueError("this is no part of a sheet")
    return part


def _told(value: object) -> object:
    if isinstance(value, tuple):
        items = [_told(item) for item in value]
        kind = type(value).__name__
        return {kind: items} if kind in KINDS else items
    return value


def _made(told: object) -> object:
    if isinstance(told, list):
        return tuple(_made(item) for item in told)
    if isinstance(told, dict):
        ((kind, items),) = told.items()
        return KINDS[kind](*(_made(item) for item in items))
    return told
