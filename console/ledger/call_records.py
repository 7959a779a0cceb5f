"""The records of the calls that came in between two moments, for figures: read in one pass, and unchecked.

A long look at tables on a connection that only reads, beside a working desk; for counts, not for decisions.
Of each call only the kinds of entry are read that a record is made of.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from heapq import merge
from pathlib import Path

from pydantic import ValidationError

from console.domain.clock import as_text
from console.domain.entries import read_body
from console.domain.entry import Entry
from console.domain.figures.of_entries import KINDS, records_of
from console.domain.figures.of_imports import imported_record
from console.domain.figures.packs import Packs, packs_of
from console.domain.figures.record import CallRecord
from console.domain.import_entries import CallImported
from console.ledger.connect import Connect, connect
from console.ledger.erased import left_everywhere
from console.ledger.faults import moment_in, unavailable
from console.ledger.imported import UNDONE
from console.ledger.plain import each_row
from console.ledger.sqlite_store import SqliteStore, open_reader

_COLUMNS = "e.number, e.at, e.happened_at, e.why_then, e.who, e.position, e.kind, e.subject, b.body"
OPENED = (
    f"SELECT {_COLUMNS} FROM entries AS o INDEXED BY entries_came_in"  # noqa: S608 - names of ours
    " JOIN entries AS e ON e.subject = o.subject"
    " LEFT JOIN bodies AS b ON b.number = e.number"
    " WHERE o.kind = 'CallOpened' AND o.happened_at >= ? AND o.happened_at < ? AND e.number <= ?"
    f" AND e.kind IN ({', '.join(map(repr, KINDS))})"
    " ORDER BY o.happened_at, o.number, e.number"
)
"""The entries of the calls that came in between two moments; a test looks at how SQLite goes about it."""
_IMPORTED = (
    f"SELECT {_COLUMNS} FROM entries AS e LEFT JOIN bodies AS b ON b.number = e.number"  # noqa: S608 - names of ours
    " WHERE e.kind = 'CallImported' AND e.happened_at >= ? AND e.happened_at < ? AND e.number <= ?"
    f" AND NOT {UNDONE.format(entry='e.number')} ORDER BY e.happened_at, e.number"
)
_ADOPTED = (
    f"SELECT {_COLUMNS} FROM entries AS e JOIN bodies AS b USING (number)"  # noqa: S608 - names of ours
    " WHERE e.kind = 'PolicyAdopted' ORDER BY number"
)


def call_records(
    path: Path, since: datetime, until: datetime, up_to: int | None = None, connect: Connect = connect
) -> Iterator[CallRecord]:
    """The record of each call that came in from one moment until before another, the first first.

    Those of imports that stand are among them. up_to: as they stood when this entry was the last one. Raises
    StoreUnavailable and StoreDamaged.
    """
    with closing(open_reader(path, connect)) as store, store.reading() as head:
        last = head.number if up_to is None else up_to
        within = as_text(since), as_text(until), last
        own = records_of(_entries(store, OPENED, within), packs_in(store))
        yield from merge(own, _imported(store, within), key=lambda record: record.opened)


def _imported(store: SqliteStore, within: tuple[str, str, int]) -> Iterator[CallRecord]:
    for entry in _entries(store, _IMPORTED, within):
        if isinstance(entry.body, CallImported):
            yield imported_record(entry.body)


def adopted_packs(path: Path, connect: Connect = connect) -> Packs:
    """What packs and policies said, each from the entry on that put it in force."""
    with closing(open_reader(path, connect)) as store:
        return packs_in(store)


def packs_in(store: SqliteStore) -> Packs:
    """The same, of a store that is open."""
    return packs_of(_entries(store, _ADOPTED, ()))


def _entries(store: SqliteStore, query: str, values: tuple[object, ...]) -> Iterator[Entry]:
    """The entries of a look-up; of one that was erased what is left of it."""
    left = left_everywhere(store)
    for row in each_row(store, query, values):
        number, at, happened_at, why_then, who, position, kind, subject, body = row
        try:
            said = left[number] if body is None else read_body(kind, body)
        except (KeyError, ValidationError) as fault:
            says = f"entry {number}: its body cannot be read as {kind}"
            raise unavailable("damaged", store.path, detail=says) from fault
        recorded = moment_in(store.path, at)
        then = recorded if happened_at == at else moment_in(store.path, happened_at)
        yield Entry(number, recorded, then, why_then, who, position, subject, said)
