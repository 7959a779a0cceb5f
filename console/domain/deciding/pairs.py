"""The decision to send two units as one: both are sent, or neither is."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import asked_for
from console.domain.board import Board, Call, in_force
from console.domain.deciding.advice import runs_elsewhere, staging
from console.domain.deciding.moment import Moment, after, open_call
from console.domain.deciding.safety import known_unit
from console.domain.deciding.units import may_go, stands_in_for, unserved_by
from console.domain.names import PAIRED
from console.domain.pairs import can_pair
from console.domain.rows.words import RESPONSES
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    if not isinstance(command, c.SendPair):
        return None
    call = open_call(board, command.call)
    bodies: Bodies = (*unserved_by(board, call, command, PAIRED), *_both(board, call, command))
    told = after(board, bodies, moment)
    bodies = (*bodies, *staging(told, told.calls[call.id]))
    return (*bodies, *runs_elsewhere(board, bodies, moment))


def _both(board: Board, call: Call, command: c.SendPair) -> Bodies:
    """The sending of each half that is not on the call yet."""
    agency, name = in_force(board).agency, RESPONSES[PAIRED].listed
    units = [known_unit(board, each) for each in (command.clinician, command.deputy)]
    going = [unit for unit in units if unit.call != call.id]
    if not going:
        raise Refused("pair_here", clinician=command.clinician, deputy=command.deputy)
    for unit in going:
        may_go(board, unit, call, command)
    if not can_pair(agency, command.clinician, command.deputy):
        raise Refused("pair_cannot_fill", clinician=command.clinician, deputy=command.deputy, response=name)
    asked = PAIRED in asked_for(board, call)
    falls_in = command.unserved is not None and bool(stands_in_for(board, call, PAIRED))
    if not asked and not command.reason and not falls_in:
        raise Refused("send_needs_reason", response=name)
    other = {command.clinician: command.deputy, command.deputy: command.clinician}
    return tuple(
        e.UnitSent(
            call=call.id,
            unit=unit.id,
            response=PAIRED,
            staged=unit.id == command.clinician and not call.scene_safe_by,
            status=agency.first_status("dispatched").id,
            asked=asked,
            reason=command.reason,
            pair=other[unit.id],
        )
        for unit in going
    )
