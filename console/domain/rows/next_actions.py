"""What was promised when calls were closed: its alert once it is due, its page, what a shift hands over."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from console.domain.board import Board, NextAction, in_force
from console.domain.deciding.shift_end import next_at
from console.domain.local_time import near_words, zone_of
from console.domain.rows.desks import Seeing
from console.domain.rows.shown import Alert
from console.domain.veil import is_withheld
from console.domain.visible import visible

CALL_BACK = "call back, as the policy asks"


class NextShown(NamedTuple):
    """What is promised on a closed call, as its page shows it. by: who has to do it, and where."""

    call: str
    title: str
    what: str
    number: str
    due: datetime
    by: str
    tries: int


def next_alerts(board: Board, now: datetime, here: str, desk_at: Seeing) -> tuple[Alert, ...]:
    """What is due by now at this position, or at one where no desk can be seen: somebody always has it."""
    return tuple(
        Alert(
            f"next:{action.call}", "alert", "phone", f"Promised, {_title(action)}:", _what(action), "Open",
            due=action.due,
        )
        for action in sorted(board.next_actions.values(), key=lambda each: each.due)
        if action.due <= now and (action.position == here or desk_at(action.position) != "open")
    )  # fmt: skip


def next_shown(board: Board, call: str) -> NextShown | None:
    """What is promised on a closed call; None where nothing is, or no more."""
    action = board.next_actions.get(call)
    if action is None:
        return None
    by = f"{visible(action.owner)} at {action.position}" if action.owner else action.position
    what, number = _what(action), visible(action.number)
    return NextShown(call, _title(action), what, number, action.due, by, action.tries)


def next_to_hand_over(board: Board, position: str, now: datetime) -> Iterator[tuple[str, str]]:
    """Each closed call on which a position has promised something, and what is said of it."""
    zone = zone_of(in_force(board).agency.time_zone)
    for action in next_at(board, position):
        due = near_words(action.due, zone, now)
        yield action.call, f"{_title(action)}, closed; promised: {_what(action)}, due {due}"


def _title(action: NextAction) -> str:
    """A closed call by its place, else its number to call, else its own number."""
    known = action.place or action.number
    if is_withheld(known):
        return f"call {action.call} ({known})"
    return visible(known) or f"call {action.call}"


def _what(action: NextAction) -> str:
    return visible(action.what).rstrip(".") or CALL_BACK
