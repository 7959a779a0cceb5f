"""Opening a file as a store: is it one, is it ours to write, is it of this purpose, has it all its tables.

Opening does no other work (STYLE, 'refuse'): nothing is pruned, seeded or counted here.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import Clock
from console.ledger import chain, schema
from console.ledger.connect import Connect
from console.ledger.faults import told, unavailable
from console.ledger.make import make
from console.ledger.store import Purpose

TRIES_MAX = 40
TRY_AGAIN_S = 0.05


class Identity(NamedTuple):
    """What a store says of itself: live or practice, when it was made, its tables' version."""

    purpose: str
    created: str
    schema: int

    def chain_start(self) -> bytes:
        """The sum before the first entry."""
        return chain.chain_start(self.purpose, self.created)


Fill = Callable[[Path, sqlite3.Connection, Identity], None]
"""Makes the index from the entries, in the transaction that is going on."""


def open_for_writing(
    path: Path, purpose: Purpose, clock: Clock, connect: Connect, fill: Fill
) -> tuple[sqlite3.Connection, Identity]:
    """A connection to the store, made where there is no file. Raises StoreUnavailable and StoreDamaged.

    fill: used where the store is of an earlier program that had no index, or another one.
    """
    if not path.exists():
        make(path, purpose, clock(), connect)
    with told(path):
        connection = connect(path)
    try:
        with told(path):
            identity = _identity(connection, path)
            _fits(identity, path, purpose)
            # Never by opening the file: closing it again would drop the locks that SQLite holds on it here.
            if not os.access(path, os.W_OK):
                raise unavailable("read_only", path)
            if identity.schema < schema.LATEST:
                _patiently(path, lambda: _bring_up_to_date(path, connection, identity, fill))
                identity = _identity(connection, path)
            if _journal(connection) != "wal":
                _patiently(path, lambda: connection.execute("PRAGMA journal_mode = WAL"))
    except BaseException:
        connection.close()
        raise
    return connection, identity


def open_for_reading(
    path: Path, connect: Connect, purpose: Purpose | None = None, *, may_be_older: bool = False
) -> tuple[sqlite3.Connection, Identity]:
    """A connection that can only read; any purpose will do where none is given. Raises as the other does.

    may_be_older: for what only copies, and needs none of the tables that a later step brought.
    """
    with told(path):
        connection = connect(path, read_only=True)
    try:
        with told(path):
            identity = _identity(connection, path)
            _fits(identity, path, purpose)
            if identity.schema < schema.LATEST and not may_be_older:
                raise unavailable("older", path, theirs=identity.schema, ours=schema.LATEST)
    except BaseException:
        connection.close()
        raise
    return connection, identity


def purpose_in(path: Path, connect: Connect) -> Purpose:
    """What the store in this file is for, whichever version it has. Raises StoreUnavailable."""
    with told(path):
        connection = connect(path, read_only=True)
    try:
        with told(path):
            purpose = _identity(connection, path).purpose
    finally:
        connection.close()
    return "practice" if purpose == "practice" else "live"


def _bring_up_to_date(path: Path, connection: sqlite3.Connection, identity: Identity, fill: Fill) -> None:
    """All or nothing: a store that has the tables and not what belongs in them would open half empty."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        schema.bring_up_to_date(connection)
        if identity.schema < schema.INDEXED_SINCE:
            fill(path, connection, identity)
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
        identity = Identity(about["purpose"], about["created"], int(about["schema"]))
    except (KeyError, ValueError) as fault:
        raise unavailable("damaged", path, detail="it no longer says what it is for") from fault
    if identity.schema < 1:
        raise unavailable("damaged", path, detail=f"there is no version {identity.schema} of its tables")
    return identity


def _fits(identity: Identity, path: Path, purpose: Purpose | None) -> None:
    if identity.schema > schema.LATEST:
        raise unavailable("newer", path, theirs=identity.schema, ours=schema.LATEST)
    if purpose is not None and identity.purpose != purpose:
        raise unavailable("other_purpose", path, theirs=identity.purpose, ours=purpose)


def _journal(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


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
