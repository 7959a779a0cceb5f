"""Writes what `index.index_rows` returns into the index tables, one entry after the other."""

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from console.domain.entry import Entry
from console.ledger.index import Adds, Begins, Ends, Erased, Found, OnBoard, Returns, SpanTable, index_rows

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "call_spans": "call, from_entry",
        "unit_spans": "unit, from_entry",
        "fact_spans": "call, fact, from_entry",
        "detail_spans": "call, field, from_entry",
        "people_spans": "about, matter, from_entry",
        "trail_spans": "unit, matter, from_entry",
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
    # A call that was opened without a number leaves no row for it, and one whose number is erased reads so.
    "DELETE FROM detail_spans WHERE call = :call AND entry = :entry"
    " AND (SELECT kind FROM entries WHERE number = :entry) = 'CallOpened'",
    "UPDATE detail_spans SET sought = '' WHERE call = :call AND entry = :entry",
)


def write_index(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the index rows of an entry. The caller holds the transaction."""
    for row in index_rows(entry):
        match row:
            case Begins():
                _end(connection, row.table, row.key, entry.number)
                connection.execute(_BEGIN[row.table], (entry.number, *row.key, *row.rest))
            case Adds():
                connection.execute(_BEGIN[row.table], (entry.number, *row.key))
            case Ends():
                _end(connection, row.table, row.key, entry.number)
            case Returns():
                _return(connection, row, entry.number)
            case OnBoard():
                _on_board(connection, row.units, entry.number)
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


def _end(connection: sqlite3.Connection, table: SpanTable, key: tuple[str, ...], number: int) -> None:
    connection.execute(
        f"UPDATE {table} SET to_entry = ? WHERE {_IS_KEY[table]} AND to_entry IS NULL",  # noqa: S608 - names of ours
        (number, *key),
    )


def _return(connection: sqlite3.Connection, row: Returns, number: int) -> None:
    """End what was taken back; what stood before it holds again: one step back, as on the board."""
    _end(connection, row.table, row.key, number)
    connection.execute(_RETURN[row.table], (*row.key, row.entry, number))


def _on_board(connection: sqlite3.Connection, units: tuple[str, ...], number: int) -> None:
    now = {unit for (unit,) in connection.execute("SELECT unit FROM unit_spans WHERE to_entry IS NULL")}
    for unit in sorted(now.difference(units)):
        _end(connection, "unit_spans", (unit,), number)
    for unit in units:
        if unit not in now:
            connection.execute(_BEGIN["unit_spans"], (number, unit))


def _erase(connection: sqlite3.Connection, erased: Erased) -> None:
    connection.execute("DELETE FROM search WHERE rowid = ?", (erased.entry,))
    # By the call, for there is no index on the entry: else each erased entry would read the whole table.
    for statement in _ERASE_DETAIL:
        connection.execute(statement, erased._asdict())
