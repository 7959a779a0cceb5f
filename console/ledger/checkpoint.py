"""Moves what was committed from the write-ahead log into the file, beside the thread that writes.

A checkpoint inside a commit would hold a key press up for as long as the disk takes.
"""

import sqlite3
import threading
from pathlib import Path

from console.ledger.connect import Connect

COMMITS_BETWEEN = 200
"""Some eight megabytes of log."""


class Checkpoints:
    """Starts a checkpoint on a thread of its own whenever enough was committed."""

    def __init__(self, path: Path, connect: Connect) -> None:
        self._path = path
        self._connect = connect
        self._commits = 0
        self._erased = threading.Event()
        self._running: threading.Thread | None = None

    def after_commit(self) -> None:
        """Count a commit, and start a checkpoint where one is due and none is running."""
        self._commits += 1
        is_due = self._commits >= COMMITS_BETWEEN or self._erased.is_set()
        if is_due and (self._running is None or not self._running.is_alive()):
            self._commits = 0
            self._running = threading.Thread(target=self._run, daemon=True)
            self._running.start()

    def after_erasing(self) -> None:
        """Empty the log, which still holds the words; while somebody reads in it, try after each commit."""
        self._erased.set()
        self._run()

    def close(self) -> None:
        """Wait for the one that is running."""
        if self._running is not None:
            self._running.join()

    def _run(self) -> None:
        if not self._erased.is_set():
            checkpoint(self._path, self._connect, "PASSIVE")
        elif checkpoint(self._path, self._connect, "TRUNCATE"):
            self._erased.clear()


def checkpoint(path: Path, connect: Connect, mode: str) -> bool:
    """Whether all of the log was moved. Nothing is lost where it was not, the log only stays longer."""
    try:
        connection = connect(path)
    except sqlite3.Error:
        return False
    try:
        busy, in_log, moved = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    except sqlite3.Error:
        # The log holds every commit. The next checkpoint tries again; a disk that fails shows at the next
        # write.
        return False
    finally:
        connection.close()
    return bool(busy == 0 and in_log == moved)
