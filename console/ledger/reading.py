"""Long reads: all entries, a slice at a time, on a connection of their own and beside a working desk.

Nothing is ever changed, so slices read one after the other fit each other, and no slice keeps the log from
being emptied for longer than it takes.
"""

from collections.abc import Iterator
from pathlib import Path

from console.domain.entry import Entry
from console.ledger.connect import Connect, connect
from console.ledger.sqlite_store import open_reader

SLICE = 500


def entries_of(path: Path, after: int = 0, connect: Connect = connect) -> Iterator[Entry]:
    """The entries after a number up to the last that there is when the reading begins."""
    store = open_reader(path, connect)
    try:
        last = store.head().number
        for number in range(after, last, SLICE):
            yield from tuple(store.after(number, min(number + SLICE, last)))
    finally:
        store.close()
