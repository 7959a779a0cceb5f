"""Zones as polygons: read from GeoJSON (RFC 7946), and which of them a point lies in.

Thirty lines of our own and no library: shapely and what it needs are more than 30 MB, and all that is asked
here is on which side of an edge a point is. Knows no calls. Nothing crosses the 180th meridian.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple

from console.domain.coordinates import LAT_MAX, LON_MAX, Point

POSITIONS_MIN = 4
"""A ring is three corners and the first of them again."""


class Edge(NamedTuple):
    """A side of a ring, the southern end first: so two zones reckon their common side alike."""

    lat: float
    lon: float
    to_lat: float
    to_lon: float

    def lon_at(self, lat: float) -> float:
        """Where the side is at a latitude between its ends."""
        share = (lat - self.lat) / (self.to_lat - self.lat)
        return self.lon + share * (self.to_lon - self.lon)


class Polygon(NamedTuple):
    """One polygon with its holes: the box around it, and every side that is not level."""

    south: float
    west: float
    north: float
    east: float
    edges: tuple[Edge, ...]

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it, by the even-odd rule.

        A side belongs to the polygon east of it, a corner to the one north of it: a point on the side that
        two zones share lies in one of them, never in both and never in none.
        """
        lat, lon = point
        if not (self.south <= lat <= self.north and self.west <= lon <= self.east):
            return False
        east_of = sum(each.lat <= lat < each.to_lat and each.lon_at(lat) <= lon for each in self.edges)
        return east_of % 2 == 1


class Shapes(NamedTuple):
    """The polygons of an agency's zones, and the text they were read from."""

    text: str = ""
    zones: tuple[tuple[str, tuple[Polygon, ...]], ...] = ()

    def at(self, point: Point) -> tuple[str, ...]:
        """The ids of all zones that the point lies in, in the pack's order."""
        return tuple(zone for zone, polygons in self.zones if any(each.holds(point) for each in polygons))


NO_SHAPES = Shapes()


class ShapesFaulty(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """A file of polygons with faults, one a line."""


def read_shapes(text: str, key: str, zones: Sequence[str]) -> Shapes:
    """The polygons of these zones. key: the property of each feature that holds its zone's id.

    Raises ShapesFaulty with every fault, each with the number of its feature.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ShapesFaulty(f"this is not JSON: {fault}") from fault
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise ShapesFaulty("this is no GeoJSON FeatureCollection with features in it")
    found: dict[str, list[Polygon]] = {zone: [] for zone in zones}
    faults: list[str] = []
    for number, feature in enumerate(features, start=1):
        try:
            zone = _zone_of(feature, key, zones)
            found[zone] += [_polygon(rings) for rings in _polygons(feature.get("geometry"))]
        except ShapesFaulty as fault:
            faults.append(f"feature {number}: {fault}")
    if faults:
        raise ShapesFaulty("\n".join(faults))
    return Shapes(text, tuple((zone, tuple(each)) for zone, each in found.items() if each))


def _zone_of(feature: object, key: str, zones: Sequence[str]) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    zone = properties.get(key) if isinstance(properties, Mapping) else None
    if not isinstance(zone, str):
        raise ShapesFaulty(f"it has no property {key!r} with a zone's id")
    if zone not in zones:
        near = get_close_matches(zone, zones, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ShapesFaulty(f"{key} {zone!r} is no zone of the pack{hint}")
    return zone


def _polygons(geometry: object) -> Iterator[object]:
    """The lists of rings of a geometry."""
    kind, held = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else (0, 0)
    if kind == "Polygon":
        yield held
    elif kind == "MultiPolygon" and isinstance(held, list) and held:
        yield from held
    else:
        raise ShapesFaulty("it is no Polygon and no MultiPolygon")


def _polygon(rings: object) -> Polygon:
    if not isinstance(rings, list) or not rings:
        raise ShapesFaulty("a polygon without rings")
    corners = [_ring(ring) for ring in rings]
    every = [point for ring in corners for point in ring]
    lats, lons = [point.lat for point in every], [point.lon for point in every]
    return Polygon(min(lats), min(lons), max(lats), max(lons), tuple(_edges(corners)))


def _ring(ring: object) -> tuple[Point, ...]:
    if not isinstance(ring, list) or len(ring) < POSITIONS_MIN:
        raise ShapesFaulty(f"a ring with fewer than {POSITIONS_MIN} positions")
    points = tuple(_position(each) for each in ring)
    if points[0] != points[-1]:
        raise ShapesFaulty("a ring that does not end where it begins")
    return points


def _position(position: object) -> Point:
    """A position of GeoJSON, longitude first. What is no degrees, such as metres of a grid, is told."""
    if isinstance(position, list) and len(position) >= len(Point._fields):
        lon, lat = position[:2]
        if _is_number(lon, LON_MAX) and _is_number(lat, LAT_MAX):
            return Point(float(lat), float(lon))
    raise ShapesFaulty(f"{json.dumps(position)[:60]} is no longitude and latitude in degrees (WGS 84)")


def _is_number(value: object, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most


def _edges(rings: Iterable[Sequence[Point]]) -> Iterator[Edge]:
    for ring in rings:
        for one, other in pairwise(ring):
            if one.lat != other.lat:
                yield Edge(*min(one, other), *max(one, other))
