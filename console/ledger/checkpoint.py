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
        self._running: threading.Thread | None = None

    def after_commit(self) -> None:
        """Count a commit, and start a checkpoint where one is due and none is running."""
        self._commits += 1
        if self._commits < COMMITS_BETWEEN or (self._running is not None and self._running.is_alive()):
            return
        self._commits = 0
        self._running = threading.Thread(target=checkpoint, args=(self._path, self._connect), daemon=True)
        self._running.start()

    def close(self) -> None:
        """Wait for the one that is running."""
        if self._running is not None:
            self._running.join()


def checkpoint(path: Path, connect: Connect) -> None:
    """Move what readers allow; nothing is lost where it fails, the log only stays longer."""
    try:
        connection = connect(path)
    except sqlite3.Error:
        return
    try:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    except sqlite3.Error:
        # The log holds every commit. The next checkpoint tries again; a disk that fails shows at the next
        # write.
        return
    finally:
        connection.close()
