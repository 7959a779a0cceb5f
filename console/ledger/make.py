"""Makes a store where there is none: whole first, then under its name, so that nobody meets half of one."""

import errno
import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from console.domain.clock import as_text
from console.errors import StoreUnavailable
from console.ledger import schema
from console.ledger.aside import asides_of, workshops_of
from console.ledger.connect import Connect
from console.ledger.faults import told, unavailable
from console.ledger.on_disk import named
from console.ledger.store import Purpose


def make(path: Path, purpose: Purpose, at: datetime, connect: Connect) -> None:
    """Make the store unless another program was quicker. Raises StoreUnavailable."""
    if not path.parent.is_dir():
        raise unavailable("missing", path, detail=f"there is no folder {path.parent}")
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        # SQLite would write this log, which belongs to a store that is gone, into the one made now.
        raise unavailable("missing", path, detail=f"the file is gone and its log {log.name} is still there")
    moved = asides_of(path)
    if moved and any(workshops_of(path)):
        # Never a fresh store in place of one with calls, because a restoring was ended between two names.
        detail = f"it was moved to {moved[-1].name} and what was to be restored was not put here"
        raise unavailable("unrestored", path, detail=detail)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        # Readable by its owner alone: calls hold people's names and health. SQLite gives its log the same
        # rights.
        part.touch(mode=0o600)
        with told(path):
            _write(connect(part), purpose, at)
        named(part, path)
    except FileExistsError:
        return
    except StoreUnavailable as trouble:
        if trouble.kind != "missing":
            raise
        # It is not looked for, it is made: SQLite may not make the files that it needs beside it.
        detail = "a file that belongs to it cannot be made beside it"
        raise unavailable("unmade", path, detail=detail) from trouble
    except OSError as fault:
        kind = "full" if fault.errno == errno.ENOSPC else "unmade"
        raise unavailable(kind, path, detail=fault.strerror or fault) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write(connection: sqlite3.Connection, purpose: Purpose, at: datetime) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        schema.bring_up_to_date(connection)
        about = {"purpose": purpose, "created": as_text(at), "schema": str(schema.LATEST)}
        connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", about.items())
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
