"""The log: each entry as a line that says what happened, what stood there before, and what came of it.

Of a call, a unit, people or a whole shift; the same lines on the screen, on paper and on the command line.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from console.domain import entries as e
from console.domain.asked import policy_facts
from console.domain.board import Board, Call, Room, room_for
from console.domain.entry import Entry
from console.domain.log_walk import About, Step, no_entries, steps
from console.domain.names import Mark
from console.domain.rows.acts import LATER, act_words, answer_word, status_word
from console.domain.rows.advice import ANSWERS_SAID, gravest
from console.domain.rows.policy_since import adopted_words
from console.domain.rows.words import SAID_BY, STEPS, headline
from console.domain.veil import ALL, facts_of, veiled, veiled_body
from console.domain.visible import visible
from console.policy.explain import explain
from console.policy.facts import UNKNOWN
from console.policy.model import PARTS

OWN = ("caller", "callback", "caveat", "text", "comment", "reason", "note", "next_action")
"""The fields of an entry that hold somebody's own words, in the order in which they are read."""


class LogLine(NamedTuple):
    """One entry, as it is read.

    number: the entry's. at: when it happened; late: why it was entered later, in words, and entered: when.
    who, position: by whom and where. subject: the call, the unit, `people` or `room` that it is about.
    says: what happened. was: what stood there before, where it took its place. own: the words of whoever
    said it. source: who told the dispatcher. follows: the entry of the act that it came of; 0 for the act.
    why: of the policy's advice the rules that decide, and the gravest answers that each rests on.
    """

    number: int
    at: datetime
    who: str
    position: str
    subject: str
    kind: str
    says: str
    was: str = ""
    own: str = ""
    source: str = ""
    late: str = ""
    entered: datetime | None = None
    follows: int = 0
    why: str = ""


def log_lines(
    before: Board, entries: Iterable[Entry], marks: Collection[Mark] = ALL, about: About = no_entries
) -> Iterator[LogLine]:
    """The lines of entries that follow each other, as whoever sees these marks reads them.

    before: the board as it was when the first of them was recorded, which says what they changed. about: all
    entries of a subject, for a call that is opened again.
    """
    for step in steps(before, entries, about):
        yield line_of(step, marks)


def line_of(step: Step, marks: Collection[Mark] = ALL) -> LogLine:
    """One entry as a line, as whoever sees these marks reads it."""
    entry, board = step.entry, step.before
    call = board.calls.get(entry.subject)
    named_by = step.after.room if isinstance(entry.body, e.PolicyAdopted) else board.room
    room = room_for(board, call) if call is not None and board.room is not None else named_by
    shown = veiled(entry, marks, facts_of(board))
    body = shown.body
    return LogLine(
        entry.number,
        entry.happened_at,
        visible(entry.who),
        visible(entry.position),
        entry.subject,
        body.kind,
        act_words(shown, room),
        visible(_was(board, entry.body, call, room, marks)),
        visible(" · ".join(_own(body))),
        SAID_BY.get(body.said_by, "") if isinstance(body, e.FactAnswered) else "",
        next((words for why, words in LATER.items() if why == entry.why_then), ""),
        entry.at if entry.why_then else None,
        step.follows,
        visible(" · ".join(_why(step, call, room))) if {Mark.HEALTH, Mark.JUSTICE} <= set(marks) else "",
    )


def _own(body: e.AnyBody) -> Iterator[str]:
    """The words of people in a body; a field of this name may also hold the number of an entry."""
    if isinstance(body, e.HandOffMoved) and body.person:
        yield body.person
    for name in OWN:
        words = getattr(body, name, "")
        if isinstance(words, str) and words:
            yield words


def _was(board: Board, body: e.AnyBody, call: Call | None, room: Room | None, marks: Collection[Mark]) -> str:
    """What stood before an entry that took its place; empty where there was nothing, or the same."""
    match body:
        case e.FactAnswered(fact=str(fact)) | e.TakenBack(fact=str(fact)) if call and fact in call.answers:
            stood = call.answers[fact]
            if isinstance(body, e.FactAnswered) and body.answer == stood.answer:
                return ""
            told = e.FactAnswered(
                call=call.id, fact=fact, answer=stood.answer, said_by=stood.said_by, caveat=""
            )
            shown = veiled_body(told, marks, facts_of(board))
            return answer_word(fact, shown.answer, room)
        case e.DetailSet() if call is not None:
            value = call.detail(body.field)
            shown_body = veiled_body(body.model_copy(update={"value": value}), marks, facts_of(board))
            return shown_body.value if value != body.value else ""
        case e.UnitStatusChanged() if body.unit in board.units:
            return status_word(board.units[body.unit].status, room)
        case e.Recommended(settled=True) if call is not None and call.settled is not None:
            asked = _asked_for(call.settled)
            return asked if asked != _asked_for(body) else ""
        case e.PolicyAdopted(policy=text) if board.room and text != board.room.compiled.policy.text:
            return f"“{board.room.compiled.policy.title}”, {adopted_words(board.room)}"
        case e.HandOffMoved() if call is not None and call.hand_off is not None:
            return STEPS[call.hand_off.step]
        case _:
            return ""


def _why(step: Step, call: Call | None, room: Room | None) -> Iterator[str]:
    """Of settled advice each rule that decides, and the gravest of the answers that alone decide it."""
    body = step.entry.body
    if not isinstance(body, e.Recommended) or not body.settled or call is None or room is None:
        return
    if body.fingerprint != room.fingerprint:
        return
    catalogue = room.compiled.catalogue
    facts = {**policy_facts(step.before, call), "care_team": body.care_team}
    found = explain(room.compiled, facts, would_change=False)
    for part in PARTS:
        reasons = found.parts[part]
        if [rule.id for rule in reasons.rules] != [body.rules.get(part)]:
            continue
        if any(answer == UNKNOWN for _, answer in reasons.because):
            # An answer whose words were erased reads so too, and must not be told as never known.
            yield reasons.rules[0].id
            continue
        because = "; ".join(gravest(reasons, catalogue, only_grave=True)[:ANSWERS_SAID])
        yield f"{reasons.rules[0].id}{f' because {because}' if because else ', whatever is answered'}"


def _asked_for(body: e.Recommended) -> str:
    """What the policy asked for, in the words of a headline."""
    return headline(tuple({response for part in body.responses.values() for response in part}))
