"""Where the boxes and lines of a layered graph stand: one column a layer, in the order of asking.

The layers are given, so that only the order within each and the heights are to be found. Lines to the same
box that pass a column share one place in it; so a hundred boxes stay readable. Knows no policy and no screen.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from console.reports.flow_order import Key, Neighbours, ordered

SWEEPS = 12
"""Times the heights go forth and back; more moved nothing on any bundled policy."""
LANE = 10.0
"""How much room a passing line takes."""


class Box(NamedTuple):
    """A box to be placed. ports: where each line leaves it, from its top, and the box that it leads to."""

    id: int
    layer: int
    wide: float
    high: float
    ports: tuple[tuple[float, int], ...] = ()


class Place(NamedTuple):
    """Where a box stands."""

    x: float
    y: float
    wide: float
    high: float


class Line(NamedTuple):
    """A line from a port of a box to another box, through the points between."""

    box: int
    port: int
    to: int
    points: tuple[tuple[float, float], ...]


class Drawing(NamedTuple):
    """All places and lines, and how large the whole is."""

    places: Mapping[int, Place]
    lines: tuple[Line, ...]
    wide: float
    high: float


def lay_out(boxes: Sequence[Box], across: float = 56.0, between: float = 14.0) -> Drawing:
    """Place boxes; every line leads to a higher layer. across: between columns. between: between boxes."""
    columns = _columns(boxes)
    by_id = {box.id: box for box in boxes}
    before, after = _neighbours(boxes, by_id)
    order = ordered(columns, before, after)
    tall: dict[Key, float] = {
        key: LANE if key[1] >= 0 else by_id[key[0]].high for column in order for key in column
    }
    tops = _tops(order, tall, before, after, between)
    places, xs = _places(order, by_id, tops, across)
    lines = tuple(
        _line(box, port, by_id, tops, places, xs) for box in boxes for port in range(len(box.ports))
    )
    wide = max((place.x + place.wide for place in places.values()), default=0.0)
    ends = [tops[key] + tall[key] for column in order for key in column]
    return Drawing(places, lines, wide, max(ends, default=0.0))


def crossings(drawing: Drawing) -> int:
    """How many pairs of lines cross between two columns, lines to one box counted as one where they join."""
    pairs = {
        (start, end)
        for line in drawing.lines
        for start, end in zip(line.points[::2], line.points[1::2], strict=True)
    }
    spans = sorted(pairs)
    return sum(
        one[0][0] == other[0][0] and (one[0][1] - other[0][1]) * (one[1][1] - other[1][1]) < 0
        for at, one in enumerate(spans)
        for other in spans[at + 1 :]
    )


def _columns(boxes: Sequence[Box]) -> list[list[Key]]:
    """The boxes and the passing lines of each layer, in the order given."""
    layers = sorted({box.layer for box in boxes})
    at = {layer: number for number, layer in enumerate(layers)}
    first: dict[int, int] = {}
    for box in boxes:
        for _, to in box.ports:
            first[to] = min(first.get(to, box.layer), box.layer)
    columns: list[list[Key]] = [[] for _ in layers]
    for box in boxes:
        columns[at[box.layer]].append((box.id, -1))
        for number in range(at[first.get(box.id, box.layer)] + 1, at[box.layer]):
            columns[number].append((box.id, layers[number]))
    return columns


def _neighbours(boxes: Sequence[Box], by_id: Mapping[int, Box]) -> tuple[Neighbours, Neighbours]:
    """What each is led to from and leads to in the next column; with how far below its top a line leaves."""
    layers = sorted({box.layer for box in boxes})
    before: dict[Key, list[tuple[Key, float]]] = {}
    after: dict[Key, list[tuple[Key, float]]] = {}
    seen: set[tuple[Key, Key]] = set()
    for box in boxes:
        for down, to in box.ports:
            passed = [layer for layer in layers if box.layer < layer < by_id[to].layer]
            keys: list[Key] = [(box.id, -1), *((to, layer) for layer in passed), (to, -1)]
            for number, (one, other) in enumerate(pairwise(keys)):
                from_top = down if number == 0 else LANE / 2
                if number == 0 or (one, other) not in seen:
                    seen.add((one, other))
                    before.setdefault(other, []).append((one, from_top))
                    after.setdefault(one, []).append((other, from_top))
    return before, after


def _tops(
    order: Sequence[Sequence[Key]],
    tall: Mapping[Key, float],
    before: Neighbours,
    after: Neighbours,
    between: float,
) -> dict[Key, float]:
    """How high each stands: as near to its neighbours as the order lets it."""
    tops: dict[Key, float] = {}
    for column in order:
        top = 0.0
        for key in column:
            tops[key] = top
            top += tall[key] + _gap(key, between)
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        for column in order if forth else tuple(reversed(order)):
            wanted = [_wanted(key, tops, tall, before if forth else after, forth=forth) for key in column]
            for key, top in zip(column, _apart(column, wanted, tall, between), strict=True):
                tops[key] = top
    least = min(tops.values(), default=0.0)
    return {key: top - least for key, top in tops.items()}


def _wanted(
    key: Key,
    tops: Mapping[Key, float],
    tall: Mapping[Key, float],
    neighbours: Neighbours,
    *,
    forth: bool,
) -> float:
    """Where a box would stand if it were alone in its column."""
    found = neighbours.get(key, ())
    if not found:
        return tops[key]
    if forth:
        return sum(tops[other] + down for other, down in found) / len(found) - tall[key] / 2
    return sum(tops[other] + tall[other] / 2 - down for other, down in found) / len(found)


def _apart(
    column: Sequence[Key], wanted: Sequence[float], tall: Mapping[Key, float], between: float
) -> list[float]:
    """Tops near to those wanted, in the order of the column, none over another.

    Neighbours that would overlap move together, to the mean of where they want to be.
    """
    blocks: list[tuple[float, int, float]] = []  # the sum of what they want for their first, how many, height
    for key, want in zip(column, wanted, strict=True):
        total, count, high = want, 1, tall[key] + _gap(key, between)
        while blocks and blocks[-1][0] / blocks[-1][1] + blocks[-1][2] > total / count:
            above, more, height = blocks.pop()
            total, count, high = above + total - count * height, count + more, height + high
        blocks.append((total, count, high))
    tops: list[float] = []
    for total, count, _ in blocks:
        top = total / count
        for key in column[len(tops) : len(tops) + count]:
            tops.append(top)
            top += tall[key] + _gap(key, between)
    return tops


def _gap(key: Key, between: float) -> float:
    return between if key[1] < 0 else LANE / 2


def _places(
    order: Sequence[Sequence[Key]], by_id: Mapping[int, Box], tops: Mapping[Key, float], across: float
) -> tuple[dict[int, Place], dict[int, tuple[float, float]]]:
    """The boxes, each at the left of its column; and the left and right of each layer."""
    places: dict[int, Place] = {}
    xs: dict[int, tuple[float, float]] = {}
    x = 0.0
    for column in order:
        own = [by_id[key[0]] for key in column if key[1] < 0]
        wide = max((box.wide for box in own), default=0.0)
        for box in own:
            places[box.id] = Place(x, tops[box.id, -1], box.wide, box.high)
            xs[box.layer] = x, x + wide
        x += wide + across
    return places, xs


def _line(
    box: Box,
    port: int,
    by_id: Mapping[int, Box],
    tops: Mapping[Key, float],
    places: Mapping[int, Place],
    xs: Mapping[int, tuple[float, float]],
) -> Line:
    down, to = box.ports[port]
    start, end = places[box.id], places[to]
    points = [(start.x + start.wide, start.y + down)]
    for layer in sorted(xs):
        if box.layer < layer < by_id[to].layer:
            left, right = xs[layer]
            y = tops[to, layer] + LANE / 2
            points += [(left, y), (right, y)]
    points.append((end.x, end.y + end.high / 2))
    return Line(box.id, port, to, tuple(points))
