"""Six calls under four policies, question by question: what is asked for, and that every word can be read.

The calls are S1 to S6 of the training scenarios; where a printed answer and the policy's sheet differ, the
sheet stands.
"""

from collections.abc import Iterator

import pytest

from console.domain.asked import asked_for
from console.domain.rows.advice import advice_card
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import call_rows
from console.domain.rows.guide import certain_strip, guide_card
from console.domain.rows.units import unit_rows, wanted_words
from tests.domain.build import (
    DENVER,
    FOUR,
    LOS_ANGELES,
    QUIET,
    SACRAMENTO,
    SAN_DIEGO,
    SEAT,
    WHO,
    Desk,
    a_call,
    a_desk,
    answers,
)

SELF = {"caller_role": "person_in_crisis", "problem": "suicidal_person"}
CALLS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "quiet ideation": ({**SELF, "suicide": "ideation", "engagement": "talking_now"}, {}),
    "gun in lap": (
        {**SELF, "suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"},
        {"others_in_danger": "yes"},
    ),
    "the label trap": (
        {
            "problem": "threat_or_assault",
            "others_in_danger": "yes",
            "crime": "committed",
            "weapon": "other",
            "weapon_access": "in_home",
            "violence": "physical_stopped",
            "threat": "specific",
        },
        {"weapon_access": "unknown", "violence": "physical_ongoing"},
    ),
    "frightened, holding something": (
        {
            **SELF,
            "problem": "mental_health_crisis",
            "presentation": "psychosis_or_paranoia",
            "weapon": "improvised",
            "weapon_access": "in_hand",
        },
        {"weapon_access": "secured"},
    ),
    "attempt in progress": (
        {"problem": "suicidal_person", "medical": "emergency", "suicide": "attempt_in_progress"},
        {"violence": "unknown"},
    ),
    "street wandering": (
        {
            "caller_role": "bystander",
            "suicide": "unknown",
            "engagement": "unknown",
            "presentation": "unknown",
        },
        {"hazard": "roadway_or_rail", "others_in_danger": "yes"},
    ),
}
ASKED = {
    ("quiet ideation", SACRAMENTO): ("mobile_crisis transfer_988 no_law_enforcement", ""),
    ("quiet ideation", SAN_DIEGO): ("transfer_988", ""),
    ("quiet ideation", DENVER): ("transfer_988", ""),
    ("quiet ideation", LOS_ANGELES): ("transfer_988", ""),
    ("gun in lap", SACRAMENTO): (
        "ems_staged transfer_988 keep_line no_law_enforcement",
        "ems_staged law_enforcement phone_clinician",
    ),
    ("gun in lap", SAN_DIEGO): ("ems_staged law_enforcement co_response",) * 2,
    ("gun in lap", DENVER): ("ems_staged law_enforcement_cit co_response",) * 2,
    ("gun in lap", LOS_ANGELES): ("ems_staged law_enforcement co_response keep_line",) * 2,
    ("the label trap", SACRAMENTO): ("law_enforcement phone_clinician",) * 2,
    ("the label trap", SAN_DIEGO): ("law_enforcement co_response",) * 2,
    ("the label trap", DENVER): ("law_enforcement_cit co_response",) * 2,
    ("the label trap", LOS_ANGELES): ("law_enforcement co_response keep_line",) * 2,
    ("frightened, holding something", SACRAMENTO): (
        "transfer_988 keep_line no_law_enforcement",
        "mobile_crisis transfer_988 no_law_enforcement",
    ),
    ("frightened, holding something", SAN_DIEGO): ("law_enforcement co_response", "transfer_988"),
    ("frightened, holding something", DENVER): ("law_enforcement_cit co_response", "co_response"),
    ("frightened, holding something", LOS_ANGELES): (
        "law_enforcement co_response keep_line",
        "mobile_crisis transfer_988",
    ),
    ("attempt in progress", SACRAMENTO): (
        "ems keep_line no_law_enforcement",
        "ems_staged keep_line no_law_enforcement",
    ),
    ("attempt in progress", SAN_DIEGO): (
        "ems law_enforcement co_response",
        "ems_staged law_enforcement co_response",
    ),
    ("attempt in progress", DENVER): ("ems keep_line", "ems_staged co_response"),
    ("attempt in progress", LOS_ANGELES): (
        "ems law_enforcement co_response keep_line",
        "ems_staged law_enforcement co_response keep_line",
    ),
    ("street wandering", SACRAMENTO): (
        "transfer_988 mobile_crisis no_law_enforcement",
        "law_enforcement phone_clinician",
    ),
    ("street wandering", SAN_DIEGO): ("co_response", "law_enforcement co_response"),
    ("street wandering", DENVER): ("co_response", "law_enforcement_cit co_response"),
    ("street wandering", LOS_ANGELES): (
        "mobile_crisis transfer_988",
        "law_enforcement co_response keep_line",
    ),
}


