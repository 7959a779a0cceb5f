"""What an agency can fill: by a unit, by two units that go as a pair, or by the room itself."""

from console.domain.agency import Agency, read_agency
from console.domain.pack.filling import can_fill
from console.domain.pairs import civil_halves, deputy_halves
from tests.domain.build import agency_text


def without(pack: Agency, units: frozenset[str]) -> Agency:
    """The pack without some of its units, made anew: what they fill is worked out once for each pack."""
    kept = tuple(unit for unit in pack.unit if unit.id not in units)
    return Agency.model_construct(**{**pack.model_dump(), **dict(pack), "unit": kept})


def test_two_units_that_go_as_a_pair_fill_what_needs_a_pair() -> None:
    whole = read_agency(agency_text(), "agency.toml")
    halves = without(whole, whole.fillers["co_response"])

    assert not halves.fillers["co_response"]
    assert can_fill(halves, "co_response")


def test_half_a_pair_fills_nothing() -> None:
    whole = read_agency(agency_text(), "agency.toml")
    pairs = whole.fillers["co_response"]

    assert not can_fill(without(whole, pairs | civil_halves(whole)), "co_response")
    assert not can_fill(without(whole, pairs | deputy_halves(whole)), "co_response")
