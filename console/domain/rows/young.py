"""That children are there, or a minor is in crisis: said first on a brief, and where units are chosen."""

from collections.abc import Iterator

from console.domain.board import Call

YOUNG = (
    ("others_present", ("children",), "Children are there"),
    ("age_group", ("child",), "A minor is in crisis, a child"),
    ("age_group", ("teen",), "A minor is in crisis, a teenager"),
)
"""The answers that say so: a fact, what is answered to it, and what the crew is told."""


def young_words(call: Call) -> Iterator[str]:
    """What is to be said of children on this call."""
    for fact, answers, words in YOUNG:
        answer = call.answers.get(fact)
        if answer is not None and answer.answer in answers:
            yield words
