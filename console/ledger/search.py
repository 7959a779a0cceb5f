"""Search over what was written: notes, addresses, names, reasons."""

from console.domain.entry import Entry
from console.domain.visible import only_seen
from console.ledger.store import Store

FOUND_MAX = 200


def found(store: Store, text: str, found_max: int = FOUND_MAX) -> tuple[Entry, ...]:
    """The entries that hold all of these words, or words that begin so, newest first."""
    words = [word for word in only_seen(text).split() if any(map(str.isalnum, word))]
    if not words:
        return ()
    # Quoted, so that no word is taken for an operator of the search language, and whole, so that it is cut at
    # signs and accents as what was written is.
    query = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
    rows = store.rows(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (query, found_max)
    )
    return tuple(reversed(store.numbered(number for (number,) in rows)))
