"""Writes what `index.index_rows` returns into the index tables, one entry after the other."""

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from console.domain.entry import Entry
from console.ledger.index import (
    Adds,
    Begins,
    Ends,
    Erased,
    Found,
    Only,
    Returns,
    SpanTable,
    Where,
    index_rows,
)

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "call_spans": "call, from_entry",
        "unit_spans": "unit, from_entry",
        "fact_spans": "call, fact, from_entry",
        "detail_spans": "call, field, from_entry",
        "people_spans": "about, matter, from_entry",
        "trail_spans": "unit, matter, from_entry",
        "status_spans": "status, from_entry",
        "search": "rowid",
    }
)
"""The index tables, and the order in which their rows are compared."""

_IS_KEY: Mapping[SpanTable, str] = MappingProxyType(
    {
        "call_spans": "call = ?",
        "unit_spans": "unit = ?",
        "fact_spans": "call = ? AND fact = ?",
        "detail_spans": "call = ? AND field = ?",
        "people_spans": "about = ? AND matter = ?",
        "trail_spans": "unit = ? AND matter = ?",
        "status_spans": "status = ?",
    }
)
_BEGIN: Mapping[SpanTable, str] = MappingProxyType(
    {
        "call_spans": "INSERT INTO call_spans (from_entry, call) VALUES (?, ?)",
        "unit_spans": "INSERT INTO unit_spans (from_entry, unit) VALUES (?, ?)",
        "fact_spans": "INSERT INTO fact_spans (from_entry, call, fact, entry) VALUES (?, ?, ?, ?)",
        "detail_spans": "INSERT INTO detail_spans (from_entry, call, field, entry, sought)"
        " VALUES (?, ?, ?, ?, ?)",
        "people_spans": "INSERT INTO people_spans (from_entry, about, matter) VALUES (?, ?, ?)",
        "trail_spans": "INSERT INTO trail_spans (from_entry, unit, matter, call) VALUES (?, ?, ?, ?)",
        "status_spans": "INSERT INTO status_spans (from_entry, status) VALUES (?, ?)",
    }
)
_RETURN: Mapping[SpanTable, str] = MappingProxyType(
    {
        "fact_spans": "INSERT INTO fact_spans (from_entry, call, fact, entry)"
        " SELECT taken.to_entry, earlier.call, earlier.fact, earlier.entry"
        " FROM fact_spans AS taken JOIN fact_spans AS earlier USING (call, fact)"
        " WHERE call = ? AND fact = ? AND taken.from_entry = ? AND taken.to_entry = ?"
        " AND earlier.to_entry = taken.from_entry",
        "detail_spans": "INSERT INTO detail_spans (from_entry, call, field, entry, sought)"
        " SELECT taken.to_entry, earlier.call, earlier.field, earlier.entry, earlier.sought"
        " FROM detail_spans AS taken JOIN detail_spans AS earlier USING (call, field)"
        " WHERE call = ? AND field = ? AND taken.from_entry = ? AND taken.to_entry = ?"
        " AND earlier.to_entry = taken.from_entry",
    }
)

_ERASE_DETAIL = (
    # A call that was opened without a number leaves no row for it, and one whose number is erased reads so;
    # so does one that was taken over without a place.
    "DELETE FROM detail_spans WHERE call = :call AND entry = :entry"
    " AND (SELECT kind FROM entries WHERE number = :entry) IN ('CallOpened', 'CallImported')",
    "UPDATE detail_spans SET sought = '' WHERE call = :call AND entry = :entry",
)


def write_index(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the index rows of an entry. The caller holds the transaction."""
    for row in index_rows(entry):
        match row:
            case Begins():
                _begin(connection, row, entry.number)
            case Adds():
                connection.execute(_BEGIN[row.table], (entry.number, *row.key))
            case Ends():
                _end(connection, row.table, row.key, entry.number)
            case Returns():
                _return(connection, row, entry.number)
            case Where():
                if _holds(connection, row.table, row.key):
                    _begin(connection, row.then, entry.number)
            case Only():
                _only(connection, row, entry.number)
            case Found():
                connection.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (entry.number, row.text))
            case Erased():
                _erase(connection, row)


def clear_index(connection: sqlite3.Connection) -> None:
    """Empty the index tables, whatever state they are in. The caller holds the transaction."""
    for table in TABLES:
        # The search takes out a row by its words, and needs sound pages for it: the texts go, then all pages.
        rows = "search_content" if table == "search" else table
        connection.execute(f"DELETE FROM {rows}")  # noqa: S608 - a name of ours
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def forget_half_written(connection: sqlite3.Connection) -> None:
    """Have the search forget what it keeps in memory of a transaction that SQLite itself has rolled back.

    Where the disk fails as FTS5 reads how many rows and words there are, it is told of the rolling back first
    and notes none as read afterwards. The next commit would write that, and no words that were there before
    could be erased any more. Any transaction that it takes part in and that is rolled back ends this.
    To be removed once `fts5StorageLoadTotals` notes only what it has read; it does not in SQLite 3.54.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM search WHERE false")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _begin(connection: sqlite3.Connection, row: Begins, number: int) -> None:
    _end(connection, row.table, row.key, number)
    connection.execute(_BEGIN[row.table], (number, *row.key, *row.rest))


def _holds(connection: sqlite3.Connection, table: SpanTable, key: tuple[str, ...]) -> bool:
    held = connection.execute(
        f"SELECT 1 FROM {table} WHERE {_IS_KEY[table]} AND to_entry IS NULL",  # noqa: S608 - names of ours
        key,
    )
    return held.fetchone() is not None


def _end(connection: sqlite3.Connection, table: SpanTable, key: tuple[str, ...], number: int) -> None:
    connection.execute(
        f"UPDATE {table} SET to_entry = ? WHERE {_IS_KEY[table]} AND to_entry IS NULL",  # noqa: S608 - names of ours
        (number, *key),
    )


def _return(connection: sqlite3.Connection, row: Returns, number: int) -> None:
    """End what was taken back; what stood before it holds again: one step back, as on the board."""
    _end(connection, row.table, row.key, number)
    connection.execute(_RETURN[row.table], (*row.key, row.entry, number))


def _only(connection: sqlite3.Connection, row: Only, number: int) -> None:
    name = _IS_KEY[row.table].partition(" ")[0]
    held = f"SELECT {name} FROM {row.table} WHERE to_entry IS NULL"  # noqa: S608 - names of ours
    now = {each for (each,) in connection.execute(held)}
    for each in sorted(now.difference(row.names)):
        _end(connection, row.table, (each,), number)
    for each in row.names:
        if each not in now:
            connection.execute(_BEGIN[row.table], (number, each))


def _erase(connection: sqlite3.Connection, erased: Erased) -> None:
    connection.execute("DELETE FROM search WHERE rowid = ?", (erased.entry,))
    # By the call, for there is no index on the entry: else each erased entry would read the whole table.
    for statement in _ERASE_DETAIL:
        connection.execute(statement, erased._asdict())
