"""The review form of a pack: what is wrong with it is said in words, and the sample's own is sound."""

import pytest

from console.domain.agency import AgencyFaulty, read_agency
from console.domain.review_parts import form_version
from tests.domain.build import agency_text

TONE = 'says = "Was the voice calm, patient and respectful, one question at a time?"'


def faults(stands: str, instead: str) -> str:
    """What is said of the sample pack with something else in it."""
    text = agency_text()
    assert stands in text, "the pack has it"
    with pytest.raises(AgencyFaulty) as faulty:
        read_agency(text.replace(stands, instead, 1), "agency.toml")
    return faulty.value.says


def test_the_sample_form_asks_the_place_first_and_caps_what_matters_most() -> None:
    form = read_agency(agency_text(), "agency.toml").review_question

    assert [each.id for each in form[:3]] == ["location", "call_back", "danger_first"]
    assert 10 <= len(form) <= 14
    critical = {each.id for each in form if each.is_critical}
    assert {"location", "danger_first", "policy", "hand_off"} <= critical


@pytest.mark.parametrize(
    "says",
    [
        "Was the talk time short?",
        "Did handling time stay below the aim?",
        "Was the call done within 90 seconds?",
        "Was the length of the call as it should be?",
    ],
)
def test_no_question_may_score_talk_time(says: str) -> None:
    told = faults(TONE, f'says = "{says}"')

    assert "review_question 'tone' scores talk time" in told
    assert "never scored on a crisis call" in told


def test_a_question_about_it_that_is_never_scored_may_stand() -> None:
    text = agency_text().replace(TONE, 'says = "Did the talk time leave room to listen?"', 1)
    at = text.index('id = "tone"')
    text = text[:at] + text[at:].replace("weight = 8", "weight = 0", 1)

    assert read_agency(text, "agency.toml").review_question[-1].weight == 0


@pytest.mark.parametrize(
    ("stands", "instead", "says"),
    [
        ("share_percent = 5", "share_percent = 1", "review, share_percent: 1 is not allowed"),
        (TONE, 'says = "The voice was calm"', "review_question 'tone' is no question"),
        ('id = "tone"', 'id = "policy"', "review_question 'policy' stands twice; give one another id"),
        ('id = "tone"', 'id = "Tone!"', "review_question Tone!, id"),
        ("caps_at = 50", "caps_at = 101", "review_question danger_first, caps_at: 101 is not allowed"),
        ("weight = 12\ncaps_at = 50", "weight = 0\ncaps_at = 50", "caps the score and has no weight"),
        ("weight = 6", "wieght = 6", "review_question caller_told, weight: this key is missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_to_do(
    stands: str, instead: str, says: str
) -> None:
    assert says in faults(stands, instead)


def test_a_form_whose_words_change_has_another_version() -> None:
    form = read_agency(agency_text(), "agency.toml").review_question
    changed = read_agency(agency_text().replace(TONE, 'says = "Was the voice calm?"', 1), "agency.toml")

    assert form_version(form) == form_version(read_agency(agency_text(), "again").review_question)
    assert form_version(form) != form_version(changed.review_question)
    assert form_version(()) == ""
