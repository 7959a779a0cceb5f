"""All that the ledger holds of a span of time, such as a shift: its lines, its calls, how the board stood."""

from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from console.domain.board import Board
from console.domain.figures.record import CallRecord
from console.domain.names import Mark
from console.domain.rows.log_lines import LogLine
from console.domain.veil import ALL
from console.ledger.call_records import call_records
from console.ledger.connect import Connect, connect
from console.ledger.logbook import Wanted, log_of, span
from console.ledger.plain import sum_at
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader
from console.ledger.standing import board_as_of


class ShiftFile(NamedTuple):
    """A span of time with everything in it. board, head: as of the last entry that was recorded in it.

    lines: what was recorded in it. calls: those that came in within it, as they stood at its end.
    """

    board: Board
    head: Head
    lines: tuple[LogLine, ...]
    calls: tuple[CallRecord, ...]


def shift_file(
    path: Path, since: datetime, until: datetime, marks: Collection[Mark] = ALL, connect: Connect = connect
) -> ShiftFile:
    """What the ledger holds of a span. Raises StoreUnavailable and StoreDamaged."""
    with closing(open_reader(path, connect)) as store:
        _, last = span(store, since, until)
        board, head = board_as_of(store, last), Head(last, sum_at(store, last))
    lines = tuple(log_of(path, Wanted(since=since, until=until), marks, connect))
    return ShiftFile(board, head, lines, tuple(call_records(path, since, until, last, connect)))
