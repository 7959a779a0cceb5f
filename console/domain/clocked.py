"""The board by the clock as it is now, where somebody has set the machine's clock.

Entries keep the moments that the clock then showed. What is measured from them, ages and limits, would jump
with the clock: an approval would run out at once, or never. So the moments of a board are moved along. The
board that is folded from the entries is not touched by it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TypeVar

from console.domain.agency import Limits
from console.domain.board import Board, Call
from console.domain.entries import HandOffMoved

_Kept = TypeVar("_Kept")
Move = Callable[[datetime], datetime]


def moved(board: Board, by: timedelta) -> Board:
    """The board with every moment moved along with the clock."""
    return _with_moments(board, lambda at: at + by)


def not_ahead(board: Board, now: datetime) -> Board:
    """The board with nothing on it that happened later than now, as after a clock that was put back.

    What did counts as happening now, and its limit begins anew. The same board, where nothing is ahead.
    """
    if board.room is None:
        return board
    limits = board.room.agency.limits
    told = _with_moments(board, lambda at: min(at, now))
    calls = {
        call.id: _with_its_limits(told.calls[call.id], call, limits, now) for call in board.calls.values()
    }
    told = told._replace(calls=MappingProxyType(calls))
    return board if told == board else told


def _with_moments(board: Board, move: Move) -> Board:
    return board._replace(
        calls=_in(board.calls, move),
        closed=_in(board.closed, move),
        units=_in(board.units, move),
        trails=_in(board.trails, move),
        next_actions=_in(board.next_actions, move),
        at=_in(board.at, move),
    )


def _in(value: _Kept, move: Move) -> _Kept:
    """The value with every moment in it moved."""
    found: object = value
    match value:
        case datetime():
            found = move(value)
        case HandOffMoved(due=datetime() as due):
            found = value.model_copy(update={"due": move(due)})
        case tuple() if hasattr(value, "_make"):
            found = value._make(_in(each, move) for each in value)
        case tuple():
            found = tuple(_in(each, move) for each in value)
        case Mapping():
            found = MappingProxyType({key: _in(each, move) for key, each in value.items()})
        case _:
            pass
    return found  # type: ignore[return-value]  # each is of the kind it was


def _with_its_limits(told: Call, call: Call, limits: Limits, now: datetime) -> Call:
    """The call with its limits as they were, but none further off than it can be when it begins now."""
    if told.approval is not None and call.approval is not None:
        due = _at_most(call.approval.due, now, limits.approval_s)
        told = told._replace(approval=told.approval._replace(due=due))
    if call.line.due is not None:
        due = _at_most(call.line.due, now, max(limits.call_back_s, limits.call_back_again_s))
        told = told._replace(line=told.line._replace(due=due))
    if told.hand_off is not None and call.hand_off is not None and call.hand_off.due is not None:
        due = _at_most(call.hand_off.due, now, limits.hand_off_accept_s)
        told = told._replace(hand_off=told.hand_off.model_copy(update={"due": due}))
    return told


def _at_most(due: datetime, now: datetime, limit_s: int) -> datetime:
    return min(due, now + timedelta(seconds=limit_s))
