"""Makes the index tables again from the entries, where a rule of the index or the disk has changed them."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from console.domain.clock import Clock
from console.errors import StoreDamaged
from console.ledger.sqlite_store import SqliteStore, index_anew, open_store_there
from console.ledger.verify import Verified, verify


def rebuild(store: SqliteStore, done: Callable[[int], None] = lambda _: None) -> int:
    """Empty the index tables and write them again, all in one transaction; how many entries were read.

    done: told each entry's number. A desk beside it says “saving…” until the end. Raises StoreDamaged where
    an entry is not what was written; then nothing has changed.
    """
    with store.writing() as head:
        index_anew(store, done)
    return head.number


def with_index_made_again(
    path: Path, found: Verified, clock: Clock, done: Callable[[int], None], processes: int | None = None
) -> Verified:
    """What is left of the damages once the index was made again; all of them where entries are hurt."""
    if any(damage.first for damage in found.damages):
        return found
    try:
        with closing(open_store_there(path, clock)) as store:
            rebuild(store, done)
    except StoreDamaged:
        return found
    return verify(path, done=done, processes=processes)
