"""The lines above the recommendation: what people decided, who is awaited, what became different."""

import pytest

from console.domain import commands as c
from console.domain.asked import asked_for
from console.domain.rows.advice import advice_card
from console.domain.rows.notices import became, gap_words
from console.domain.rows.shown import Advice, Notice
from console.domain.rows.words import headline
from tests.domain.build import (
    PATROL,
    SACRAMENTO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    answers,
    move,
    send,
    the_catalogue,
    with_units,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
NO_TEAM = {"CR_11": "off_duty", "CR_14": "off_duty", "CR_16": "off_duty", "SV_2": "off_duty"}


def card(desk: Desk, call: str) -> Advice:
    return advice_card(desk.board, desk.call(call), desk.now)


def notice(desk: Desk, call: str, lead: str) -> Notice:
    """The one notice that begins so."""
    (found,) = [each for each in card(desk, call).notices if each.lead.startswith(lead)]
    return found


def items(desk: Desk, call: str) -> list[tuple[str, str, str]]:
    return [(item.icon, item.rules, item.state) for item in card(desk, call).items]


def test_a_changed_answer_says_in_words_what_became_different_and_why() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "M-30", "ems_staged")

    answers(desk, call, others_in_danger="yes")

    different = notice(desk, call, "Became different")
    assert different.lead == "Became different: Deputies, paramedics staged nearby, clinician in the room"
    assert different.rest == (
        "Before: paramedics staged nearby, no deputies, hand-off to the crisis line, stay on the line. "
        "Because somebody else is in danger. "
        "Nobody who was sent is called back: less needs a supervisor's name."
    )


def test_the_words_go_after_a_minute() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    answers(desk, call, weapon="firearm")

    fresh = [each.lead for each in card(desk, call).notices]
    desk.later(60)

    assert any(lead.startswith("Became different") for lead in fresh)
    assert not any(each.lead.startswith("Became different") for each in card(desk, call).notices)


def test_a_care_team_that_went_elsewhere_is_the_reason_given() -> None:
    desk = with_units(a_desk(), CR_14="off_duty", CR_16="off_duty", SV_2="off_duty")
    first, second = a_quiet_call(desk), a_quiet_call(desk)

    send(desk, first, "CR-11", "mobile_crisis")

    assert notice(desk, second, "Became different").rest == (
        "Before: crisis team. Because a care team is on duty but cannot come in time."
    )


def test_an_answer_taken_back_is_the_reason_given() -> None:
    desk = a_desk()
    call = a_call(desk, medical="none")
    slip, *_ = answers(desk, call, suicide="imminent")

    desk.do(c.TakeBack(call=call, entry=slip.number))

    different = became(desk.call(), the_catalogue())
    assert different is not None
    assert different.lead == "Became different: Nobody is asked for; the rest is not settled"
    assert "Because an answer was taken back: suicide" in different.rest


def test_another_policy_put_in_force_is_the_reason_given() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    desk.do(adoption(PATROL), c.UseAreaPolicy(call=call))

    assert "Because another policy is in force." in notice(desk, call, "Became different").rest


def test_a_priority_alone_that_became_different_is_told() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, crime="committed")

    answers(desk, call, crime="in_progress")

    assert notice(desk, call, "Became different").lead.endswith("clinician in the room, priority 1")


def test_answering_on_is_nothing_that_became_different() -> None:
    desk = a_desk()
    call = a_call(desk, medical="none")

    answers(desk, call, suicide="imminent")

    assert became(desk.call(), the_catalogue()) is None


def test_who_is_awaited_and_what_happens_otherwise_is_told_with_its_clock() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    awaited = notice(desk, call, "A supervisor is asked")

    assert awaited.rest == (
        "Lena Brandt or Grace Amadi must answer. If nobody does, the agency asks for: clinician and deputy."
    )
    assert awaited.due is not None
    assert card(desk, call).approval_waits


