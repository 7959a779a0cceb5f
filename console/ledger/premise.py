"""What is known of a place: the notes on all calls that have its address, but those that were ended.

And for paper the last calls from there, in a line each.
"""

from console.domain import entries as e
from console.domain.board import Board, Call
from console.domain.premise import EarlierHere, PlaceKnown, PremiseNote
from console.domain.sought import sought_by
from console.ledger.earlier import EarlierCall, last_calls_at
from console.ledger.store import Store

EARLIER_MAX = 3
"""So many earlier calls stand on paper: each is read from its entries, and a key may wait for it."""

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

    def known(self, board: Board, call: Call) -> PlaceKnown:
        """What paper says of the place of a call."""
        address = call.detail("address")
        found, more = last_calls_at(self._store, board, address, call.id, EARLIER_MAX)
        earlier = (EarlierHere(each.call, each.opened, _ended(each)) for each in found)
        return PlaceKnown(self.notes(address), tuple(earlier), more)


def _ended(earlier: EarlierCall) -> str:
    how = "still open" if earlier.is_open else earlier.disposition
    return ". ".join(part for part in (how, earlier.line) if part)


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
