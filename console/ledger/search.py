"""Search over what was written: notes, addresses, names, reasons."""

import re

from console.domain.entry import Entry
from console.ledger.store import Store

FOUND_MAX = 200


def found(store: Store, text: str, found_max: int = FOUND_MAX) -> tuple[Entry, ...]:
    """The entries that hold all of these words, or words that begin so, newest first."""
    words = re.findall(r"\w+", text)
    if not words:
        return ()
    # Quoted, so that no word is taken for an operator of the search language.
    query = " ".join(f'"{word}"*' for word in words)
    rows = store.rows(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (query, found_max)
    )
    return tuple(reversed(store.numbered(number for (number,) in rows)))
