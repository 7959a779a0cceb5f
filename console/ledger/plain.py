"""Plain reads of a store, in order and unchecked: for what checks by itself, and for long looks at tables."""

from collections.abc import Iterator
from typing import Any

from console.ledger.faults import told
from console.ledger.rows import ENVELOPE, Row
from console.ledger.sqlite_store import SqliteStore
from console.ledger.store import Values

_ROWS = (
    f"SELECT {', '.join(f'e.{column}' for column in ENVELOPE)}, b.body, b.salt"  # noqa: S608 - names of ours
    " FROM entries AS e LEFT JOIN bodies AS b ON b.number = e.number"
    " WHERE e.number > ? AND e.number <= ? ORDER BY e.number"
)


def plain_rows(store: SqliteStore, after: int, up_to: int) -> Iterator[Row]:
    """The rows after a number as they stand, up to and with another."""
    with told(store.path):
        yield from map(Row._make, store.connection.execute(_ROWS, (after, up_to)))


def sum_at(store: SqliteStore, number: int) -> bytes:
    """The sum that stands in the row with this number, and what stands before the first for 0."""
    found = store.rows("SELECT chain_hash FROM entries WHERE number = ?", (number,))
    if not found:
        return store.identity.chain_start()
    # A hurt row may hold anything, or nothing: no row follows such a sum.
    return found[0][0] if isinstance(found[0][0], bytes) else b""


def each_row(store: SqliteStore, query: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of a look-up, one after the other: for more than should stand in memory at once."""
    with told(store.path):
        yield from store.connection.execute(query, values)
