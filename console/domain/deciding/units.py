"""Decisions about units: sending, statuses, standing down, the scene, the brief."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Agency, Status
from console.domain.asked import TO_HELP, asked_for, stand_ins, still_to_send, waits_outside
from console.domain.board import Board, Call, Sent, UnitNow, in_force, panics_of
from console.domain.crews import is_alone
from console.domain.deciding.advice import ON_THE_WAY, runs_elsewhere, staging
from console.domain.deciding.moment import Moment, after, open_call, supervisor
from console.domain.declarer import unit_of
from console.domain.pairs import can_do_part
from console.domain.rows.safety import why_deputies
from console.domain.rows.words import RESPONSES
from console.errors import Refused
from console.policy.facts import UNKNOWN

Bodies = tuple[e.AnyBody, ...]

ON_A_CALL = (*ON_THE_WAY, "on_scene")
"""What a status counts as that only a unit on a call can have."""

IN_HAND = ("in_hand", UNKNOWN)
"""Where a weapon is that nobody has said to be out of the person's hands."""


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SendUnit():
            call = open_call(board, command.call)
            noted = unserved_by(board, call, command, command.response)
            bodies: Bodies = (*noted, _send(board, call, command, moment))
        case c.MoveUnit():
            bodies = _move(board, open_call(board, command.call), command, moment)
        case c.SetUnitStatus():
            bodies = _set(board, command)
        case c.StandDown():
            bodies = (_stand_down(board, open_call(board, command.call), command),)
        case c.DeclareSceneSafe():
            return _declare(board, open_call(board, command.call), command, moment)
        case c.ConfirmBrief():
            return (_confirm(open_call(board, command.call), command),)
        case c.PlaceUnit():
            unit = _unit(board, command.unit)
            return (e.UnitPlaced(unit=unit.id, call=unit.call, place=command.place),)
        case c.TellCaller():
            return (e.CallerTold(call=open_call(board, command.call).id, text=command.text),)
        case _:
            return None
    return (*bodies, *runs_elsewhere(board, bodies, moment)) if bodies else ()


def bars(agency: Agency, unit: str, response: str) -> str:
    """Why a unit cannot fill a response, in a few words; empty where it can."""
    if agency.can_fill(unit, response):
        return ""
    if is_alone(agency.unit_of(unit)):
        return "one person without a deputy"
    return _lacking(agency, response, set(agency.unit_of(unit).capabilities))


def bars_part(agency: Agency, sent: Sent) -> str:
    """Why a unit cannot do its part of what it was sent for, in a few words; empty where it can."""
    if can_do_part(agency, sent, sent.unit):
        return ""
    other = agency.units.get(sent.half_of)
    if other is None or is_alone(agency.unit_of(sent.unit)):
        return bars(agency, sent.unit, sent.response)
    has = {*agency.unit_of(sent.unit).capabilities, *other.capabilities}
    return _lacking(agency, sent.response, has)


def _lacking(agency: Agency, response: str, has: set[str]) -> str:
    for fill in agency.fill:
        if fill.response == response:
            lacking = [agency.capabilities[need].lacking for need in fill.needs if need not in has]
            unwanted = [
                f"it has a {agency.capabilities[each].word} with it" for each in fill.without if each in has
            ]
            return next(iter(lacking + unwanted), "it can be no half of a pair")
    return "nobody is sent for it"


def _unit(board: Board, unit: str) -> UnitNow:
    if unit not in board.units:
        raise Refused("no_such_unit", unit=unit)
    return board.units[unit]


