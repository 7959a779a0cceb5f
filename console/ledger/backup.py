"""Copies the store beside a working desk: in small steps, with rests, and as of one moment."""

import os
import sqlite3
import time
from collections.abc import Callable
from glob import escape
from pathlib import Path

from console.errors import StoreUnavailable
from console.ledger.aside import is_at_work
from console.ledger.connect import Connect, connect
from console.ledger.faults import told, unavailable
from console.ledger.identify import open_for_reading
from console.ledger.on_disk import REST_S, flush, named
from console.ledger.rows import Head
from console.ledger.sqlite_store import SqliteStore

PAGES_A_STEP = 64


def backup(
    path: Path,
    to: Path,
    connect: Connect = connect,
    done: Callable[[int, int], None] = lambda *_: None,
    rest_s: float = REST_S,
) -> Head:
    """Copy the store as it is now to a new file; the head that the copy ends with.

    done: told pages left and pages in all. rest_s: between steps; 0 where no desk is at work on this machine.
    The copy gets its name only when it is whole and on the disk.
    Raises StoreUnavailable, also where `to` is there already, and StoreDamaged.
    """
    if to.exists():
        raise _is_there(to)
    if not to.parent.is_dir():
        raise unavailable("missing", to, detail=f"there is no folder {to.parent}")
    # Of its own: two that copy to one name must not write into each other's file.
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    _clear_left(to)
    store = SqliteStore(path, *open_for_reading(path, connect, may_be_older=True))
    try:
        # Held to the end: without a reading of its own the copy would begin anew at every commit of the desk.
        with store.reading() as head, told(to):
            _copy(store.connection, part, _Settling(part, done, rest_s))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        store.close()
    try:
        named(part, to)
    except FileExistsError:
        raise _is_there(to) from None
    finally:
        part.unlink(missing_ok=True)
    return head


def _clear_left(to: Path) -> None:
    """Remove what one that was killed left of a copy by this name."""
    for left in to.parent.glob(f".{escape(to.name)}.*.part"):
        process = left.name.removeprefix(f".{to.name}.").removesuffix(".part")
        if process.isdecimal() and (int(process) == os.getpid() or not is_at_work(int(process))):
            left.unlink(missing_ok=True)


def _is_there(to: Path) -> StoreUnavailable:
    return StoreUnavailable("exists", f"{to}: there is such a file already. Give the copy another name.")


def _copy(source: sqlite3.Connection, part: Path, after_step: "_Settling") -> None:
    part.touch(mode=0o600)
    target = sqlite3.connect(part, isolation_level=None)
    try:
        # What stops half-way is thrown away, so nothing is kept to take it back by.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=PAGES_A_STEP, progress=after_step)
    finally:
        target.close()
    flush(part)


class _Settling:
    """After each step what was copied goes to the disk, so that no commit of the desk waits for a flood."""

    def __init__(self, part: Path, done: Callable[[int, int], None], rest_s: float) -> None:
        self._part = part
        self._done = done
        self._rest_s = rest_s

    def __call__(self, _status: int, left: int, pages: int) -> None:
        if self._rest_s:
            flush(self._part)
            time.sleep(self._rest_s)
        self._done(left, pages)
