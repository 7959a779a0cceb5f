"""What the clock does by itself now, whoever sits at a desk: an approval or a hand-off that has run out."""

from collections.abc import Iterator
from datetime import datetime

from console.domain import commands as c
from console.domain.board import Board, Call
from console.domain.rows.alerts import runs_out


def by_clock(board: Board, now: datetime) -> Iterator[c.Command]:
    """The commands of the clock as of now, each of which another desk may have been quicker with."""
    yield from (c.LetApprovalRunOut(call=call) for call in runs_out(board, now))
    yield from (c.LetHandOffRunOut(call=call.id) for call in board.calls.values() if is_run_out(call, now))


def is_run_out(call: Call, now: datetime) -> bool:
    """Whether a line has rung for too long and that has not been said yet."""
    move = call.hand_off
    is_ringing = move is not None and move.step == "ringing" and move.due is not None and move.due <= now
    return is_ringing and call.ran_out is None
