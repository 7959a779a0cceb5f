"""The score of a review: a pure function of the form and the answers. Talk time is no part of it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.domain.review_parts import WHOLE, ReviewQuestion

PARTS_OF_WEIGHT: Mapping[str, int] = {"yes": 2, "partly": 1, "no": 0}
"""How many halves of its weight an answer gives."""


class Score(NamedTuple):
    """A score of 100. percent: what stands; None while no answer counts. before: what it were without caps.

    capped_by: the critical questions answered “no” that hold it down, the lowest cap first. left: how many
    questions have no answer yet.
    """

    percent: int | None
    before: int | None
    capped_by: tuple[str, ...] = ()
    left: int = 0


def score(questions: Sequence[ReviewQuestion], answers: Mapping[str, str]) -> Score:
    """The score of these answers.

    “yes” gives the question's weight, “partly” half of it, “no” nothing; what is not applicable, or has no
    answer yet, is out of the sum altogether. The share of the weights in the sum is rounded to the nearest
    whole of 100, a half upwards. Then each critical question that was answered “no” caps it at its own cap.
    """
    counted = [each for each in questions if answers.get(each.id) in PARTS_OF_WEIGHT]
    whole = sum(2 * each.weight for each in counted)
    got = sum(PARTS_OF_WEIGHT[answers[each.id]] * each.weight for each in counted)
    before = (2 * WHOLE * got + whole) // (2 * whole) if whole else None
    critical = (each for each in questions if each.is_critical and answers.get(each.id) == "no")
    missed = sorted((each.caps_at, each.id) for each in critical)
    left = sum(not answers.get(each.id) for each in questions)
    if before is None:
        return Score(None, None, left=left)
    percent = min((before, *(cap for cap, _ in missed)))
    return Score(percent, before, tuple(each for cap, each in missed if cap < before), left)
