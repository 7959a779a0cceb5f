"""Writes a whole new store in one go: many entries in a commit, and no flush until all of it is there.

What is lost when the machine stops meanwhile is made again; so the store gets its name only once it is whole,
and whoever ends the work before leaves nothing of it behind. For made-up rooms, never for what people do.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from console.domain.clock import Clock
from console.domain.entry import Entry
from console.ledger.connect import Connect, connect
from console.ledger.faults import told, unavailable
from console.ledger.on_disk import flush, named
from console.ledger.rows import Head
from console.ledger.sqlite_store import SqliteStore, open_store
from console.ledger.store import Purpose

PAGES_BETWEEN = 4000
"""So many pages stand in the log before they are moved into the file: some sixteen megabytes."""


class Filling:
    """A store that is being written. Not for two threads."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        with store.reading() as head:
            self.head: Head = head

    def append(self, entries: Sequence[Entry]) -> Head:
        """Write entries after those there are, in one commit; the head after them."""
        with self._store.writing() as head:
            self.head = self._store.append(entries, head)
        return self.head


@contextmanager
def filling(path: Path, purpose: Purpose, clock: Clock, connect: Connect = connect) -> Iterator[Filling]:
    """A new store to be filled, which has its name once that is done. Raises StoreUnavailable.

    clock: gives the moment at which the store says that it was made.
    """
    if path.exists():
        raise unavailable("unmade", path, detail="there is a file of this name already")
    part = path.with_name(f".{path.name}.{os.getpid()}.filling")
    try:
        store = open_store(part, purpose, clock, connect)
        try:
            with told(path):
                store.connection.execute("PRAGMA synchronous = OFF")
                store.connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BETWEEN}")
            yield Filling(store)
            with told(path):
                store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            store.close()
        _name(part, path)
    finally:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                part.with_name(part.name + end).unlink(missing_ok=True)


def _name(part: Path, path: Path) -> None:
    try:
        flush(part)
        named(part, path)
    except FileExistsError as taken:
        raise unavailable("unmade", path, detail="there is a file of this name already") from taken
    except OSError as fault:
        raise unavailable("unmade", path, detail=fault.strerror or fault) from fault