def words(desk: Desk, call: str) -> Iterator[str]:
    """Everything that the desk says about a call."""
    board, here = desk.board, desk.call(call)
    advice, card, strip = (
        advice_card(board, here, desk.now),
        guide_card(board, here),
        certain_strip(board, here),
    )
    yield from (advice.headline, strip.words, strip.detail, strip.act, card.progress, card.next_step)
    yield wanted_words(board, here)
    for item in advice.items:
        yield from (item.words, item.detail, item.rules)
    for notice in advice.notices:
        yield from (notice.lead, notice.rest)
    for reason in advice.reasons:
        yield from (reason.lead, reason.rest, reason.basis)
    for change in advice.would_change:
        yield from (change.outcome, change.answers)
    for row in call_rows(board, WHO, SEAT, call):
        yield from (row.title, row.line)
    for alert in alerts(board, desk.now):
        yield from (alert.lead, alert.rest)
    for unit in unit_rows(board, here):
        yield from (unit.why_not, *(chip.words for chip in unit.chips))


def asked_in_turn(desk: Desk, call: str, facts: dict[str, str]) -> Iterator[str]:
    """Answer what the card asks until nothing is left; gives each fact asked."""
    while (card := guide_card(desk.board, desk.call(call))).kind not in ("done", "empty"):
        answers(desk, call, **{card.fact: facts.get(card.fact, "unknown")})
        yield card.fact


def readable(text: str) -> bool:
    """Whether a text is words for people: no ids, nothing unfilled, no joints showing."""
    filled = text.replace("{left}", "")
    return not any(bad in filled for bad in ("_", "{", "..", " ,", " .", ": .", "  ", "None", "?."))


@pytest.mark.parametrize(("name", "policy"), ASKED, ids=lambda part: part.replace(" ", "-"))
def test_a_call_is_asked_for_as_the_sheet_has_it(name: str, policy: str) -> None:
    desk = a_desk(policy)
    facts, twist = CALLS[name]
    call = a_call(desk, {**QUIET, **facts})
    before, after = (set(each.split()) for each in ASKED[name, policy])

    assert set(asked_for(desk.board, desk.call(call))) == before
    answers(desk, call, **twist)
    assert set(asked_for(desk.board, desk.call(call))) == (after or before)


@pytest.mark.parametrize("policy", FOUR)
@pytest.mark.parametrize("name", CALLS)
def test_every_word_of_a_call_can_be_read_from_the_first_question_on(name: str, policy: str) -> None:
    desk = a_desk(policy)
    facts, twist = CALLS[name]
    call = a_call(desk)
    asked = []

    for fact in asked_in_turn(desk, call, {**QUIET, **facts}):
        asked.append(fact)
        assert [text for text in words(desk, call) if not readable(text)] == []
    answers(desk, call, **twist)

    assert [text for text in words(desk, call) if not readable(text)] == []
    assert len(asked) == len(set(asked)), "nothing is asked twice"
    assert len(asked) <= 16