def _send(board: Board, call: Call, command: c.SendUnit, moment: Moment) -> e.UnitSent:
    """The sending. A crew without a deputy waits nearby where nothing says that it may go straight in.

    Deputies for a crew in danger need no reason: the danger is the reason.
    """
    unit, agency = _unit(board, command.unit), in_force(board).agency
    if command.response not in RESPONSES:
        raise Refused("no_such_response", response=command.response, responses=", ".join(RESPONSES))
    dispatched = agency.first_status("dispatched")
    may_go(board, unit, call, command)
    name = RESPONSES[command.response].listed
    why = bars(agency, unit.id, command.response)
    if why:
        raise Refused("unit_cannot_fill", unit=unit.id, response=name, why=why)
    asks = asked_for(board, call)
    asked = command.response in (*asks, *still_to_send(board, call))
    asked = asked or (command.response == "ems_staged" and "ems" in asks)
    falls_in = command.unserved is not None and bool(stands_in_for(board, call, command.response))
    reason = command.reason
    if command.response == TO_HELP:
        reason = reason or why_deputies(board, call, moment.at)
    if not asked and not reason and not falls_in:
        raise Refused("send_needs_reason", response=name)
    return e.UnitSent(
        call=call.id,
        unit=unit.id,
        response=command.response,
        staged=command.staged or waits_outside(call, command.response, asks),
        status=dispatched.id,
        asked=asked,
        reason=reason,
    )


def _move(board: Board, call: Call, command: c.MoveUnit, moment: Moment) -> Bodies:
    """Off one call and on the way to another: both keep it in their records.

    The call that it leaves asks for it again, unless it was with the person and is done there: then it has
    served. Where it had not been with the person, less is sent there than was: a supervisor's name is needed,
    as for standing it down.
    """
    unit = _unit(board, command.unit)
    if unit.call == call.id:
        raise Refused("unit_here", unit=unit.id)
    if unit.call is None:
        raise Refused("move_on_no_call", unit=unit.id)
    left = board.calls.get(unit.call)
    if left is not None and any(each.unit == unit.id for each in left.panics):
        raise Refused("move_panic", unit=unit.id, other=left.id)
    if not _was_there(board, unit) and not command.approved_by:
        raise Refused("move_needs_name", unit=unit.id, other=unit.call)
    agency, is_there = in_force(board).agency, left is not None and _was_there(board, unit)
    moved = e.UnitMoved(
        call=unit.call,
        unit=unit.id,
        into=call.id,
        status=agency.first_status("available").id,
        approved_by=supervisor(board, command.approved_by) if command.approved_by else None,
        reason=command.reason,
        served=is_there and (command.done or agency.status_of(unit.status).has_served),
    )
    told = after(board, (moved,), moment)
    send = c.SendUnit(
        call=call.id,
        unit=unit.id,
        response=command.response,
        staged=command.staged,
        reason=command.reason,
    )
    return (moved, _send(told, told.calls[call.id], send, moment))


def unserved_by(board: Board, call: Call, command: c.SendUnit | c.SendPair, response: str) -> Bodies:
    """Why what is asked for does not go, for each response that this one stands in for."""
    if command.unserved is None:
        return ()
    return tuple(
        e.ResponseUnserved(call=call.id, response=each, why=command.unserved, note=command.reason)
        for each in stands_in_for(board, call, response)
    )


def stands_in_for(board: Board, call: Call, response: str) -> tuple[str, ...]:
    """The responses still to be sent that this one may go instead of (policy-sheets, 'How to read')."""
    asks = asked_for(board, call)
    wanted = still_to_send(board, call)
    return tuple(each for each in wanted if response not in asks and response in stand_ins(asks, each))


def may_go(board: Board, unit: UnitNow, call: Call, command: c.SendUnit | c.SendPair) -> None:
    """Raises Refused where a unit cannot be sent to a call as it is now.

    A crew that calls for help goes nowhere; what is entered from paper was done, whatever stands now.
    """
    agency = in_force(board).agency
    if command.happened_at is None and unit.id in panics_of(board):
        raise Refused("send_panic", unit=unit.id)
    if unit.call == call.id:
        raise Refused("unit_here", unit=unit.id)
    if unit.call is not None:
        raise Refused("unit_taken", unit=unit.id, other=unit.call)
    if not unit.on_duty:
        raise Refused("unit_off_duty", unit=unit.id)
    status = agency.status_of(unit.status)
    if unit.counts_as != "available" and agency.first_status("dispatched").id not in status.next:
        raise Refused("unit_not_free", unit=unit.id, status=status.word)


