"""Opening a file as a store: is it one, is it ours to write, is it of this purpose, has it all its tables.

Opening does no other work (STYLE, 'refuse'): nothing is pruned, seeded or counted here.
"""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from console.domain.clock import Clock, as_text
from console.ledger import chain, schema
from console.ledger.connect import Connect
from console.ledger.faults import told, unavailable
from console.ledger.store import Purpose

TRIES_MAX = 40
TRY_AGAIN_S = 0.05


@dataclass(frozen=True, slots=True)
class Identity:
    """What a store says of itself: live or practice, when it was made, its tables' version."""

    purpose: str
    created: str
    schema: int

    def chain_start(self) -> bytes:
        """The sum before the first entry."""
        return chain.chain_start(self.purpose, self.created)


def open_for_writing(
    path: Path, purpose: Purpose, clock: Clock, connect: Connect
) -> tuple[sqlite3.Connection, Identity]:
    """A connection to the store, made where there is no file. Raises StoreUnavailable and StoreDamaged."""
    _make_private(path)
    with told(path):
        connection = connect(path)
    try:
        with told(path):
            if _is_empty(connection):
                _patiently(path, lambda: _make(connection, purpose, clock()))
            identity = _identity(connection, path)
            _fits(identity, path, purpose)
            if identity.schema < schema.LATEST:
                _patiently(path, lambda: _bring_up_to_date(connection))
                identity = _identity(connection, path)
            if _journal(connection) != "wal":
                _patiently(path, lambda: connection.execute("PRAGMA journal_mode = WAL"))
            _can_write(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection, identity


def open_for_reading(
    path: Path, connect: Connect, purpose: Purpose | None = None
) -> tuple[sqlite3.Connection, Identity]:
    """A connection that can only read; any purpose will do where none is given. Raises as the other does."""
    with told(path):
        connection = connect(path, read_only=True)
    try:
        with told(path):
            if _is_empty(connection):
                raise unavailable("not_a_store", path)
            identity = _identity(connection, path)
            _fits(identity, path, purpose)
            if identity.schema < schema.LATEST:
                raise unavailable("older", path, theirs=identity.schema, ours=schema.LATEST)
    except BaseException:
        connection.close()
        raise
    return connection, identity


def _make_private(path: Path) -> None:
    """Make the file, readable by its owner alone: calls hold people's names and health."""
    if not path.parent.is_dir():
        raise unavailable("missing", path, detail=f"there is no folder {path.parent}")
    try:
        path.touch(mode=0o600)
    except OSError as fault:
        if not path.exists():
            raise unavailable("read_only", path) from fault


def _is_empty(connection: sqlite3.Connection) -> bool:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return not mark and not tables


def _make(connection: sqlite3.Connection, purpose: Purpose, at: datetime) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_empty(connection):
            schema.bring_up_to_date(connection)
            about = {"purpose": purpose, "created": as_text(at), "schema": str(schema.LATEST)}
            connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", about.items())
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        schema.bring_up_to_date(connection)
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(schema.LATEST),))
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _identity(connection: sqlite3.Connection, path: Path) -> Identity:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    if mark != schema.APPLICATION_ID:
        raise unavailable("not_a_store", path)
    about = dict(connection.execute("SELECT key, value FROM meta"))
    try:
        return Identity(about["purpose"], about["created"], int(about["schema"]))
    except (KeyError, ValueError) as fault:
        raise unavailable("damaged", path, detail="it no longer says what it is for") from fault


def _fits(identity: Identity, path: Path, purpose: Purpose | None) -> None:
    if identity.schema > schema.LATEST:
        raise unavailable("newer", path, theirs=identity.schema, ours=schema.LATEST)
    if purpose is not None and identity.purpose != purpose:
        raise unavailable("other_purpose", path, theirs=identity.purpose, ours=purpose)


def _journal(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _can_write(connection: sqlite3.Connection, path: Path) -> None:
    """Find out now, and not at the first key press, that the file cannot be written."""
    if connection.execute("PRAGMA query_only").fetchone()[0]:
        raise unavailable("read_only", path)
    if not _is_writable(path):
        raise unavailable("read_only", path)


def _is_writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _patiently(path: Path, work: Callable[[], object]) -> None:
    """Do what several programs may begin at the same moment, for two seconds at most."""
    for _ in range(TRIES_MAX):
        try:
            work()
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            time.sleep(TRY_AGAIN_S)
        else:
            return
    raise unavailable("locked", path)
