"""The board twice over: what the entries fold to, and the same by the clock as it is now.

Both are one and the same board until somebody sets the machine's clock.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import NamedTuple

from console.domain.board import Board
from console.domain.entry import Entry


class Boards(NamedTuple):
    """`folded` is what every program makes of the same entries; `now` is what people see and decide on."""

    folded: Board
    now: Board


def each(boards: Boards, change: Callable[[Board], Board]) -> Boards:
    """Both boards after a change; one board, where they are one."""
    folded = change(boards.folded)
    return Boards(folded, folded if boards.now is boards.folded else change(boards.now))


def after(boards: Boards, entries: Iterable[Entry], fold: Callable[[Board, Entry], Board]) -> Boards:
    """Both boards after the entries."""
    told = tuple(entries)
    return each(boards, lambda board: reduce(fold, told, board))
