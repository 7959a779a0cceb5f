"""What the clock does by itself now, whoever sits at a desk: an approval runs out, a policy begins."""

from collections.abc import Iterator
from datetime import datetime

from console.domain import commands as c
from console.domain.board import Board, Call
from console.domain.rows.alerts import runs_out


def by_clock(board: Board, now: datetime) -> Iterator[c.Command]:
    """The commands of the clock as of now, each of which another desk may have been quicker with."""
    yield from (c.LetApprovalRunOut(call=call) for call in runs_out(board, now))
    yield from (c.LetHandOffRunOut(call=call.id) for call in board.calls.values() if is_run_out(call, now))
    if is_plan_due(board, now):
        yield c.BeginPlannedPolicy()


def is_plan_due(board: Board, now: datetime) -> bool:
    """Whether the time of a planned policy has come, and nothing has held it up."""
    plan = board.planned
    return plan is not None and plan.begins <= now and not plan.held


def is_run_out(call: Call, now: datetime) -> bool:
    """Whether a line has rung for too long and that has not been said yet."""
    move = call.hand_off
    is_ringing = move is not None and move.step == "ringing" and move.due is not None and move.due <= now
    return is_ringing and call.ran_out is None
