"""As of which entry the index is read: the last one, or an earlier moment that somebody looks back to."""

from typing import NamedTuple


class Then(NamedTuple):
    """`last`: the entry. stands: the condition, in SQL, of what stood when it was the last one.

    is_past: it may be an earlier entry than the last, for which no index has what stood.
    """

    last: int
    stands: str
    is_past: bool = False


def now(last: int) -> Then:
    """As of the last entry there is: what has not ended stands, and has an index of its own."""
    return Then(last, "to_entry IS NULL")


def then(last: int) -> Then:
    """As of any entry."""
    return Then(last, f"from_entry <= {last:d} AND (to_entry IS NULL OR to_entry > {last:d})", is_past=True)
