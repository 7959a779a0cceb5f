"""What nobody could say and is asked again: after a while, and when somebody may know more.

Only what still matters: to the policy, or to a crew. Nothing is asked again while nobody is there to answer.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from console.domain.asked import handed_over, policy_facts, somebody_goes
from console.domain.board import Answer, Board, Call, in_force, room_for
from console.policy.facts import UNKNOWN
from console.policy.recommend import recommend

WHY: Mapping[str, str] = MappingProxyType(
    {
        "caller": "the caller is on the line again",
        "another": "another caller has rung",
        "crew": "a crew is with the person",
        "": "asked a while ago",
    }
)
"""Why a question is asked again."""


class Again(NamedTuple):
    """A fact that is asked again, and why."""

    fact: str
    why: str


def asked_again(board: Board, call: Call, now: datetime | None) -> tuple[Again, ...]:
    """The facts to ask again as of now, in the order in which they were asked; now None: no clock runs."""
    return tuple(
        Again(fact, why)
        for fact, answer in call.answers.items()
        if answer.answer == UNKNOWN
        and (why := _due(board, call, fact, answer, now))
        and _matters(board, call, fact)
    )


def still_open(board: Board, call: Call) -> Iterator[str]:
    """The facts that nobody could say and that still matter, asked again already or not."""
    yield from (
        fact
        for fact, answer in call.answers.items()
        if answer.answer == UNKNOWN and _matters(board, call, fact)
    )


def _due(board: Board, call: Call, fact: str, answer: Answer, now: datetime | None) -> str:
    """Why it is to be asked again; empty where it is not."""
    let_be, news = call.let_be.get(fact), call.news
    if news is not None and news.entry > max(answer.entry, let_be.entry if let_be else 0):
        return WHY[news.what]
    every_s = in_force(board).agency.limits.ask_again_s
    if now is None or not every_s or call.line.lost or handed_over(call):
        return ""
    asked = max(answer.entered, let_be.entered) if let_be else answer.entered
    return WHY[""] if now >= asked + timedelta(seconds=every_s) else ""


def _matters(board: Board, call: Call, fact: str) -> bool:
    """Whether another answer could change who goes, or a crew that goes needs it."""
    room = room_for(board, call)
    if fact in room.agency.always_ask and somebody_goes(board, call):
        return True
    without = {each: answer for each, answer in policy_facts(board, call).items() if each != fact}
    return fact in recommend(room.compiled, without).open
