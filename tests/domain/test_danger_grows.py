"""People decide on the danger as it is. When it grows, they are asked anew, and crews are told."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import asked_for, awaits_supervisor, still_to_send
from console.domain.board import in_force
from console.domain.rows.alerts import alerts
from console.domain.rows.notices import notices
from console.domain.rows.summary import summary
from console.errors import Refused
from tests.domain.build import (
    DENVER,
    SACRAMENTO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
    answers,
    kinds,
    move,
    send,
)

DEADLY = {"medical": "emergency", "suicide": "attempt_in_progress"}
STEPS = ("offered", "ringing", "accepted", "summary_read", "confirmed")


def asks(desk: Desk, call: str) -> tuple[str, ...]:
    return asked_for(desk.board, desk.call(call))


def reopened_after_paramedics() -> tuple[Desk, str]:
    """A call of little harm, closed, opened again, and its responders there and gone a second time."""
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    for again in (False, True):
        if again:
            desk.do(c.CloseCall(call=call, disposition="safety_plan", note="calm"))
            desk.do(c.ReopenCall(call=call, reason="she rang again"))
        send(desk, call, "M-30", "ems")
        send(desk, call, "CR-11", "mobile_crisis")
        for unit in ("M-30", "CR-11"):
            move(desk, unit, "en_route", "on_scene", "available")
    return desk, call


def handed_over(desk: Desk, call: str) -> None:
    for step in STEPS:
        told = {"call": call, "contact": "line-988", "step": step, "person": "Rosa"}
        desk.do(c.MoveHandOff.model_validate(told))


def test_a_reopened_call_asks_again_for_those_who_met_less_danger() -> None:
    desk, call = reopened_after_paramedics()

    answers(desk, call, **DEADLY)

    assert "ems" in still_to_send(desk.board, desk.call(call))
    with pytest.raises(Refused, match="close_needs_decision"):
        desk.do(c.CloseCall(call=call, disposition="safety_plan", note="calm"))


def test_an_override_on_a_reopened_call_lapses_when_the_danger_grows() -> None:
    desk, call = reopened_after_paramedics()
    less = tuple(each for each in asks(desk, call) if each != "ems")
    desk.do(c.Override(call=call, responses=less, reason="a scratch", approved_by="brandt"))

    answers(desk, call, **DEADLY)

    assert "ems" in asks(desk, call)


def test_an_override_made_before_the_call_is_settled_lapses_when_the_danger_grows() -> None:
    desk = a_desk()
    call = a_call(desk, medical="minor", weapon="unknown", suicide="none")
    assert "ems_staged" in asks(desk, call)
    desk.do(c.Override(call=call, responses=("co_response",), reason="a scratch", approved_by="brandt"))

    answers(desk, call, **DEADLY)

    assert "ems_staged" in asks(desk, call)
    said = [notice.lead for notice in notices(desk.board, desk.call(call), desk.now)]
    assert any("graver" in lead for lead in said)


def test_a_supervisors_answer_and_a_closed_gap_hold_for_the_danger_they_were_given_on() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="ideation", weapon="improvised", weapon_access="in_home")
    desk.do(c.AnswerApproval(call=call, by="brandt", answer="approve", reason="a bat in the garage"))
    desk.do(c.CloseGap(call=call, by="brandt", reason="a bat in the garage"))

    answers(desk, call, weapon="firearm", weapon_access="in_hand", **DEADLY)

    assert desk.call(call).gap_open
    assert awaits_supervisor(desk.board, desk.call(call)) is not None


def test_paramedics_going_straight_in_are_stopped_when_the_scene_is_no_longer_safe() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    send(desk, call, "M-30", "ems")
    move(desk, "M-30", "en_route")
    answers(desk, call, medical="none")

    answers(desk, call, weapon="firearm", weapon_access="in_hand")

    assert desk.call(call).sent[0].staged
    with pytest.raises(Refused, match="scene_not_safe"):
        move(desk, "M-30", "on_scene")


def test_a_crew_that_was_told_to_go_in_is_told_of_a_new_danger_even_before_it_read_anything_back() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home", suicide="plan_or_intent")
    send(desk, call, "M-30", "ems_staged")
    move(desk, "M-30", "en_route", "staged")
    safe = desk.do(
        c.DeclareSceneSafe(call=call, by="Dep. F. Ibarra, D-21", reason="city police hold the door")
    )
    move(desk, "M-30", "en_route")

    danger = answers(desk, call, weapon="firearm")

    assert kinds(safe) == ["SceneDeclaredSafe", "StagingChanged"]
    assert "StagingChanged" in kinds(danger)
    assert desk.call(call).sent[0].staged
    assert any(alert.id == f"brief:{call}" for alert in alerts(desk.board, desk.now))


def test_a_civilian_team_on_its_way_waits_near_by_when_a_weapon_turns_up() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route")

    entries = answers(desk, call, weapon="firearm", weapon_access="in_hand")

    assert "StagingChanged" in kinds(entries)
    assert desk.call(call).sent[0].staged


def test_a_civilian_team_that_nothing_asks_for_waits_near_by() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand")

    send(desk, call, "SV-2", "alternative_responder", "closest")

    assert desk.call(call).sent[0].staged


def test_a_team_that_falls_in_for_another_goes_in_as_that_one_would() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    send(desk, call, "SV-2", "alternative_responder", "the crisis teams are busy")

    assert not desk.call(call).sent[0].staged


def test_a_call_with_entries_of_another_policy_is_reopened_and_judged_by_the_one_in_force() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent")
    desk.do(c.AnswerApproval(call=call, by="brandt", answer="approve", reason="no crime"))
    desk.do(c.CloseGap(call=call, by="brandt", reason="her sister is there"))
    answers(desk, call, suicide="ideation")
    desk.do(
        c.CloseCall(
            call=call,
            disposition="settled_by_phone",
            approved_by="brandt",
            note="calm",
            next_action="her sister rings at eight",
        )
    )
    desk.do(adoption(DENVER))

    desk.do(c.ReopenCall(call=call, reason="she rang again"))

    run = desk.call(call).recommended
    assert run is not None
    assert run.fingerprint == in_force(desk.board).fingerprint


def test_a_unit_that_was_never_there_is_not_taken_off_by_way_of_another_status() -> None:
    codes = 'eido_secondary = ["Transporting"]\nnemsis = "eTimes.09"'
    desk = a_desk(agency=agency_text().replace(codes, 'eido_secondary = ["OnDuty"]', 1))
    call = a_quiet_call(desk, medical="minor")
    send(desk, call, "M-30", "ems")
    # A status of the agency that the field's codes do not say to be with the person.
    desk.do(c.SetUnitStatus(unit="M-30", status="transporting", reason="."))

    with pytest.raises(Refused, match="stand_down_needs_name"):
        desk.do(c.SetUnitStatus(unit="M-30", status="available"))

    assert "ems" not in desk.call(call).served


def test_a_hand_off_alone_closes_no_call_whose_questions_were_not_asked() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk)
    handed_over(desk, call)

    with pytest.raises(Refused, match="close_needs_decision"):
        desk.do(c.CloseCall(call=call, disposition="handed_over"))


def test_a_hand_off_that_fell_through_after_it_was_confirmed_is_ours_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, caller_role="person_in_crisis", engagement="talking_now")
    handed_over(desk, call)

    desk.do(c.MoveHandOff(call=call, contact="line-988", step="dropped", reason="the line went dead"))

    with pytest.raises(Refused, match="close_needs_decision"):
        desk.do(c.CloseCall(call=call, disposition="handed_over"))


def test_what_stands_in_records_is_not_read_to_the_crisis_line() -> None:
    desk = a_desk()
    call = a_call(desk)
    record = c.AnswerFact(
        call=call,
        fact="violence_history",
        answer="yes",
        said_by="premise_history",
        caveat="2019 assault conviction",
    )
    desk.do(record)

    assert "2019" not in summary(desk.board, desk.call(call))
    assert "violence" not in summary(desk.board, desk.call(call)).lower()


def test_a_brief_is_read_back_up_to_what_was_on_the_screen() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    send(desk, call, "M-30", "ems")
    seen = desk.board.last
    answers(desk, call, weapon="firearm")

    (entry,) = desk.do(c.ConfirmBrief(call=call, unit="M-30", seen=seen))

    assert isinstance(entry.body, e.BriefConfirmed)
    assert entry.body.up_to == seen
    assert any(alert.id == f"brief:{call}" for alert in alerts(desk.board, desk.now))


def test_a_supervisor_answers_what_was_on_the_screen_and_nothing_else() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    seen = desk.board.last
    answers(desk, call, crime="suspected")

    with pytest.raises(Refused, match="changed_since"):
        desk.do(c.AnswerApproval(call=call, by="brandt", answer="approve", reason="x", seen=seen))

    desk.do(c.AnswerApproval(call=call, by="brandt", answer="approve", reason="x", seen=desk.board.last))


def test_a_late_answer_is_taken_back_within_a_minute_of_being_entered() -> None:
    desk = a_desk()
    call = a_call(desk)
    at = desk.later(3600).now - timedelta(minutes=50)
    late = c.AnswerFact(call=call, fact="weapon", answer="none", happened_at=at, why_then="paper")
    (entry, *_) = desk.do(late)

    desk.do(c.TakeBack(call=call, entry=entry.number))

    assert "weapon" not in desk.call(call).answers


def test_a_call_on_which_somebody_was_may_end_so_though_the_danger_grew_since() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    send(desk, call, "M-30", "ems")
    move(desk, "M-30", "en_route", "on_scene", "available")

    answers(desk, call, **DEADLY)
    desk.do(
        c.CloseCall(
            call=call,
            disposition="arrest",
            approved_by="brandt",
            note="taken by city police, who called in",
            next_action="city police write the report",
        )
    )

    assert call not in desk.board.calls
