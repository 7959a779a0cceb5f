"""Makes the index tables again from the entries, where a rule of the index or the disk has changed them."""

from collections.abc import Callable

from console.ledger.sqlite_store import SqliteStore, index_anew


def rebuild(store: SqliteStore, done: Callable[[int], None] = lambda _: None) -> int:
    """Empty the index tables and write them again, all in one transaction; how many entries were read.

    done: told each entry's number. A desk beside it says “saving…” until the end. Raises StoreDamaged where
    an entry is not what was written; then nothing has changed.
    """
    with store.writing() as head:
        index_anew(store, done)
    return head.number
