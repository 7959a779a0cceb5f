"""A condition that is put together by picking: its lines, and what can be done to one of them.

A way leads from the whole to a part: the place of the part in its group, then in that group, and so on.
A tree made here has no group of one part, so that its text is read again as the same tree.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from console.policy.conditions import And, Condition, Is, Not, Or

Way = tuple[int, ...]
Word = Literal["and", "or"]


class Line(NamedTuple):
    """A part of a condition as one line: how to it, how deep it stands, and the part."""

    way: Way
    depth: int
    part: Condition


def lines_in(condition: Condition, way: Way = ()) -> Iterator[Line]:
    """The whole and all its parts, each group before what is in it."""
    yield Line(way, len(way), condition)
    for place, part in enumerate(parts_of(condition)):
        yield from lines_in(part, (*way, place))


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """What a group, or a not, holds."""
    match condition:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def at(condition: Condition, way: Way) -> Condition:
    """The part that a way leads to."""
    for place in way:
        condition = parts_of(condition)[place]
    return condition


def put(condition: Condition, way: Way, part: Condition) -> Condition:
    """The condition with another part in that place."""
    if not way:
        return part
    parts = list(parts_of(condition))
    parts[way[0]] = put(parts[way[0]], way[1:], part)
    return _with(condition, tuple(parts))


def join(condition: Condition | None, way: Way, word: Word, part: Condition) -> Condition:
    """The condition with a part more, joined by the word to the part that the way leads to.

    A group of that word takes it in as its last; a part in such a group has it behind it.
    """
    if condition is None:
        return part
    kind = And if word == "and" else Or
    here = at(condition, way)
    if isinstance(here, kind):
        return put(condition, way, kind((*here.parts, part)))
    around = at(condition, way[:-1]) if way else None
    if isinstance(around, kind):
        place = way[-1] + 1
        return put(condition, way[:-1], kind((*around.parts[:place], part, *around.parts[place:])))
    return put(condition, way, kind((here, part)))


def take_out(condition: Condition, way: Way) -> Condition | None:
    """The condition without a part; None where nothing is left. A group of one left is that one."""
    if not way:
        return None
    around = at(condition, way[:-1])
    left = tuple(part for place, part in enumerate(parts_of(around)) if place != way[-1])
    if not left:
        return take_out(condition, way[:-1])
    return put(condition, way[:-1], left[0] if len(left) == 1 else _with(around, left))


def turned(part: Condition) -> Condition:
    """The part the other way round: what held does not, and what did not does."""
    match part:
        case Is(fact, answers, holds):
            return Is(fact, answers, not holds)
        case Not(inner):
            return inner
        case _:
            return Not(part)


def other_word(part: Condition) -> Condition:
    """A group with its parts joined by the other word; what is no group as it is."""
    match part:
        case And(parts):
            return Or(parts)
        case Or(parts):
            return And(parts)
        case _:
            return part


def _with(group: Condition, parts: tuple[Condition, ...]) -> Condition:
    match group:
        case And():
            return And(parts)
        case Or():
            return Or(parts)
        case _:
            return Not(parts[0])
