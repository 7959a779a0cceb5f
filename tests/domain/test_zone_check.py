"""Gaps and overlaps between zones: found with their areas and a point in each, by hand and in a real city."""

import json
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.agency_parts import Zone
from console.domain.coordinates import Point
from console.domain.shapes import NO_SHAPES, read_shapes
from console.domain.zone_check import look, shadows
from console.domain.zone_lines import KM_A_DEGREE
from tests.domain.shape_build import feature, shapes, square
from tests.domain.test_shapes import REAL


def area_km2(south: float, degrees: float) -> float:
    """The area of a square of so many degrees, on a sphere."""
    north = math.sin(math.radians(south + degrees)) - math.sin(math.radians(south))
    return KM_A_DEGREE**2 * degrees * math.degrees(north)


def test_zones_that_fit_have_neither_gap_nor_overlap() -> None:
    four = [feature(f"{x}{y}", square(x, y)) for x in (0, 1) for y in (0, 1)]

    assert look(shapes(*four)).findings == ()
    assert look(NO_SHAPES).findings == ()


def test_an_overlap_is_told_once_with_its_area_and_a_point_in_it() -> None:
    both = shapes(feature("a", square(0, 40, 3)), feature("b", square(2, 42, 3)))

    (found,) = look(both).findings

    assert (found.kind, found.zones) == ("overlap", ("a", "b"))
    assert found.km2 == pytest.approx(area_km2(42, 1), rel=0.002)
    assert both.at(found.example) == ("a", "b")


def test_a_gap_is_what_zones_shut_in_with_those_beside_it() -> None:
    ring, corner = feature("ring", square(0, 40, 3), square(1, 41)), feature("corner", square(1, 41, 0.5))

    holed = shapes(ring, corner)
    (found,) = look(holed).findings

    assert (found.kind, found.zones) == ("gap", ("corner", "ring"))
    assert found.km2 == pytest.approx(area_km2(41, 1) - area_km2(41, 0.5), rel=0.002)
    assert holed.at(found.example) == ()


def test_what_opens_to_the_outside_is_outside() -> None:
    bay = [[0, 0], [9, 0], [9, 9], [6, 9], [6, 3], [3, 3], [3, 9], [0, 9], [0, 0]]
    apart = square(20, 0)

    assert look(shapes(feature("bay", bay), feature("apart", apart))).findings == ()


def test_two_gaps_are_two_findings_the_larger_first() -> None:
    holed = shapes(feature("a", square(0, 40, 9), square(1, 41, 1), square(4, 44, 3)))

    found = look(holed).findings

    assert [each.kind for each in found] == ["gap", "gap"]
    assert [each.km2 for each in found] == pytest.approx([area_km2(44, 3), area_km2(41, 1)], rel=0.002)


@given(st.integers(1, 8), st.integers(1, 8), st.integers(0, 3), st.integers(0, 3))
def test_areas_are_those_of_squares_wherever_they_lie(width: int, size: int, east: int, north: int) -> None:
    one, other = square(0, 30, width), square(east, 30 + north, size)
    wide, high = min(width, east + size) - max(0, east), min(width, north + size) - max(0, north)
    expected = wide * high if wide > 0 and high > 0 else 0

    findings = look(shapes(feature("a", one), feature("b", other))).findings

    assert bool(findings) == bool(expected)
    for found in findings:
        south = 30 + max(0, north)
        share = area_km2(south, high) / high * wide
        assert found.km2 == pytest.approx(share, rel=0.01)


@pytest.mark.skipif(not REAL.is_file(), reason=f"{REAL} is not there: the polygons of a real city")
def test_the_gaps_of_a_real_city_are_in_none_of_its_neighbourhoods_and_its_overlap_in_two() -> None:
    text = REAL.read_text("utf-8")
    names = [each["properties"]["name"] for each in json.loads(text)["features"]]
    sacramento = read_shapes(text, "name", names)

    looked = look(sacramento)
    large = [each for each in looked.findings if each.km2 >= 0.001]

    assert [each.kind for each in large].count("gap") == 5
    assert [each.zones for each in large if each.kind == "overlap"] == [
        ("Central Oak Park", "North Oak Park")
    ]
    for each in looked.findings:
        assert len(sacramento.at(each.example)) == (0 if each.kind == "gap" else 2)
    river = large[0]
    assert {"River Park", "Cal Expo"} <= set(river.zones)
    assert river.km2 == pytest.approx(_sampled(sacramento.at, river.example), rel=0.03)


def _sampled(at: Callable[[Point], tuple[str, ...]], inside: Point) -> float:
    """The area around a point that lies in no zone, by filling it square by square: a slow reference."""
    lat_step, lon_step = 0.0004, 0.0004
    waiting, found = [(0, 0)], {(0, 0)}
    while waiting:
        row, column = waiting.pop()
        for beside in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            point = Point(inside.lat + beside[0] * lat_step, inside.lon + beside[1] * lon_step)
            if beside not in found and not at(point):
                found.add(beside)
                waiting.append(beside)
    each = KM_A_DEGREE**2 * lat_step * lon_step * math.cos(math.radians(inside.lat))
    return len(found) * each


def test_a_name_within_a_longer_one_of_another_zone_is_told() -> None:
    zones = (
        Zone(id="middle", word="Middle", places=("Alder", "Oak")),
        Zone(id="south", word="South", places=("Alder Creek", "Oakland")),
    )

    assert [tuple(each) for each in shadows(zones)] == [("Alder", "middle", "Alder Creek", "south")]
