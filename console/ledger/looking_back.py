"""A moment of the past as the desk had it: the board as of an entry, by what whoever looks is shown."""

from collections.abc import Collection
from datetime import tzinfo

from console.domain.board import Board
from console.domain.names import Mark
from console.domain.rows.as_of import AsOf, as_of
from console.domain.veil import ALL, veiled_board
from console.ledger.faults import hurt
from console.ledger.opening import follow
from console.ledger.standing import board_as_of
from console.ledger.store import Store

NEAR = 64
"""So many entries before a moment the boards are worked out with it: the next one looked at is beside it."""
KEPT_MAX = 1024
"""Boards that are kept; they share all in which they do not differ."""


class Moments:
    """The boards as of entries that somebody looks at one after the other. Whole boards: nobody is shown one.

    To be let go once words were erased, which stand on boards made before. Not for two threads at once.
    """

    def __init__(self) -> None:
        self._known: dict[int, Board] = {}

    def board(self, store: Store, number: int) -> Board:
        """The board as of this entry, which is that of `board_as_of`. Raises StoreUnavailable."""
        if number not in self._known:
            if len(self._known) > KEPT_MAX:
                self._known.clear()
            self._work_out(store, number)
        return self._known[number]

    def _work_out(self, store: Store, number: int) -> None:
        before = max((each for each in self._known if number - NEAR <= each < number), default=0)
        start = before or max(0, number - NEAR)
        board = self._known[before] if before else board_as_of(store, start)
        self._known[start] = board
        for entry in tuple(store.after(start, number)):
            board = self._known[entry.number] = follow(board, entry, store)
        if number not in self._known:
            raise hurt(store.path, f"there is no entry {number}")


def looked_back(
    store: Store,
    moments: Moments,
    number: int,
    call: str,
    zone: tzinfo,
    marks: Collection[Mark] = ALL,
    *,
    glass: bool = False,
) -> AsOf:
    """The desk as it was when this entry was the last one, with a call in front; empty: none.

    A call that ended with this entry is shown as it was right before it. glass: whoever looks answers for
    broken glass. Raises StoreUnavailable and StoreDamaged.
    """
    board = veiled_board(moments.board(store, number), marks, answers_glass=glass)
    assert board.at is not None, "it is as of an entry"
    there = board.calls.get(call)
    if there is not None or not call:
        return as_of(board, there, board.at, zone)
    before = veiled_board(moments.board(store, number - 1), marks, answers_glass=glass).calls.get(call)
    return as_of(board, before, board.at, zone, is_over=before is not None)
