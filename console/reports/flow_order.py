"""In which order the boxes of a layered graph stand in their columns, so that few lines cross.

Each goes to the mean of its neighbours, column by column, forth and back (Sugiyama, Tagawa and Toda 1981);
then neighbours change places wherever that uncrosses lines. Knows no sizes.
"""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

SWEEPS = 12
"""Times the order goes forth and back, at most."""
PATIENCE = 4
"""Sweeps without a better order, after which none is looked for."""
SWAPS = 8
"""Times neighbours change places in all columns after a sweep, at most."""
PORTS = 10_000
"""A line that leaves lower in a box counts as a little lower: so ways keep the order of their answers."""

Key = tuple[int, int]
"""A box (itself, -1), or the place where lines to a box pass a layer (the box, the layer)."""
Neighbours = Mapping[Key, Sequence[tuple[Key, float]]]
"""What each is led to from, or leads to, in the next column; with how far below its top a line leaves."""
Order = list[list[Key]]


def ordered(columns: Sequence[Sequence[Key]], before: Neighbours, after: Neighbours) -> Order:
    """The columns in an order with few crossings; the best of all sweeps."""
    order = [list(column) for column in columns]
    best, fewest, since = [list(column) for column in order], crossed(order, after), 0
    for sweep in range(SWEEPS):
        _sweep(order, before, after, forth=sweep % 2 == 0)
        _swap(order, before, after)
        found = crossed(order, after)
        if found < fewest:
            best, fewest, since = [list(column) for column in order], found, sweep
        elif sweep - since >= PATIENCE:
            break
    return best


def crossed(order: Sequence[Sequence[Key]], after: Neighbours) -> int:
    """How many pairs of lines cross between neighbouring columns."""
    total = 0
    for column, following in pairwise(order):
        rank = {key: place for place, key in enumerate(following)}
        ends = [
            rank[other]
            for key in column
            for other, _ in sorted(after.get(key, ()), key=lambda to: to[1])
            if other in rank
        ]
        above: list[int] = []
        for end in ends:
            total += len(above) - bisect_right(above, end)
            insort(above, end)
    return total


def _sweep(order: Order, before: Neighbours, after: Neighbours, *, forth: bool) -> None:
    numbers = range(1, len(order)) if forth else range(len(order) - 2, -1, -1)
    for number in numbers:
        rank = _ranks(order[number - 1 if forth else number + 1])
        order[number] = _by_mean(order[number], rank, before if forth else after)


def _by_mean(column: Sequence[Key], rank: Mapping[Key, int], neighbours: Neighbours) -> list[Key]:
    def mean(item: tuple[int, Key]) -> tuple[float, int]:
        at, key = item
        found = [rank[other] + down / PORTS for other, down in neighbours.get(key, ()) if other in rank]
        return (sum(found) / len(found) if found else float(at), at)

    return [key for _, key in sorted(enumerate(column), key=mean)]


def _swap(order: Order, before: Neighbours, after: Neighbours) -> None:
    """Let neighbours change places as long as that uncrosses lines."""
    for _ in range(SWAPS):
        is_better = False
        for number, column in enumerate(order):
            left = _ends(column, order[number - 1], before) if number else {}
            right = _ends(column, order[number + 1], after) if number + 1 < len(order) else {}
            for at in range(len(column) - 1):
                one, other = column[at], column[at + 1]
                now = _inverted(left, one, other) + _inverted(right, one, other)
                then = _inverted(left, other, one) + _inverted(right, other, one)
                if then < now:
                    column[at], column[at + 1] = other, one
                    is_better = True
        if not is_better:
            return


def _ends(
    column: Sequence[Key], beside: Sequence[Key], neighbours: Neighbours
) -> Mapping[Key, tuple[float, ...]]:
    """Where the lines of each end in the column beside."""
    rank = _ranks(beside)
    return {
        key: tuple(rank[other] + down / PORTS for other, down in neighbours.get(key, ()) if other in rank)
        for key in column
    }


def _inverted(ends: Mapping[Key, tuple[float, ...]], one: Key, other: Key) -> int:
    """How many lines cross where one stands above the other."""
    below = ends.get(other, ())
    return sum(high > low for high in ends.get(one, ()) for low in below)


def _ranks(column: Sequence[Key]) -> Mapping[Key, int]:
    return {key: place for place, key in enumerate(column)}
