"""In which order units are offered, why, and where they are taken to be."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain.clocked import moved
from console.domain.names import Mark
from console.domain.rows.fits import choosing
from console.domain.rows.shown import UnitRow
from console.domain.rows.units import unit_rows
from console.domain.trail import Stint, Trail, Work, work_since
from console.domain.veil import veiled_board
from tests.domain.build import START, Desk, a_desk, a_quiet_call, agency_text, dated, move, send


def chips(desk: Desk, call: str, unit: str) -> list[tuple[str, str]]:
    return [(chip.sign, chip.words) for chip in row_of(desk, call, unit).chips]


def row_of(desk: Desk, call: str, unit: str) -> UnitRow:
    return next(row for row in unit_rows(desk.board, desk.call(call)) if row.unit == unit)


def order(desk: Desk, call: str) -> list[str]:
    return [row.unit for row in unit_rows(desk.board, desk.call(call)) if row.key]


def been_out(desk: Desk, unit: str, response: str, minutes: int, address: str = "14 Alder Row") -> str:
    """The unit has been with somebody for so many minutes, and has just left."""
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value=address))
    send(desk, call, unit, response)
    move(desk, unit, "en_route", "on_scene")
    desk.later(minutes * 60)
    move(desk, unit, "available")
    return call


def test_who_has_just_come_from_a_scene_stands_behind_who_has_rested_and_says_so() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 20)
    call = a_quiet_call(desk)

    assert order(desk, call) == ["SV-2", "CR-11", "CR-14"]
    assert ("against", "under 15 min of rest") in chips(desk, call, "CR-11")

    desk.later(15 * 60)
    desk.do(c.AddNote(call=call, text="still waiting"))

    assert order(desk, call) == ["SV-2", "CR-11", "CR-14"], "the longest free first, where all else is alike"
    assert ("against", "under 15 min of rest") not in chips(desk, call, "CR-11")


def test_who_had_more_to_do_in_the_last_hours_stands_behind_who_had_less() -> None:
    desk = a_desk()
    been_out(desk, "SV-2", "mobile_crisis", 40)
    desk.later(20 * 60)
    call = a_quiet_call(desk)

    assert order(desk, call) == ["CR-11", "SV-2", "CR-14"]
    assert ("against", "1 call, 40 min in 4 h") in chips(desk, call, "SV-2")


def test_a_place_told_by_radio_is_where_the_unit_is_with_its_age() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-14", place="Harrow, at the church"))
    told = desk.now
    desk.later(12 * 60)
    call = a_quiet_call(desk)

    row = row_of(desk, call, "CR-14")

    assert (row.place, row.place_since) == ("Harrow, at the church", told)
    assert ("for", "4 min away") in chips(desk, call, "CR-14")
    assert row_of(desk, call, "CR-11").place == "Alder, station"


def test_an_old_place_counts_for_less_and_says_so_and_in_the_end_is_nobodys_knowledge() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-14", place="Harrow"))
    desk.later(40 * 60)
    call = a_quiet_call(desk)

    assert ("against", "4 min from an old place") in chips(desk, call, "CR-14")
    assert order(desk, call)[-1] == "CR-14"

    desk.later(4 * 3600)
    desk.do(c.AddNote(call=call, text="still waiting"))

    assert row_of(desk, call, "CR-14").place == "Riverbend, station"
    assert ("for", "11 min away") in chips(desk, call, "CR-14")


def test_after_a_scene_a_unit_is_where_that_was_also_once_the_call_is_closed() -> None:
    desk = a_desk()
    first = been_out(desk, "CR-11", "mobile_crisis", 20, "31 Quarry Lane")
    desk.later(16 * 60)
    call = a_quiet_call(desk)
    open_place = row_of(desk, call, "CR-11")
    desk.do(c.CloseCall(call=first, disposition="safety_plan"))
    closed_place = row_of(desk, call, "CR-11")

    assert (open_place.place, closed_place.place) == ("31 Quarry Lane", "31 Quarry Lane")
    assert ("for", "11 min away") in chips(desk, call, "CR-11")
    assert row_of_veiled(desk, call, "CR-11").place == "withheld: person"


def row_of_veiled(desk: Desk, call: str, unit: str) -> UnitRow:
    board = veiled_board(desk.board, ())
    return next(row for row in unit_rows(board, board.calls[call]) if row.unit == unit)


def test_the_newest_word_of_where_it_is_holds() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 20, "31 Quarry Lane")
    desk.later(60)
    desk.do(c.PlaceUnit(unit="CR-11", place="602 Mill Road"))
    call = a_quiet_call(desk)

    assert row_of(desk, call, "CR-11").place == "602 Mill Road"


def test_what_was_heard_before_does_not_undo_what_was_heard_since() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-11", place="602 Mill Road"))

    code, says = desk.refusal(dated(c.PlaceUnit(unit="CR-11", place="Harrow"), desk.now - timedelta(hours=1)))

    assert code == "then_overtaken"
    assert "the place of CR-11" in says


def test_where_somebody_sets_the_clock_places_and_work_are_as_old_as_before() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 20)
    desk.do(c.PlaceUnit(unit="CR-11", place="Harrow"))
    call = a_quiet_call(desk)
    before = row_of(desk, call, "CR-11")

    ahead = moved(desk.board, timedelta(hours=7))
    row = next(each for each in unit_rows(ahead, ahead.calls[call]) if each.unit == "CR-11")

    assert before.place_since is not None
    assert row.place_since == before.place_since + timedelta(hours=7)
    assert (row.chips, row.key) == (before.chips, before.key)


def test_a_place_that_is_in_no_zone_is_never_near() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-11", place="behind the water tower"))
    call = a_quiet_call(desk)

    assert order(desk, call)[-1] == "CR-11"
    assert ("against", "distance not known") in chips(desk, call, "CR-11")


def test_where_the_call_is_in_no_zone_that_is_said_once_and_of_nobody_is_it_said_that_he_is_near() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value="behind the water tower"))

    shown = unit_rows(desk.board, desk.call(call))

    notes = [row.why_not for row in shown if not row.unit and not row.head]
    assert notes == ["This place is in no zone of the agency: how far it is, nobody knows."]
    assert not any("min" in chip.words for row in shown for chip in row.chips)


def test_of_a_place_that_is_not_shown_nobody_is_told_that_it_is_in_no_zone() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value="412 Alder Row"))
    board = veiled_board(desk.board, {Mark.PLAIN})

    shown = unit_rows(board, board.calls[call])

    assert [row.why_not for row in shown if "zone" in row.why_not] == []


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"others_present": "children"}, ["Children are there."]),
        ({"age_group": "teen"}, ["A minor is in crisis, a teenager."]),
        (
            {"others_present": "children", "age_group": "child"},
            ["Children are there.", "A minor is in crisis, a child."],
        ),
        ({}, []),
    ],
)
def test_children_are_told_of_where_the_unit_is_chosen(answers: dict[str, str], says: list[str]) -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **answers)

    shown = unit_rows(desk.board, desk.call(call))

    assert [row.why_not for row in shown if not row.unit and not row.head] == says


def test_what_is_shown_is_read_off_the_values_that_ordered_it() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 45, "31 Quarry Lane")
    call = a_quiet_call(desk)

    fits = choosing(desk.board, desk.call(call)).free("mobile_crisis")

    assert [fit.unit.id for fit in fits] == order(desk, call)
    for fit in fits:
        said = [words for _, words in chips(desk, call, fit.unit.id)]
        assert (f"{fit.minutes} min away" in said) == (not fit.is_old)
        assert ("under 15 min of rest" in said) != fit.is_rested


def test_the_limits_are_the_agencys_own() -> None:
    text = agency_text().replace("read_back_s = 180", "read_back_s = 180\nrest_min = 0\nnear_min = 30")
    desk = a_desk(agency=text)
    been_out(desk, "CR-11", "mobile_crisis", 20)
    call = a_quiet_call(desk)

    assert order(desk, call)[0] == "SV-2"
    assert all("rest" not in words for _, words in chips(desk, call, "CR-11"))


def test_work_is_counted_within_the_hours_and_across_midnight() -> None:
    night = START.replace(hour=23, minute=30)
    trail = Trail(
        (
            Stint("26-1", night - timedelta(hours=9), night - timedelta(hours=8)),
            Stint("26-2", night - timedelta(hours=5), night - timedelta(hours=3, minutes=30)),
            Stint("26-3", night, night + timedelta(minutes=50)),
            Stint("26-4", night + timedelta(minutes=60)),
        )
    )
    now = night + timedelta(minutes=75)

    assert work_since(trail, now - timedelta(hours=4), now) == Work(2, 65)
    assert work_since(trail, now - timedelta(hours=5), now) == Work(3, 80)
    assert work_since(Trail(), now - timedelta(hours=4), now) == Work(0, 0)
