"""Answers and what the policy makes of them: runs, the care team, staging, another policy put in force."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import asked_for, policy_facts, still_to_send
from console.domain.care_team import care_team
from console.errors import Refused
from tests.domain.build import (
    CARE_FIRST,
    DENVER,
    PATROL,
    QUIET,
    SACRAMENTO,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    answers,
    catalogue_text,
    kinds,
    move,
    send,
    with_units,
)

CIVILIANS = {"CR_11": "out_of_service", "CR_14": "out_of_service", "SV_2": "out_of_service"}


def test_an_answer_runs_the_policy_at_once() -> None:
    desk = a_desk()
    call = a_call(desk)

    entries = answers(desk, call, medical="emergency")

    assert kinds(entries) == ["FactAnswered", "Recommended"]


def test_an_answer_that_changes_nothing_adds_no_recommendation() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    assert kinds(answers(desk, call, veteran="yes")) == ["FactAnswered"]


def test_the_same_answer_again_is_nothing_but_another_caveat_is_news() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="firearm")

    again = answers(desk, call, weapon="firearm")
    caveat = desk.do(
        c.AnswerFact(call=call, fact="weapon", answer="firearm", caveat="she thinks it is a toy")
    )

    assert again == ()
    assert kinds(caveat) == ["FactAnswered"]
    assert desk.call().answers["weapon"].caveat == "she thinks it is a toy"


def test_unknown_is_an_answer_and_not_asked_is_none() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="unknown")

    assert desk.call(call).facts() == {"weapon": "unknown"}


def test_a_responder_who_needs_help_is_somebody_else_in_danger() -> None:
    desk = a_desk()
    call = a_call(desk, others_in_danger="no")

    entries = answers(desk, call, problem="responder_needs_help")

    assert kinds(entries)[:2] == ["FactAnswered", "FactAnswered"]
    danger = desk.call().answers["others_in_danger"]
    assert (danger.answer, danger.said_by) == ("yes", "responder")


def test_danger_that_followed_by_itself_can_be_corrected() -> None:
    desk = a_desk()
    call = a_call(desk, problem="responder_needs_help")

    answers(desk, call, others_in_danger="no")

    assert desk.call().facts()["others_in_danger"] == "no"


def test_a_question_put_off_waits_and_an_answered_one_cannot_be() -> None:
    desk = a_desk()
    call = a_call(desk, medical="none")

    put_off = desk.do(c.AskLater(call=call, fact="weapon"))
    answered = desk.do(c.AskLater(call=call, fact="medical"))

    assert kinds(put_off) == ["QuestionPutOff"]
    assert answered == ()
    assert desk.call().put_off == ("weapon",)


def test_a_question_that_was_put_off_is_no_longer_once_it_is_answered() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.AskLater(call=call, fact="weapon"))

    answers(desk, call, weapon="none")

    assert desk.call().put_off == ()


def test_the_care_team_can_come_while_one_is_free() -> None:
    desk = a_desk()
    call = a_call(desk)

    assert care_team(desk.board, desk.call(call)) == "available"


def test_the_care_team_is_delayed_while_every_one_is_busy_and_none_when_off_duty() -> None:
    desk = a_desk()
    call = a_call(desk)
    busy = with_units(desk, **CIVILIANS)
    delayed = care_team(busy.board, busy.call(call))
    off = with_units(desk, CR_11="off_duty", CR_14="off_duty", CR_16="off_duty", SV_2="off_duty")

    assert delayed == "delayed"
    assert care_team(off.board, off.call(call)) == "none"


def test_sending_the_last_team_never_changes_the_answer_that_sent_it() -> None:
    desk = with_units(a_desk(), CR_14="off_duty", CR_16="off_duty", SV_2="off_duty")
    call = a_quiet_call(desk)

    entries = send(desk, call, "CR-11", "mobile_crisis")

    assert kinds(entries) == ["UnitSent"]
    assert desk.do(c.RunPolicyAgain(call=call)) == ()
    assert "mobile_crisis" in asked_for(desk.board, desk.call())


def test_a_call_that_loses_its_team_to_another_call_asks_for_the_next_safest_at_once() -> None:
    desk = with_units(a_desk(), CR_14="off_duty", CR_16="off_duty", SV_2="off_duty")
    first, second = a_quiet_call(desk), a_quiet_call(desk)

    entries = send(desk, first, "CR-11", "mobile_crisis")

    assert [(entry.body.kind, entry.subject) for entry in entries] == [
        ("UnitSent", first),
        ("Recommended", second),
    ]
    assert "mobile_crisis" in asked_for(desk.board, desk.call(first))
    assert asked_for(desk.board, desk.call(second)) == ("co_response",)
    assert desk.call(second).cause == "care_team"


def test_a_team_that_comes_free_changes_nothing_where_everybody_was_sent() -> None:
    desk = with_units(a_desk(), CR_14="off_duty", CR_16="off_duty", SV_2="off_duty", CR_11="meal")
    call = a_quiet_call(desk)
    send(desk, call, "CO-7", "co_response")

    entries = move(desk, "CR-11", "available")

    assert kinds(entries) == ["UnitStatusChanged"]
    assert asked_for(desk.board, desk.call()) == ("co_response",)


def test_a_team_that_comes_free_is_asked_for_where_nobody_was_sent_yet() -> None:
    desk = with_units(a_desk(), CR_14="off_duty", CR_16="off_duty", SV_2="off_duty", CR_11="meal")
    call = a_quiet_call(desk)
    before = asked_for(desk.board, desk.call(call))

    move(desk, "CR-11", "available")

    assert before == ("co_response",)
    assert asked_for(desk.board, desk.call(call)) == ("mobile_crisis",)


def test_the_reasons_shown_are_of_the_team_as_it_was_when_the_policy_was_run() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    with_units(desk, CR_14="off_duty", CR_16="off_duty", SV_2="off_duty")

    assert policy_facts(desk.board, desk.call())["care_team"] == "available"


def test_more_answers_never_unsend_anybody() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand")
    send(desk, call, "D-21", "law_enforcement_cit")

    answers(desk, call, weapon="none")

    assert [sent.unit for sent in desk.call().sent] == ["D-21"]
    assert desk.board.units["D-21"].call == call


def test_what_was_sent_for_is_not_asked_for_twice() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand", medical="emergency")
    before = still_to_send(desk.board, desk.call(call))

    send(desk, call, "M-30", "ems_staged")
    send(desk, call, "D-21", "law_enforcement_cit")

    assert before == ("ems_staged", "law_enforcement_cit", "co_response")
    assert still_to_send(desk.board, desk.call()) == ("co_response",)


def test_another_policy_put_in_force_is_run_on_an_open_call_once_that_is_agreed_to() -> None:
    desk = a_desk(CARE_FIRST)
    call = a_quiet_call(desk)

    entries = desk.do(adoption(PATROL), c.UseAreaPolicy(call=call))

    assert kinds(entries) == ["PolicyAdopted", "AreaPolicyUsed", "Recommended"]
    assert asked_for(desk.board, desk.call(call)) == ("law_enforcement",)


def test_an_approval_of_another_policy_does_not_count_under_this_one() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent")
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"))

    for each in (PATROL, SACRAMENTO):
        desk.do(adoption(each), c.UseAreaPolicy(call=call))

    approval = desk.call(call).approval
    assert approval is not None
    assert approval.answer is None


def test_a_policy_that_does_not_know_an_open_calls_answers_is_refused() -> None:
    desk = a_desk()
    call = a_call(desk, veteran="yes")
    smaller = catalogue_text().replace('id = "veteran"', 'id = "has_served"')

    with pytest.raises(Refused, match="adoption_strands"):
        desk.do(adoption(PATROL, catalogue=smaller))
    desk.do(
        c.CloseCall(call=call, disposition="duplicate", note="x", approved_by="brandt", next_action="none"),
        adoption(PATROL, catalogue=smaller),
        c.ReopenCall(call=call, reason="no duplicate"),
    )

    assert desk.call(call).facts() == {}, "an answer that the catalogue has not counts as not asked"


def test_an_adopted_text_is_kept_to_its_last_blank() -> None:
    command = adoption()

    assert command.catalogue == catalogue_text()
    assert command.catalogue.endswith("\n")


@pytest.mark.parametrize("policy", [CARE_FIRST, SACRAMENTO, DENVER])
def test_a_settled_recommendation_names_a_rule_of_each_part(policy: str) -> None:
    desk = a_desk(policy)
    a_call(desk, QUIET)

    run = desk.call().recommended
    assert isinstance(run, e.Recommended)
    assert run.settled
    assert set(run.rules) == {"medical", "safety", "care"}
