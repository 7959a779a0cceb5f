"""Calls of other systems in the store: which imports stand, and which entries an undone one brought."""

from console.ledger.store import Store

STANDING = (
    "SELECT from_entry FROM people_spans WHERE about = 'import' AND to_entry IS NULL ORDER BY from_entry"
)
UNDONE = (
    "EXISTS (SELECT 1 FROM people_spans AS undone WHERE undone.about = 'import'"
    " AND undone.to_entry IS NOT NULL AND {entry} > undone.from_entry"
    " AND {entry} <= undone.from_entry + CAST(undone.matter AS INTEGER))"
)
"""Whether an entry, whose column is put in, is of an import that was undone.

Its calls stand right behind it, and the matter begins with how many they are (`import_matter`).
"""


def imports_standing(store: Store) -> tuple[int, ...]:
    """The entries in which the imports that nobody has undone began."""
    return tuple(number for (number,) in store.rows(STANDING))
