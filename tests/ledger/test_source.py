"""The moment of a backup: whatever is recorded after it was taken bears a later time."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from console.domain import commands as c
from console.domain.clock import utc_now
from console.errors import StoreUnavailable
from console.ledger.ledger import Ledger, open_ledger
from console.ledger.source import source_at
from console.ledger.sqlite_store import SqliteStore, open_store
from tests.ledger.small_room import START, a_ledger, do


def test_what_is_recorded_right_after_the_moment_bears_a_later_time(path: Path) -> None:
    a_ledger(path).close()
    with closing(open_ledger(path, "live", utc_now)) as ledger:
        for _ in range(200):
            source = source_at(path, utc_now)
            (entry,) = do(ledger, c.OpenCall())

            assert entry.number == source.head.number + 1
            assert entry.at > source.at


def test_the_time_of_an_entry_is_taken_while_nobody_else_can_write(path: Path) -> None:
    a_ledger(path).close()
    could_write = []

    def clock() -> datetime:
        if ledger is not None:
            with closing(open_store(path, "live", lambda: START)) as other:
                could_write.append(is_free(other))
        return START

    ledger: Ledger | None = None
    ledger = open_ledger(path, "live", clock)
    with closing(ledger):
        do(ledger, c.OpenCall())

    assert could_write == [False]


def is_free(store: SqliteStore) -> bool:
    try:
        with store.writing():
            return True
    except StoreUnavailable:
        return False
