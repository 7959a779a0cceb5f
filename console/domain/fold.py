"""Folding: a board and an entry give the next board. Pure, total, and the only way a board comes to be.

An entry about a call that is not on the board (it is closed) changes nothing but its unit: so the board can
be folded from what is open, not from the first entry on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from console.domain import entries as e
from console.domain.agency import Agency
from console.domain.board import Answer, Approval, Board, Call, Line, Note, Sent, UnitNow, Written
from console.domain.entry import Entry
from console.domain.names import Detail
from console.domain.room import room_of

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def fold_all(board: Board, entries: Iterable[Entry]) -> Board:
    """The board after all the entries, in their order."""
    for entry in entries:
        board = fold(board, entry)
    return board


def fold(board: Board, entry: Entry) -> Board:
    """The board after one entry."""
    body = entry.body
    match body:
        case e.PolicyAdopted():
            board = _adopt(board, entry, body)
        case e.CallOpened():
            board = _put(board, _opened(entry, body))
        case e.CallClosed():
            board = replace(board, calls=_without(board.calls, body.call))
        case e.CallReopened():
            board = _reopened(board, entry, body)
        case e.UnitStatusChanged():
            board = _status(board, entry, body)
        case _:
            board = _of_call(board, entry, body)
    return replace(board, last=entry.number)


def recall(board: Board, entries: Iterable[Entry]) -> Board:
    """The board with one closed call recalled from its entries, so that it can be opened again.

    entries: all entries about that call, in order. Units stay as they are now.
    """
    alone = Board(room=board.room, units=board.units)
    found: Call | None = None
    for entry in entries:
        if isinstance(entry.body, e.CallClosed):
            found = alone.calls.get(entry.subject, found)
            continue
        if isinstance(entry.body, e.CallReopened):
            continue
        alone = fold(alone, entry)
    return board if found is None else replace(board, closed=_with(board.closed, found.id, found))


def _adopt(board: Board, entry: Entry, body: e.PolicyAdopted) -> Board:
    room = room_of(body.policy, body.catalogue, body.agency)
    assert room.fingerprint == body.fingerprint, (
        "an adopted policy does not have the fingerprint it was adopted with"
    )
    units = {
        unit.id: board.units.get(unit.id) or unit_at_first(room.agency, unit.id, entry)
        for unit in room.agency.unit
    }
    return replace(board, room=room, units=MappingProxyType(units))


def unit_at_first(agency: Agency, unit: str, entry: Entry) -> UnitNow:
    """A unit as it is when the adoption `entry` puts it on the board: in the status that the pack says."""
    status = agency.status_of(agency.unit_of(unit).status)
    return UnitNow(unit, status.id, status.counts_as, status.on_duty, entry.happened_at, entry.number)


def _opened(entry: Entry, body: e.CallOpened) -> Call:
    details: dict[Detail, Written] = {}
    if body.callback:
        details["callback"] = Written(body.callback, False, entry.happened_at, entry.who, entry.number)
    owner, position = ("", "") if body.waiting else (entry.who, entry.position)
    return Call(
        body.call,
        entry.happened_at,
        entry.number,
        body.waiting,
        owner,
        position,
        MappingProxyType(details),
        last_entry=entry.number,
    )


def _reopened(board: Board, entry: Entry, body: e.CallReopened) -> Board:
    call = board.closed.get(body.call)
    if call is None:
        return board
    call = replace(call, owner=entry.who, position=entry.position, sent=(), last_entry=entry.number)
    return _put(replace(board, closed=_without(board.closed, body.call)), call)


def _of_call(board: Board, entry: Entry, body: e.AnyBody) -> Board:
    match body:
        case e.UnitSent():
            board = _unit(board, entry, body.unit, body.status, body.call)
        case e.UnitStoodDown():
            board = _unit(board, entry, body.unit, body.status, None)
        case _:
            pass
    call = board.calls.get(entry.subject)
    if call is None:
        return board
    return _put(board, replace(_changed(call, entry, body, board), last_entry=entry.number))


def _changed(call: Call, entry: Entry, body: e.AnyBody, board: Board) -> Call:
    at = entry.happened_at
    match body:
        case e.CallTaken():
            return replace(call, waiting=False, owner=entry.who, position=entry.position)
        case e.DetailSet():
            before = _cut(call.details.get(body.field))
            written = Written(body.value, body.read_back, at, entry.who, entry.number, before)
            call = replace(call, details=_with(call.details, body.field, written))
            return replace(call, safety_entry=entry.number) if body.field == "address" else call
        case e.NoteAdded():
            return replace(call, notes=(*call.notes, Note(body.text, entry.who, at)))
        case e.FactAnswered():
            return _answered(call, entry, body, board)
        case e.QuestionPutOff():
            return replace(call, put_off=(*(f for f in call.put_off if f != body.fact), body.fact))
        case e.TakenBack():
            return _taken_back(call, entry, body)
        case e.Recommended():
            return _recommended(call, entry, body)
        case e.LineLost():
            return replace(call, line=Line(True, at, body.call_back_due, 0))
        case e.CallBackTried():
            reached = body.outcome == "reached"
            return replace(call, line=Line(not reached, call.line.since, body.due, call.line.tries + 1))
        case _:
            return _sending(call, entry, body)


def _sending(call: Call, entry: Entry, body: e.AnyBody) -> Call:
    at = entry.happened_at
    match body:
        case e.UnitSent():
            sent = Sent(body.unit, body.response, body.staged, at, entry.number)
            return replace(call, sent=(*call.sent, sent), ever_sent=(*call.ever_sent, body.unit))
        case e.UnitStoodDown():
            return replace(call, sent=tuple(sent for sent in call.sent if sent.unit != body.unit))
        case e.StagingChanged():
            sents = (replace(s, staged=body.staged) if s.unit == body.unit else s for s in call.sent)
            return replace(call, sent=tuple(sents), safety_entry=entry.number)
        case e.SceneDeclaredSafe():
            return replace(call, scene_safe_by=body.by, safety_entry=entry.number)
        case e.BriefConfirmed():
            sents = (replace(s, confirmed=body.up_to) if s.unit == body.unit else s for s in call.sent)
            return replace(call, sent=tuple(sents))
        case e.CallerTold():
            return replace(call, told=(*call.told, Note(body.text, entry.who, at)))
        case _:
            return _decided(call, entry, body)


def _decided(call: Call, entry: Entry, body: e.AnyBody) -> Call:
    at = entry.happened_at
    match body:
        case e.PolicyOverridden():
            return replace(call, override=body, override_at=at, override_by=entry.who)
        case e.ApprovalAsked():
            return replace(call, approval=Approval(body.rules, at, body.due))
        case e.ApprovalAnswered():
            return _approved(call, body.answer, body.by, body.responses, body.reason)
        case e.ApprovalRanOut():
            return _approved(call, "ran_out", "", body.responses, "")
        case e.GapClosed():
            return replace(call, gap_closed_by=body.by)
        case e.HandOffMoved():
            accepted = body.person if body.step == "accepted" else call.accepted_by
            gone = body.step in ("dropped", "declined", "caller_declined")
            return replace(
                call,
                hand_off=body,
                hand_off_at=at,
                accepted_by="" if gone else accepted,
                caller_declined=call.caller_declined or body.step == "caller_declined",
            )
        case _:
            return call


def _answered(call: Call, entry: Entry, body: e.FactAnswered, board: Board) -> Call:
    before = call.answers.get(body.fact)
    answer = Answer(
        body.answer, body.said_by, body.caveat, entry.happened_at, entry.who, entry.number, _cut(before)
    )
    call = replace(
        call,
        answers=_with(call.answers, body.fact, answer),
        put_off=tuple(fact for fact in call.put_off if fact != body.fact),
    )
    facts = board.room.compiled.catalogue.by_id if board.room else {}
    is_safety = body.fact in facts and facts[body.fact].safety
    return replace(call, safety_entry=entry.number) if is_safety else call


def _taken_back(call: Call, entry: Entry, body: e.TakenBack) -> Call:
    call = replace(call, safety_entry=entry.number)
    if body.fact is not None:
        before = call.answers[body.fact].before if body.fact in call.answers else None
        kept = _without(call.answers, body.fact)
        return replace(call, answers=_with(kept, body.fact, before) if before else kept)
    assert body.field is not None, "what was taken back is a fact or a field"
    earlier = call.details[body.field].before if body.field in call.details else None
    rest = _without(call.details, body.field)
    return replace(call, details=_with(rest, body.field, earlier) if earlier else rest)


def _recommended(call: Call, entry: Entry, body: e.Recommended) -> Call:
    gap = call.gap_since
    closed_by = call.gap_closed_by
    if body.settled and "gap_call" in body.flags and (gap is None or (closed_by and _newly_gap(call))):
        gap, closed_by = entry.happened_at, ""
    latest = max(
        (answer for answer in call.answers.items()), key=lambda each: each[1].entry, default=("", None)
    )
    return replace(
        call,
        recommended=body,
        recommended_at=entry.happened_at,
        earlier=call.recommended,
        earlier_fact=latest[0],
        gap_since=gap,
        gap_closed_by=closed_by,
    )


def _newly_gap(call: Call) -> bool:
    return call.recommended is None or "gap_call" not in call.recommended.flags


def _approved(call: Call, answer: str, by: str, responses: tuple[str, ...], reason: str) -> Call:
    if call.approval is None:
        return call
    done = replace(call.approval, answer=answer, by=by, responses=responses, reason=reason)
    return replace(call, approval=done)


def _status(board: Board, entry: Entry, body: e.UnitStatusChanged) -> Board:
    call = board.calls.get(body.call) if body.call else None
    if call is not None:
        sent = tuple(s for s in call.sent if s.unit != body.unit) if body.off_call else call.sent
        board = _put(board, replace(call, sent=sent, last_entry=entry.number))
    return _unit(board, entry, body.unit, body.status, None if body.off_call else body.call)


def _unit(board: Board, entry: Entry, unit: str, status: str, call: str | None) -> Board:
    if board.room is None:
        return board
    kind = board.room.agency.status_of(status)
    now = UnitNow(unit, status, kind.counts_as, kind.on_duty, entry.happened_at, entry.number, call)
    return replace(board, units=_with(board.units, unit, now))


def _put(board: Board, call: Call) -> Board:
    return replace(board, calls=_with(board.calls, call.id, call))


def _with(mapping: Mapping[_Key, _Value], key: _Key, value: _Value) -> Mapping[_Key, _Value]:
    return MappingProxyType({**mapping, key: value})


def _without(mapping: Mapping[_Key, _Value], key: _Key) -> Mapping[_Key, _Value]:
    return MappingProxyType({k: v for k, v in mapping.items() if k != key})


_Chained = TypeVar("_Chained", Answer, Written)


def _cut(before: _Chained | None) -> _Chained | None:
    """What stood before, without what stood before that: one step back is all that can be taken back."""
    return replace(before, before=None) if before is not None else None
