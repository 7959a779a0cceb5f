"""Compares a store with what this program makes of the same entries: tables, and every row of the index."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.rows import Head
from console.ledger.schema import SEARCH, bring_up_to_date
from console.ledger.spans import TABLES, write_index
from console.ledger.sqlite_store import SqliteStore

_OF_THE_SEARCH = ("search_data", "search_idx", "search_content", "search_docsize", "search_config")
_SCHEMA = "SELECT name, type, tbl_name, sql FROM main.sqlite_master WHERE name NOT LIKE 'sqlite_%'"


def scratch_tables() -> sqlite3.Connection:
    """Empty tables in memory, never in a temporary file: it is people's words that are indexed."""
    scratch = sqlite3.connect(":memory:", isolation_level=None)
    scratch.execute("BEGIN")
    bring_up_to_date(scratch)
    return scratch


def schema_differences(store: SqliteStore) -> tuple[str, ...]:
    """The names of tables, indexes and triggers that differ from those this program makes."""
    scratch = scratch_tables()
    try:
        ours = {row[0]: row for row in scratch.execute(_SCHEMA)}
    finally:
        scratch.close()
    theirs = {str(row[0]): row for row in store.rows(_SCHEMA)}
    return tuple(sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)))


def search_fits(store: SqliteStore) -> bool | None:
    """Whether the search finds the words of the texts that it holds: SQLite's own check, on a copy in memory.

    None where that could not be looked at now. On a copy, because SQLite checks only what it may write to.
    """
    try:
        store.connection.execute("ATTACH ':memory:' AS copied")
        store.connection.execute(f"CREATE VIRTUAL TABLE copied.search USING {SEARCH}")
        with store.reading():
            for table in _OF_THE_SEARCH:
                store.connection.execute(f"DELETE FROM copied.{table}")  # noqa: S608 - names of ours
                store.connection.execute(f"INSERT INTO copied.{table} SELECT * FROM main.{table}")  # noqa: S608 - names of ours
            store.connection.execute("INSERT INTO copied.search (search) VALUES ('integrity-check')")
            return not _unlisted_pages(store.connection)
    except (sqlite3.OperationalError, StoreUnavailable) as trouble:
        return False if isinstance(trouble, StoreDamaged) else None
    except sqlite3.Error:
        return False


def _unlisted_pages(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """The pages of the copy on which words begin, and which its list of pages (`search_idx`) leaves out.

    SQLite's own check looks at each line of that list, and not whether one is missing.
    Source: SQLite, "FTS5 Extension", section 9 (number = segment << 37 | height << 31 | page; bytes 2 and 3
    of a page are the length of its text, and where words begin stands behind it).
    """
    lines = connection.execute("SELECT segid, pgno >> 1 FROM copied.search_idx")
    listed = {(int(segment), int(page)) for segment, page in lines}
    query = "SELECT id, length(block), substr(block, 3, 2) FROM copied.search_data WHERE id > 10"
    return {
        (number >> 37, number & 0x7FFFFFFF)
        for number, size, text in connection.execute(query)
        if not (number >> 31) & 63 and size > int.from_bytes(text)
    } - listed


def index_of(store: SqliteStore, head: Head) -> sqlite3.Connection:
    """The index tables as the entries give them, made in memory. Raises StoreDamaged."""
    scratch = scratch_tables()
    try:
        for entry in store.after(0, head.number):
            write_index(scratch, entry)
    except BaseException:
        scratch.close()
        raise
    return scratch


def index_differences(store: SqliteStore, scratch: sqlite3.Connection) -> Iterator[str]:
    """The index tables whose rows are not those that the entries give, each with its first such row."""
    for table, order in TABLES.items():
        query = f"SELECT {order}, * FROM {table} ORDER BY {order}"  # noqa: S608 - names of ours
        found = _first_difference(store.connection, scratch, query)
        if found is not None:
            keys = [str(key) for key in found[: order.count(",") + 1]]
            yield f"the index table “{table}” is not what the entries give, first at {' '.join(keys)}"
    for connection in (store.connection, scratch):
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)")
    found = _first_difference(store.connection, scratch, "SELECT doc, term, col, offset FROM temp.words")
    if found is not None:
        yield f"the words that “search” finds are not those of the entries, first at entry {found[0]}"


def _first_difference(
    here: sqlite3.Connection, there: sqlite3.Connection, query: str
) -> Sequence[object] | None:
    for one, other in zip_longest(here.execute(query), there.execute(query)):
        if one != other:
            return tuple(one if one is not None else other)
    return None
