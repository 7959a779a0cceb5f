"""A condition beside its answers, and the smallest changes after which others would go, in people's words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from console.domain.rows.compared import who_words
from console.policy.changes import Change
from console.policy.conditions import Is
from console.policy.facts import Catalogue
from console.policy.met import Holds, Met
from console.policy.nearest import Flip
from console.policy.words import in_words, listed

FLIPS_SHOWN = 4
"""So many changes are told of each outcome; the others are counted."""


class ConditionLine(NamedTuple):
    """One line of a condition: how deep it stands, whether it holds, and what it says."""

    depth: int
    holds: Holds
    says: str


IF_QUIET = "What was not asked is taken to stay quiet."
"""Said once where a change tells who would go only so."""


class WouldGo(NamedTuple):
    """Who would go, after which changes, and how many more changes lead there too."""

    who: str
    changes: tuple[str, ...]
    more: int


def condition_lines(part: Met, catalogue: Catalogue) -> Iterator[ConditionLine]:
    """The condition, its parts under it; a name is unfolded, once, into what it stands for.

    Only parts that bear on the result are there. Where each of several is enough alone that is said; else all
    of them are needed.
    """
    return _lines(part, catalogue, 0, set())


def _lines(part: Met, catalogue: Catalogue, depth: int, unfolded: set[str]) -> Iterator[ConditionLine]:
    """The lines of a part. unfolded: the names told so far."""
    match part.kind:
        case "test":
            yield ConditionLine(depth, part.holds, _test(part, catalogue))
            return
        case "name" if part.name in unfolded:
            yield ConditionLine(depth, part.holds, f"{part.means} (as above)")
            return
        case "name":
            unfolded.add(part.name)
            yield ConditionLine(depth, part.holds, part.means)
        case "whatever":
            yield ConditionLine(depth, part.holds, _whatever(part, catalogue))
        case "not":
            yield ConditionLine(depth, part.holds, "not this")
        case "and" | "or":
            if len(part.parts) > 1 and part.holds is (part.kind == "or"):
                yield ConditionLine(depth, part.holds, "each of these is enough")
            else:
                depth -= 1
    for each in part.parts:
        yield from _lines(each, catalogue, depth + 1, unfolded)


def would_go(flips: Sequence[Flip], catalogue: Catalogue) -> tuple[WouldGo, ...]:
    """Who else would go, each with the changes of one answer, or of two where one never is enough."""
    groups: dict[tuple[tuple[str, ...], ...], list[Flip]] = {}
    for flip in flips:
        held = groups.setdefault(flip.who, [])
        if not held or len(flip.changes) == len(held[0].changes):
            held.append(flip)
    return tuple(_would_go(who, held, catalogue) for who, held in groups.items())


def if_quiet(flips: Sequence[Flip]) -> str:
    """That what was not asked is taken to stay quiet; empty where nothing is."""
    return IF_QUIET if any(flip.if_quiet for flip in flips) else ""


def _would_go(who: tuple[tuple[str, ...], ...], held: Sequence[Flip], catalogue: Catalogue) -> WouldGo:
    """One outcome; changes that differ in the answer to one fact alone are told together."""
    told: dict[tuple[object, ...], list[Flip]] = {}
    for flip in held:
        told.setdefault((*flip.changes[:-1], flip.changes[-1].fact), []).append(flip)
    shown = list(told.values())[:FLIPS_SHOWN]
    more = len(held) - sum(map(len, shown))
    return WouldGo(_people(who), tuple(_flips(each, catalogue) for each in shown), more)


def _test(part: Met, catalogue: Catalogue) -> str:
    fact = catalogue.by_id[part.fact]
    wants = in_words(Is(part.fact, part.answers, part.wanted), catalogue, "en")
    if part.answer is None:
        return f"{wants} (not asked)"
    if part.holds and part.wanted and len(part.answers) == 1:
        return wants
    return f"{wants} (answered: {fact.answer(part.answer).name.en})"


def _whatever(part: Met, catalogue: Catalogue) -> str:
    names = listed([f"“{catalogue.by_id[fact].name.en}”" for fact in part.not_asked], "or")
    lead = "this holds" if part.holds else "this does not hold"
    by = " by these answers" if part.parts else ""
    return f"{lead}{by}, whatever is answered to {names}"


def _flips(flips: Sequence[Flip], catalogue: Catalogue) -> str:
    """Changes to answers of one fact, after another change where two are needed: what they share once."""
    answers = "; or ".join(_changed(flip.changes[-1], catalogue) for flip in flips)
    first = [_changed(change, catalogue) for change in flips[0].changes[:-1]]
    if first and len(flips) > 1:
        return f"{listed(first, 'and')}, and: {answers}"
    return listed([*first, answers], "and")


def _changed(change: Change, catalogue: Catalogue) -> str:
    return catalogue.by_id[change.fact].answer(change.answer).told.en


def _people(who: tuple[tuple[str, ...], ...]) -> str:
    said = listed([who_words(kinds) for kinds in who], "or")
    return f"{said[0].upper()}{said[1:]}"
