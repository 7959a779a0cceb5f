"""What is known of a place: the notes on all calls that have its address, but those that were ended."""

from console.domain import entries as e
from console.domain.premise import PremiseNote
from console.domain.sought import sought_by
from console.ledger.store import Store

OF_PLACE = (
    "SELECT e.number FROM detail_spans AS d JOIN entries AS e ON e.subject = d.call"
    " WHERE d.field = 'address' AND d.sought = ? AND d.sought <> '' AND d.to_entry IS NULL"
    " AND e.kind IN ('PremiseNoted', 'PremiseNoteEnded')"
)


class Places:
    """What a store knows of places."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, address: str) -> tuple[PremiseNote, ...]:
        """The notes of this place that hold, newest first; what was erased is none."""
        return _notes(self._store, address)


def _notes(store: Store, address: str) -> tuple[PremiseNote, ...]:
    sought = sought_by("address", address)
    entries = store.numbered(number for (number,) in store.rows(OF_PLACE, (sought,))) if sought else ()
    found: dict[int, PremiseNote] = {}
    ended: set[int] = set()
    for entry in entries:
        body = entry.body
        if isinstance(body, e.PremiseNoted) and body.text:
            note = PremiseNote(entry.number, body.call, body.about, body.text, entry.who, entry.happened_at)
            found[entry.number] = note
        elif isinstance(body, e.PremiseNoteEnded):
            ended.add(body.note)
    return tuple(found[number] for number in sorted(found, reverse=True) if number not in ended)
