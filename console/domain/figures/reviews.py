"""The figures of a month's reviews: how many were drawn and reviewed, why, and what was answered. Pure.

No name is in them, and no word that anybody wrote.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from console.domain.figures.spread import HALF, percentile
from console.domain.review_drawn import WHYS, Why
from console.domain.review_parts import ANSWERS
from console.domain.reviewed import ToReview


class ReviewFigures(NamedTuple):
    """drawn: calls that are to be reviewed, or were. given, read: how many were, and read by who had them.

    by_why: for each reason how many calls it drew, and how many of them were reviewed; a call may have
    several. answers: for each question, as it was asked, how often each answer. median: of the scores.
    """

    drawn: int
    given: int
    read: int
    by_why: Mapping[Why, tuple[int, int]]
    answers: Mapping[str, Mapping[str, int]]
    median: float | None


def review_figures(found: Iterable[ToReview]) -> ReviewFigures:
    """The figures of the calls that are to be reviewed."""
    calls = tuple(found)
    reviews = [each.review for each in calls if each.review is not None]
    answers: dict[str, Counter[str]] = {}
    for review in reviews:
        for question in review.form:
            if answer := review.answers.get(question.id):
                answers.setdefault(question.says, Counter())[answer] += 1
    scores = sorted(each.score.percent for each in reviews if each.score.percent is not None)
    by_why = {
        why: (
            sum(why in each.drawn.why for each in calls),
            sum(why in each.drawn.why and each.review is not None for each in calls),
        )
        for why in WHYS
    }
    told: dict[str, Mapping[str, int]] = {
        says: MappingProxyType({str(answer): given[answer] for answer in ANSWERS})
        for says, given in answers.items()
    }
    return ReviewFigures(
        len(calls),
        len(reviews),
        sum(each.answered is not None for each in reviews),
        MappingProxyType(by_why),
        MappingProxyType(told),
        percentile(scores, HALF) if scores else None,
    )
