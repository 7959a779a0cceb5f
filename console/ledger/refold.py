"""Folds every entry of a store, from the first on, and compares with the board that opens."""

from contextlib import closing
from pathlib import Path
from time import perf_counter

from console.domain.board import Board
from console.domain.clock import Clock
from console.ledger.connect import connect
from console.ledger.ledger import Ledger
from console.ledger.opening import follow
from console.ledger.reading import entries_of
from console.ledger.sqlite_store import open_store_there


def refold(path: Path, clock: Clock) -> tuple[tuple[str, ...], float]:
    """Which parts of the two boards differ, and the seconds that the folding took.

    Raises StoreUnavailable and StoreDamaged.
    """
    with closing(open_store_there(path, clock)) as store:
        began = perf_counter()
        folded = Board()
        for entry in entries_of(path):
            folded = follow(folded, entry, store)
        seconds = perf_counter() - began
    with closing(Ledger(open_store_there(path, clock), clock, connect)) as ledger:
        return _differences(folded, ledger.board), seconds


def _differences(one: Board, other: Board) -> tuple[str, ...]:
    """The parts that differ; calls that were recalled are no part, and of the room only its texts count."""
    rooms = [board.room.fingerprint if board.room else None for board in (one, other)]
    bare = [board._replace(room=None, closed={})._asdict() for board in (one, other)]
    differing = [name for name in bare[0] if bare[0][name] != bare[1][name]]
    return (*differing, *(("room",) if rooms[0] != rooms[1] else ()))
