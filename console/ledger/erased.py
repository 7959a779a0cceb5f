"""What is left of entries whose words were erased: it stands in the Redacted that erased them."""

from collections.abc import Mapping

from console.domain.entries import AnyBody, Redacted
from console.domain.redaction import left_of
from console.ledger.store import Store


def left_at(store: Store, number: int) -> AnyBody | None:
    """What is left of one entry; None where nobody erased it."""
    numbers = store.rows("SELECT number FROM bodies WHERE redacts = ?", (number,))
    return _left_by(store, numbers).get(number)


def left_everywhere(store: Store) -> Mapping[int, AnyBody]:
    """What is left of each entry that was erased."""
    return _left_by(store, store.rows("SELECT number FROM bodies WHERE redacts IS NOT NULL"))


def _left_by(store: Store, numbers: tuple[tuple[int, ...], ...]) -> Mapping[int, AnyBody]:
    redactions = (entry.body for entry in store.numbered(number for (number,) in numbers))
    return {body.entry: left_of(body) for body in redactions if isinstance(body, Redacted)}
