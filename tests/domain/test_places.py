"""Where a place lies, how far it is, and what a policy is told of a team that is far away."""

import pytest

from console.domain import commands as c
from console.domain.agency import AgencyFaulty, read_agency
from console.domain.care_team import care_team
from console.domain.places import minutes_between
from console.domain.rows.fits import choosing
from console.domain.rows.units import unit_rows
from tests.domain.build import a_desk, a_quiet_call, a_room, agency_text

SOUTH = "31 Quarry Lane, back door"
ONLY_NORTH = 'place = "Alder"\nstatus'
"""The place of CR-11 in the sample pack."""


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("14 Alder Row, upstairs", "middle"),
        ("QUARRY LANE bridge", "south"),
        ("602 Mill Road", "north"),
        ("602 Millroad", ""),
        ("Northern Street", ""),
        ("the North end of Quarry Lane", "south"),
        ("", ""),
        ("withheld: person", ""),
    ],
)
def test_a_place_lies_in_the_zone_with_the_longest_name_that_stands_in_it(address: str, zone: str) -> None:
    assert a_room().agency.ways.zone_at(address) == zone


def test_the_way_is_the_agencys_number_either_way_and_nothing_where_it_has_none() -> None:
    agency = a_room().agency

    assert minutes_between(agency.travel, "middle", "south") == 11
    assert minutes_between(agency.travel, "south", "middle") == 11
    assert minutes_between(agency.travel, "south", "south") == 4
    assert minutes_between((), "middle", "south") is None
    assert agency.ways.to("CR-11", agency.ways.zone_at("an unknown street")) is None
    unplaced = agency.ways.to("CL-1", "south")
    assert unplaced is not None
    assert unplaced.minutes is None


def test_the_nearest_unit_is_offered_first_with_its_minutes() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value=SOUTH))

    best = choosing(desk.board, desk.call(call)).best("mobile_crisis")
    fits = [row for row in unit_rows(desk.board, desk.call(call)) if row.key]

    assert best is not None
    assert best.fit.unit.id == "CR-14"
    assert [(row.unit, [chip.words for chip in row.chips][1]) for row in fits] == [
        ("CR-14", "4 min away"),
        ("CR-11", "11 min away"),
        ("SV-2", "11 min away"),
    ]


def test_a_unit_that_does_not_go_to_a_zone_stands_last_and_says_so() -> None:
    text = agency_text().replace(ONLY_NORTH, 'place = "Alder"\ncovers = ["north"]\nstatus')
    assert text != agency_text()
    desk = a_desk(agency=text)
    call = a_quiet_call(desk)

    fits = [row for row in unit_rows(desk.board, desk.call(call)) if row.key]

    assert fits[-1].unit == "CR-11"
    assert "outside its area" in [chip.words for chip in fits[-1].chips]


@pytest.mark.parametrize(("limit", "team"), [(0, "available"), (12, "available"), (5, "delayed")])
def test_a_team_that_drives_longer_than_the_limit_is_delayed(limit: int, team: str) -> None:
    text = agency_text().replace("read_back_s = 180", f"read_back_s = 180\ncare_team_min = {limit}")
    desk = a_desk(agency=text)
    for unit in ("CR-14",):
        desk.do(c.SetUnitStatus(unit=unit, status="off_duty", reason="night"))
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value=SOUTH))

    assert care_team(desk.board, desk.call(call)) == team


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('"Sorrel"', '"Alder"', "zones middle, south all have the place 'alder'; leave it in one of them"),
        ('["north", "south"]\nminutes', '["nord", "south"]\nminutes', "between 'nord', which is not known"),
        ('["north", "south"]\nminutes', '["south", "middle"]\nminutes', "stands twice; leave one"),
        (ONLY_NORTH, 'place = "Alder"\ncovers = ["nort"]\nstatus', "did you mean 'north'?"),
        ('places = ["North", "Larkspur", "Mill Road"]', "places = []", "a call could never be in it"),
    ],
)
def test_gaps_and_overlaps_between_zones_are_found(before: str, after: str, says: str) -> None:
    text = agency_text()
    assert before in text

    with pytest.raises(AgencyFaulty) as faulty:
        read_agency(text.replace(before, after, 1), "agency.toml")

    assert says in faulty.value.says
