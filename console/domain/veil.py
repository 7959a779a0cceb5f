"""What somebody may not see, replaced by words that say so: the one rule for screens, search and exports.

The marks of the fields decide; an answer that stands in records of criminal justice needs that mark too. An
empty field stays empty: nobody's words are in it. What is plain stays, the recommendation as it was entered
among it. No policy can be run on what is veiled: no catalogue has such an answer. It must not know roles.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from console.domain.board import Answer, Board, Call, Caller, NextAction, Note, Planned, Room, Written
from console.domain.body import Body
from console.domain.entries import KINDS, FactAnswered, PolicyAdopted, ReviewAnswered, ReviewGiven
from console.domain.entry import Entry
from console.domain.names import Mark, SaidBy
from console.domain.people import Glass
from console.domain.records import is_record
from console.domain.trail import Trail
from console.policy.facts import Fact

ALL = frozenset(Mark)
"""The marks of whoever sees everything; for them nothing is copied."""
OF_CALLS = ALL - {Mark.REVIEW}
"""The marks of all that is said on calls and stands on a board; reviews stand beside it."""
WITHHELD: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.PERSON: "withheld: person",
        Mark.HEALTH: "withheld: health",
        Mark.JUSTICE: "withheld: criminal justice",
        Mark.REVIEW: "withheld: review",
    }
)
"""What stands in place of words under a mark."""
SHOWN_TO_ALL = (("PersonSet", "name"),)
"""Who works here: the name stands in every entry they make, and whoever looks after accounts must read it."""

Facts = Mapping[str, Fact]
NO_FACTS: Facts = MappingProxyType({})
"""Without a catalogue every answer from records counts as one of criminal justice."""

_Body = TypeVar("_Body", bound=Body)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

MARKED: Mapping[str, tuple[tuple[str, Mark], ...]] = MappingProxyType(
    {
        kind: tuple(
            (name, mark)
            for name, field in body.model_fields.items()
            for mark in field.metadata
            if isinstance(mark, Mark) and mark is not Mark.PLAIN and (kind, name) not in SHOWN_TO_ALL
        )
        for kind, body in KINDS.items()
    }
)
"""For each kind of entry the fields that are not for everybody, with their marks."""


def is_withheld(text: str) -> bool:
    """Whether a text stands in place of words that are not shown."""
    return text in WITHHELD.values()


def marks_held(body: Body, facts: Facts = NO_FACTS) -> frozenset[Mark]:
    """The marks under which a body holds words; none where all of it is plain or empty."""
    return frozenset(mark for _, marks in _worded(body, facts) for mark in marks)


def unseen(body: Body, marks: Collection[Mark], facts: Facts = NO_FACTS) -> dict[str, Mark]:
    """The fields of a body that hold words under a mark that is not among these, each with that mark."""
    lacking = ((name, [each for each in held if each not in marks]) for name, held in _worded(body, facts))
    return {name: lacks[0] for name, lacks in lacking if lacks}


def veiled_body(body: _Body, marks: Collection[Mark], facts: Facts = NO_FACTS) -> _Body:
    """The body as whoever sees these marks is shown it; the same where nothing is kept from them."""
    hidden = {name: WITHHELD[mark] for name, mark in unseen(body, marks, facts).items()}
    return body.model_copy(update=hidden) if hidden else body


def veiled(entry: Entry, marks: Collection[Mark], facts: Facts = NO_FACTS) -> Entry:
    """The entry as whoever sees these marks is shown it."""
    body = veiled_body(entry.body, marks, facts)
    return entry if body is entry.body else entry._replace(body=body)


def is_own_adoption(entry: Entry, who: str) -> bool:
    """Whether an entry puts in force what this person had put in force, with a reason in their own words."""
    return bool(who) and isinstance(entry.body, PolicyAdopted) and entry.body.by == who


def of_own_call(entry: Entry, who: str) -> bool:
    """Whether an entry is a review of this person's work, or their answer to one: they read it whole."""
    body = entry.body
    is_theirs = isinstance(body, ReviewGiven) and body.dispatcher == who
    return bool(who) and (is_theirs or (isinstance(body, ReviewAnswered) and entry.who == who))


def veiled_board(board: Board, marks: Collection[Mark], *, answers_glass: bool = False) -> Board:
    """The board as whoever sees these marks is shown it; the same one where they see all.

    answers_glass: they have to answer for broken glass, and so read why it was broken.
    """
    if OF_CALLS.issubset(marks):
        return board
    seeing = Seeing(frozenset(marks), facts_of(board))
    people = board.people
    if not answers_glass:
        people = people._replace(glasses=_each(people.glasses, partial(_glass, seeing)))
    return board._replace(
        calls=_each(board.calls, partial(_call, seeing)),
        closed=_each(board.closed, partial(_call, seeing)),
        people=people,
        planned=_plan(seeing, board.planned),
        room=_room(seeing, board.room),
        trails=_each(board.trails, partial(_trail, seeing)),
        next_actions=_each(board.next_actions, partial(_next_action, seeing)),
    )


