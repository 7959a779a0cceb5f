"""The last acts that were refused because of who asked, failed sign-ins too, for who looks after people."""

from pathlib import Path

from console.domain.entry import Entry
from console.ledger.connect import Connect, connect
from console.ledger.sqlite_store import open_reader

SOUGHT_MAX = 50_000
"""Not looked for further back than so many entries, so that years of shifts cost nothing."""

_REFUSED = (
    "SELECT number FROM entries WHERE subject = 'people' AND number > ?"
    " AND kind IN ('ActRefused', 'SignInFailed', 'AccountLocked')"
    " ORDER BY number DESC LIMIT ?"
)


def refused_acts(path: Path, shown_max: int, connect: Connect = connect) -> tuple[Entry, ...]:
    """The last refused acts, newest first. On a connection of its own."""
    store = open_reader(path, connect)
    try:
        oldest = store.head().number - SOUGHT_MAX
        numbers = [number for (number,) in store.rows(_REFUSED, (oldest, shown_max))]
        return tuple(reversed(store.numbered(numbers)))
    finally:
        store.close()
