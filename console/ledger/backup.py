"""Copies the store beside a working desk: in small steps, with rests, and as of one moment."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from console.errors import StoreUnavailable
from console.ledger.connect import Connect, connect
from console.ledger.faults import told, unavailable
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader

PAGES_A_STEP = 64
REST_S = 0.01
"""Measured: with less, one commit in a hundred of a desk beside it waits longer than a frame."""


def backup(
    path: Path, to: Path, connect: Connect = connect, done: Callable[[int, int], None] = lambda *_: None
) -> Head:
    """Copy the store as it is now to a new file; the head that the copy ends with.

    done: told pages left and pages in all. The copy gets its name only when it is whole and on the disk.
    Raises StoreUnavailable, also where `to` is there already, and StoreDamaged.
    """
    if to.exists():
        raise StoreUnavailable("exists", f"{to}: there is such a file already. Give the copy another name.")
    if not to.parent.is_dir():
        raise unavailable("missing", to, detail=f"there is no folder {to.parent}")
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    store = open_reader(path, connect)
    try:
        # Held to the end: without a reading of its own the copy would begin anew at every commit of the desk.
        with store.reading() as head, told(to):
            _copy(store.connection, part, done)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        store.close()
    part.replace(to)
    if os.name == "posix":  # elsewhere a folder cannot be flushed, and need not be
        _on_disk(to.parent)
    return head


def _copy(source: sqlite3.Connection, part: Path, done: Callable[[int, int], None]) -> None:
    part.touch(mode=0o600)
    target = sqlite3.connect(part, isolation_level=None)
    try:
        # What stops half-way is thrown away, so nothing is kept to take it back by.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=PAGES_A_STEP, progress=_Settling(part, done))
    finally:
        target.close()
    _on_disk(part)


class _Settling:
    """After each step what was copied goes to the disk, so that no commit of the desk waits for a flood."""

    def __init__(self, part: Path, done: Callable[[int, int], None]) -> None:
        self._part = part
        self._done = done

    def __call__(self, _status: int, left: int, pages: int) -> None:
        _on_disk(self._part)
        self._done(left, pages)
        time.sleep(REST_S)


def _on_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
