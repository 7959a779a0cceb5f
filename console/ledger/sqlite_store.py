"""The store in one SQLite file: the tables of `schema`, one connection, plain SQL."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from console.domain.clock import Clock
from console.domain.entries import Redacted
from console.domain.entry import Entry
from console.ledger import merging
from console.ledger.connect import Connect, connect
from console.ledger.erased import left_at
from console.ledger.faults import told, unavailable
from console.ledger.identify import Identity, open_for_reading, open_for_writing, purpose_in
from console.ledger.rows import ENVELOPE, DoesNotFit, Head, Row, check, entry_of, head_of, sealed
from console.ledger.spans import clear_index, forget_half_written, write_index
from console.ledger.store import Purpose, Values

_ROWS = (
    f"SELECT {', '.join(f'e.{column}' for column in ENVELOPE)}, b.body, b.salt,"  # noqa: S608 - names of ours
    " (SELECT chain_hash FROM entries AS p WHERE p.number = e.number - 1)"
    " FROM entries AS e LEFT JOIN bodies AS b ON b.number = e.number"
)
_INSERT_ENTRY = (
    f"INSERT INTO entries ({', '.join(ENVELOPE)})"  # noqa: S608 - names of ours
    f" VALUES ({', '.join('?' * len(ENVELOPE))})"
)
_INSERT_BODY = "INSERT INTO bodies (number, body, salt, redacts) VALUES (?, ?, ?, ?)"


class SqliteStore:
    """One connection to one file. Raises StoreUnavailable and StoreDamaged, never what SQLite raises."""

    def __init__(self, path: Path, connection: sqlite3.Connection, identity: Identity) -> None:
        self.path = path
        self.connection = connection
        self.identity = identity
        self._was_rolled_back = False

    @contextmanager
    def writing(self) -> Iterator[Head]:
        """Hold the write lock, give the head, and make what was appended durable at the end."""
        with told(self.path):
            if self._was_rolled_back:
                forget_half_written(self.connection)
                self._was_rolled_back = False
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.head()
                self.connection.execute("COMMIT")
            except BaseException:
                # By SQLite itself, where the disk failed, and then in the middle of a statement.
                self._was_rolled_back = not self.connection.in_transaction
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def append(self, entries: Sequence[Entry], before: Head) -> Head:
        """Write entries after `before`, inside `writing`."""
        for entry in entries:
            row = sealed(entry, before)
            self.connection.execute(_INSERT_ENTRY, row[:10])
            self.connection.execute(_INSERT_BODY, (row.number, row.body, row.salt, _redacts(entry)))
            write_index(self.connection, entry)
            before = head_of(row)
        if any(isinstance(entry.body, Redacted) for entry in entries):
            merging.is_due(self.connection, before.number)
        return before

    def head(self) -> Head:
        """The last entry's number and sum. Raises StoreUnavailable where the sum stands there no more."""
        with told(self.path):
            last = self.connection.execute(
                "SELECT number, chain_hash FROM entries ORDER BY number DESC LIMIT 1"
            ).fetchone()
        if last is None:
            return Head(0, self.identity.chain_start())
        if not isinstance(last[1], bytes):
            raise unavailable("damaged", self.path, detail=f"entry {last[0]} has no sum")
        return Head(*last)

    @contextmanager
    def reading(self) -> Iterator[Head]:
        """See one state of the store until the end, whatever others write, and give its head."""
        with told(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.head()
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def version(self) -> int:
        """A number that changes when another connection has committed."""
        with told(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def after(self, number: int, up_to: int | None = None, but_not: str = "") -> Iterator[Entry]:
        """The entries after this number, in order, up to and with another where one is given."""
        last = up_to if up_to is not None else 2**62
        where = "WHERE e.number > ? AND e.number <= ? AND e.kind <> ? ORDER BY e.number"
        return self._entries(where, (number, last, but_not))

    def about(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit or the room, in order."""
        return tuple(self._entries("WHERE e.subject = ? ORDER BY e.number", (subject,)))

    def numbered(self, numbers: Iterable[int]) -> tuple[Entry, ...]:
        """The entries with these numbers, in order."""
        return tuple(
            entry
            for number in sorted(set(numbers))
            for entry in self._entries("WHERE e.number = ?", (number,))
        )

    def rows(self, query: str, values: Values = ()) -> tuple[tuple[Any, ...], ...]:
        """What a look-up in the index tables gives."""
        with told(self.path):
            return tuple(self.connection.execute(query, values))

    def change(self, statement: str, values: Values) -> None:
        """Change drafts: durably at once, or with all else inside `writing`."""
        with told(self.path):
            self.connection.execute(statement, values)

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    def stored(self, after: int, up_to: int) -> Iterator[tuple[Row, bytes | None]]:
        """The rows as they stand, unchecked, each with the sum that stands in the row before it."""
        return self._stored("WHERE e.number > ? AND e.number <= ? ORDER BY e.number", (after, up_to))

    def _entries(self, where: str, values: tuple[object, ...]) -> Iterator[Entry]:
        for row, previous in self._stored(where, values):
            yield self._believed(row, previous)

    def _stored(self, where: str, values: tuple[object, ...]) -> Iterator[tuple[Row, bytes | None]]:
        with told(self.path):
            for *columns, previous in self.connection.execute(f"{_ROWS} {where}", values):
                yield Row(*columns), previous

    def _believed(self, row: Row, previous: bytes | None) -> Entry:
        try:
            check(row, self.identity.chain_start() if previous is None else previous)
            return entry_of(row, left_at(self, row.number) if row.body is None else None)
        except DoesNotFit as fault:
            raise unavailable("damaged", self.path, detail=f"entry {row.number}: {fault}") from fault


def open_store(path: Path, purpose: Purpose, clock: Clock, connect: Connect = connect) -> SqliteStore:
    """The store in this file, which is made where there is none."""
    return SqliteStore(path, *open_for_writing(path, purpose, clock, connect, _fill))


def open_reader(path: Path, connect: Connect = connect, purpose: Purpose | None = None) -> SqliteStore:
    """The store in this file, only to be read: for long reads beside a desk, on a connection of their own."""
    return SqliteStore(path, *open_for_reading(path, connect, purpose))


def open_store_there(path: Path, clock: Clock, connect: Connect = connect) -> SqliteStore:
    """The store in this file whatever it is for; none is made."""
    return open_store(path, purpose_in(path, connect), clock, connect)


def index_anew(store: SqliteStore, done: Callable[[int], None] = lambda _: None) -> None:
    """Empty the index tables and write them again from the entries, inside a transaction.

    done: told each entry's number. Raises StoreDamaged where an entry is not what was written.
    """
    with told(store.path):
        clear_index(store.connection)
        for entry in store.after(0):
            write_index(store.connection, entry)
            done(entry.number)


def _fill(path: Path, connection: sqlite3.Connection, identity: Identity) -> None:
    index_anew(SqliteStore(path, connection, identity))


def _redacts(entry: Entry) -> int | None:
    """The entry whose body this one erases."""
    return entry.body.entry if isinstance(entry.body, Redacted) else None
