"""Zones as polygons: holes, edges, several parts; against a slow reference; and faults of the file."""

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from console.domain.coordinates import Point
from console.domain.shapes import ShapesFaulty, read_shapes
from tests.domain.shape_build import feature, geojson, polygon, shapes, square

REAL = Path(__file__).resolve().parents[3] / "shared/data/geo/sacramento.geojson"
CORNERS = st.tuples(st.integers(-9, 9), st.integers(-9, 9))
RINGS = st.lists(st.lists(CORNERS, min_size=3, max_size=8), min_size=1, max_size=3)


def by_hand(rings: list[list[tuple[int, int]]], lon: Fraction, lat: Fraction) -> bool | None:
    """Even-odd by a ray to the north, in fractions; None on an edge. Another way than the product's."""
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            turn = (x2 - x1) * (lat - y1) - (y2 - y1) * (lon - x1)
            if turn == 0 and min(x1, x2) <= lon <= max(x1, x2) and min(y1, y2) <= lat <= max(y1, y2):
                return None
            if (x1 <= lon) != (x2 <= lon):
                crossings += y1 + Fraction(y2 - y1, x2 - x1) * (lon - x1) > lat
    return crossings % 2 == 1


@given(RINGS, st.integers(-80, 80), st.integers(-80, 80))
def test_a_point_lies_where_a_slow_reference_has_it(
    rings: list[list[tuple[int, int]]], eighth_lon: int, eighth_lat: int
) -> None:
    expected = by_hand(rings, Fraction(eighth_lon, 8), Fraction(eighth_lat, 8))
    assume(expected is not None)

    assert polygon(*rings).holds(Point(eighth_lat / 8, eighth_lon / 8)) is expected


@given(
    st.lists(st.floats(-1, 1), min_size=1, max_size=6),
    st.floats(-1.9, 1.9),
    st.floats(0, 1),
    st.booleans(),
)
def test_a_common_side_belongs_to_one_of_two_zones(
    bends: list[float], lon: float, share: float, is_on_side: bool
) -> None:
    lats = [5 + number for number in range(len(bends) + 2)]
    side = list(zip([0.0, *bends, 0.0], lats, strict=True))
    west = polygon([(-2.0, 5.0), *side, (-2.0, lats[-1])])
    east = polygon([(2.0, 5.0), (2.0, lats[-1]), *reversed(side)])
    (one_lon, one_lat), (other_lon, other_lat) = side[0], side[1]
    lat = one_lat + share * (other_lat - one_lat)
    point = Point(lat, one_lon + share * (other_lon - one_lon) if is_on_side else lon)
    assume(point.lat < lats[-1])

    assert west.holds(point) != east.holds(point)


def test_a_hole_is_outside_and_an_island_in_it_inside_again() -> None:
    ring, hole, island = square(0, 0, 9), square(2, 2, 5), square(4, 4, 1)

    lake = shapes(feature("lake", ring, hole), feature("island", island))

    assert lake.at(Point(1, 1)) == ("lake",)
    assert lake.at(Point(3, 3)) == ()
    assert lake.at(Point(4.5, 4.5)) == ("island",)


def test_parts_of_a_zone_count_alike_whether_in_one_feature_or_in_several() -> None:
    parts = [[square(0, 0)], [square(5, 5)]]

    one = shapes(feature("a", parts, kind="MultiPolygon"))
    several = shapes(feature("a", square(0, 0)), feature("a", square(5, 5)))

    for point in (Point(0.5, 0.5), Point(5.5, 5.5), Point(3, 3)):
        assert one.at(point) == several.at(point)
    assert one.at(Point(5.5, 5.5)) == ("a",)


def test_two_zones_that_overlap_are_both_told() -> None:
    assert shapes(feature("a", square(0, 0, 2)), feature("b", square(1, 1, 2))).at(Point(1.5, 1.5)) == (
        "a",
        "b",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[]", "no GeoJSON FeatureCollection"),
        ('{"features": []}', "no GeoJSON FeatureCollection"),
        (geojson({"type": "Feature"}), "feature 1: it has no property 'name' with a zone's id"),
        ('{"features": [7]}', "feature 1: it has no property 'name'"),
        (geojson(feature("nord", square(0, 0))), "'nord' is no zone of the pack; did you mean 'north'?"),
        (geojson(feature("north", [0, 0], kind="Point")), "it is no Polygon and no MultiPolygon"),
        (geojson(feature("north", [], kind="MultiPolygon")), "it is no Polygon and no MultiPolygon"),
        (geojson(feature("north")), "a polygon without rings"),
        (geojson(feature("north", square(0, 0)[:3])), "fewer than 4 positions"),
        (geojson(feature("north", square(0, 0)[:4])), "does not end where it begins"),
        (geojson(feature("north", square(500_000, 4_000_000))), "no longitude and latitude in degrees"),
        (geojson(feature("north", [[1, 2], ["3", 4], [5, 6], [1, 2]])), '["3", 4] is no longitude'),
        (geojson(feature("north", [[1, 2], [float("nan"), 4], [5, 6], [1, 2]])), "is no longitude"),
        (geojson(feature("north", [[1], [2], [3], [1]])), "is no longitude"),
    ],
)
def test_faults_of_the_file_are_told(text: str, says: str) -> None:
    with pytest.raises(ShapesFaulty) as faulty:
        read_shapes(text, "name", ("middle", "north", "south"))

    assert says in str(faulty.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ShapesFaulty) as faulty:
        read_shapes(geojson(feature("x"), feature("north"), feature("y")), "name", ("north",))

    assert [line.partition(":")[0] for line in str(faulty.value).splitlines()] == [
        "feature 1",
        "feature 2",
        "feature 3",
    ]


@pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not there: the polygons of a real city")
def test_real_places_lie_in_their_real_neighbourhoods() -> None:
    text = REAL.read_text("utf-8")
    zones = [each["properties"]["name"] for each in json.loads(text)["features"]]

    sacramento = read_shapes(text, "name", zones)

    assert len(sacramento.zones) == 121
    assert sacramento.at(Point(38.5766, -121.4934)) == ("Downtown",)
    assert sacramento.at(Point(38.5400, -121.5030)) == ("Land Park",)
    assert sacramento.at(Point(44.052, -123.087)) == ()
