"""What to type for what was just done by button, key or drag: quietly, where the line is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain import commands as c
from console.domain.board import Board, Call, in_force
from console.domain.saying import line_of, line_of_wish
from console.domain.visible import visible
from console.ui.shortcuts import key_of
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


def key_of_command(command: c.Command, board: Board) -> str:
    """The key that does the same from anywhere, or from the units; empty where none does."""
    match command:
        case c.SetUnitStatus():
            known = in_force(board).agency.statuses.get(command.status)
            return f"F7, {known.key}" if known is not None and known.key else ""
        case c.SendUnit():
            return key_of("send") if not command.reason else "F7, Enter"
        case c.TakeCall():
            return key_of("take_over")
        case c.LoseLine():
            return key_of("hung_up")
        case c.OpenCall():
            return key_of("new_call")
        case c.TakeBack():
            return key_of("take_back")
        case _:
            return ""


def line_and_key(command: c.Command, board: Board, call: Call | None) -> tuple[str, str]:
    """What is typed for a command, and its key. Both may be empty."""
    said = line_of(command, board, call)
    if not said and isinstance(command, c.OpenCall | c.TakeBack):
        said = line_of_wish("new_call" if isinstance(command, c.OpenCall) else "take_back")
    return visible(said), key_of_command(command, board)


def teach_wish(desk: Desk, wish: Wish) -> None:
    """Say what is typed for what a button wished, where anything is."""
    said = line_of_wish(wish.name, wish.value)
    if said:
        desk.parts.command.teach(visible(said), key_of(wish.name))
