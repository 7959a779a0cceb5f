"""All that the ledger holds of one call: its entries, checked, and the board as it was when it ended."""

from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from console.domain.board import Board, Call
from console.domain.entries import CallClosed, CallJoined, CallReopened
from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.rows.log_lines import LogLine
from console.domain.veil import ALL
from console.ledger.connect import Connect, connect
from console.ledger.logbook import Wanted, log_of
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader
from console.ledger.standing import board_as_of

OF_REVIEWS = ("ReviewGiven", "ReviewAnswered")
"""What is said afterwards about how somebody worked is no part of the call's record."""


class CallFile(NamedTuple):
    """A call with everything about it. board: as it was just before the call ended, or now while it is open.

    entries: all that are about it, in order. lines: the same as they are read. ends_in: the entry with which
    it ended last; 0 while it is open. head: as of which all of it is told.
    """

    board: Board
    call: Call
    entries: tuple[Entry, ...]
    lines: tuple[LogLine, ...]
    ends_in: int
    head: Head


def call_file(
    path: Path, call: str, marks: Collection[Mark] = ALL, connect: Connect = connect
) -> CallFile | None:
    """What the ledger holds of a call; None where it holds no such call.

    marks: those whose words the lines hold. Raises StoreUnavailable and StoreDamaged.
    """
    with closing(open_reader(path, connect)) as store, store.reading() as head:
        entries = tuple(each for each in store.about(call) if each.body.kind not in OF_REVIEWS)
        ends_in = 0
        for entry in entries:
            if isinstance(entry.body, CallClosed | CallJoined):
                ends_in = entry.number
            elif isinstance(entry.body, CallReopened):
                ends_in = 0
        board = board_as_of(store, ends_in - 1 if ends_in else head.number)
    found = board.calls.get(call)
    if found is None:
        return None
    lines = log_of(path, Wanted(call=call), marks, connect)
    told = tuple(line for line in lines if line.number <= head.number and line.kind not in OF_REVIEWS)
    return CallFile(board, found, entries, told, ends_in, head)
