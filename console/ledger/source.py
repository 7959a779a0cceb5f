"""The store that is backed up, as it is at a moment by which everything recorded before is in it."""

import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import Clock
from console.errors import StoreUnavailable
from console.ledger.connect import Connect, connect
from console.ledger.faults import told
from console.ledger.identify import Identity
from console.ledger.rows import Head
from console.ledger.sqlite_store import open_reader

# Only what is gone and says so itself: a mark put in from outside must not have backups removed.
_ERASED = (
    "SELECT b.redacts FROM bodies AS b JOIN entries AS e ON e.number = b.number"
    " WHERE b.redacts IS NOT NULL AND e.kind = 'Redacted'"
    " AND NOT EXISTS (SELECT 1 FROM bodies AS there WHERE there.number = b.redacts) ORDER BY b.redacts"
)

TRIES_MAX = 200
TRY_AGAIN_S = 0.01
A_MOMENT_S = 0.002


class Source(NamedTuple):
    """The store. at: everything that was recorded by then is in it; erased: entries whose words are gone."""

    path: Path
    at: datetime
    identity: Identity
    head: Head
    erased: tuple[int, ...]

    @property
    def name(self) -> str:
        """What its backups are called by."""
        return self.path.stem

    @property
    def chain_start(self) -> str:
        """What tells it from another store by the same name."""
        return self.identity.chain_start().hex()


def source_at(store: Path, clock: Clock, connect: Connect = connect) -> Source:
    """The store as it is now. Raises StoreUnavailable and StoreDamaged."""
    at = _nobody_writes_at(store, clock, connect)
    with closing(open_reader(store, connect)) as reader, reader.reading() as head:
        erased = reader.rows(_ERASED)
        return Source(store, at, reader.identity, head, tuple(number for (number,) in erased))


def _nobody_writes_at(store: Path, clock: Clock, connect: Connect) -> datetime:
    """A moment at which nobody is between looking at the clock and committing what bears that time.

    A desk takes the time of an entry while it holds the write lock: so does this, for an instant. Without it
    an entry of just before the moment could be committed just after the backup has seen the store.
    """
    with told(store), closing(connect(store)) as connection:
        for tries_left in reversed(range(TRIES_MAX)):
            try:
                with told(store):
                    connection.execute("BEGIN IMMEDIATE")
            except StoreUnavailable as busy:
                if busy.kind == "read_only":
                    return clock()  # nobody writes there at all
                if busy.kind != "locked" or not tries_left:
                    raise
                time.sleep(TRY_AGAIN_S)
                continue
            at = clock()
            # So that what comes next bears a later time: a moment is told in whole milliseconds.
            time.sleep(A_MOMENT_S)
            connection.execute("ROLLBACK")
            return at
    raise AssertionError("the last try returns or raises")
