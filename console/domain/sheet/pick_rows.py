"""A condition that is put together by picking, as a page shows it: its lines, and what each can be."""

from collections.abc import Mapping
from typing import NamedTuple

from console.domain.sheet.changes import condition_words
from console.domain.sheet.picking import Way, lines_in
from console.domain.sheet.writing import text_of
from console.policy.conditions import And, Condition, Is, Named, Not, Or
from console.policy.facts import Catalogue

INDENT = "    "


class PickLine(NamedTuple):
    """A part of a condition as a line of the page."""

    way: Way
    words: str


class PickAnswer(NamedTuple):
    """An answer of a fact, and whether the part names it."""

    id: str
    words: str
    means: str


def pick_lines(
    condition: Condition | None, catalogue: Catalogue, means: Mapping[str, str]
) -> tuple[PickLine, ...]:
    """The lines of a condition, what stands in a group indented below it."""
    if condition is None:
        return ()
    return tuple(
        PickLine(line.way, f"{INDENT * line.depth}{part_words(line.part, catalogue, means)}")
        for line in lines_in(condition)
    )


def part_words(part: Condition, catalogue: Catalogue, means: Mapping[str, str]) -> str:
    """One part as a line says it; a group says only how its parts are joined."""
    match part:
        case And():
            return "All of these:"
        case Or():
            return "At least one of these:"
        case Not():
            return "Not:"
        case Is() | Named():
            return condition_words(text_of(part), catalogue, means)


def things(catalogue: Catalogue, means: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """All that a part can be about: the named conditions, then the facts; id, name and meaning of each."""
    named = tuple((name, name.replace("_", " "), meant) for name, meant in means.items())
    return (*named, *((fact.id, fact.name.en, fact.ask.en) for fact in catalogue.facts))


def answers_of(fact: str, catalogue: Catalogue) -> tuple[PickAnswer, ...]:
    """The answers of a fact, quiet first."""
    return tuple(PickAnswer(each.id, each.name.en, each.means.en) for each in catalogue.by_id[fact].answers)
