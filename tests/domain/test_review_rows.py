"""What the Review screen says: states, reasons, the score in words, and that reviews wait."""

from datetime import UTC, datetime

import pytest

from console.domain.review_parts import ReviewQuestion
from console.domain.review_score import score
from console.domain.reviewed import Review
from console.domain.rows.review_rows import (
    count_words,
    form_rows,
    given_words,
    score_words,
    state_of,
    why_words,
)
from console.domain.rows.reviews import unread_words

AT = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)
FORM = (
    ReviewQuestion(id="place", says="Was the place read back?", weight=10, caps_at=60),
    ReviewQuestion(id="tone", says="Was the voice calm?", weight=30),
    ReviewQuestion(id="more", says="Is there more to say?", weight=0),
)
REVIEW = Review(
    "26-00001", 41, AT, "Lena Brandt", "Nadia Okoro", FORM, {"place": "no"}, {}, "Well done.", 0, "", None, ()
)


def test_the_questions_say_what_they_are_worth_and_what_was_answered() -> None:
    rows = form_rows(FORM, {"place": "no"}, {"place": "heard\u202e once"})

    assert [row.worth for row in rows] == ["weight 10, a no caps at 60", "weight 30", "never scored"]
    assert [(row.number, row.answer) for row in rows] == [(1, "no"), (2, ""), (3, "")]
    assert "\u202e" not in rows[0].note


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, "No answer counts yet · 3 of 3 still open"),
        ({"place": "yes"}, "Score 100 of 100 · 2 of 3 still open"),
        (
            {"place": "no", "tone": "yes", "more": "no"},
            "Score 60 of 100 · capped by the no to 1; 75 without it",
        ),
        ({"place": "no", "tone": "no", "more": "yes"}, "Score 0 of 100"),
    ],
)
def test_the_score_is_said_with_what_caps_it_and_what_is_open(answers: dict[str, str], says: str) -> None:
    assert score_words(score(FORM, answers), FORM) == says


def test_how_a_review_stands() -> None:
    assert state_of(None, is_own=False) == "to_review"
    assert state_of(None, is_own=True, is_begun=True) == "own"
    assert state_of(REVIEW, is_own=False) == "given"
    assert state_of(REVIEW._replace(answered=AT), is_own=False) == "read"
    assert state_of(REVIEW._replace(answered=AT, reply=("The line was bad.",)), is_own=True) == "answered"


def test_why_a_call_is_in_the_list_and_how_many_are_left() -> None:
    assert why_words(("complaint", "chance")) == ("Complaint", "By chance")
    assert why_words(()) == ("Chosen by hand",)
    assert count_words((), "Nov 2026") == "Nov 2026: no call is drawn"


def test_a_correction_says_what_it_takes_the_place_of_and_why() -> None:
    corrected = REVIEW._replace(corrects=37, reason="the wrong call before me")

    assert given_words(REVIEW, UTC) == "Given by Lena Brandt, 24 Nov 2026."
    assert given_words(corrected, UTC).endswith(
        "It takes the place of the one in entry 37: the wrong call before me"
    )


def test_what_waits_is_said_and_nothing_is_where_nothing_does() -> None:
    assert unread_words(0, "Alt+Shift+8") == ""
    assert unread_words(2, "Alt+Shift+8").startswith("2 reviews of your calls are not read yet. Alt+Shift+8")
