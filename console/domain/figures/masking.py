"""Small counts hidden, and enough beside them that no total gives one away. Pure.

Source: CMS Cell Size Suppression Policy: no count of 1 to 10 is shown, nor can be worked out from others; a
zero may be.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

BELOW = 11
"""Counts from 1 up to this one are not shown, where nothing else is asked for."""
LEAST = 5
"""Less than this hides next to nothing: what is rounded down by so small steps gives the hidden ones away."""
Count = int | None
"""A count; None where it is hidden."""


class Group(NamedTuple):
    """Counts that add up to a total, as they may be shown together."""

    counts: tuple[Count, ...]
    total: Count


def alone(count: int, below: int) -> Count:
    """A count that is part of no total."""
    return None if 0 < count < below else count


def group(counts: Iterable[int], below: int) -> Group:
    """Counts that are shown with their total.

    Where one is hidden, so many more are that any of the hidden ones could be as large as one that is shown.
    Zeros stay, unless there are not enough others: then all of them are hidden.
    """
    whole = tuple(counts)
    total = sum(whole)
    hidden = {place for place, count in enumerate(whole) if 0 < count < below}
    if alone(total, below) is None:
        return Group(_without(whole, hidden), None)
    others = sorted((count, place) for place, count in enumerate(whole) if count >= below)
    while hidden and not _is_safe([whole[place] for place in hidden], below):
        if not others:
            return Group((None,) * len(whole), total)
        hidden.add(others.pop(0)[1])
    return Group(_without(whole, hidden), total)


def down(count: int, below: int) -> int:
    """A count rounded down, so that from the difference of two none that is hidden can be worked out.

    For counts of tables that hang together in ways no total tells, such as a rule and what it sends. With the
    usual `BELOW` by tens to 11, 21, 31; a count that is not small never becomes 0. The classes begin at one:
    so a sum of largest counts is never the least of a class, which would tell them all.
    """
    step = max(below - 1, 1)
    return (count - 1) // step * step + 1


def _is_safe(hidden: Sequence[int], below: int) -> bool:
    """Whether from the sum of what is hidden, each at least 1, none can be known to be small."""
    return len(hidden) > 1 and sum(hidden) - (len(hidden) - 1) >= below


def _without(counts: Sequence[int], hidden: set[int]) -> tuple[Count, ...]:
    return tuple(None if place in hidden else count for place, count in enumerate(counts))
