"""The catalogue's words: short enough for the card, in both languages, and the same in form everywhere."""

import pytest

from console.policy.facts import LANGUAGES, Answer, Fact
from tests.resources.shipped import the_catalogue

FACTS = the_catalogue().facts
SAFETY = (
    "medical",
    "suicide",
    "weapon",
    "weapon_access",
    "violence",
    "threat",
    "others_in_danger",
    "crime",
    "hazard",
    "others_present",
    "whereabouts",
)
LISTS_WHAT_TO_FIND = "medical"
"""Its reason names all that makes an emergency, and so takes a second line of the card."""
UNKNOWN_TOLD = {"en": "nobody could say ", "es": "nadie pudo decir "}

each_fact = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def unknown(fact: Fact) -> Answer | None:
    return next((answer for answer in fact.answers if answer.id == "unknown"), None)


@each_language
@each_fact
def test_words_fit_the_card(fact: Fact, language: str) -> None:
    """How wide the hints are is measured in `test_hints`."""
    assert len(fact.ask.in_language(language)) <= 48
    assert len(fact.why.in_language(language)) <= (120 if fact.id == LISTS_WHAT_TO_FIND else 52)
    assert len(fact.name.in_language(language)) <= 26
    if fact.say is not None:
        assert len(fact.say.in_language(language)) <= 60
    for answer in fact.answers:
        assert len(answer.name.in_language(language)) <= 30, answer.id


@each_fact
def test_a_question_is_a_question_and_the_rest_are_sentences(fact: Fact) -> None:
    assert fact.ask.en.endswith("?")
    assert fact.ask.es.startswith("¿")
    assert fact.ask.es.endswith("?")
    assert fact.why.en.endswith(".")
    assert fact.why.es.endswith(".")


@each_language
@each_fact
def test_answers_are_told_as_clauses_inside_a_sentence(fact: Fact, language: str) -> None:
    for answer in fact.answers:
        told = answer.told.in_language(language)
        assert told[0].islower()
        assert not told.endswith(".")
        assert len(told) <= 60


@each_language
@each_fact
def test_no_two_answers_of_a_fact_look_or_sound_alike(fact: Fact, language: str) -> None:
    assert len({answer.name.in_language(language) for answer in fact.answers}) == len(fact.answers)
    assert len({answer.told.in_language(language) for answer in fact.answers}) == len(fact.answers)


@each_language
@each_fact
def test_unknown_is_told_as_asked_and_not_known(fact: Fact, language: str) -> None:
    answer = unknown(fact)
    if fact.derived:
        assert answer is None
        return

    assert answer is not None
    assert answer.told.in_language(language).startswith(UNKNOWN_TOLD[language])


def test_unknown_looks_the_same_on_every_card() -> None:
    names = {answer.name for fact in FACTS if (answer := unknown(fact)) is not None}

    assert len(names) == 1


def test_a_change_of_these_has_to_reach_the_crews() -> None:
    assert {fact.id for fact in FACTS if fact.safety} == set(SAFETY)


def test_where_the_weapon_is_is_not_asked_without_one() -> None:
    skipped = {fact.id: dict(fact.skip_when) for fact in FACTS if fact.skip_when}

    assert skipped == {"weapon_access": {"weapon": "none"}}
