"""What the entries of a call say of its review: who had it, whether it is over, which review stands. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from console.domain import entries as e
from console.domain.entry import Entry
from console.domain.review_drawn import Drawn
from console.domain.review_parts import ReviewQuestion
from console.domain.review_score import Score, score

HAD_BY = ("CallOpened", "CallTaken", "CallHandedOver", "CallReopened")
"""The kinds of entry that say who had a call."""


class Review(NamedTuple):
    """A review that stands. form: its questions as they were asked. answered: when its dispatcher last did.

    reply: what they said to it, newest last. is_shown: whether whoever looks reads its words.
    """

    call: str
    entry: int
    at: datetime
    by: str
    dispatcher: str
    form: tuple[ReviewQuestion, ...]
    answers: dict[str, str]
    notes: dict[str, str]
    comment: str
    corrects: int
    reason: str
    answered: datetime | None
    reply: tuple[str, ...]
    is_shown: bool = True

    @property
    def score(self) -> Score:
        """The score of its answers; none where they are not shown, or were erased."""
        return score(self.form, self.answers)


class ToReview(NamedTuple):
    """A call that is to be reviewed, why, who had it, and the review that stands, if any."""

    drawn: Drawn
    had_by: tuple[str, ...]
    review: Review | None


def had_by(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Everybody who had a call, by name, in the order in which they had it; who had it twice stands last."""
    names: dict[str, None] = {}
    for entry in entries:
        match entry.body:
            case e.CallOpened(waiting=False) | e.CallTaken() | e.CallReopened():
                name = entry.who
            case e.CallHandedOver():
                name = entry.body.to
            case _:
                continue
        names.pop(name, None)
        names[name] = None
    return tuple(names)


def standing(entries: Sequence[Entry]) -> Entry | None:
    """The review of a call that stands: the last one given."""
    return next((each for each in reversed(entries) if isinstance(each.body, e.ReviewGiven)), None)


def is_over(entries: Sequence[Entry]) -> bool:
    """Whether a call is closed, and not joined to another, with which it would be reviewed."""
    ends = (e.CallOpened, e.CallClosed, e.CallReopened, e.CallJoined)
    last = next((each.body for each in reversed(entries) if isinstance(each.body, ends)), None)
    return isinstance(last, e.CallClosed)
