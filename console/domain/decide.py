"""Deciding: a board and a command give entries' bodies, or a refusal. Pure: the moment comes in."""

from datetime import timedelta

from console.domain import commands as c
from console.domain.board import Board
from console.domain.deciding import advice, calls, ends, erasing, overriding, people, units
from console.domain.deciding.moment import Moment
from console.domain.deciding.permission import permit
from console.domain.entries import AnyBody
from console.errors import Refused

LONG_AGO = timedelta(days=366)
"""What is said to have happened before that is a slip of the hand."""


def decide(board: Board, command: c.Command, moment: Moment) -> tuple[AnyBody, ...]:
    """What stands in the ledger if the command is done now. Raises Refused with a code of `refusals`."""
    _true_time(command, moment)
    if board.room is None and not isinstance(command, c.AdoptPolicy):
        raise Refused("no_room")
    if board.room is not None:
        permit(board, command, moment)
    if isinstance(command, c.AdoptPolicy):
        return advice.adopt(board, command, moment)
    families = (
        calls.decide, advice.decide, overriding.decide, units.decide, ends.decide, erasing.decide,
        people.decide,
    )  # fmt: skip
    for decided in families:
        bodies = decided(board, command, moment)
        if bodies is not None:
            return bodies
    raise AssertionError(f"nobody decides {type(command).__name__}")


def _true_time(command: c.Command, moment: Moment) -> None:
    """Refuse a time that cannot be believed, and one without a reason or the other way round."""
    if command.happened_at is None and command.why_then is not None:
        raise Refused("then_needs_time")
    if command.happened_at is None:
        return
    if command.happened_at > moment.at:
        raise Refused("then_in_future")
    if command.happened_at < moment.at - LONG_AGO:
        raise Refused("then_too_long_ago")
    if command.why_then is None:
        raise Refused("then_needs_why")
