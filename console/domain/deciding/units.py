"""Decisions about units: sending, statuses, standing down, the scene, the brief."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Agency, Status
from console.domain.asked import asked_for
from console.domain.board import Board, Call, UnitNow, in_force
from console.domain.deciding.moment import open_call, supervisor
from console.errors import Refused
from console.policy.model import RESPONSES

Bodies = tuple[e.AnyBody, ...]

ON_A_CALL = ("dispatched", "en_route", "staged", "on_scene")
"""What a status counts as that only a unit on a call can have."""


def decide(board: Board, command: c.Command) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SendUnit():
            return _send(board, open_call(board, command.call), command)
        case c.SetUnitStatus():
            return _set(board, command)
        case c.StandDown():
            return _stand_down(board, open_call(board, command.call), command)
        case c.DeclareSceneSafe():
            if not command.by.strip():
                raise Refused("scene_needs_name")
            return (e.SceneDeclaredSafe(call=open_call(board, command.call).id, by=command.by),)
        case c.ConfirmBrief():
            return _confirm(open_call(board, command.call), command)
        case c.TellCaller():
            return (e.CallerTold(call=open_call(board, command.call).id, text=command.text),)
        case _:
            return None


def bars(agency: Agency, unit: str, response: str) -> str:
    """Why a unit cannot fill a response, in a few words; empty where it can."""
    if agency.can_fill(unit, response):
        return ""
    has = set(agency.unit_of(unit).capabilities)
    words = {capability.id: capability for capability in agency.capability}
    for fill in agency.fill:
        if fill.response == response:
            lacking = [words[need].lacking for need in fill.needs if need not in has]
            unwanted = [f"it has a {words[each].word} with it" for each in fill.without if each in has]
            return (lacking + unwanted)[0]
    return "nobody is sent for it"


def _unit(board: Board, unit: str) -> UnitNow:
    if unit not in board.units:
        raise Refused("no_such_unit", unit=unit)
    return board.units[unit]


def _send(board: Board, call: Call, command: c.SendUnit) -> Bodies:
    unit, agency = _unit(board, command.unit), in_force(board).agency
    if command.response not in RESPONSES:
        raise Refused("no_such_response", response=command.response, responses=", ".join(RESPONSES))
    dispatched = agency.first_status("dispatched")
    _may_go(agency, unit, call, dispatched)
    why = bars(agency, unit.id, command.response)
    if why:
        raise Refused("unit_cannot_fill", unit=unit.id, response=command.response, why=why)
    asks = asked_for(board, call)
    asked = command.response in asks or (command.response == "ems_staged" and "ems" in asks)
    if not asked and not command.reason:
        raise Refused("send_needs_reason", response=command.response)
    return (
        e.UnitSent(
            call=call.id,
            unit=unit.id,
            response=command.response,
            staged=command.staged or command.response == "ems_staged",
            status=dispatched.id,
            asked=asked,
            reason=command.reason,
        ),
    )


def _may_go(agency: Agency, unit: UnitNow, call: Call, dispatched: Status) -> None:
    if unit.call == call.id:
        raise Refused("unit_here", unit=unit.id)
    if unit.call is not None:
        raise Refused("unit_taken", unit=unit.id, other=unit.call)
    if not unit.on_duty:
        raise Refused("unit_off_duty", unit=unit.id)
    status = agency.status_of(unit.status)
    if unit.counts_as != "available" and dispatched.id not in status.next:
        raise Refused("unit_not_free", unit=unit.id, status=status.word.lower())


def _set(board: Board, command: c.SetUnitStatus) -> Bodies:
    unit, agency = _unit(board, command.unit), in_force(board).agency
    if command.status not in {status.id for status in agency.status}:
        known = ", ".join(status.id for status in agency.status)
        raise Refused("no_such_status", status=command.status, statuses=known)
    before, status = agency.status_of(unit.status), agency.status_of(command.status)
    if before.id == status.id:
        return ()
    if status.counts_as in ON_A_CALL and unit.call is None:
        raise Refused("status_needs_call", unit=unit.id, after=status.word.lower())
    if not command.reason:
        _in_order(board, unit, before, status)
    off_call = unit.call is not None and status.leaves_call
    return (
        e.UnitStatusChanged(
            unit=unit.id, status=status.id, call=unit.call, off_call=off_call, reason=command.reason
        ),
    )


def _in_order(board: Board, unit: UnitNow, before: Status, status: Status) -> None:
    call = board.calls.get(unit.call) if unit.call else None
    goes_in = call is not None and status.counts_as == "on_scene" and not call.scene_safe_by
    if call is not None and goes_in and any(sent.unit == unit.id and sent.staged for sent in call.sent):
        raise Refused("scene_not_safe", unit=unit.id)
    if status.id not in before.next:
        raise Refused("status_order", unit=unit.id, before=before.word, after=status.word)


def _stand_down(board: Board, call: Call, command: c.StandDown) -> Bodies:
    if not any(sent.unit == command.unit for sent in call.sent):
        raise Refused("unit_not_on_call", unit=command.unit)
    agency = in_force(board).agency
    return (
        e.UnitStoodDown(
            call=call.id,
            unit=command.unit,
            status=agency.first_status("available").id,
            approved_by=supervisor(agency, command.approved_by),
            reason=command.reason,
        ),
    )


def _confirm(call: Call, command: c.ConfirmBrief) -> Bodies:
    if not any(sent.unit == command.unit for sent in call.sent):
        raise Refused("brief_nothing", unit=command.unit)
    return (e.BriefConfirmed(call=call.id, unit=command.unit, up_to=call.last_entry),)
