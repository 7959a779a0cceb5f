"""Connections by apsw in the shape of Python's own, so that a file system of ours stands under the ledger.

Only what the ledger and sqlite-utils use of `sqlite3.Connection`, its errors and their codes included. apsw
brings an SQLite of its own: a file that it has open must not be opened by `sqlite3` in the same process.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import apsw

from console.ledger.connect import LOCK_WAIT_MS_MAX, SETTINGS, Connect

KINDS: Mapping[int, type[sqlite3.DatabaseError]] = {
    sqlite3.SQLITE_CONSTRAINT: sqlite3.IntegrityError,
    sqlite3.SQLITE_MISMATCH: sqlite3.IntegrityError,
    sqlite3.SQLITE_CORRUPT: sqlite3.DatabaseError,
    sqlite3.SQLITE_NOTADB: sqlite3.DatabaseError,
    sqlite3.SQLITE_INTERNAL: sqlite3.InternalError,
    sqlite3.SQLITE_TOOBIG: sqlite3.DataError,
}
"""The class that Python gives each of SQLite's results; all others are OperationalError."""


def connect_through(vfs: str) -> Connect:
    """The program's factory of connections over another file system, with every setting of the program."""

    def through(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        mode = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
        with _in_pythons_words():
            opened = apsw.Connection(str(path.absolute()), flags=mode, vfs=vfs)
        connection = Driven(opened)
        try:
            opened.set_busy_timeout(LOCK_WAIT_MS_MAX)
            for setting in SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        return cast(sqlite3.Connection, connection)

    return through


class Driven:
    """A connection of apsw that answers as Python's own does."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    @property
    def total_changes(self) -> int:
        return self._connection.total_changes()

    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> "Rows":
        return self._done(lambda cursor: cursor.execute(sql, values))

    def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> "Rows":
        return self._done(lambda cursor: cursor.executemany(sql, values))

    def close(self) -> None:
        # Python's own closes whatever the disk says; SQLite then leaves the log for the next to open.
        with suppress(apsw.Error):
            self._connection.close()

    def _done(self, run: Callable[[apsw.Cursor], apsw.Cursor]) -> "Rows":
        cursor, columns = self._connection.cursor(), list[tuple[str, ...]]()

        def begins(cursor: apsw.Cursor, _sql: str, _values: object) -> bool:
            # apsw forgets the names of the columns with the last row.
            columns.extend(cursor.get_description())
            return True

        cursor.exec_trace = begins
        with _in_pythons_words():
            # To the last row at once: what fails as a statement is let go would come out anywhere.
            rows = run(cursor).fetchall()
        return Rows(rows, tuple(columns) or None, self._connection.last_insert_rowid())


class Rows:
    """What a statement gave, row by row."""

    def __init__(
        self, rows: Sequence[Any], columns: tuple[tuple[str, ...], ...] | None, lastrowid: int
    ) -> None:
        self._rows = iter(rows)
        self.description = columns
        self.lastrowid = lastrowid
        self.rowcount = -1

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)


@contextmanager
def _in_pythons_words() -> Iterator[None]:
    try:
        yield
    except apsw.Error as fault:
        code = getattr(fault, "extendedresult", sqlite3.SQLITE_ERROR)
        error = KINDS.get(code & 0xFF, sqlite3.OperationalError)(str(fault))
        error.sqlite_errorcode = code
        raise error from fault
