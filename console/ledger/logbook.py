"""The log as it is read: of a call, of a unit, or of a span of time, on a connection of its own.

The lines are those of `domain/rows/log_lines.py`; what each changed is told from the board as it was then.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import as_text
from console.domain.entry import Entry
from console.domain.log_walk import steps
from console.domain.names import Mark
from console.domain.rows.log_lines import LogLine, log_lines
from console.domain.rows.log_rows import LineRow, line_row
from console.domain.rows.log_strip import LogStrip, StripSoFar
from console.domain.veil import ALL
from console.ledger.connect import Connect, connect
from console.ledger.sqlite_store import open_reader
from console.ledger.standing import board_as_of
from console.ledger.store import Store

_AT = "SELECT at FROM entries WHERE number = ?"
_OF_CALL = "SELECT number FROM entries WHERE subject = ? ORDER BY number"
_OF_UNIT = (
    "SELECT from_entry AS number FROM unit_spans WHERE unit = ?"
    " UNION SELECT number FROM entries WHERE subject = ? ORDER BY number"
)
_ADOPTED = "SELECT number FROM entries WHERE kind = 'PolicyAdopted' AND number BETWEEN ? AND ?"
_ERASED = "SELECT redacts FROM bodies WHERE redacts IS NOT NULL AND redacts BETWEEN ? AND ?"
SLICE = 500
"""Entries of a span of time that are read at once."""
LINES_MAX = 400
"""Lines of one timeline that are shown on the screen at once."""


class Wanted(NamedTuple):
    """Which entries: those of a call, of a unit, or recorded from `since` until `until`, as far as given."""

    call: str = ""
    unit: str = ""
    since: datetime | None = None
    until: datetime | None = None


def log_of(
    path: Path, wanted: Wanted, marks: Collection[Mark] = ALL, connect: Connect = connect
) -> Iterator[LogLine]:
    """The lines of the log, oldest first, as whoever sees these marks reads them.

    Raises StoreUnavailable and StoreDamaged. What is recorded after the reading began is not in it.
    """
    with closing(open_reader(path, connect)) as store:
        wanted_entries = _numbers(store, wanted, *span(store, wanted.since, wanted.until))
        if not wanted_entries:
            return
        before = board_as_of(store, wanted_entries[0] - 1)
        entries = _with_adoptions(store, wanted_entries)
        shown = frozenset(wanted_entries)
        yield from (line for line in log_lines(before, entries, marks, store.about) if line.number in shown)


class Timeline(NamedTuple):
    """What the screen reads of a call, a unit or a span. earlier, later: lines before and after these."""

    rows: tuple[LineRow, ...] = ()
    strip: LogStrip | None = None
    earlier: int = 0
    later: int = 0


def timeline_of(
    store: Store,
    wanted: Wanted,
    zone: tzinfo,
    marks: Collection[Mark] = ALL,
    at_most: int = LINES_MAX,
    page: int = 0,
) -> Timeline:
    """The rows and the strip of the log, oldest first, as whoever sees these marks reads them.

    So many at a time; page 0 has the last of them. Raises StoreUnavailable and StoreDamaged.
    """
    every = _numbers(store, wanted, *span(store, wanted.since, wanted.until))
    end = max(0, len(every) - page * at_most)
    start = max(0, end - at_most)
    numbers = every[start:end]
    if not numbers:
        return Timeline()
    gone = {number for (number,) in store.rows(_ERASED, (numbers[0], numbers[-1]))}
    shown = frozenset(numbers)
    strip, rows = StripSoFar(wanted.call, wanted.unit), list[LineRow]()
    before = board_as_of(store, numbers[0] - 1)
    for step in steps(before, _with_adoptions(store, numbers), store.about):
        number = step.entry.number
        if number in shown:
            above = rows[-1] if rows else None
            row = line_row(step, zone, above, marks, is_erased=number in gone)
            rows.append(row)
            strip.add(step, row)
    return Timeline(tuple(rows), strip.strip(), start, len(every) - end)


def span(store: Store, since: datetime | None, until: datetime | None) -> tuple[int, int]:
    """The numbers of the first and the last entry recorded from one moment until before another.

    By halving, for entries stand in the order in which they were recorded; where the clock was set back in
    between, by whichever of them is met.
    """
    last = store.head().number
    first = _first_at(store, since, last) if since is not None else 1
    return first, (_first_at(store, until, last) - 1 if until is not None else last)


def _first_at(store: Store, moment: datetime, last: int) -> int:
    """The number of the first entry that was recorded at this moment or later; one past the last, if none."""
    text, low, high = as_text(moment), 1, last + 1
    while low < high:
        middle = (low + high) // 2
        ((at,),) = store.rows(_AT, (middle,))
        low, high = (middle + 1, high) if at < text else (low, middle)
    return low


def _numbers(store: Store, wanted: Wanted, first: int, last: int) -> Sequence[int]:
    """The numbers of the entries that are wanted, in order."""
    if not (wanted.call or wanted.unit):
        return range(first, last + 1)
    if wanted.call:
        found = store.rows(_OF_CALL, (wanted.call,))
    else:
        found = store.rows(_OF_UNIT, (wanted.unit, wanted.unit))
    return [number for (number,) in found if first <= number <= last]


def _with_adoptions(store: Store, numbers: Sequence[int]) -> Iterator[Entry]:
    """The entries, and what came into force among them, whose words they are told in."""
    if isinstance(numbers, range):
        for start in numbers[::SLICE]:
            yield from tuple(store.after(start - 1, min(start + SLICE - 1, numbers[-1])))
        return
    adopted = store.rows(_ADOPTED, (numbers[0], numbers[-1]))
    yield from store.numbered((*numbers, *(number for (number,) in adopted)))
