"""Moves what was committed from the write-ahead log into the file, beside the thread that writes.

A checkpoint inside a commit would hold a key press up for as long as the disk takes.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from console.ledger.connect import Connect
from console.ledger.merging import erased_by, merge
from console.ledger.which_file import place_of

COMMITS_BETWEEN = 200
"""Some eight megabytes of log."""

TRIES_MAX = {"RESTART": 200, "TRUNCATE": 20}
"""A thread of its own may try for long, or a program that writes without a pause would never let it in; the
window's thread may not."""
TRY_AGAIN_S = 0.001
QUIET_S = 10.0
"""When a program that erases many entries has erased none for so long, others merge the search for it."""
RESTS = 2
"""Merging beside others takes a third of the time; erasing one entry, for which somebody waits, all of it."""


class Checkpoints:
    """Starts checkpoints on a thread of its own: when enough was committed, or erased words must leave.

    quiet_s: for how long another program that erases may do nothing before its work is finished for it.
    """

    def __init__(self, path: Path, connect: Connect) -> None:
        self._path = path
        self._place = place_of(path)
        self._connect = connect
        self._commits = 0
        self._is_erasing_many = False
        self._erased = threading.Event()
        self._seen = (0, 0.0)
        self.quiet_s = QUIET_S
        self._running: threading.Thread | None = None

    def after_commit(self) -> None:
        """Count a commit, and start a checkpoint where one is due."""
        self._commits += 1
        self.go_on()

    def after_erasing(self) -> None:
        """Empty search and log, which still hold the words; where somebody is in them `go_on` tries again."""
        if not self._is_erasing_many:
            self.expect_erased_words()
            self._run(is_own=True, rests=0)

    @contextmanager
    def erasing_many(self) -> Iterator[None]:
        """Empty search and log once, at the end, however much is erased inside."""
        self._is_erasing_many = True
        try:
            yield
        finally:
            self._is_erasing_many = False
            for _ in range(TRIES_MAX["TRUNCATE"]):
                self.expect_erased_words()
                self._run(is_own=True)
                if self.is_clean():
                    break

    def is_clean(self) -> bool:
        """Whether no erased words are known to stand in search or log."""
        return not self._erased.is_set()

    def expect_erased_words(self) -> None:
        """Have `go_on` empty search and log: whoever erased words may have left them there."""
        self._erased.set()

    def go_on(self) -> None:
        """Start a checkpoint where one is due and none is running."""
        is_due = self._commits >= COMMITS_BETWEEN or self._must_empty()
        if is_due and (self._running is None or not self._running.is_alive()):
            self._commits = 0
            self._running = threading.Thread(target=self._run, daemon=True)
            self._running.start()

    def wait(self) -> None:
        """Wait for the one that is running."""
        if self._running is not None:
            self._running.join()

    def _must_empty(self) -> bool:
        return self._erased.is_set() and not self._is_erasing_many

    def _run(self, *, is_own: bool = False, rests: int = RESTS) -> None:
        if place_of(self._path) != self._place:
            # Another file stands there now: the log beside it is not its own and must not be moved into it.
            return
        if not self._must_empty():
            checkpoint(self._path, self._connect, "RESTART")
            return
        # Taken down first: what is erased while this one runs sets it again, and is not forgotten.
        self._erased.clear()
        if not (self._merged(is_own, rests) and checkpoint(self._path, self._connect, "TRUNCATE")):
            self._erased.set()

    def _merged(self, is_own: bool, rests: int) -> bool:
        """Have erased words leave the search, and whether they have.

        What another program erased is left to it, as long as it seems to be at work.
        """
        try:
            connection = self._connect(self._path)
        except (sqlite3.Error, UnicodeDecodeError):
            return False
        try:
            erased = erased_by(connection)
            if erased and not is_own and self._is_at_work(erased):
                return False
            merge(connection, rests)
        except (sqlite3.Error, UnicodeDecodeError):
            # Somebody writes, or the disk is full: the header still says so, and the next try goes on.
            return False
        finally:
            connection.close()
        return True

    def _is_at_work(self, erased: int) -> bool:
        """Whether another program may still be at what it erased: it went on erasing a moment ago."""
        if erased != self._seen[0]:
            self._seen = (erased, time.monotonic())
        return time.monotonic() - self._seen[1] < self.quiet_s


def checkpoint(path: Path, connect: Connect, end: Literal["RESTART", "TRUNCATE"]) -> bool:
    """Move the log, and whether it then begins anew; while somebody reads in it, it cannot.

    Most is moved beside the writing. Only for what was committed meanwhile is the writing held up, and it
    is never held up to wait for a reader. Nothing is lost where the log is not moved, it only stays longer.
    """
    try:
        connection = connect(path)
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        for _ in range(TRIES_MAX[end]):
            if not connection.execute(f"PRAGMA wal_checkpoint({end})").fetchone()[0]:
                return True
            time.sleep(TRY_AGAIN_S)
    except (sqlite3.Error, UnicodeDecodeError):
        # The log holds every commit. The next checkpoint tries again; a disk that fails shows at the next
        # write.
        return False
    finally:
        connection.close()
    return False
