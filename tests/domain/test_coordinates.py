"""Coordinates as people type and paste them: read where they are clear, told where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.coordinates import LAT_MAX, LON_MAX, Point, spelled, typed_point

EUGENE = Point(44.052, -123.087)


@pytest.mark.parametrize(
    "text",
    [
        "44.052, -123.087",
        "44.052 -123.087",
        "(44.052,-123.087)",
        "44.052; -123.087",
        "+44.052, -123.087",
        "44.052N 123.087W",
        "N44.052 W123.087",
        "n 44.052, w 123.087",
        "44.052° N, 123.087° W",
        "123.087W 44.052N",
        "lat 44.052 lon -123.087",
        "Latitude: 44.052, Longitude: -123.087",
        "geo:44.052,-123.087",
        "https://maps.example/@44.052,-123.087,17z",
        "44.052, \N{MINUS SIGN}123.087",
        "44.052, \N{EN DASH}123.087",
        "44°03.120' N 123°05.220' W",
        "N 44° 03.120' W 123° 05.220'",
        "44°3'7.2\"N 123°5'13.2\"W",
        "44°3\N{PRIME}7.2\N{DOUBLE PRIME}N 123°5\N{PRIME}13.2\N{DOUBLE PRIME}W",
        "the boat ramp, 44.052, -123.087 north of the bridge",
        "44.052, -123.087 N of the bridge",
    ],
)
def test_common_spellings_are_one_place(text: str) -> None:
    typed = typed_point(text)

    assert typed is not None
    assert typed.point is not None, typed.says
    assert typed.point == pytest.approx(EUGENE, abs=1e-9)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14 Alder Row, apartment 3",
        "12 14 Alder",
        "12.5 14.25",
        "602 Mill Road 97401-1234",
        "Hwy 99, milepost 12.455",
        "version 1.234.567",
        "(555) 010-0142",
        "44.052",
        "at -123.087",
    ],
)
def test_addresses_and_numbers_are_no_coordinates(text: str) -> None:
    assert typed_point(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-123.087, 44.052", "write latitude first: 44.052, -123.087"),
        ("144.052, 223.087", "144.052, 223.087 is no place"),
        ("44.052N 123.087N", "a north or south and an east or west"),
        ("44.052N 123.087", "a north or south and an east or west"),
        ("99.052N 123.087W", "is no place"),
    ],
)
def test_what_is_no_place_is_told_and_never_turned_round(text: str, says: str) -> None:
    typed = typed_point(text)

    assert typed is not None
    assert typed.point is None
    assert says in typed.says


@given(st.floats(-LAT_MAX, LAT_MAX), st.floats(-LON_MAX, LON_MAX))
def test_what_is_shown_can_be_typed_again(lat: float, lon: float) -> None:
    typed = typed_point(f"by the river, {spelled(Point(lat, lon))}")

    assert typed is not None
    assert typed.point is not None
    assert typed.point == pytest.approx((lat, lon), abs=1e-5)


@given(st.text(max_size=500) | st.text("0123456789.,-NSEW°'\" ", max_size=500))
def test_any_text_is_read_without_trouble(text: str) -> None:
    typed = typed_point(text)

    if typed is not None and typed.point is not None:
        assert abs(typed.point.lat) <= LAT_MAX
        assert abs(typed.point.lon) <= LON_MAX
    assert typed is None or (typed.point is None) == bool(typed.says)
