"""Deciding: a board and a command give entries' bodies, or a refusal. Pure: the moment comes in."""

from console.domain import commands as c
from console.domain.board import Board
from console.domain.deciding import (
    adoption,
    advice,
    area,
    calls,
    clocks,
    ends,
    erasing,
    importing,
    joins,
    messages,
    overriding,
    pairs,
    people,
    planning,
    premise,
    reviewing,
    roster,
    safety,
    shift_end,
    units,
)
from console.domain.deciding.moment import Moment, moment_of
from console.domain.deciding.order import check_order
from console.domain.deciding.own_word import own_word
from console.domain.deciding.permission import permit
from console.domain.deciding.staging import staged_anew
from console.domain.entries import AnyBody
from console.domain.true_time import check_true_time
from console.errors import Refused


def decide(board: Board, command: c.Command, moment: Moment) -> tuple[AnyBody, ...]:
    """What stands in the ledger if the command is done now. Raises Refused with a code of `refusals`."""
    check_true_time(command, moment.at)
    moment = moment_of(moment, command)
    if board.room is None and not isinstance(command, c.AdoptPolicy):
        raise Refused("no_room")
    if board.room is not None:
        permit(board, command, moment)
    if isinstance(command, c.AdoptPolicy):
        adoption.check_reason(board, command)
        return adoption.adopt(board, command, moment)
    families = (
        calls.decide, advice.decide, overriding.decide, roster.decide, units.decide, pairs.decide,
        safety.decide, ends.decide, joins.decide, premise.decide, area.decide, planning.decide, clocks.decide,
        messages.decide, erasing.decide, shift_end.decide, importing.decide, reviewing.decide,
        people.decide,
    )  # fmt: skip
    for decided in families:
        bodies = decided(board, command, moment)
        if bodies is not None:
            bodies = (*bodies, *staged_anew(board, bodies, moment))
            own_word(board, command, moment)
            check_order(board, bodies, moment)
            return bodies
    raise AssertionError(f"nobody decides {type(command).__name__}")
