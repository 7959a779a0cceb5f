"""When danger grows after somebody decided or was there: what no longer counts, and who is asked again."""

import pytest

from console.domain import commands as c
from console.domain.asked import asked_for, still_to_send
from console.errors import Refused
from tests.domain.build import Desk, a_call, a_desk, a_quiet_call, answers, move, send

SUPERVISOR = "Lena Brandt"
ARMED = {"weapon": "firearm", "weapon_access": "in_hand", "suicide": "plan_or_intent"}


def asks(desk: Desk, call: str) -> tuple[str, ...]:
    return asked_for(desk.board, desk.call(call))


def test_straight_in_where_the_policy_stages_needs_a_supervisor_even_beside_staging() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    wanted = (*asks(desk, call), "ems")

    with pytest.raises(Refused) as refused:
        desk.do(c.Override(call=call, responses=wanted, reason="hurry"))

    assert refused.value.code == "less_needs_supervisor"


def test_paramedics_whom_nothing_sends_straight_in_stage_until_the_scene_is_safe() -> None:
    desk = a_desk()
    call = a_call(desk)

    send(desk, call, "M-30", "ems", "the caller sounds hurt")

    assert desk.call(call).sent[0].staged
    with pytest.raises(Refused) as refused:
        move(desk, "M-30", "en_route", "on_scene")
    assert refused.value.code == "scene_not_safe"


def test_paramedics_who_were_there_are_asked_for_again_when_it_becomes_an_emergency() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    send(desk, call, "M-30", "ems")
    move(desk, "M-30", "en_route", "on_scene", "available")
    assert "ems" not in still_to_send(desk.board, desk.call(call))

    answers(desk, call, medical="emergency", suicide="attempt_in_progress")

    assert "ems" in still_to_send(desk.board, desk.call(call))


def test_a_reopened_call_that_was_handed_over_does_not_close_on_that_again() -> None:
    desk = a_desk()
    talking = {"caller_role": "person_in_crisis", "engagement": "talking_now", "suicide": "ideation"}
    call = a_quiet_call(desk, **talking, consents_transfer="yes")
    for step in ("offered", "ringing", "accepted", "summary_read", "confirmed"):
        command = {"call": call, "contact": "line-988", "step": step, "person": "Rosa"}
        desk.do(c.MoveHandOff.model_validate(command))
    desk.do(c.CloseCall(call=call, disposition="handed_over"))
    desk.do(c.ReopenCall(call=call, reason="called again, says she took pills"))

    with pytest.raises(Refused) as refused:
        desk.do(c.CloseCall(call=call, disposition="handed_over"))

    assert refused.value.code == "close_needs_decision"


def test_an_override_that_withheld_something_lapses_when_the_danger_is_graver() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")
    desk.do(c.Override(call=call, responses=("mobile_crisis",), reason="known", approved_by=SUPERVISOR))

    answers(desk, call, weapon_access="in_hand", violence="physical_ongoing")

    assert desk.call(call).override is None
    assert {"law_enforcement_cit", "co_response", "keep_line"} <= set(asks(desk, call))


def test_where_a_weapon_is_stands_no_longer_once_there_is_none() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_hand")
    answers(desk, call, weapon_access="secured")

    answers(desk, call, weapon="none")
    assert "weapon_access" not in desk.call(call).answers
    answers(desk, call, weapon="firearm")

    run = desk.call(call).recommended
    assert run is not None
    assert "weapon_access" in run.open


def test_talk_by_phone_alone_is_no_responder() -> None:
    desk = a_desk("denver-star")
    call = a_quiet_call(desk, problem="other")
    assert asks(desk, call) == ("phone_clinician",)
    send(desk, call, "CL-1", "phone_clinician")
    move(desk, "CL-1", "en_route", "on_scene", "available")
    desk.do(c.LoseLine(call=call))

    with pytest.raises(Refused) as refused:
        desk.do(c.CloseCall(call=call, disposition="settled_by_phone"))

    assert refused.value.code == "close_needs_decision"
