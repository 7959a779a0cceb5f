"""A unit goes from one call to another in one act: both keep it in their records, the first asks again."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import still_to_send
from console.domain.rows.acts import act_words
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import standing
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, answers, kinds, move, send
from tests.domain.safety_situations import on_the_way, there


def moved_to(desk: Desk, unit: str = "CR-11", by: str | None = SUPERVISOR) -> str:
    """A second call, to which the unit is moved; its number."""
    second = a_quiet_call(desk)
    desk.do(
        c.MoveUnit(
            call=second, unit=unit, response="mobile_crisis", approved_by=by, reason="a child is there"
        )
    )
    return second


def unsent(desk: Desk, call: str) -> list[str]:
    return [
        f"{each.lead} {each.rest}" for each in alerts(desk.board, desk.now) if each.id == f"unsent:{call}"
    ]


def test_a_unit_under_way_is_moved_and_the_first_call_is_told_and_asks_again() -> None:
    desk, first = on_the_way()
    assert still_to_send(desk.board, desk.call(first)) == ()

    second = moved_to(desk)

    assert desk.board.units["CR-11"].call == second
    assert desk.board.units["CR-11"].counts_as == "dispatched"
    assert [sent.unit for sent in desk.call(second).sent] == ["CR-11"]
    assert desk.call(first).sent == ()
    assert still_to_send(desk.board, desk.call(first)) == ("mobile_crisis",)
    assert "Not sent yet: crisis team" in standing(desk.board, desk.call(first))
    (told,) = unsent(desk, first)
    assert told.startswith("14 Alder Row, asked for again, crisis team: CR-11 was moved to 14 Alder Row")


def test_both_calls_keep_it_in_their_records() -> None:
    desk, first = on_the_way()
    second = moved_to(desk)

    left, came = desk.about(first)[-1], desk.about(second)[-1]

    assert isinstance(left.body, e.UnitMoved)
    assert (left.body.into, left.body.approved_by) == (second, SUPERVISOR)
    assert act_words(left, desk.board.room) == f"CR-11 moved to call {second}, approved by {SUPERVISOR}"
    assert isinstance(came.body, e.UnitSent)
    assert came.body.reason == "a child is there"
    assert kinds(desk.entries[-2:]) == ["UnitMoved", "UnitSent"], "one act"


def test_the_first_call_is_quiet_again_once_somebody_else_goes() -> None:
    desk, first = on_the_way()
    moved_to(desk)

    send(desk, first, "CR-14", "mobile_crisis")

    assert unsent(desk, first) == []
    assert desk.call(first).moved_away == ()


@pytest.mark.parametrize(("first", "then"), [("ems", "ems_staged"), ("ems_staged", "ems")])
def test_paramedics_of_either_name_take_the_place_of_those_that_were_moved(first: str, then: str) -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="emergency")
    send(desk, call, "M-30", first, "asked for by radio")
    other = a_quiet_call(desk)
    into = {"call": other, "unit": "M-30", "response": "ems", "reason": "nearest", "approved_by": "brandt"}
    desk.do(c.MoveUnit.model_validate(into))
    assert [each.unit for each in desk.call(call).moved_away] == ["M-30"]

    send(desk, call, "M-32", then, "asked for by radio")

    assert desk.call(call).moved_away == ()


def test_a_unit_that_was_with_the_person_is_moved_without_a_name_and_is_asked_for_again() -> None:
    desk, first = there()

    moved_to(desk, by=None)

    assert still_to_send(desk.board, desk.call(first)) == ("mobile_crisis",), "nobody said that it is over"
    assert desk.call(first).attended
    assert len(unsent(desk, first)) == 1


def test_a_unit_that_is_done_there_has_served_and_the_call_that_it_leaves_asks_for_nobody() -> None:
    desk, first = there()
    second = a_quiet_call(desk)

    entries = desk.do(
        c.MoveUnit(call=second, unit="CR-11", response="mobile_crisis", done=True, reason="nearest")
    )

    assert desk.call(first).served == ("mobile_crisis",)
    assert still_to_send(desk.board, desk.call(first)) == ()
    assert desk.call(first).moved_away == ()
    assert unsent(desk, first) == []
    assert act_words(entries[0], desk.board.room) == f"CR-11 moved to call {second}, done there"


def test_who_left_with_the_person_is_done_without_a_word() -> None:
    desk, first = there()
    move(desk, "CR-11", "transporting")

    moved_to(desk, by=None)

    assert desk.call(first).served == ("mobile_crisis",)


def test_a_unit_that_was_not_there_has_not_served_whatever_is_said() -> None:
    desk, first = on_the_way()
    second = a_quiet_call(desk)
    into = {"call": second, "unit": "CR-11", "response": "mobile_crisis", "reason": "x", "done": True}

    assert desk.refusal(c.MoveUnit.model_validate(into))[0] == "move_needs_name"
    desk.do(c.MoveUnit.model_validate({**into, "approved_by": "brandt"}))

    assert desk.call(first).served == ()


def test_a_team_that_served_is_not_missed_once_no_team_is_free_any_more() -> None:
    desk, first = there()
    for unit in desk.board.units:
        if unit != "CR-11" and unit[:2] in ("CR", "SV", "CO"):
            desk.do(c.SetUnitStatus(unit=unit, status="meal", reason="night"))
    move(desk, "CR-11", "available")
    second = a_quiet_call(desk)
    send(desk, second, "CR-11", "mobile_crisis")

    answers(desk, first, veteran="yes")

    assert still_to_send(desk.board, desk.call(first)) == ()


def test_paramedics_wait_nearby_on_the_call_they_are_moved_to() -> None:
    desk, _ = on_the_way()
    other = a_quiet_call(desk)
    send(desk, other, "M-30", "ems", "asked for by radio")
    armed = a_quiet_call(desk, weapon="edged", weapon_access="in_hand")

    desk.do(
        c.MoveUnit(
            call=armed, unit="M-30", response="ems_staged", approved_by="brandt", reason="nearest of all"
        )
    )

    assert [sent.staged for sent in desk.call(armed).sent if sent.unit == "M-30"] == [True]
    move(desk, "M-30", "en_route")
    assert desk.refusal(c.SetUnitStatus(unit="M-30", status="on_scene"))[0] == "scene_not_safe"
