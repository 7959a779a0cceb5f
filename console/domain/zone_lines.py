"""Zones along lines from west to east: which pieces of each line lie in which zones. Part of `zone_check`.

Along a line every side is reckoned exactly; what lies between two lines is not seen.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from console.domain.shapes import Polygon, Shapes

KM_A_DEGREE = 6371.0088 * math.pi / 180
"""Of latitude, and of longitude at the equator; the mean radius of the earth (IUGG)."""


class Stretch(NamedTuple):
    """A piece of one line from west to east. within: all zones it lies in; beside: those at its two ends."""

    line: int
    west: float
    east: float
    within: tuple[str, ...]
    beside: tuple[str, ...] = ()


class Lines(NamedTuple):
    """Lines from the southern end of all zones to the northern one, so many degrees apart.

    pieces: for each line its pieces from west to east, from the beginning of the first zone to the last end.
    """

    south: float
    step: float
    pieces: tuple[tuple[Stretch, ...], ...]

    def lat(self, line: int) -> float:
        """The latitude of a line."""
        return self.south + (line + 0.5) * self.step

    def wide_m(self, each: Stretch) -> float:
        """How wide a piece is, in metres."""
        return (each.east - each.west) * KM_A_DEGREE * 1000 * math.cos(math.radians(self.lat(each.line)))

    def km2(self, each: Stretch) -> float:
        """The area that a piece stands for: its width, half-way to the lines beside it."""
        return self.wide_m(each) / 1000 * self.step * KM_A_DEGREE


def lines_of(shapes: Shapes, number: int) -> Lines:
    """So many lines across all polygons; there has to be one."""
    every = [polygon for _, polygons in shapes.zones for polygon in polygons]
    south, north = min(each.south for each in every), max(each.north for each in every)
    bare = Lines(south, (north - south) / number, ())
    ends: list[list[tuple[float, int, str]]] = [[] for _ in range(number)]
    for zone, polygons in shapes.zones:
        for polygon in polygons:
            for line, crossed in _crossed(polygon, bare, number).items():
                # Of a side that several zones share the one that ends comes first: they do not overlap there.
                for place, lon in enumerate(sorted(crossed)):
                    ends[line].append((lon, place % 2 == 0, zone))
    return bare._replace(pieces=tuple(tuple(_pieces(line, sorted(each))) for line, each in enumerate(ends)))


def _crossed(polygon: Polygon, lines: Lines, number: int) -> Mapping[int, list[float]]:
    """Where each line crosses the sides of a polygon."""
    found: dict[int, list[float]] = defaultdict(list)
    for edge in polygon.edges:
        first = max(0, math.floor((edge.lat - lines.south) / lines.step - 0.5))
        last = min(number - 1, math.ceil((edge.to_lat - lines.south) / lines.step - 0.5))
        for line in range(first, last + 1):
            lat = lines.lat(line)
            if edge.lat <= lat < edge.to_lat:
                found[line].append(edge.lon_at(lat))
    return found


def _pieces(line: int, ends: Sequence[tuple[float, int, str]]) -> Iterator[Stretch]:
    """The pieces between the places where zones begin and end."""
    within: dict[str, int] = defaultdict(int)
    for (west, begins, zone), (east, _, following) in pairwise(ends):
        within[zone] += 1 if begins else -1
        inside = tuple(sorted(each for each, times in within.items() if times > 0))
        if west < east:
            yield Stretch(line, west, east, inside, tuple(sorted({zone, following})))
