"""The guide card and the answers so far."""

import pytest

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.rows.guide import KEYS, answer_rows, certain_strip, guide_card, run
from tests.domain.build import (
    CARE_FIRST,
    QUIET,
    SACRAMENTO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    agency_text,
    answers,
    the_catalogue,
    without,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
NO_TEAM = {"CR_11": "meal", "CR_14": "meal", "CR_16": "off_duty", "SV_2": "off_duty"}


def card_fact(desk: Desk, call: str) -> tuple[str, str]:
    card = guide_card(desk.board, desk.call(call))
    return card.kind, card.fact


def test_without_a_call_the_card_says_how_to_get_one() -> None:
    card = guide_card(a_desk().board, None)

    assert (card.kind, card.next_step) == (
        "empty",
        "No call is open here. F3 takes the next call, Ctrl+N opens a new one.",
    )


def test_the_first_question_is_the_policys_first() -> None:
    desk = a_desk(SACRAMENTO)
    card = guide_card(desk.board, desk.call(a_call(desk)))

    assert (card.kind, card.fact, card.progress) == ("question", "medical", "at most 10 more questions")
    assert card.ask == the_catalogue().by_id["medical"].ask.en
    assert card.ask_other == the_catalogue().by_id["medical"].ask.es
    assert card.why


@pytest.mark.parametrize(
    "fact", [fact for fact in the_catalogue().facts if not fact.derived], ids=lambda f: f.id
)
def test_every_answer_has_its_key_and_nobody_can_say_is_always_zero(fact: object) -> None:
    desk = a_desk()
    call = desk.call(a_call(desk))

    choices = guide_card(desk.board, call, getattr(fact, "id", "")).choices

    assert [choice.key for choice in choices if choice.is_unknown] == ["0"]
    assert [choice.key for choice in choices if not choice.is_unknown] == list(KEYS[: len(choices) - 1])
    assert not {"C", "W", "L"} & {choice.key for choice in choices}


def test_a_question_that_can_no_longer_matter_is_not_asked() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="none", suicide="none", others_in_danger="yes")

    assert card_fact(desk, call)[1] not in ("crime", "engagement")


def test_without_a_weapon_nobody_is_asked_where_it_is() -> None:
    desk = a_desk()
    call = a_call(desk, without(QUIET, "hazard", "weapon_access"), weapon="none")
    asked = []
    while (found := card_fact(desk, call))[0] not in ("done", "empty"):
        asked.append(found[1])
        answers(desk, call, **{found[1]: "unknown"})

    assert "weapon_access" not in asked
    assert "hazard" in asked


def test_a_weapon_that_nobody_could_rule_out_is_asked_for_its_place_for_the_crew() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="unknown")

    assert card_fact(desk, call) == ("crew", "weapon_access")


def test_what_the_crew_needs_is_asked_only_when_somebody_goes() -> None:
    desk = a_desk()
    goes = a_call(desk, without(QUIET, "others_present", "whereabouts"))
    talks = a_call(
        desk,
        without(QUIET, "others_present", "whereabouts"),
        caller_role="person_in_crisis",
        engagement="talking_now",
    )

    assert card_fact(desk, goes) == ("crew", "others_present")
    assert card_fact(desk, talks)[0] == "done"


def test_the_crews_questions_stand_beside_the_sending_and_never_before_it() -> None:
    desk = a_desk()
    call = a_call(desk, without(QUIET, "others_present", "whereabouts"))

    assert card_fact(desk, call)[0] == "crew"
    assert certain_strip(desk.board, desk.call(call)).act == "Send CR-11 now"


def test_a_question_put_off_comes_again_when_nothing_else_is_left() -> None:
    desk = a_desk()
    call = a_call(desk, without(QUIET, "crime", "others_present"), suicide="imminent")
    desk.do(c.AskLater(call=call, fact="crime"))
    crew = card_fact(desk, call)

    answers(desk, call, others_present="alone")

    assert crew == ("crew", "others_present")
    assert card_fact(desk, call) == ("later", "crime")
    assert guide_card(desk.board, desk.call(call)).progress == "put off earlier; asked again"


def test_the_one_question_left_says_so() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, without(QUIET, "engagement"))

    card = guide_card(desk.board, desk.call(call))

    assert (card.fact, card.progress) == ("engagement", "the last question")


def test_changing_an_answer_shows_what_was_given() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="edged")

    card = guide_card(desk.board, desk.call(call), "weapon")

    assert (card.kind, card.progress) == ("changing", "changing an earlier answer")
    assert [choice.answer for choice in card.choices if choice.is_given] == ["edged"]


def test_a_fact_asked_out_of_turn_is_no_change() -> None:
    desk = a_desk()
    call = a_call(desk)

    assert guide_card(desk.board, desk.call(call), "veteran").progress == "asked out of turn"


