"""What ends: the hand-off to a crisis line, and closing a call (promise 1)."""

from itertools import product

import pytest

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.deciding.ends import NEXT_STEPS, fitting_endings
from console.domain.names import HandOffStep
from console.errors import Refused
from tests.domain.build import (
    CARE_FIRST,
    QUIET,
    SACRAMENTO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
    kinds,
    move,
    send,
    without,
)

TALKING = {"caller_role": "person_in_crisis", "engagement": "talking_now", "suicide": "ideation"}
STEPS: tuple[HandOffStep, ...] = (
    "offered",
    "ringing",
    "accepted",
    "summary_read",
    "confirmed",
    "dropped",
    "declined",
    "caller_declined",
)
TO: dict[str, tuple[HandOffStep, ...]] = {
    "": (),
    "offered": ("offered",),
    "ringing": ("offered", "ringing"),
    "accepted": ("offered", "ringing", "accepted"),
    "summary_read": ("offered", "ringing", "accepted", "summary_read"),
}
ALL_THE_WAY: tuple[HandOffStep, ...] = (*TO["summary_read"], "confirmed")
DECIDED = {"approved_by": "brandt", "note": "mother is with him", "next_action": "call back at nine"}


def hand_off(desk: Desk, call: str, *steps: HandOffStep) -> None:
    """Take a hand-off to the crisis line through steps."""
    for step in steps:
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step, person="Ana Ruiz"))


def a_talking_call() -> tuple[Desk, str]:
    """A call that the policy hands to the crisis line."""
    desk = a_desk()
    return desk, a_quiet_call(desk, **TALKING)


@pytest.mark.parametrize(("now", "step"), list(product(TO, STEPS)))
def test_a_hand_off_takes_only_the_steps_of_its_course(now: str, step: HandOffStep) -> None:
    desk, call = a_talking_call()
    hand_off(desk, call, *TO[now])

    if step in NEXT_STEPS[now]:
        hand_off(desk, call, step)
        assert desk.call().hand_off is not None
        assert desk.call().hand_off.step == step  # type: ignore[union-attr]  # it was just said to be there
    else:
        with pytest.raises(Refused, match="hand_off_order"):
            hand_off(desk, call, step)


def test_the_line_has_the_agencys_time_to_accept() -> None:
    desk, call = a_talking_call()

    hand_off(desk, call, "offered")
    offered = desk.call().hand_off
    hand_off(desk, call, "ringing", "accepted")

    assert offered is not None
    assert offered.due is not None
    assert (offered.due - desk.now).total_seconds() == 60
    assert desk.call().hand_off.due is None  # type: ignore[union-attr]  # a hand-off goes on
    assert desk.call().accepted_by == "Ana Ruiz"


@pytest.mark.parametrize("step", ["dropped", "declined", "caller_declined"])
def test_who_is_not_handed_over_stays_the_rooms(step: HandOffStep) -> None:
    desk, call = a_talking_call()
    hand_off(desk, call, "offered", "ringing", step)

    assert desk.call().accepted_by == ""
    hand_off(desk, call, "offered")
    assert desk.call().hand_off.step == "offered"  # type: ignore[union-attr]  # begun anew


def test_a_caller_who_declines_has_answered_and_somebody_goes() -> None:
    desk, call = a_talking_call()

    hand_off(desk, call, "offered")
    (entries) = desk.do(c.MoveHandOff(call=call, contact="line-988", step="caller_declined"))

    assert kinds(entries) == ["HandOffMoved", "FactAnswered", "Recommended"]
    assert desk.call().caller_declined
    assert desk.call().facts()["consents_transfer"] == "no"
    assert desk.call().recommended.responses["care"] == ("mobile_crisis",)  # type: ignore[union-attr]  # just run


def test_a_caller_who_lets_the_line_ring_has_not_declined_any_more() -> None:
    desk, call = a_talking_call()
    hand_off(desk, call, "offered", "caller_declined")

    hand_off(desk, call, "offered", "ringing")

    assert not desk.call().caller_declined


def test_a_call_whose_responder_was_with_the_person_closes() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route", "on_scene", "available")

    desk.do(c.CloseCall(call=call, disposition="stabilised"))

    assert call not in desk.board.calls


def test_a_unit_that_never_arrived_is_nobody() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.StandDown(call=call, unit="CR-11", approved_by="brandt", reason="cancelled"))

    with pytest.raises(Refused, match="close_needs_decision"):
        desk.do(c.CloseCall(call=call, disposition="cancelled"))


def test_a_call_does_not_close_while_somebody_who_is_asked_for_was_never_sent() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand", medical="emergency")
    send(desk, call, "D-21", "law_enforcement_cit")
    move(desk, "D-21", "en_route", "on_scene", "available")

    code, says = desk.refusal(c.CloseCall(call=call, disposition="arrest"))
    desk.do(c.CloseCall.model_validate({"call": call, "disposition": "arrest", **DECIDED}))

    assert code == "close_needs_decision"
    assert says.startswith(
        "Still asked for and not there: clinician and deputy, paramedics staged nearby. A "
    )
    assert call not in desk.board.calls


