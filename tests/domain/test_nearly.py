"""Addresses and numbers that may be one: units, fewer words, points, and numbers written differently."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.nearly import Likeness, is_same_number, likeness, number_key, spot_of
from console.domain.sought import sought_by
from tests.domain.test_address_parts import REAL, real_addresses

PHONES = REAL.parent / "phone_examples_libphonenumber.csv"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("14 Alder Row, Apt 3", "14 alder row #3", "same"),
        ("14 Alder Row, Apartment 3", "14 ALDER ROW UNIT 3", "same"),
        ("14 Alder Row Suite 3", "14 Alder Row 3", "same"),
        ("14B Alder Street", "14 b alder st.", "same"),
        ("14 Alder Row, Apt 3", "14 Alder Row", "near"),
        ("14 Alder Row, Apt 3", "14 Alder Row, Apt 4", "near"),
        ("14 Alder Row, Apt 3, Millbrook", "14 Alder Row", "near"),
        ("14 Alder Row", "14 Alder Row, Millbrook", "near"),
        ("44.0520, -123.0870", "bench at 44.0521, -123.0871", "near"),
        ("44.0520, -123.0870", "44.0620, -123.0870", ""),
        ("14 Alder Row", "15 Alder Row", ""),
        ("14 Alder Row", "14 Birch Lane", ""),
        ("Alder Row", "Alder Row north", ""),
        ("14", "14 Alder Row", ""),
        ("", "", ""),
        ("", "14 Alder Row", ""),
        ("#", "apt", ""),
    ],
)
def test_places_that_may_be_one(one: str, other: str, expected: Likeness) -> None:
    assert likeness(spot_of(one), spot_of(other)) == expected
    assert likeness(spot_of(other), spot_of(one)) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_either_way_for_any_text(one: str, other: str) -> None:
    assert likeness(spot_of(one), spot_of(other)) == likeness(spot_of(other), spot_of(one))
    assert likeness(spot_of(one), spot_of(one)) in ("same", "")


@pytest.mark.parametrize(
    "number",
    [
        "(555) 010-0142", "+1 555 010 0142", "1-555-010-0142", "555.010.0142", "5550100142",
        "555 010 0142 x12", "555-010-0142 ext. 7", "555 010 0142 extension 12", "555 010 0142 #3",
        "\N{FULLWIDTH DIGIT FIVE}55 010 0142", " 555\N{NO-BREAK SPACE}010\N{NON-BREAKING HYPHEN}0142 ",
    ],
)  # fmt: skip
def test_one_number_however_it_is_written(number: str) -> None:
    assert is_same_number(number_key(number), number_key("555 010 0142"))
    assert is_same_number(number_key("010-0142"), number_key(number))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("555 010 0142", "555 010 0143"),
        ("", ""),
        ("withheld", "blocked"),
        ("0142", "555 010 0142"),
        ("911", "9111"),
    ],
)
def test_other_numbers_are_not_one(one: str, other: str) -> None:
    assert not is_same_number(number_key(one), number_key(other))


@pytest.mark.skipif(not REAL.is_dir(), reason=f"{REAL} is not there: real addresses")
def test_real_addresses_are_like_themselves_in_capitals_and_with_other_blanks() -> None:
    addresses = [each for each in real_addresses() if spot_of(each).words]
    assert len(addresses) > 2000
    for address in addresses:
        assert likeness(spot_of(address), spot_of("  ".join(address.upper().split()))) == "same", address


@pytest.mark.skipif(not PHONES.is_file(), reason=f"{PHONES} is not there: real numbers")
def test_real_numbers_are_one_with_themselves_however_they_are_printed() -> None:
    with PHONES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["international"]]
    american = [row for row in rows if row["region"] in ("US", "CA")]
    assert len(rows) > 600
    assert american
    for row in rows:
        assert number_key(row["e164"]) == number_key(row["international"]), row
    for row in american:
        assert is_same_number(number_key(row["e164"]), number_key(row["national"])), row


@pytest.mark.parametrize(
    ("address", "sought"),
    [
        ("14 Alder Street, Apt 3", "14 alder st 3"),
        ("14 alder st. #3", "14 alder st 3"),
        ("14 Alder St UNIT 3", "14 alder st 3"),
        ("14 Alder St Unit", "14 alder st unit"),
        ("Unit 3", "unit 3"),
        ("", ""),
    ],
)
def test_a_unit_is_looked_up_however_it_is_written(address: str, sought: str) -> None:
    assert sought_by("address", address) == sought