def _set(board: Board, command: c.SetUnitStatus) -> Bodies:
    unit, agency = _unit(board, command.unit), in_force(board).agency
    if command.status not in agency.statuses:
        raise Refused("no_such_status", status=command.status, statuses=", ".join(agency.statuses))
    before, status = agency.status_of(unit.status), agency.status_of(command.status)
    if before.id == status.id:
        return ()
    if status.counts_as in ON_A_CALL and unit.call is None:
        raise Refused("status_needs_call", unit=unit.id, after=status.word)
    if unit.call is not None and status.leaves_call and not _was_there(board, unit):
        raise Refused("stand_down_needs_name", unit=unit.id)
    if not command.reason and unit.id in panics_of(board):
        raise Refused("status_panic", unit=unit.id)
    if not command.reason:
        _in_order(board, unit, before, status)
    off_call = unit.call is not None and status.leaves_call
    return (
        e.UnitStatusChanged(
            unit=unit.id, status=status.id, call=unit.call, off_call=off_call, reason=command.reason
        ),
    )


def _was_there(board: Board, unit: UnitNow) -> bool:
    """Whether the unit has been with the person; one whose call is closed has nobody to be taken from."""
    call = board.calls.get(unit.call) if unit.call else None
    return call is None or any(sent.unit == unit.id and sent.reached for sent in call.sent)


def _declare(board: Board, call: Call, command: c.DeclareSceneSafe, moment: Moment) -> Bodies:
    """The scene is safe, and who waits nearby is told to go in; by what is known where no unit is there."""
    is_there = any(board.units[sent.unit].counts_as == "on_scene" for sent in call.sent)
    if not is_there and not command.reason:
        raise Refused("safe_nobody_there", by=command.by)
    if not command.reason and (armed := _armed(board, call)):
        raise Refused("safe_armed", weapon=armed)
    unit = unit_of(board, call, command.by)
    declared = e.SceneDeclaredSafe(call=call.id, by=command.by, reason=command.reason, unit=unit)
    told = after(board, (declared,), moment)
    return (declared, *staging(told, told.calls[call.id]))


def _armed(board: Board, call: Call) -> str:
    """The weapon of whoever may still have it in hand; empty where there is none, or it is out of reach."""
    weapon, held = call.answers.get("weapon"), call.answers.get("weapon_access")
    if weapon is None or weapon.answer == "none" or (held is not None and held.answer not in IN_HAND):
        return ""
    if weapon.answer == UNKNOWN:
        return "" if held is None else "a weapon that nobody could name"
    return in_force(board).compiled.catalogue.by_id["weapon"].answer(weapon.answer).name.en.lower()


def _in_order(board: Board, unit: UnitNow, before: Status, status: Status) -> None:
    call = board.calls.get(unit.call) if unit.call else None
    goes_in = call is not None and status.counts_as == "on_scene" and not call.scene_safe_by
    if call is not None and goes_in and any(sent.unit == unit.id and sent.staged for sent in call.sent):
        raise Refused("scene_not_safe", unit=unit.id)
    if status.id not in before.next:
        raise Refused("status_order", unit=unit.id, before=before.word, after=status.word)
    has_people = bool(in_force(board).agency.unit_of(unit.id).line_up)
    if has_people and status.on_duty and not before.on_duty and unit.id not in board.crews:
        raise Refused("status_no_crew", unit=unit.id, after=status.word)


def _stand_down(board: Board, call: Call, command: c.StandDown) -> e.UnitStoodDown:
    if not any(sent.unit == command.unit for sent in call.sent):
        raise Refused("unit_not_on_call", unit=command.unit)
    agency = in_force(board).agency
    if agency.status_of(board.units[command.unit].status).has_served:
        word = agency.first_status("available").word
        raise Refused("stand_down_has_served", unit=command.unit, status=word)
    return e.UnitStoodDown(
        call=call.id,
        unit=command.unit,
        status=agency.first_status("available").id,
        approved_by=supervisor(board, command.approved_by),
        reason=command.reason,
    )


def _confirm(call: Call, command: c.ConfirmBrief) -> e.BriefConfirmed:
    if not any(sent.unit == command.unit for sent in call.sent):
        raise Refused("brief_nothing", unit=command.unit)
    seen = call.last_entry if command.seen is None else min(command.seen, call.last_entry)
    return e.BriefConfirmed(call=call.id, unit=command.unit, up_to=seen)
