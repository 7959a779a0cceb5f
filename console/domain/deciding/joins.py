"""Decisions that make two calls one, and one two again.

Whoever rings second about the same place is one of the first call's callers. Nothing that they said is lost:
what the first call lacks, or what is graver, is answered on it, and the policy is run on it; all else that
they said differently stands there as notes. Nothing less grave takes the place of anything.
"""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import awaits_supervisor, hand_off_going_on
from console.domain.board import Answer, Board, Call, in_force
from console.domain.deciding import advice
from console.domain.deciding.area import with_area
from console.domain.deciding.moment import Moment, after, open_call
from console.domain.folding import is_graver
from console.domain.names import Detail
from console.domain.records import is_record
from console.domain.rows.said import answer_name, own_words
from console.domain.rows.words import STEPS
from console.domain.sought import sought_by
from console.errors import Refused
from console.policy.facts import UNKNOWN, Catalogue, Fact

Bodies = tuple[e.AnyBody, ...]

OF_THE_PLACE: tuple[Detail, ...] = ("address", "person")
"""The fields that go along; caller and number are each caller's own."""


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.JoinCall():
            return _join(board, command, moment)
        case c.SplitCall():
            return _split(board, command, moment)
        case _:
            return None


def taken_over(catalogue: Catalogue, call: Call, into: Call) -> tuple[str, ...]:
    """The facts whose answers go along to the other call: those it lacks first, the graver ones last.

    An answer that would make pointless what the other call has an answer to is left out.
    """
    lacking, graver = [], []
    for name, answer in call.answers.items():
        fact, stands = catalogue.by_id.get(name), into.answers.get(name)
        if fact is not None and _is_graver_than(fact, answer, stands):
            graver.append(name)
        elif stands is None and not _makes_pointless(catalogue, name, answer, into):
            lacking.append(name)
    return (*lacking, *graver)


def _is_graver_than(fact: Fact, answer: Answer, stands: Answer | None) -> bool:
    """Whether an answer takes the place of the one that stands, or adds a danger where none does.

    Of two dangers that have no order, such as two weapons, the one that the catalogue lists later stands: a
    gun does not become a knife because somebody else saw one.
    """
    if not is_graver(fact, answer.answer, stands):
        return False
    if stands is None or stands.answer in (fact.quiet, UNKNOWN):
        return True
    order = fact.answer_ids
    return order.index(answer.answer) > order.index(stands.answer)


def _makes_pointless(catalogue: Catalogue, name: str, answer: Answer, into: Call) -> bool:
    return any(
        fact.skip_when.get(name) == answer.answer and fact.id in into.answers for fact in catalogue.facts
    )


def _join(board: Board, command: c.JoinCall, moment: Moment) -> Bodies:
    call, into = open_call(board, command.call), open_call(board, command.into)
    _nothing_hangs_on_it(board, call, into)
    catalogue = in_force(board).compiled.catalogue
    facts = taken_over(catalogue, call, into)
    told = (
        e.CallJoined(call=call.id, into=into.id, reason=command.reason),
        *_details(call, into),
        *_notes(call, into),
        *_otherwise(catalogue, call, into, facts),
        e.CallerJoined(
            call=into.id,
            other=call.id,
            caller=call.detail("caller"),
            callback=call.detail("callback"),
            facts=facts,
            hung_up=call.line.lost,
            rang_again=into.line.lost and not call.line.lost and is_same_number(call, into),
        ),
    )
    # Before the answers: with one of them the call is under way, and goes on by the policy that it has.
    placed = with_area(board, told, into.id, moment)
    bodies = (*placed, *(_answer(into, fact, call.answers[fact]) for fact in facts))
    return (*bodies, *advice.run(after(board, bodies, moment), into.id, moment))


def is_same_number(call: Call, other: Call) -> bool:
    """Whether both calls came from one number."""
    number = sought_by("callback", call.detail("callback"))
    return bool(number) and number == sought_by("callback", other.detail("callback"))


def _split(board: Board, command: c.SplitCall, moment: Moment) -> Bodies:
    if command.call in board.calls:
        raise Refused("call_is_open", call=command.call)
    call = board.closed.get(command.call)
    if call is None:
        raise Refused("no_such_call", call=command.call, which="closed")
    if not call.joined_to:
        raise Refused("split_was_closed", call=command.call)
    reopened = e.CallReopened(call=call.id, reason=command.reason)
    left = e.CallerLeft(call=call.joined_to, other=call.id)
    return (reopened, left, *advice.run(after(board, (reopened, left), moment), call.id, moment))