@pytest.mark.parametrize(
    ("answer", "lead", "rest"),
    [
        ("approve", "Approved by Grace Amadi", "Her brother has it."),
        ("send_after_all", "Grace Amadi: send deputies", "Her brother has it."),
        ("send_instead", "Grace Amadi: send crisis team", "Her brother has it."),
    ],
)
def test_a_supervisors_answer_stands_with_the_reason(answer: str, lead: str, rest: str) -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)
    responses = ("mobile_crisis",) if answer == "send_instead" else ()

    desk.do(
        c.AnswerApproval.model_validate(
            {
                "call": call,
                "by": "amadi",
                "answer": answer,
                "responses": responses,
                "reason": "her brother has it",
            }
        )
    )

    assert notice(desk, call, lead).rest == rest
    assert not card(desk, call).approval_waits


def test_time_that_ran_out_is_an_alert_with_what_the_agency_asks_for() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    desk.later(121).do(c.LetApprovalRunOut(call=call))

    ran_out = notice(desk, call, "No supervisor answered in time")
    assert (ran_out.rest, ran_out.weight) == ("The agency asks for: clinician and deputy.", "alert")
    on_top = [item for item in card(desk, call).items if item.icon == "co_response"]
    assert [(item.detail, item.state) for item in on_top] == [("asked for on top of the policy", "certain")]
    assert ("no_law_enforcement", "S7", "not_needed") in items(desk, call)


def test_an_override_shows_who_why_and_what_the_policy_asked_for() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")
    desk.do(c.Override(call=call, responses=("mobile_crisis",), reason="a bread knife", approved_by="amadi"))

    overridden = notice(desk, call, "Overridden by Nadia Okoro")

    assert overridden.lead == "Overridden by Nadia Okoro, approved by Grace Amadi"
    assert overridden.rest == "A bread knife. The policy asked for: clinician and deputy, stay on the line."
    assert ("co_response", "S2", "not_needed") in items(desk, call)
    assert ("mobile_crisis", "", "certain") in items(desk, call)
    assert card(desk, call).headline == headline(asked_for(desk.board, desk.call(call)))


def test_a_caller_who_declined_stays_with_the_room_and_the_card_says_so() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk)
    for step in ("offered", "caller_declined"):
        desk.do(c.MoveHandOff.model_validate({"call": call, "contact": "line-988", "step": step}))

    assert notice(desk, call, "The caller declined").rest == "The caller stays with the room."


def test_who_should_be_served_and_is_not_is_counted_in_the_open() -> None:
    desk = with_units(a_desk(), **NO_TEAM)
    call = a_quiet_call(desk)

    assert notice(desk, call, "Eligible, not served").weight == "warn"


def test_an_unknown_that_decided_is_to_be_asked_again() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, others_in_danger="unknown")

    assert notice(desk, call, "Ask again").rest.startswith("An answer that nobody could give decided.")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"violence": "physical_stopped"}, "The policy sends nobody to the door"),
        (ARMED, "The policy sends nobody to the door"),
        ({"suicide": "attempt_in_progress"}, "The policy sends no deputies"),
    ],
)
def test_a_gap_call_says_what_the_gap_is_and_how_long_it_stays(facts: dict[str, str], says: str) -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **facts)

    told = notice(desk, call, "Gap call").rest

    assert told.startswith(f"{says} although the person may be hurt or die")
    assert told.endswith(" It stays first on the list until a supervisor closes it.")
    assert card(desk, call).gap_open


def test_a_gap_call_says_who_is_asked_for_waits_is_on_the_way_or_there() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    asked = gap_words(desk.board, desk.call(call))
    send(desk, call, "M-30", "ems_staged")
    send(desk, call, "D-21", "law_enforcement_cit", "the supervisor wants it")
    sent = gap_words(desk.board, desk.call(call))
    move(desk, "D-21", "en_route", "on_scene")
    move(desk, "M-30", "en_route", "staged")
    there = gap_words(desk.board, desk.call(call))

    assert asked.endswith("; asked for: paramedics staged nearby")
    assert sent.endswith("; on the way: D-21; will wait nearby: M-30")
    assert there.endswith("; with the person: D-21; waiting nearby: M-30")
