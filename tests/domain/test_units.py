"""Units: sending, statuses, staging, standing down, the scene, the brief."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import still_to_send
from console.errors import Refused
from tests.domain.build import QUIET as ALL_QUIET
from tests.domain.build import (
    SACRAMENTO,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    kinds,
    move,
    send,
    with_units,
    without,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
ON_THE_WAY = "en_route", "staged"


def staged_medics(**facts: str) -> tuple[Desk, str]:
    """Paramedics who wait nearby at a call about somebody armed."""
    desk = a_desk()
    call = a_quiet_call(desk, **{**ARMED, **facts})
    send(desk, call, "M-30", "ems_staged")
    move(desk, "M-30", *ON_THE_WAY)
    return desk, call


def is_staged(desk: Desk) -> bool:
    return desk.call().sent[0].staged


def test_a_sent_unit_is_on_its_call_and_dispatched() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    (entry,) = send(desk, call, "CR-11", "mobile_crisis")

    unit = desk.board.units["CR-11"]
    assert (unit.call, unit.status) == (call, "dispatched")
    assert isinstance(entry.body, e.UnitSent)
    assert entry.body.asked


def test_what_the_policy_does_not_ask_for_is_sent_with_a_reason_and_kept_as_such() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    (entry,) = send(desk, call, "D-19", "law_enforcement", "she asked for a deputy")

    assert isinstance(entry.body, e.UnitSent)
    assert not entry.body.asked
    assert entry.body.reason == "she asked for a deputy"


def test_paramedics_who_are_certain_go_out_staged_until_the_answers_are_in() -> None:
    desk = a_desk()
    call = a_call(desk, without(ALL_QUIET, "weapon", "violence"), medical="emergency")

    (entry,) = send(desk, call, "M-30", "ems_staged")

    assert isinstance(entry.body, e.UnitSent)
    assert (entry.body.asked, entry.body.staged) == (True, True)


def test_they_go_in_when_the_answers_make_it_safe_and_stage_again_when_they_do_not() -> None:
    desk = a_desk()
    call = a_call(desk, without(ALL_QUIET, "weapon", "violence"), medical="emergency")
    send(desk, call, "M-30", "ems_staged")
    move(desk, "M-30", "en_route")

    safe = answers(desk, call, weapon="none", violence="none")
    went_in = is_staged(desk)
    unsafe = answers(desk, call, violence="physical_ongoing")

    assert kinds(safe)[-1] == "StagingChanged"
    assert not went_in
    assert kinds(unsafe)[-1] == "StagingChanged"
    assert is_staged(desk)


def test_paramedics_already_with_the_person_are_told_nothing() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="emergency")
    send(desk, call, "M-30", "ems")
    move(desk, "M-30", "en_route", "on_scene")

    assert "StagingChanged" not in kinds(answers(desk, call, violence="physical_ongoing"))


def test_paramedics_whom_a_person_had_wait_are_not_sent_in_by_the_program() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="emergency")
    desk.do(c.SendUnit(call=call, unit="M-30", response="ems", staged=True))

    answers(desk, call, suicide="attempt_in_progress", age_group="teen")

    assert is_staged(desk)


def test_paramedics_sent_straight_in_stage_all_the_same_where_the_policy_has_them_stage() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)

    send(desk, call, "M-30", "ems", "they are round the corner")

    assert is_staged(desk)


def test_nobody_staged_goes_in_before_a_named_person_declares_the_scene_safe() -> None:
    desk, call = staged_medics()
    with pytest.raises(Refused, match="scene_not_safe"):
        move(desk, "M-30", "on_scene")

    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra, D-21", reason="city police hold the door"))
    move(desk, "M-30", "on_scene")

    assert desk.board.units["M-30"].status == "on_scene"


def test_a_crew_that_goes_in_all_the_same_says_why() -> None:
    desk, _ = staged_medics()

    (entry,) = desk.do(c.SetUnitStatus(unit="M-30", status="on_scene", reason="she came out to us"))

    assert isinstance(entry.body, e.UnitStatusChanged)
    assert entry.body.reason == "she came out to us"


@pytest.mark.parametrize(
    ("fact", "answer", "is_safe"),
    [
        ("violence", "physical_ongoing", False),
        ("others_in_danger", "yes", False),
        ("weapon", "edged", False),
        ("violence", "unknown", False),
        ("weapon_access", "secured", True),
        ("medical", "emergency", True),
        ("engagement", "refuses", True),
    ],
)
def test_a_scene_declared_safe_is_so_until_a_new_danger_is_told(
    fact: str, answer: str, is_safe: bool
) -> None:
    desk, call = staged_medics()
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra, D-21", reason="city police hold the door"))

    answers(desk, call, **{fact: answer})

    assert bool(desk.call().scene_safe_by) == is_safe


def test_a_status_out_of_the_agencys_order_needs_a_reason() -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")
    with pytest.raises(Refused, match="status_order"):
        move(desk, "CR-11", "transporting")

    desk.do(c.SetUnitStatus(unit="CR-11", status="transporting", reason="they drove at once"))

    assert desk.board.units["CR-11"].status == "transporting"


def test_the_same_status_again_is_nothing() -> None:
    desk = a_desk()

    assert move(desk, "M-30", "available") == ()


def test_a_unit_that_was_with_the_person_clears_without_anybodys_leave() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    move(desk, "CR-11", "en_route", "on_scene", "available")

    assert desk.call().sent == ()
    assert desk.call().served == ("mobile_crisis",)
    assert desk.board.units["CR-11"].call is None
    assert still_to_send(desk.board, desk.call()) == ()


@pytest.mark.parametrize("after", ["available", "meal", "out_of_service"])
@pytest.mark.parametrize("before", [(), ("en_route",), ("en_route", "staged")])
def test_no_unit_leaves_before_it_was_there_without_a_supervisor(before: tuple[str, ...], after: str) -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")
    move(desk, "CR-11", *before)

    with pytest.raises(Refused, match="stand_down_needs_name"):
        desk.do(c.SetUnitStatus(unit="CR-11", status=after, reason="told to"))


def test_a_unit_that_breaks_down_on_its_way_is_asked_for_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route")

    desk.do(c.StandDown(call=call, unit="CR-11", approved_by="brandt", reason="flat tyre"))
    move(desk, "CR-11", "out_of_service")

    assert still_to_send(desk.board, desk.call(call)) == ("mobile_crisis",)
    assert desk.call(call).served == ()


def test_a_unit_is_stood_down_by_a_supervisors_name_and_is_free() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    (entry,) = desk.do(c.StandDown(call=call, unit="CR-11", approved_by="Brandt", reason="CR-14 is nearer"))

    assert isinstance(entry.body, e.UnitStoodDown)
    assert entry.body.approved_by == SUPERVISOR
    assert desk.board.units["CR-11"].call is None
    assert still_to_send(desk.board, desk.call()) == ("mobile_crisis",)


def test_a_dispatcher_cannot_stand_a_unit_down() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    with pytest.raises(Refused, match="not_a_supervisor"):
        desk.do(c.StandDown(call=call, unit="CR-11", approved_by="okoro", reason="x"))


def test_a_read_back_brief_holds_until_a_safety_answer_changes() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    confirmed = desk.call().sent[0].confirmed

    answers(desk, call, veteran="yes")
    harmless = desk.call().safety_entry <= confirmed
    answers(desk, call, weapon="edged")

    assert harmless
    assert desk.call().safety_entry > confirmed


def test_only_what_a_crew_must_know_makes_a_take_back_go_out_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    slip, *_ = answers(desk, call, veteran="yes")
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert desk.call().safety_entry <= desk.call().sent[0].confirmed


def test_what_stands_in_for_a_team_that_cannot_go_fills_its_place() -> None:
    desk = with_units(a_desk(SACRAMENTO), CR_11="meal", CR_14="meal", CR_16="off_duty", SV_2="off_duty")
    call = a_quiet_call(desk)
    before = still_to_send(desk.board, desk.call(call))

    send(desk, call, "CO-7", "co_response", "no crisis team is free")

    assert before == ("mobile_crisis",)
    assert still_to_send(desk.board, desk.call(call)) == ()


def test_a_unit_on_its_meal_may_be_sent() -> None:
    desk = with_units(a_desk(), M_30="meal")
    call = a_call(desk)

    send(desk, call, "M-30", "ems", "nearest, and they offered")

    assert desk.board.units["M-30"].call == call
