"""What can be wrong with the review form of an agency pack. Part of `agency_faults`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from console.domain.agency import Agency

TALK_TIME = re.compile(
    r"talk(ing)?[ -]time|handl(e|ing)[ -]time|time on the (call|phone|line)|time with the caller"
    r"|(length|duration) of the (call|conversation)|call('s)? (length|duration|time)"
    r"|how long (did|was|were|it|the)|took too long|too long (a call|on the)|(within|under|below|over) \d+"
    r" ?(s|sec|seconds?|min|minutes?)\b",
    re.IGNORECASE,
)
"""Words by which a question asks how long somebody talked. Source: policies-and-protocols, section 6: a slow
call of this kind is no bad call."""


def review_faults(agency: Agency) -> Iterator[str]:
    """Every fault of a form whose keys and values are right each by itself."""
    for question in agency.review_question:
        where = f"review_question {question.id!r}"
        words = f"{question.says} {question.help}"
        found = TALK_TIME.search(words)
        if found and question.weight:
            yield (
                f"{where} scores talk time (“{found[0]}”), which is never scored on a crisis call; ask about "
                "what was done instead, or say weight = 0"
            )
        if question.is_critical and not question.weight:
            yield f"{where} caps the score and has no weight; give it one, or take caps_at out"
        if not question.says.rstrip().endswith("?"):
            yield f"{where} is no question; end what it says with a question mark"
    if agency.review_question and not any(each.weight for each in agency.review_question):
        yield "no review_question has a weight; nothing could be scored"