@pytest.mark.parametrize(
    "facts", [{"medical": "emergency"}, {"suicide": "attempt_in_progress"}], ids=["emergency", "attempt"]
)
def test_an_emergency_begins_with_the_rooms_own_protocol(facts: dict[str, str]) -> None:
    desk = a_desk()
    call = a_call(desk, facts)

    assert guide_card(desk.board, desk.call(call)).protocol == "Start your medical protocol now"
    assert guide_card(desk.board, desk.call(a_call(desk))).protocol == ""


def test_sentences_to_say_are_sample_text_until_somebody_has_signed_them() -> None:
    signed = agency_text().replace('scripts_signed_by = ""', 'scripts_signed_by = "Dr. M. Sato"')
    unsigned, by_doctor = a_desk(), a_desk(agency=signed)
    a_call(unsigned)
    a_call(by_doctor)

    assert guide_card(unsigned.board, unsigned.call()).is_sample_text
    assert not guide_card(by_doctor.board, by_doctor.call()).is_sample_text


@pytest.mark.parametrize(
    ("policy", "facts", "says"),
    [
        (CARE_FIRST, {}, "Next: send CR-11 now, F9."),
        (
            CARE_FIRST,
            {"caller_role": "person_in_crisis", "engagement": "talking_now"},
            "Next: hand the caller to the crisis line, F11.",
        ),
        (
            SACRAMENTO,
            {"engagement": "refuses"},
            "Next: a supervisor answers by name; the call shows until when.",
        ),
    ],
)
def test_once_nothing_is_left_to_ask_the_card_says_what_comes_next(
    policy: str, facts: dict[str, str], says: str
) -> None:
    desk = a_desk(policy)
    call = a_quiet_call(desk, **facts)

    card = guide_card(desk.board, desk.call(call))

    assert (card.kind, card.next_step) == ("done", f"No question left that matters. {says}")


def test_a_gap_that_nobody_closed_comes_before_closing_the_call() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, violence="physical_stopped")
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="he left"))
    for step in ("offered", "ringing", "accepted", "summary_read", "confirmed"):
        moved = {"call": call, "contact": "line-988", "step": step, "person": "Ana"}
        desk.do(c.MoveHandOff.model_validate(moved))

    assert guide_card(desk.board, desk.call(call)).next_step.endswith(
        "Next: a supervisor closes the gap by name; then close the call, F12."
    )


def test_answers_stand_numbered_in_the_order_first_given_with_who_said_them() -> None:
    desk = a_desk()
    call = a_call(desk, medical="none", weapon="unknown")
    desk.do(
        c.AnswerFact(
            call=call, fact="violence_history", answer="yes", said_by="premise_history", caveat="2019"
        )
    )
    answers(desk, call, medical="minor")

    rows = answer_rows(desk.board, desk.call(call))

    assert [(row.number, row.fact, row.is_unknown) for row in rows] == [
        (1, "medical", False),
        (2, "weapon", True),
        (3, "violence_history", False),
    ]
    assert (rows[2].said_by, rows[2].caveat) == ("premise history", "2019")
    assert rows[0].said_by == "", "what the caller says needs no name"


@pytest.mark.parametrize("policy", [CARE_FIRST, SACRAMENTO])
def test_what_follows_from_an_answer_given_early_is_asked_next_and_not_three_questions_later(
    policy: str,
) -> None:
    desk = a_desk(policy)
    knife, none = a_call(desk, {"weapon": "edged"}), a_call(desk, {"weapon": "none"})

    assert card_fact(desk, knife) == ("question", "weapon_access")
    answers(desk, knife, weapon_access="secured")
    later = card_fact(desk, knife)
    assert card_fact(desk, none) == card_fact(desk, a_call(desk)) == later
    asked = a_call(desk, {"weapon": "edged"})
    desk.do(c.AskLater(call=asked, fact="weapon_access"))
    assert card_fact(desk, asked) == later


def test_answers_in_the_policys_own_order_leave_that_order_alone() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk)
    room = in_force(desk.board)

    armed = {"weapon": "edged", "weapon_access": "secured"}
    asked: list[tuple[str, str]] = []
    while (kind_fact := card_fact(desk, call))[0] == "question" and len(asked) < 12:
        fact = kind_fact[1]
        found = run(desk.board, desk.board.calls[call])
        level_of = room.compiled.level_of
        in_order = sorted((each for each in found.open if each != "care_team"), key=level_of.__getitem__)
        if fact not in in_order:
            break  # what the crew needs comes behind what the policy needs
        asked.append((fact, in_order[0]))
        answers(desk, call, **{fact: armed.get(fact) or QUIET[fact]})

    assert ("weapon", "weapon") in asked
    assert [fact for fact, _ in asked] == [first for _, first in asked]
