"""Statuses in an order that nobody planned, limits with a warning, and nights that end a day later."""

from datetime import UTC, datetime, timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import still_to_send
from console.domain.rows.alerts import alerts
from console.domain.rows.safety import checks
from console.domain.rows.shown import Alert
from console.domain.rows.units import unit_rows
from console.domain.rows.words import age, left, minutes
from console.domain.spoken import read
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, agency_text, move, send
from tests.domain.safety_situations import on_the_way


def late(desk: Desk, unit: str) -> list[Alert]:
    return [each for each in alerts(desk.board, desk.now) if each.id == f"unit:{unit}"]


@pytest.mark.parametrize("line", ["CR-11 with the person", "CR-11 p", "cr11 with_person"])
def test_at_the_patient_before_on_scene_is_asked_why_however_it_is_said(line: str) -> None:
    desk, call = on_the_way()
    move(desk, "CR-11", "en_route")
    said = read(line, desk.board, desk.call(call)).command
    assert isinstance(said, c.SetUnitStatus)
    assert said.reason == "", "no word of the line passes for a reason"

    code, says = desk.refusal(said)
    assert (code, "“En route” to “With the person”" in says) == ("status_order", True)
    entries = desk.do(said.model_copy(update={"reason": "she came out to the car"}))

    assert isinstance(entries[0].body, e.UnitStatusChanged)
    assert entries[0].body.reason == "she came out to the car"
    assert desk.call(call).attended
    assert [each.unit for each in checks(desk.board, desk.call(call), desk.now)] == ["CR-11"]
    move(desk, "CR-11", "on_scene")


def test_no_line_sets_a_status_out_of_order_by_itself() -> None:
    desk, call = on_the_way()

    for status in desk.board.room.agency.status if desk.board.room else ():
        said = read(f"CR-11 {status.word}", desk.board, desk.call(call)).command
        assert isinstance(said, c.SetUnitStatus)
        if status.id not in ("dispatched", "en_route", "staged", "on_scene"):
            assert desk.refusal(said)[0] in ("status_order", "stand_down_needs_name"), status.id


def test_cancelled_on_the_way_is_by_a_supervisors_name_and_the_unit_is_free_at_once() -> None:
    desk, call = on_the_way()
    move(desk, "CR-11", "en_route")

    desk.do(c.StandDown(call=call, unit="CR-11", approved_by="brandt", reason="the caller is well"))

    assert desk.board.units["CR-11"].call is None
    assert desk.board.units["CR-11"].counts_as == "available"
    assert still_to_send(desk.board, desk.call(call)) == ("mobile_crisis",)
    assert late(desk, "CR-11") == []


def test_a_staged_crew_waits_for_a_named_person() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_hand")
    send(desk, call, "M-30", "ems_staged", "asked for by radio")
    move(desk, "M-30", "en_route", "staged")
    go_in = c.SetUnitStatus(unit="M-30", status="on_scene")
    assert desk.refusal(go_in)[0] == "scene_not_safe"
    assert desk.refusal(c.DeclareSceneSafe(call=call, by="Dep. N. Hart"))[0] == "safe_nobody_there"

    desk.do(c.DeclareSceneSafe(call=call, by="Dep. N. Hart", reason="she is at the door"))

    assert desk.call(call).scene_safe_by == "Dep. N. Hart"
    desk.do(go_in)


def test_a_limit_warns_before_it_is_reached_and_alerts_when_it_is() -> None:
    desk, _ = on_the_way()
    move(desk, "CR-11", "en_route")
    desk.later(15 * 60 - 1)
    assert late(desk, "CR-11") == []

    desk.later(1)
    (warned,) = late(desk, "CR-11")
    assert (warned.weight, warned.lead) == ("warn", "CR-11 is en route nearly 20 min:")
    desk.later(5 * 60)
    (told,) = late(desk, "CR-11")
    assert (told.weight, told.lead) == ("alert", "CR-11 is en route longer than 20 min:")
    assert told.due == desk.now


def test_a_status_on_no_call_has_its_limit_too() -> None:
    meal = 'id = "meal"\nword = "Meal"'
    timed = agency_text().replace(
        'next = ["available", "dispatched"]\nalert_after_min = 0',
        'next = ["available", "dispatched"]\nalert_after_min = 30\nwarn_before_min = 5',
    )
    assert meal in timed
    desk = a_desk(agency=timed)
    desk.do(c.SetUnitStatus(unit="CR-14", status="meal"))
    desk.later(25 * 60)
    assert [each.weight for each in late(desk, "CR-14")] == ["warn"]

    desk.later(5 * 60)

    (told,) = late(desk, "CR-14")
    assert (told.weight, told.rest, told.call) == ("alert", "on no call", "")


def test_a_night_that_ends_a_day_later_is_one_night() -> None:
    desk = a_desk()
    desk.now = datetime(2026, 3, 8, 7, 50, tzinfo=UTC)  # ten to midnight there; the clocks go forward at two
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route")
    began = desk.now

    desk.later(3 * 3600)

    (told,) = late(desk, "CR-11")
    assert left(told.due, desk.now) == "2 h 40 min late" if told.due else False
    row = next(each for each in unit_rows(desk.board, desk.call(call)) if each.unit == "CR-11")
    assert row.since == began
    assert minutes(began, desk.now) == age(began, desk.now).replace("00 min", "0 min") == "3 h 0 min"
    assert age(began, began + timedelta(days=1)) == "1 d"


def test_a_unit_moved_in_the_night_is_late_by_its_new_status() -> None:
    desk, _ = on_the_way()
    second = a_quiet_call(desk)
    desk.later(600)
    desk.do(
        c.MoveUnit(
            call=second, unit="CR-11", response="mobile_crisis", approved_by=SUPERVISOR, reason="nearer"
        )
    )

    assert late(desk, "CR-11") == []
    desk.later(120)
    assert [each.call for each in late(desk, "CR-11")] == [second]
