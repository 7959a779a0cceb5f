"""Approvals and the gap list: asking a supervisor by name, until when, and what happens otherwise."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import approval_in_force, asked_for, awaits_supervisor
from console.errors import Refused
from tests.domain.build import (
    SACRAMENTO,
    START,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    kinds,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def a_gap_call() -> tuple[Desk, str]:
    """Sacramento's hole: armed, suicidal, no crime, nobody else in danger."""
    desk = a_desk(SACRAMENTO)
    return desk, a_quiet_call(desk, **ARMED)


def asks(desk: Desk, call: str) -> tuple[str, ...]:
    return asked_for(desk.board, desk.call(call))


def test_a_supervisor_is_asked_at_once_with_the_agencys_limit() -> None:
    desk, call = a_gap_call()

    approval = desk.call(call).approval

    assert approval is not None
    assert (approval.rules, approval.due) == (("S7",), START + timedelta(seconds=120))


def test_an_approval_leaves_what_the_policy_asks_for() -> None:
    desk, call = a_gap_call()
    before = asks(desk, call)

    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"))

    assert asks(desk, call) == before == ("ems_staged", "transfer_988", "keep_line", "no_law_enforcement")


def test_what_is_approved_where_a_supervisor_decides_is_that_nobody_is_sent() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, crime="unknown")
    before = asks(desk, call)

    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="he left hours ago"))

    assert "supervisor_decides" in before
    assert "supervisor_decides" not in asks(desk, call)
    assert "no_law_enforcement" in asks(desk, call)


def test_send_after_all_takes_the_place_of_what_was_withheld_and_keeps_the_rest() -> None:
    desk, call = a_gap_call()

    desk.do(c.AnswerApproval(call=call, by="amadi", answer="send_after_all", reason="she may die"))

    assert asks(desk, call) == ("ems_staged", "law_enforcement", "transfer_988", "keep_line")


def test_send_instead_never_drops_the_paramedics() -> None:
    desk, call = a_gap_call()

    desk.do(
        c.AnswerApproval(
            call=call, by="amadi", answer="send_instead", responses=("co_response",), reason="gentler"
        )
    )

    assert asks(desk, call) == ("ems_staged", "co_response", "transfer_988", "keep_line")


def test_responses_named_beside_a_plain_approval_are_not_asked_for() -> None:
    desk, call = a_gap_call()

    (entry,) = desk.do(
        c.AnswerApproval(call=call, by="amadi", answer="approve", responses=("ems",), reason="no crime")
    )

    assert isinstance(entry.body, e.ApprovalAnswered)
    assert entry.body.responses == ()


def test_when_the_time_runs_out_the_agencys_default_acts() -> None:
    desk, call = a_gap_call()

    entries = desk.later(120).do(c.LetApprovalRunOut(call=call))

    assert kinds(entries) == ["ApprovalRanOut"]
    assert asks(desk, call) == ("ems_staged", "co_response", "transfer_988", "keep_line")


def test_a_supervisor_may_still_answer_after_the_time_ran_out() -> None:
    desk, call = a_gap_call()
    desk.later(120).do(c.LetApprovalRunOut(call=call))

    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="brother has the gun"))

    assert "no_law_enforcement" in asks(desk, call)


def test_an_approval_lapses_when_another_rule_decides() -> None:
    desk, call = a_gap_call()
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"))

    answers(desk, call, others_in_danger="yes")

    assert approval_in_force(desk.board, desk.call(call)) is None
    assert "law_enforcement" in asks(desk, call)


def test_a_lapsed_approval_does_not_come_back_with_its_rule() -> None:
    desk, call = a_gap_call()
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"))
    answers(desk, call, others_in_danger="yes")

    entries = answers(desk, call, others_in_danger="no")

    assert kinds(entries) == ["FactAnswered", "Recommended", "ApprovalAsked"]
    approval = approval_in_force(desk.board, desk.call(call))
    assert approval is not None
    assert approval.answer is None


def test_an_approval_that_was_given_outlasts_a_slip_that_unsettles_the_call() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="none", suicide="imminent", others_in_danger="no")
    first, *_ = answers(desk, call, crime="none")
    answers(desk, call, weapon="firearm", weapon_access="in_hand", violence="none", threat="none")
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"))
    desk.do(c.TakeBack(call=call, entry=first.number))
    unsettled = approval_in_force(desk.board, desk.call(call))

    answers(desk, call, crime="none")

    approval = approval_in_force(desk.board, desk.call(call))
    assert unsettled is not None
    assert approval is not None
    assert approval.answer == "approve"


def test_the_clock_of_a_question_to_a_supervisor_goes_on_while_the_call_is_not_settled() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="none", suicide="imminent", others_in_danger="no")
    first, *_ = answers(desk, call, crime="none")
    answers(desk, call, weapon="firearm", weapon_access="in_hand", violence="none", threat="none")
    desk.later(30).do(c.TakeBack(call=call, entry=first.number))
    unsettled = awaits_supervisor(desk.board, desk.call(call))

    answers(desk.later(60), call, crime="none")

    approval = awaits_supervisor(desk.board, desk.call(call))
    assert unsettled is not None
    assert approval is not None
    assert approval.due == unsettled.due == START + timedelta(seconds=120)


def test_a_question_that_other_rules_ask_keeps_the_time_it_had_left() -> None:
    desk, call = a_gap_call()

    entries = answers(desk.later(100), call, crime="suspected")

    approval = awaits_supervisor(desk.board, desk.call(call))
    assert "ApprovalAsked" in kinds(entries)
    assert approval is not None
    assert approval.due == START + timedelta(seconds=120)


def test_a_lapsed_approval_neither_runs_out_nor_is_answered() -> None:
    desk, call = a_gap_call()
    answers(desk, call, others_in_danger="yes")
    desk.later(500)

    with pytest.raises(Refused, match="no_approval_asked"):
        desk.do(c.LetApprovalRunOut(call=call))
    with pytest.raises(Refused, match="no_approval_asked"):
        desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="x"))


def test_a_gap_call_stays_one_whatever_is_answered_until_a_supervisor_closes_it() -> None:
    desk, call = a_gap_call()

    answers(desk, call, others_in_danger="yes", weapon="none", suicide="none")
    still = desk.call(call).gap_open
    desk.do(c.CloseGap(call=call, by="brandt", reason="deputies are with her"))

    assert still
    assert not desk.call(call).gap_open
    assert desk.call(call).gap_closed_by == SUPERVISOR


def test_a_gap_that_was_closed_opens_again_when_another_gap_rule_decides() -> None:
    desk, call = a_gap_call()
    desk.do(c.CloseGap(call=call, by="brandt", reason="her brother took the gun"))
    same = answers(desk, call, veteran="yes")

    before = desk.call(call).gap_open
    answers(desk, call, crime="suspected")

    assert same
    assert not before
    assert desk.call(call).gap_open


def test_a_gap_that_was_closed_opens_again_when_it_comes_back() -> None:
    desk, call = a_gap_call()
    desk.do(c.CloseGap(call=call, by="brandt", reason="her brother took the gun"))

    answers(desk, call, others_in_danger="yes")
    answers(desk, call, others_in_danger="no")

    assert desk.call(call).gap_open


def test_an_approval_does_not_close_the_gap() -> None:
    desk, call = a_gap_call()

    desk.do(c.AnswerApproval(call=call, by="amadi", answer="send_after_all", reason="she may die"))

    assert desk.call(call).gap_open
