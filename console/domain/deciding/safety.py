"""Decisions that keep crews safe: calls for help, checks, crews that do not go, deputies for a scene.

Source: policies-and-protocols, section 7, no. 7, 9 and 14.
"""

from datetime import timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import asked_for
from console.domain.board import Board, Call, DeputiesWanted, UnitNow, in_force
from console.domain.deciding.advice import answered, run, runs_elsewhere
from console.domain.deciding.area import with_area
from console.domain.deciding.moment import Moment, after, open_call
from console.domain.rows.words import RESPONSES
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.ReportPanic():
            return _panic(board, known_unit(board, command.unit), moment)
        case c.EndPanic():
            return (_end(open_call(board, command.call), command),)
        case c.AnswerCheck():
            return (_check(board, known_unit(board, command.unit), command),)
        case c.RefuseToGo():
            return _refuse(board, known_unit(board, command.unit), command, moment)
        case c.NoteUnserved():
            return (_unserved(board, open_call(board, command.call), command),)
        case _:
            return _deputies(board, command, moment)


def known_unit(board: Board, unit: str) -> UnitNow:
    """The unit of this id. Raises Refused."""
    if unit not in board.units:
        raise Refused("no_such_unit", unit=unit)
    return board.units[unit]


def _panic(board: Board, unit: UnitNow, moment: Moment) -> Bodies:
    """The call for help, on the call that the unit is on, else on one of its own; deputies are asked for."""
    call = board.calls.get(unit.call) if unit.call else _own_call(board, unit)
    if call is None:
        place = in_force(board).agency.unit_of(unit.id).place
        begun: Bodies = (e.CallOpened(call=moment.next_call, callback="", waiting=False),)
        if place:
            begun += (e.DetailSet(call=moment.next_call, field="address", value=place, read_back=False),)
        begun = with_area(board, begun, moment.next_call, moment)
        begun += (_said(moment.next_call, "problem", "responder_needs_help"),)
        call = after(board, begun, moment).calls[moment.next_call]
    else:
        begun = ()
    if any(each.unit == unit.id for each in call.panics):
        return ()
    bodies: Bodies = (*begun, e.PanicReported(call=call.id, unit=unit.id))
    if not answered(call, "others_in_danger", "yes"):
        bodies += (_said(call.id, "others_in_danger", "yes"),)
    return (*bodies, *run(after(board, bodies, moment), call.id, moment))


def _own_call(board: Board, unit: UnitNow) -> Call | None:
    """The call on which a unit that is on none has called for help before, and is not safe yet."""
    return next(
        (call for call in board.calls.values() if any(each.unit == unit.id for each in call.panics)), None
    )


def _said(call: str, fact: str, answer: str) -> e.FactAnswered:
    return e.FactAnswered(call=call, fact=fact, answer=answer, said_by="responder", caveat="")


def _end(call: Call, command: c.EndPanic) -> e.PanicEnded:
    if all(each.unit != command.unit for each in call.panics):
        raise Refused("no_panic", unit=command.unit)
    return e.PanicEnded(call=call.id, unit=command.unit, by=command.by, reason=command.reason)


def _check(board: Board, unit: UnitNow, command: c.AnswerCheck) -> e.CheckAnswered:
    call = _call_of(board, unit)
    if unit.counts_as != "on_scene":
        raise Refused("check_not_there", unit=unit.id)
    return e.CheckAnswered(call=call.id, unit=unit.id, answer=command.answer)


def _call_of(board: Board, unit: UnitNow) -> Call:
    call = board.calls.get(unit.call) if unit.call else None
    if call is None:
        raise Refused("unit_on_no_call", unit=unit.id)
    return call


def _refuse(board: Board, unit: UnitNow, command: c.RefuseToGo, moment: Moment) -> Bodies:
    """The crew comes off the call and is free again; nobody has to agree, and nobody is blamed."""
    call = _call_of(board, unit)
    if any(sent.unit == unit.id and sent.reached for sent in call.sent):
        raise Refused("refuse_was_there", unit=unit.id)
    refused = e.UnitRefused(
        call=call.id,
        unit=unit.id,
        status=in_force(board).agency.first_status("available").id,
        why=command.why,
        reason=command.reason,
    )
    return (refused, *runs_elsewhere(board, (refused,), moment))


def _unserved(board: Board, call: Call, command: c.NoteUnserved) -> e.ResponseUnserved:
    if command.response not in RESPONSES:
        raise Refused("no_such_response", response=command.response, responses=", ".join(RESPONSES))
    if command.response not in asked_for(board, call):
        raise Refused("not_asked_for", response=RESPONSES[command.response].listed)
    return e.ResponseUnserved(call=call.id, response=command.response, why=command.why, note=command.note)


def _deputies(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    match command:
        case c.AskForDeputies():
            return (_ask(board, known_unit(board, command.unit), command, moment),)
        case c.AnswerDeputies():
            wanted = _wanted(open_call(board, command.call), command.unit)
            if wanted.answer:
                raise Refused("deputies_answered", unit=wanted.unit, by=wanted.by)
            return (
                e.DeputiesAnswered(
                    call=command.call,
                    unit=wanted.unit,
                    answer=command.answer,
                    by=command.by,
                    reason=command.reason,
                ),
            )
        case c.NoteCrewDid():
            wanted = _wanted(open_call(board, command.call), command.unit)
            return (
                e.CrewDidThen(call=command.call, unit=wanted.unit, did=command.did, reason=command.reason),
            )
        case _:
            return None


def _ask(board: Board, unit: UnitNow, command: c.AskForDeputies, moment: Moment) -> e.DeputiesAsked:
    call, agency = _call_of(board, unit), in_force(board).agency
    if agency.has_deputy(unit.id):
        raise Refused("deputies_are_there", unit=unit.id)
    due = moment.at + timedelta(seconds=agency.limits.approval_s)
    return e.DeputiesAsked(call=call.id, unit=unit.id, due=due, reason=command.reason)


def _wanted(call: Call, unit: str) -> DeputiesWanted:
    for wanted in call.wanted:
        if wanted.unit == unit:
            return wanted
    raise Refused("no_deputies_asked", unit=unit)
