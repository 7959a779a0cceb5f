"""What is told of closed calls where no open one is found. It opens none."""

from console.domain.board import Board
from console.domain.entries import CallOpened
from console.errors import StoreUnavailable
from console.session import Session

CLOSED_MAX = 5
"""Closed calls that are told by number; of more only how many."""


def closed_with(session: Session, board: Board, text: str) -> str:
    """The closed calls that have these words, newest first, and what opens one again; empty: none has."""
    try:
        found = dict.fromkeys(entry.subject for entry in session.sight.search(text))
        others = (each for each in found if each not in board.calls)
        closed = [
            each for each in others if any(isinstance(one.body, CallOpened) for one in session.history(each))
        ]
    except StoreUnavailable:
        return "Closed calls cannot be read now."
    more = f" and {len(closed) - CLOSED_MAX} more" if len(closed) > CLOSED_MAX else ""
    said = f"Closed: {', '.join(closed[:CLOSED_MAX])}{more}."
    return f"{said} To open one again: reopen {closed[0]}, and why." if closed else ""
