"""Polygons for tests: squares of a made-up county, as GeoJSON, and packs that name them."""

import json
from collections.abc import Sequence

from console.domain.shapes import Polygon, Shapes, read_shapes
from tests.domain.build import agency_text

Ring = Sequence[tuple[float, float]]
"""Corners as GeoJSON has them: longitude, latitude."""

NAMED = '\n[shapes]\nfile = "zones.geojson"\nzone_is = "name"\n'


def square(west: float, south: float, size: float = 1) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(zone: str, *rings: object, kind: str = "Polygon") -> dict[str, object]:
    """A feature of one polygon, the further rings its holes; or the coordinates of another kind."""
    coordinates = list(rings) if kind == "Polygon" else rings[0]
    return {
        "type": "Feature",
        "properties": {"name": zone},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def geojson(*features: dict[str, object]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def shapes(*features: dict[str, object]) -> Shapes:
    zones = dict.fromkeys(str(each["properties"]["name"]) for each in features)  # type: ignore[index]  # as built
    return read_shapes(geojson(*features), "name", tuple(zones))


def polygon(*rings: Ring) -> Polygon:
    """One polygon of these rings; each is closed here."""
    closed = [[list(each) for each in (*ring, ring[0])] for ring in rings]
    return shapes(feature("a", *closed)).zones[0][1][0]


MIDDLE, NORTH, SOUTH = square(-121, 44), square(-121, 45), square(-121, 43)
"""Three zones of the sample pack, one above the other."""
COUNTY = geojson(feature("middle", MIDDLE), feature("north", NORTH), feature("south", SOUTH))
IN_MIDDLE, IN_NORTH, IN_SOUTH = "44.500, -120.500", "45.500, -120.500", "43.500, -120.500"


def drawn_pack(more: str = "") -> str:
    """The sample pack with polygons, and these tables."""
    return agency_text() + NAMED + more
