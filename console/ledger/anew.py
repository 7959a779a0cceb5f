"""Writes the whole file anew once words were erased: until then unused corners of it may still hold some.

SQLite overwrites what is deleted (`secure_delete`), but where it moves rows from page to page it leaves
copies in parts of a page that nothing uses, and a row may have been moved before it was erased. Only a file
that is written anew has none. That takes seconds in a large store, in which nobody else can write: so it is
done when nobody is at work on the store, or on demand.
"""

import sqlite3
from pathlib import Path

from console.ledger.connect import Connect
from console.ledger.faults import told
from console.ledger.merging import erased_by, has_corners, written_anew


def is_due(path: Path, connect: Connect) -> bool:
    """Whether words were erased since the file was last written anew. Raises StoreUnavailable."""
    with told(path):
        connection = connect(path, read_only=True)
        try:
            return bool(erased_by(connection)) or has_corners(connection)
        finally:
            connection.close()


def write_anew(path: Path, connect: Connect, *, beside_others: bool = False) -> bool:
    """Write the file anew, and whether it was done; not where others are at work, unless that is wanted.

    Needs once more as much room on the disk and in memory as the store has. Raises StoreUnavailable (`full`
    and its kin); then the file is as it was. Nobody in this program may have the store open.
    """
    with told(path):
        connection = connect(path)
    try:
        with told(path):
            if erased_by(connection) or not (beside_others or _is_alone(connection)):
                return False
            connection.execute("VACUUM")
            written_anew(connection)
            return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        connection.close()


def _is_alone(connection: sqlite3.Connection) -> bool:
    """Whether nobody else has the store open: only then can a store leave its log for a moment."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise
    return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]) == "wal"
