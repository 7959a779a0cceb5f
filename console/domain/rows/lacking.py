"""The open calls that lack something a crew or a call-back will need, and what: the most urgent call first.

A call that nobody has taken is not among them: it lacks everything, and stands under Waiting. Nor is what a
reader is not shown: withheld is not lacking.
"""

from collections.abc import Iterator
from typing import NamedTuple

from console.domain.board import Board, Call, in_force
from console.domain.rows.again import still_open
from console.domain.rows.calls import title, urgency
from console.domain.rows.guide import crew_questions, is_skipped, run
from console.domain.rows.said import hides_answers


class Lacking(NamedTuple):
    """A call and what it lacks, in words, what is needed first at the beginning. position: who has it."""

    call: str
    title: str
    position: str
    lacks: tuple[str, ...]


def lacking_rows(board: Board) -> tuple[Lacking, ...]:
    """The calls that lack something, the most urgent first; empty where none does."""
    if board.room is None:
        return ()
    calls = sorted((each for each in board.calls.values() if not each.waiting), key=urgency)
    found = (Lacking(call.id, title(call), call.position, tuple(_lacks(board, call))) for call in calls)
    return tuple(each for each in found if each.lacks)


def _lacks(board: Board, call: Call) -> Iterator[str]:
    if not call.detail("address"):
        yield "no location"
    if not call.detail("callback"):
        yield "no number to call back"
    if hides_answers(call):
        return
    names = {fact.id: fact.name.en.lower() for fact in in_force(board).compiled.catalogue.facts}
    if not_asked := [names[fact] for fact in _safety_not_asked(board, call)]:
        yield f"not asked: {', '.join(not_asked)}"
    if again := [names[fact] for fact in still_open(board, call) if fact in names]:
        yield f"to ask again: {', '.join(again)}"


def _safety_not_asked(board: Board, call: Call) -> tuple[str, ...]:
    """What keeps people safe and nobody has asked: what the policy still needs, and what the crew does."""
    by_id, crew = in_force(board).compiled.catalogue.by_id, crew_questions(board, call)
    needed = {fact for fact in run(board, call).open if fact in by_id and by_id[fact].safety}
    return tuple(
        fact.id
        for fact in by_id.values()
        if fact.id not in call.answers
        and (fact.id in crew or (fact.id in needed and not is_skipped(fact, call)))
    )
