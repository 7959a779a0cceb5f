"""Moves a store aside, whole and with its log, so that another can stand in its place; nothing is deleted."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from glob import escape
from pathlib import Path

from console.errors import StoreUnavailable
from console.ledger.connect import Connect
from console.ledger.on_disk import flush

LOGS = ("-wal", "-shm")


def refuse_in_use(store: Path, connect: Connect) -> None:
    """Raise StoreUnavailable where another program has the store open, however idle it is."""
    try:
        connection = connect(store)
    except (sqlite3.Error, UnicodeDecodeError):
        return  # too damaged to be opened at all
    try:
        # In this mode SQLite asks for the file to itself, which every other open connection denies.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("SELECT count(*) FROM meta").fetchall()
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            says = (
                f"{store}: another program has this store open. Nothing was changed. Close every desk on it, "
            )
            raise StoreUnavailable("locked", f"{says}then try again.") from fault
    except (sqlite3.Error, UnicodeDecodeError):
        return
    finally:
        connection.close()


def move_aside(store: Path, at: datetime) -> Path:
    """Give the store and its log another name beside it; that name. Raises OSError.

    The store goes first: from then on every program says that it is gone, and none meets half of it.
    """
    aside = store.with_name(f"{store.name}.before-{at:%Y-%m-%dT%H-%M-%SZ}")
    if aside.exists():
        raise FileExistsError(aside)
    store.rename(aside)
    _move_logs(store, aside)
    flush(store.parent)
    return aside


def put_back(aside: Path, store: Path) -> None:
    """Give a store that was moved aside its name again. Raises OSError.

    Its log goes first: without a store nobody takes it up, and no store stands there without it.
    """
    _move_logs(aside, store)
    aside.rename(store)
    flush(store.parent)


def asides_of(store: Path) -> tuple[Path, ...]:
    """The stores that were moved aside from here, oldest first."""
    found = (
        each for each in store.parent.glob(f"{escape(store.name)}.before-*") if not each.name.endswith(LOGS)
    )
    return tuple(sorted(found))


def workshops_of(store: Path) -> Iterator[tuple[Path, int]]:
    """The folders in which something is restored to be put here, or was; each with the process it is of."""
    for folder in store.parent.glob(f".{escape(store.name)}.*.restoring"):
        process = folder.name.removeprefix(f".{store.name}.").removesuffix(".restoring")
        yield folder, int(process) if process.isdecimal() else 0


def is_at_work(process: int) -> bool:
    """Whether a process of this machine is there; where nobody can say, it is not."""
    if os.name != "posix" or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def end_moving(store: Path) -> None:
    """Move the log of a store that was moved aside by a program which then ended. Raises StoreUnavailable.

    SQLite would write a log that is left behind into the store that comes in its place.
    """
    log = store.with_name(f"{store.name}-wal")
    if store.exists() or not log.exists():
        return
    if not log.stat().st_size:
        log.unlink()
        return
    aside = max(asides_of(store), default=None)
    if aside is None or aside.with_name(f"{aside.name}-wal").exists():
        says = f"{log}: this is the log of a store that is gone. Nothing was changed. Put the store back "
        raise StoreUnavailable("missing", f"{says}beside it, or move the log away, then try again.")
    _move_logs(store, aside)


def _move_logs(store: Path, aside: Path) -> None:
    for log in LOGS:
        left = store.with_name(store.name + log)
        if left.exists():
            left.rename(aside.with_name(aside.name + log))
