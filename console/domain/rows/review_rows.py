"""The rows of the Review screen: the calls that are to be reviewed, and the questions of the form."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from console.domain.local_time import date_words
from console.domain.review_drawn import Why
from console.domain.review_parts import ReviewQuestion
from console.domain.review_score import Score
from console.domain.reviewed import Review
from console.domain.rows.words import minutes
from console.domain.visible import visible

WHY_WORDS: Mapping[Why, str] = MappingProxyType(
    {
        "complaint": "Complaint",
        "gap": "Gap call",
        "override": "Override",
        "hand_off": "Hand-off dropped",
        "chance": "By chance",
    }
)
CHOSEN = "Chosen by hand"
STATES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "to_review": ("To review", "circle", "warn.line"),
        "own": ("Yours: another reviews it", "lock", "text.secondary"),
        "none": ("No review of yours", "minus", "text.secondary"),
        "begun": ("Begun", "pencil", "warn.line"),
        "given": ("Not read yet", "clock", "text.secondary"),
        "read": ("Read", "check_ring", "ok.line"),
        "answered": ("Answered", "speech", "ok.line"),
    }
)
"""How a review stands: its word, its shape and its colour."""
ANSWER_WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "yes": ("Yes", "check", "ok.line"),
        "partly": ("Partly", "differs", "warn.line"),
        "no": ("No", "cross", "alert.line"),
        "not_applicable": ("Not applicable", "minus", "text.secondary"),
        "": ("", "circle", "text.secondary"),
    }
)
"""What is answered to a question: its word, its shape and its colour."""


class ReviewRow(NamedTuple):
    """A call in the list. why: in words, why it was drawn. on_call: how long it was, in words.

    review: the one that stands, as whoever looks reads it. had_by: everybody who had the call.
    """

    call: str
    title: str
    when: str
    dispatcher: str
    why: tuple[str, ...]
    state: str
    on_call: str = ""
    review: Review | None = None
    had_by: tuple[str, ...] = ()

    @property
    def percent(self) -> int | None:
        """The score, where there is one to show."""
        return self.review.score.percent if self.review is not None and self.review.is_shown else None


class FormRow(NamedTuple):
    """A question of the form as it stands. worth: its weight, and what a “no” does, in words."""

    id: str
    number: int
    says: str
    help: str
    worth: str
    answer: str
    note: str


def why_words(why: Sequence[Why]) -> tuple[str, ...]:
    """Why a call is in the list, each reason in words."""
    return tuple(WHY_WORDS[each] for each in why) or (CHOSEN,)


def state_of(review: Review | None, *, is_own: bool, is_begun: bool = False) -> str:
    """How the review of a call stands. is_own: whoever looks had the call; is_begun: they began it here."""
    if review is None:
        return "own" if is_own else "begun" if is_begun else "to_review"
    return "answered" if review.reply else "read" if review.answered is not None else "given"


def form_rows(
    form: Sequence[ReviewQuestion], answers: Mapping[str, str], notes: Mapping[str, str]
) -> tuple[FormRow, ...]:
    """The questions in their order, each with what is answered and noted."""
    return tuple(
        FormRow(
            each.id,
            number,
            each.says,
            each.help,
            _worth(each),
            answers.get(each.id, ""),
            visible(notes.get(each.id, "")),
        )
        for number, each in enumerate(form, start=1)
    )


def _worth(question: ReviewQuestion) -> str:
    if not question.weight:
        return "never scored"
    cap = f", a no caps at {question.caps_at}" if question.is_critical else ""
    return f"weight {question.weight}{cap}"


def score_words(found: Score, form: Sequence[ReviewQuestion]) -> str:
    """The score in words: what stands, which questions hold it down, and how many are still open."""
    left = f"{found.left} of {len(form)} still open" if found.left else ""
    if found.percent is None:
        return " · ".join(each for each in ("No answer counts yet", left) if each)
    numbers = {each.id: number for number, each in enumerate(form, start=1)}
    told = [f"Score {found.percent} of 100"]
    if found.capped_by:
        names = ", ".join(str(numbers[each]) for each in found.capped_by)
        told.append(f"capped by the no to {names}; {found.before} without it")
    return " · ".join((*told, left) if left else told)


def count_words(rows: Sequence[ReviewRow], month: str) -> str:
    """What a month holds: how many are drawn, and how many are still to be reviewed."""
    some = "1 call" if len(rows) == 1 else f"{len(rows)} calls"
    left = sum(row.review is None for row in rows)
    return f"{month}: {some}, {left} to review" if rows else f"{month}: no call is drawn"


def given_words(review: Review, zone: tzinfo) -> str:
    """By whom and when a review was given, and why it was corrected."""
    told = f"Given by {visible(review.by)}, {date_words(review.at, zone)}."
    if review.corrects:
        told += f" It takes the place of the one in entry {review.corrects}: {visible(review.reason)}"
    return told


def on_call_words(answered: datetime | None, closed: datetime | None) -> str:
    """How long a call was, from its answer to its end; empty where nothing says so."""
    return minutes(answered, closed) if answered is not None and closed is not None else ""