def _nothing_hangs_on_it(board: Board, call: Call, into: Call) -> None:
    """Raises Refused where something on a call would be left without an owner if it were joined."""
    if call.id == into.id:
        raise Refused("join_itself", call=call.id)
    for each in (call, into):
        if each.waiting:
            raise Refused("join_waiting", call=each.id)
    if call.callers:
        others = ", ".join(each.call for each in call.callers)
        raise Refused("join_has_callers", call=call.id, into=into.id, calls=others)
    if call.sent:
        units = ", ".join(sent.unit for sent in call.sent)
        raise Refused("join_units", call=call.id, units=units)
    if call.panics:
        raise Refused("join_panic", call=call.id, units=", ".join(each.unit for each in call.panics))
    if asking := [each.unit for each in call.wanted if not each.answer]:
        raise Refused("join_deputies_asked", call=call.id, units=", ".join(asking))
    if hand_off_going_on(call):
        assert call.hand_off is not None, "a hand-off that goes on is there"
        contact = in_force(board).agency.contact_name(call.hand_off.contact)
        raise Refused("join_hand_off", call=call.id, contact=contact, now=STEPS[call.hand_off.step])
    if awaits_supervisor(board, call) is not None:
        raise Refused("join_waiting_approval", call=call.id)
    if call.gap_open:
        raise Refused("join_gap", call=call.id)


def _details(call: Call, into: Call) -> Iterator[e.DetailSet]:
    for field in OF_THE_PLACE:
        written = call.details.get(field)
        if written is not None and written.value and not into.detail(field):
            value, read_back = written.value, written.read_back
            yield e.DetailSet(call=into.id, field=field, value=value, read_back=read_back)


def _notes(call: Call, into: Call) -> Iterator[e.NoteAdded | e.JusticeNoteAdded | e.MessageLeft]:
    """What was noted on the call, and what its caller was told; messages that nobody has read go along."""
    for note in call.notes:
        yield _note(into, f"From {call.id}: {note.text}", is_justice=note.is_justice)
    for told in call.told:
        yield _note(into, f"The caller of {call.id} was told: {told.text}")
    for message in call.messages:
        yield e.MessageLeft(call=into.id, to=message.to, text=f"From {message.who}: {message.text}")


def _note(into: Call, text: str, *, is_justice: bool = False) -> e.NoteAdded | e.JusticeNoteAdded:
    if is_justice:
        return e.JusticeNoteAdded(call=into.id, text=text)
    return e.NoteAdded(call=into.id, text=text)


def _otherwise(
    catalogue: Catalogue, call: Call, into: Call, facts: tuple[str, ...]
) -> Iterator[e.NoteAdded | e.JusticeNoteAdded]:
    """What was said differently on the two calls, as notes: that of the second, and what it takes over."""
    for field in OF_THE_PLACE:
        value, stands_there = call.detail(field), into.detail(field)
        if value and stands_there and not _is_same(field, value, stands_there):
            yield _note(into, f"{field.capitalize()}: {value}, as {call.id} says")
    for name, answer in call.answers.items():
        fact, stands = catalogue.by_id.get(name), into.answers.get(name)
        if fact is None:
            continue
        if name not in facts and _says_more(answer, stands):
            text = f"{_said(fact, answer)}, as {call.id} says"
            yield _note(into, text, is_justice=is_record(fact, answer.said_by))
        elif name in facts and stands is not None and stands.answer != UNKNOWN:
            text = f"{_said(fact, stands)}, before {call.id} was joined"
            yield _note(into, text, is_justice=is_record(fact, stands.said_by))


def _is_same(field: Detail, value: str, other: str) -> bool:
    """Whether two fields say the same, however they are written."""
    if field == "address":
        return sought_by(field, value) == sought_by(field, other)
    return value.casefold().split() == other.casefold().split()


def _says_more(answer: Answer, stands: Answer | None) -> bool:
    """Whether an answer that does not go along tells something that the one that stands does not."""
    if stands is None:
        return True
    differs = answer.answer not in (UNKNOWN, stands.answer)
    return differs or bool(answer.caveat and answer.caveat != stands.caveat)


def _said(fact: Fact, answer: Answer) -> str:
    words = own_words(answer)
    said = f"{fact.name.en}: {answer_name(fact, answer.answer)}"
    return f"{said} (“{words}”)" if words else said


def _answer(into: Call, fact: str, answer: Answer) -> e.FactAnswered:
    return e.FactAnswered(
        call=into.id, fact=fact, answer=answer.answer, said_by=answer.said_by, caveat=answer.caveat
    )