def test_a_call_that_a_named_counsellor_has_closes() -> None:
    desk, call = a_talking_call()
    hand_off(desk, call, *ALL_THE_WAY)

    desk.do(c.CloseCall(call=call, disposition="handed_over"))

    assert call not in desk.board.calls


def test_a_civilian_team_may_be_left_to_the_crisis_line_that_has_the_caller() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk)
    hand_off(desk, call, *ALL_THE_WAY)

    desk.do(c.CloseCall(call=call, disposition="handed_over"))

    assert call not in desk.board.calls


def test_where_the_line_is_kept_a_supervisor_agrees_by_name() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, violence="physical_stopped")
    desk.do(
        c.AnswerApproval(call=call, by="amadi", answer="approve", reason="nobody is hurt"),
        c.CloseGap(call=call, by="amadi", reason="he is gone"),
    )
    hand_off(desk, call, *ALL_THE_WAY)

    with pytest.raises(Refused, match="close_needs_decision"):
        desk.do(c.CloseCall(call=call, disposition="handed_over"))
    desk.do(c.CloseCall(call=call, disposition="handed_over", approved_by="amadi"))

    assert call not in desk.board.calls


@pytest.mark.parametrize("missing", DECIDED)
def test_where_nobody_went_a_name_a_reason_and_a_next_action_are_needed(missing: str) -> None:
    desk = a_desk()
    call = a_call(desk)
    part = {key: value for key, value in DECIDED.items() if key != missing}

    with pytest.raises(Refused, match="close_needs_decision"):
        desk.do(c.CloseCall.model_validate({"call": call, "disposition": "information", **part}))
    desk.do(c.CloseCall.model_validate({"call": call, "disposition": "information", **DECIDED}))

    assert call not in desk.board.calls


def test_a_lost_caller_who_was_not_reached_is_let_go_only_by_a_supervisor() -> None:
    desk, call = a_talking_call()
    hand_off(desk, call, *ALL_THE_WAY)
    desk.do(c.LoseLine(call=call))

    with pytest.raises(Refused, match="close_line_lost"):
        desk.do(c.CloseCall(call=call, disposition="handed_over"))
    desk.do(c.TryCallBack(call=call, outcome="reached"), c.CloseCall(call=call, disposition="handed_over"))

    assert call not in desk.board.calls


def test_a_policy_without_the_question_still_hears_that_the_caller_declined() -> None:
    desk = a_desk(CARE_FIRST)
    call = a_call(desk, without(QUIET, "consents_transfer"), **TALKING)
    desk.do(adoption(SACRAMENTO))
    hand_off(desk, call, "offered", "caller_declined")

    assert desk.call().caller_declined


def test_where_nobody_was_there_an_ending_that_says_so_is_refused_even_with_a_supervisors_name() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.StandDown(call=call, unit="CR-11", approved_by="brandt", reason="cancelled"))
    wrong = c.CloseCall.model_validate({"call": call, "disposition": "ems_transport", **DECIDED})

    code, says = desk.refusal(wrong)
    desk.do(wrong.model_copy(update={"disposition": "cancelled"}))

    assert code == "close_does_not_fit"
    assert says.startswith(
        "“Taken to a hospital by paramedics” tells of something that did not happen on this call."
    )
    assert "Settled by phone" in says
    assert call not in desk.board.calls


@pytest.mark.parametrize("disposition", ["handed_over", "stabilised"])
def test_a_call_that_was_handed_over_may_end_as_the_line_tells_it(disposition: str) -> None:
    desk, call = a_talking_call()
    hand_off(desk, call, *ALL_THE_WAY)

    desk.do(c.CloseCall(call=call, disposition=disposition))

    assert call not in desk.board.calls


def test_endings_that_fit_come_first_and_those_that_cannot_be_are_left_out() -> None:
    desk = a_desk()
    nobody, somebody = a_quiet_call(desk), a_quiet_call(desk)
    send(desk, somebody, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route", "on_scene", "available")
    agency = in_force(desk.board).agency

    without_anybody = fitting_endings(agency, desk.call(nobody))
    with_somebody = fitting_endings(agency, desk.call(somebody))

    assert all(each.nobody_went for each in without_anybody[0])
    assert without_anybody[1] == ()
    assert not any(each.nobody_went for each in with_somebody[0])
    assert not any(each.handed_over for each in (*without_anybody[0], *with_somebody[0], *with_somebody[1]))
    told = {each.id for each in (*with_somebody[0], *with_somebody[1])}
    assert told == {each.id for each in agency.disposition if not each.handed_over}


def test_what_was_handed_to_a_line_that_the_pack_lacks_now_can_still_fall_through() -> None:
    desk = a_desk()
    call = a_call(desk)
    for step in STEPS[:5]:
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step, person="Renata Ruiz"))
    desk.do(adoption(agency=agency_text().replace('"line-988"', '"line-989"')))

    desk.do(c.MoveHandOff(call=call, contact="line-988", step="dropped"))

    again = c.MoveHandOff(call=call, contact="line-988", step="offered")
    assert desk.refusal(again)[0] == "no_such_contact"
