"""The trails of the units at opening: what each did lately, from the index and from as few entries as can be.

It gives what folding every entry gives (`domain/trail_fold.py`), however long the history is.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from console.domain.board import Board
from console.domain.clock import from_text
from console.domain.entries import DetailSet, UnitPlaced
from console.domain.entry import Entry
from console.domain.trail import STINTS_KEPT, Scene, Stint, Told, Trail
from console.domain.trail_fold import zone_in
from console.ledger.faults import hurt
from console.ledger.index import CREW
from console.ledger.store import Store

_UNITS = (
    # From one unit to the next by the index: a look at all rows would be as long as the history.
    "WITH RECURSIVE known (unit) AS (SELECT min(unit) FROM trail_spans"
    " UNION ALL SELECT (SELECT min(unit) FROM trail_spans WHERE unit > known.unit) FROM known"
    " WHERE known.unit IS NOT NULL) SELECT unit FROM known WHERE unit IS NOT NULL"
)
_STINTS = (
    "SELECT span.call, began.happened_at, ended.happened_at FROM"
    " (SELECT * FROM trail_spans WHERE unit = ? AND matter = 'stint' AND from_entry > ?"
    " ORDER BY from_entry DESC LIMIT ?) AS span"
    " JOIN entries AS began ON began.number = span.from_entry"
    " LEFT JOIN entries AS ended ON ended.number = span.to_entry ORDER BY span.from_entry"
)
_SIGNED_ON = (
    "SELECT number FROM people_spans JOIN entries ON number = from_entry"
    " WHERE about = ? AND matter = ? AND kind = 'UnitSignedOn' ORDER BY from_entry DESC LIMIT 1"
)
_SCENES = (
    "SELECT call, from_entry FROM trail_spans WHERE unit = ? AND matter = 'scene' AND to_entry IS NULL"
)
_HAPPENED = "SELECT happened_at FROM entries WHERE number = ?"
_TOLD = "SELECT unit, from_entry FROM trail_spans WHERE matter = 'told' AND to_entry IS NULL"
_ENDED = "SELECT max(to_entry), count(*) = count(to_entry) FROM call_spans WHERE call = ?"
_ADDRESS = "SELECT entry FROM detail_spans WHERE call = ? AND field = 'address' AND to_entry IS NULL"


def trails_at(store: Store, board: Board) -> Mapping[str, Trail]:
    """The trails as of the last entry. board: as it is otherwise, with the room in force."""
    units = [str(unit) for (unit,) in store.rows(_UNITS)]
    scenes = dict(_scenes(store, board, units))
    told = dict(_told(store, board))
    found = {unit: Trail(_stints(store, unit), scenes.get(unit), told.get(unit)) for unit in units}
    return MappingProxyType(found)


def _stints(store: Store, unit: str) -> tuple[Stint, ...]:
    """The calls of those who are on the unit, or were on it last."""
    began = next((number for (number,) in store.rows(_SIGNED_ON, (unit, CREW))), 0)
    return tuple(
        Stint(call, from_text(at), from_text(until) if until else None)
        for call, at, until in store.rows(_STINTS, (unit, began, STINTS_KEPT))
    )


def _scenes(store: Store, board: Board, units: Iterable[str]) -> Iterator[tuple[str, Scene]]:
    """The call that each unit left last after it had been with the person."""
    places: dict[str, tuple[int, Entry | None]] = {}
    left = ((unit, *row) for unit in units for row in store.rows(_SCENES, (unit,)))
    for unit, call, number in left:
        if call not in places:
            places[call] = _closed_with(store, call)
        closed, entry = places[call]
        scene = Scene(call, _happened(store, number))
        if entry is not None and closed > number:
            address = _address(store, entry)
            zone = zone_in(board.room, address)
            scene = scene._replace(address=address, entry=entry.number, zone=zone)
        yield unit, scene


def _closed_with(store: Store, call: str) -> tuple[int, Entry | None]:
    """The entry that ended a call, and the one that its address stands in; 0 and None while it is open."""
    ((ended, is_over),) = store.rows(_ENDED, (call,))
    if not is_over or ended is None:
        return 0, None
    return ended, next(iter(store.numbered(number for (number,) in store.rows(_ADDRESS, (call,)))), None)


def _happened(store: Store, number: int) -> datetime:
    for (at,) in store.rows(_HAPPENED, (number,)):
        return from_text(at)
    raise hurt(store.path, f"there is no entry {number}")


def _address(store: Store, entry: Entry) -> str:
    if not isinstance(entry.body, DetailSet):
        raise hurt(store.path, f"entry {entry.number} is no address")
    return entry.body.value


def _told(store: Store, board: Board) -> Iterator[tuple[str, Told]]:
    for entry in store.numbered(number for _, number in store.rows(_TOLD)):
        body = entry.body
        if not isinstance(body, UnitPlaced):
            raise hurt(store.path, f"entry {entry.number} places no unit")
        zone = zone_in(board.room, body.place)
        yield body.unit, Told(body.place, entry.happened_at, entry.number, zone)
