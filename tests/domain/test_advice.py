"""The recommendation card, its words, and what another policy would ask for."""

import pytest

from console.domain.rows.advice import advice_card
from console.domain.rows.reasons import all_reasons
from console.domain.rows.shown import Advice, Notice
from console.domain.rows.under_another import under_another
from console.domain.rows.words import RESPONSES, headline, listed, more_questions, sentence, short
from console.policy.model import RESPONSES as RESPONSE_IDS
from tests.domain.build import (
    CARE_FIRST,
    DENVER,
    LOS_ANGELES,
    PATROL,
    SACRAMENTO,
    SAN_DIEGO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    the_library,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def card(desk: Desk, call: str) -> Advice:
    return advice_card(desk.board, desk.call(call), desk.now)


def notice(desk: Desk, call: str, lead: str) -> Notice:
    """The one notice that begins so."""
    (found,) = [each for each in card(desk, call).notices if each.lead.startswith(lead)]
    return found


def items(desk: Desk, call: str) -> list[tuple[str, str, str]]:
    return [(item.icon, item.rules, item.state) for item in card(desk, call).items]


def test_the_policy_is_named_with_its_date_and_as_what_it_is() -> None:
    desk = a_desk(SACRAMENTO)

    shown = card(desk, a_call(desk))

    assert shown.policy == "Sacramento County Sheriff"
    assert shown.policy_full == "Sacramento County Sheriff, since 13:00, 1 Mar (reconstruction)"


def test_a_call_is_not_settled_before_its_questions_are() -> None:
    desk = a_desk(SACRAMENTO)
    shown = card(desk, a_call(desk))

    assert (shown.headline, shown.priority) == ("Not settled yet", None)
    assert {item.state for item in shown.items} == {"open"}


def test_an_open_line_names_only_the_rules_that_can_still_ask_for_it() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="none")

    assert ("law_enforcement", "S1 to S4", "open") in items(desk, call)
    assert ("no_law_enforcement", "S7 to S9", "open") in items(desk, call)


def test_a_part_that_is_wide_open_is_one_line_and_not_none() -> None:
    desk = a_desk(SACRAMENTO)
    (care,) = [item for item in card(desk, a_call(desk)).items if item.words == "Open: care"]

    assert care.detail == (
        "between: crisis team, clinician in the room, hand-off to the crisis line, the help line's number, "
        "stay on the line"
    )


def test_a_priority_is_shown_only_when_no_answer_to_come_can_change_it() -> None:
    desk = a_desk(SACRAMENTO)
    quiet, grave = a_call(desk, medical="none"), a_call(desk, medical="none", suicide="imminent")

    assert card(desk, quiet).priority is None
    assert card(desk, grave).priority == 1


def test_a_settled_card_has_a_line_a_response_and_a_reason_a_part() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    shown = card(desk, call)

    assert shown.headline == "Send paramedics to stage nearby; no deputies"
    assert items(desk, call) == [
        ("ems_staged", "M3", "certain"),
        ("no_law_enforcement", "S7", "certain"),
        ("transfer_988", "C3", "certain"),
        ("keep_line", "C3", "certain"),
    ]
    assert [reason.rest[:3] for reason in shown.reasons] == ["S7:", "M3:", "C3:"]
    assert [reason.basis for reason in shown.reasons] == [
        "from a public source",
        "our reading of the policy",
        "our reading of the policy",
    ]


def test_dangers_are_told_first_among_the_answers_that_decided() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent", weapon="unknown")

    leads = [reason.lead for reason in card(desk, call).reasons]

    assert "Suicide is imminent; nobody could say whether there is a weapon; nobody is hurt or ill." in leads


def test_what_a_danger_decides_alone_names_no_quiet_answer_beside_it() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, others_in_danger="yes")

    assert card(desk, call).reasons[0].lead == "Somebody else is in danger."


@pytest.mark.parametrize(
    ("policy", "facts", "first"),
    [
        (SACRAMENTO, ARMED, "S7"),
        (SACRAMENTO, {"medical": "emergency", "others_in_danger": "yes"}, "S1"),
        (PATROL, {"medical": "emergency"}, "S"),
        (CARE_FIRST, {"medical": "emergency"}, "C3"),
    ],
)
def test_why_deputies_go_or_stay_away_is_told_before_why_paramedics_go(
    policy: str, facts: dict[str, str], first: str
) -> None:
    desk = a_desk(policy)
    shown = card(desk, a_quiet_call(desk, **facts))

    assert shown.reasons[0].rest.startswith(first)
    assert shown.reasons[0].weighs == first.startswith("S")


def test_what_is_not_settled_is_said_before_what_it_is_about() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="none")

    words = [item.words for item in card(desk, call).items if item.state == "open"]

    assert "Open: deputies" in words
    assert all(each.startswith("Open: ") for each in words)


