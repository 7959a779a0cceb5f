"""Callers whom the policy wants kept on the line, and of whom nobody talks to at a position."""

from console.domain.asked import asked_for, handed_over
from console.domain.board import Board, Call
from console.domain.rows.calls import title
from console.domain.rows.shown import Alert


def is_kept(board: Board, call: Call) -> bool:
    """Whether the room stays on the line with this caller: until somebody is with the person or has them."""
    is_ours = not (call.waiting or call.line.lost or call.attended or handed_over(call))
    return is_ours and "keep_line" in asked_for(board, call)


def kept_alerts(board: Board, position: str, talks_with: str) -> tuple[Alert, ...]:
    """An alert for each caller of this position who is kept on the line while it talks with another.

    talks_with: the call whose caller it talks with; empty: with nobody, as far as can be told.
    """
    rest = "the caller is kept on the line, and nobody talks to them"
    return tuple(
        Alert(f"kept:{call.id}", "alert", "phone", f"{title(call)}:", rest, "Open", call.id, mark="kept")
        for call in board.calls.values()
        if call.position == position and call.id != talks_with and is_kept(board, call)
    )
