"""What each unit did lately, as of an entry, from the index and from as few entries as can be.

It gives what folding every entry gives (`domain/trail_fold.py`), however long the history is.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from console.domain.board import Board
from console.domain.entries import DetailSet, UnitPlaced
from console.domain.entry import Entry
from console.domain.trail import STINTS_KEPT, Scene, Stint, Told, Trail
from console.domain.trail_fold import zone_in
from console.ledger.faults import hurt, moment_in
from console.ledger.index import CREW
from console.ledger.store import Store
from console.ledger.then import Then

_UNITS = (
    # From one unit to the next by the index: a look at all rows would be as long as the history.
    "WITH RECURSIVE known (unit) AS (SELECT min(unit) FROM trail_spans"
    " UNION ALL SELECT (SELECT min(unit) FROM trail_spans WHERE unit > known.unit) FROM known"
    " WHERE known.unit IS NOT NULL) SELECT unit FROM known WHERE unit IS NOT NULL"
)
_STINTS = (
    "SELECT span.call, began.happened_at, ended.happened_at FROM"
    " (SELECT * FROM trail_spans WHERE unit = :unit AND matter = 'stint' AND from_entry > :began"
    " AND from_entry <= :last ORDER BY from_entry DESC LIMIT :most) AS span"
    " JOIN entries AS began ON began.number = span.from_entry"
    " LEFT JOIN entries AS ended ON ended.number = span.to_entry AND ended.number <= :last"
    " ORDER BY span.from_entry"
)
_SIGNED_ON = (
    "SELECT number FROM people_spans JOIN entries ON number = from_entry"
    " WHERE about = ? AND matter = ? AND from_entry <= ? AND kind = 'UnitSignedOn'"
    " ORDER BY from_entry DESC LIMIT 1"
)
_KNOWN = "SELECT 1 FROM trail_spans WHERE unit = ? AND from_entry <= ? LIMIT 1"
_STANDS = "SELECT call, from_entry FROM trail_spans WHERE unit = ? AND matter = ? AND "
_LATEST = (
    # Of a unit one at most stood then, the one that began last: all of them would be as long as the history.
    "SELECT call, from_entry FROM (SELECT * FROM trail_spans WHERE unit = :unit AND matter = :matter"
    " AND from_entry <= :last ORDER BY from_entry DESC LIMIT 1) AS span"
    " WHERE to_entry IS NULL OR to_entry > :last"
)
_HAPPENED = "SELECT happened_at FROM entries WHERE number = ?"
_ENDED = (
    "SELECT max(to_entry), count(*) = count(to_entry) FROM (SELECT"
    " CASE WHEN to_entry <= :last THEN to_entry END AS to_entry"
    " FROM call_spans WHERE call = :call AND from_entry <= :last)"
)
_ADDRESS = "SELECT entry FROM detail_spans WHERE call = ? AND field = 'address' AND "


def trails_at(store: Store, board: Board, then: Then) -> Mapping[str, Trail]:
    """The trails as of an entry. board: as it is then otherwise, with the room in force."""
    known = (str(unit) for (unit,) in store.rows(_UNITS))
    units = [unit for unit in known if store.rows(_KNOWN, (unit, then.last))]
    scenes = dict(_scenes(store, board, units, then))
    told = dict(_told(store, board, units, then))
    found = {unit: Trail(_stints(store, unit, then), scenes.get(unit), told.get(unit)) for unit in units}
    return MappingProxyType(found)


def _stints(store: Store, unit: str, then: Then) -> tuple[Stint, ...]:
    """The calls of those who are on the unit, or were on it last."""
    began = next((number for (number,) in store.rows(_SIGNED_ON, (unit, CREW, then.last))), 0)
    values = {"unit": unit, "began": began, "last": then.last, "most": STINTS_KEPT}
    return tuple(
        Stint(call, moment_in(store.path, at), moment_in(store.path, until) if until else None)
        for call, at, until in store.rows(_STINTS, values)
    )


def _scenes(store: Store, board: Board, units: Iterable[str], then: Then) -> Iterator[tuple[str, Scene]]:
    """The call that each unit left last after it had been with the person."""
    places: dict[str, tuple[int, Entry | None]] = {}
    left = ((unit, *row) for unit in units for row in _latest(store, unit, "scene", then))
    for unit, call, number in left:
        if call not in places:
            places[call] = _closed_with(store, call, then)
        closed, entry = places[call]
        scene = Scene(call, _happened(store, number))
        if entry is not None and closed > number:
            address = _address(store, entry)
            zone = zone_in(board.room, address)
            scene = scene._replace(address=address, entry=entry.number, zone=zone)
        yield unit, scene


def _closed_with(store: Store, call: str, then: Then) -> tuple[int, Entry | None]:
    """The entry that ended a call, and the one that its address stands in; 0 and None while it is open."""
    ((ended, is_over),) = store.rows(_ENDED, {"call": call, "last": then.last})
    if not is_over or ended is None:
        return 0, None
    address = store.rows(_ADDRESS + then.stands, (call,))
    return ended, next(iter(store.numbered(number for (number,) in address)), None)


def _happened(store: Store, number: int) -> datetime:
    for (at,) in store.rows(_HAPPENED, (number,)):
        return moment_in(store.path, at)
    raise hurt(store.path, f"there is no entry {number}")


def _address(store: Store, entry: Entry) -> str:
    if not isinstance(entry.body, DetailSet):
        raise hurt(store.path, f"entry {entry.number} is no address")
    return entry.body.value


def _latest(store: Store, unit: str, matter: str, then: Then) -> tuple[tuple[str, int], ...]:
    """The call and the entry of what stood of a unit then, if anything did."""
    if not then.is_past:
        return store.rows(_STANDS + then.stands, (unit, matter))
    return store.rows(_LATEST, {"unit": unit, "matter": matter, "last": then.last})


def _told(store: Store, board: Board, units: Iterable[str], then: Then) -> Iterator[tuple[str, Told]]:
    numbers = (number for unit in units for _, number in _latest(store, unit, "told", then))
    for entry in store.numbered(numbers):
        body = entry.body
        if not isinstance(body, UnitPlaced):
            raise hurt(store.path, f"entry {entry.number} places no unit")
        zone = zone_in(board.room, body.place)
        yield body.unit, Told(body.place, entry.happened_at, entry.number, zone)