def test_a_part_that_sends_nobody_says_so_with_its_reason() -> None:
    desk = a_desk(SAN_DIEGO)
    call = a_quiet_call(desk)
    (medical,) = [
        item for item in card(desk, call).items if item.state == "not_needed" and item.rules == "M9"
    ]

    assert medical.words == "No paramedics"
    assert medical.detail


def test_a_response_of_two_parts_is_one_line() -> None:
    desk = a_desk(LOS_ANGELES)
    call = a_quiet_call(desk, violence="physical_ongoing")

    lines = [icon for icon, _, _ in items(desk, call)]

    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("policy", sorted(the_library()))
def test_what_would_change_it_is_said_in_whole_words(policy: str) -> None:
    desk = a_desk(policy)
    for call in (a_call(desk), a_call(desk, suicide="imminent"), a_quiet_call(desk)):
        for change in card(desk, call).would_change:
            assert change.outcome[0].isupper()
            assert "Nobody at least" not in change.outcome
            assert "Nobody is asked for at least" not in change.outcome
            assert change.answers.startswith("if ")


def test_answers_that_make_nothing_certain_are_told_as_such() -> None:
    desk = a_desk(SAN_DIEGO)
    call = a_call(desk, medical="none", suicide="imminent")

    outcomes = [change.outcome for change in card(desk, call).would_change]

    assert "Nothing certain yet" in outcomes


def test_under_another_policy_changes_nothing_and_begins_with_the_one_in_force() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)
    before = desk.board

    rows = under_another(desk.board, desk.call(call), the_library())

    assert desk.board is before
    assert rows[0].policy == SACRAMENTO
    assert rows[0].is_calls
    found = {row.policy: (row.outcome, row.priority) for row in rows}
    assert found[PATROL] == ("Send deputies; paramedics staged nearby", 1)
    assert found[DENVER] == ("Send crisis-trained deputies; paramedics staged nearby", 1)


def test_under_another_policy_an_unsettled_call_says_what_is_certain_there() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="emergency")

    rows = {row.policy: row for row in under_another(desk.board, desk.call(call), the_library())}

    assert rows[PATROL].outcome == "Send deputies; paramedics staged nearby"
    assert rows[CARE_FIRST].detail.startswith("not settled: at most ")


def test_each_policy_says_what_it_is_in_what_it_differs_and_why() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    here, *others = under_another(desk.board, desk.call(call), the_library())
    rows = {row.policy: row for row in others}

    assert (here.is_reconstruction, here.differs) == (True, "")
    assert here.reasons[0].startswith("S7: With no crime")
    assert not rows[CARE_FIRST].is_reconstruction
    assert rows[PATROL].differs.startswith("Deputies")
    assert " instead of no deputies" in rows[PATROL].differs
    assert all(": " in reason for row in others for reason in row.reasons)


def test_what_is_not_settled_is_not_said_to_differ() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="emergency")

    rows = under_another(desk.board, desk.call(call), the_library())

    assert {(row.differs, row.is_settled) for row in rows} == {("", False)}


def test_all_reasons_begin_with_what_weighs_most() -> None:
    desk = a_desk(SACRAMENTO)

    text = all_reasons(desk.board, desk.call(a_quiet_call(desk, **ARMED)))

    assert text.index("## Safety") < text.index("## Medical") < text.index("## Care")


def test_all_reasons_tell_what_decided_what_was_ruled_out_and_what_would_change_it() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    text = all_reasons(desk.board, desk.call(call))

    for words in ("**S7: No deputies.**", "Decided by:", "Ruled out before it:", "## What would change this"):
        assert words in text


def test_every_response_has_its_words() -> None:
    assert set(RESPONSES) == set(RESPONSE_IDS)
    for words in RESPONSES.values():
        assert words.name[0].isupper()
        assert words.headline[0].isupper()
        assert "," not in words.listed, "a comma inside one of a list makes two of it"


@pytest.mark.parametrize(
    ("responses", "says"),
    [
        ((), "Nobody is asked for"),
        (("keep_line", "law_enforcement", "ems_staged"), "Send deputies; paramedics staged nearby"),
        (("transfer_988", "follow_up"), "Hand the caller to the crisis line"),
        (("referral",), "Give the help line's number"),
        (("supervisor_decides", "mobile_crisis"), "A supervisor decides now; crisis team"),
    ],
)
def test_a_headline_says_who_goes_and_at_most_one_thing_beside(responses: tuple[str, ...], says: str) -> None:
    assert headline(responses) == says


def test_lists_and_sentences() -> None:
    assert listed(()) == "nobody"
    assert short(("ems_staged", "law_enforcement")) == "Deputies, paramedics staged nearby"
    assert [sentence(text) for text in ("", "no crime", "Why?", " he left. ")] == [
        "",
        "No crime.",
        "Why?",
        "He left.",
    ]
    assert (more_questions(1), more_questions(3)) == ("at most 1 more question", "at most 3 more questions")