def _next_action(seeing: "Seeing", action: NextAction) -> NextAction:
    place, number = (seeing.text(each, Mark.PERSON) for each in (action.place, action.number))
    return action._replace(what=seeing.text(action.what, Mark.HEALTH), place=place, number=number)


def _plan(seeing: "Seeing", plan: Planned | None) -> Planned | None:
    if plan is None:
        return None
    by, reason = seeing.text(plan.by, Mark.PERSON), seeing.text(plan.reason, Mark.HEALTH)
    return plan._replace(by=by, reason=reason)


def _room(seeing: "Seeing", room: Room | None) -> Room | None:
    """The room without the name in which it was put in force, which is the one word of a person's in it."""
    if room is None or room.adopted is None:
        return room
    return room._replace(adopted=room.adopted._replace(by=seeing.text(room.adopted.by, Mark.PERSON)))


def facts_of(board: Board) -> Facts:
    """The facts in force, which say what stands in records of criminal justice."""
    return board.room.compiled.catalogue.by_id if board.room is not None else NO_FACTS


class Seeing(NamedTuple):
    """The marks that somebody sees, and the facts in force."""

    marks: frozenset[Mark]
    facts: Facts

    def text(self, text: str, *marks: Mark) -> str:
        """A text under these marks, or what stands in its place."""
        lacking = next((mark for mark in marks if mark not in self.marks), None)
        return text if not text or lacking is None else WITHHELD[lacking]


def _worded(body: Body, facts: Facts) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The fields of a body that hold words, each with its marks."""
    beside = _of_records(body.said_by, facts.get(body.fact)) if isinstance(body, FactAnswered) else ()
    for name, mark in MARKED[type(body).__name__]:
        if getattr(body, name):
            yield name, (mark, *beside)


def _of_records(said_by: SaidBy, fact: Fact | None) -> tuple[Mark, ...]:
    return (Mark.JUSTICE,) if is_record(fact, said_by) else ()


def _call(seeing: Seeing, call: Call) -> Call:
    """The call as it is shown. Who owns it stays: that name stands in the entry of whoever took it."""
    approval, over, move = call.approval, call.override, call.hand_off
    text = seeing.text
    return call._replace(
        details=_each(call.details, partial(_written, seeing)),
        answers=MappingProxyType(
            {fact: _answer(seeing, seeing.facts.get(fact), answer) for fact, answer in call.answers.items()}
        ),
        notes=tuple(_note(seeing, note) for note in call.notes),
        told=tuple(_note(seeing, note) for note in call.told),
        messages=tuple(
            each._replace(text=text(each.text, Mark.HEALTH), to=text(each.to, Mark.PERSON))
            for each in call.messages
        ),
        scene_safe=tuple(each._replace(by=text(each.by, Mark.PERSON)) for each in call.scene_safe),
        gap_closed_by=text(call.gap_closed_by, Mark.PERSON),
        accepted_by=text(call.accepted_by, Mark.PERSON),
        wanted=tuple(
            each._replace(reason=text(each.reason, Mark.HEALTH), by=text(each.by, Mark.PERSON))
            for each in call.wanted
        ),
        callers=tuple(_caller(seeing, caller) for caller in call.callers),
        callers_left=tuple(_caller(seeing, caller) for caller in call.callers_left),
        override=veiled_body(over, seeing.marks, seeing.facts) if over is not None else None,
        hand_off=veiled_body(move, seeing.marks, seeing.facts) if move is not None else None,
        approval=approval
        and approval._replace(by=text(approval.by, Mark.PERSON), reason=text(approval.reason, Mark.HEALTH)),
    )


def _caller(seeing: Seeing, caller: Caller) -> Caller:
    name, number = (seeing.text(text, Mark.PERSON) for text in (caller.caller, caller.callback))
    return caller._replace(caller=name, callback=number)


def _written(seeing: Seeing, written: Written) -> Written:
    before = _written(seeing, written.before) if written.before is not None else None
    return written._replace(value=seeing.text(written.value, Mark.PERSON), before=before)


def _answer(seeing: Seeing, fact: Fact | None, answer: Answer) -> Answer:
    marks = (Mark.HEALTH, *_of_records(answer.said_by, fact))
    return answer._replace(
        answer=seeing.text(answer.answer, *marks),
        caveat=seeing.text(answer.caveat, *marks),
        before=_answer(seeing, fact, answer.before) if answer.before is not None else None,
    )


def _note(seeing: Seeing, note: Note) -> Note:
    return note._replace(text=seeing.text(note.text, Mark.JUSTICE if note.is_justice else Mark.HEALTH))


def _glass(seeing: Seeing, glass: Glass) -> Glass:
    return glass._replace(reason=seeing.text(glass.reason, Mark.HEALTH))


def _trail(seeing: Seeing, trail: Trail) -> Trail:
    scene, told = trail.scene, trail.told
    return trail._replace(
        scene=scene and scene._replace(address=seeing.text(scene.address, Mark.PERSON)),
        told=told and told._replace(place=seeing.text(told.place, Mark.PERSON)),
    )


def _each(mapping: Mapping[_Key, _Value], shown: Callable[[_Value], _Value]) -> Mapping[_Key, _Value]:
    return MappingProxyType({key: shown(value) for key, value in mapping.items()})
