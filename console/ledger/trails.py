"""The trails of the units at opening: what each did lately, from the index and from as few entries as can be.

It gives what folding every entry gives (`domain/trail_fold.py`), however long the history is.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.domain.board import Board
from console.domain.clock import from_text
from console.domain.entries import DetailSet, UnitPlaced
from console.domain.entry import Entry
from console.domain.trail import STINTS_KEPT, Scene, Stint, Told, Trail
from console.domain.trail_fold import zone_in
from console.ledger.store import Store

_UNITS = (
    # From one unit to the next by the index: a look at all rows would be as long as the history.
    "WITH RECURSIVE known (unit) AS (SELECT min(unit) FROM trail_spans"
    " UNION ALL SELECT (SELECT min(unit) FROM trail_spans WHERE unit > known.unit) FROM known"
    " WHERE known.unit IS NOT NULL) SELECT unit FROM known WHERE unit IS NOT NULL"
)
_STINTS = (
    "SELECT span.call, began.happened_at, ended.happened_at FROM"
    " (SELECT * FROM trail_spans WHERE unit = ? AND matter = 'stint'"
    " ORDER BY from_entry DESC LIMIT ?) AS span"
    " JOIN entries AS began ON began.number = span.from_entry"
    " LEFT JOIN entries AS ended ON ended.number = span.to_entry ORDER BY span.from_entry"
)
_SCENES = (
    "SELECT unit, call, from_entry, happened_at FROM trail_spans JOIN entries ON number = from_entry"
    " WHERE matter = 'scene' AND to_entry IS NULL"
)
_TOLD = "SELECT unit, from_entry FROM trail_spans WHERE matter = 'told' AND to_entry IS NULL"
_ENDED = "SELECT max(to_entry), count(*) = count(to_entry) FROM call_spans WHERE call = ?"
_ADDRESS = "SELECT entry FROM detail_spans WHERE call = ? AND field = 'address' AND to_entry IS NULL"


def trails_at(store: Store, board: Board) -> Mapping[str, Trail]:
    """The trails as of the last entry. board: as it is otherwise, with the room in force."""
    scenes, told = dict(_scenes(store, board)), dict(_told(store, board))
    units = [str(unit) for (unit,) in store.rows(_UNITS)]
    found = {unit: Trail(_stints(store, unit), scenes.get(unit), told.get(unit)) for unit in units}
    return MappingProxyType(found)


def _stints(store: Store, unit: str) -> tuple[Stint, ...]:
    return tuple(
        Stint(call, from_text(at), from_text(until) if until else None)
        for call, at, until in store.rows(_STINTS, (unit, STINTS_KEPT))
    )


def _scenes(store: Store, board: Board) -> Iterator[tuple[str, Scene]]:
    places: dict[str, tuple[int, Entry | None]] = {}
    for unit, call, number, at in store.rows(_SCENES):
        if call not in places:
            places[call] = _closed_with(store, call)
        closed, entry = places[call]
        scene = Scene(call, from_text(at))
        if entry is not None and closed > number:
            address = _address(entry)
            zone = zone_in(board.room, address)
            scene = scene._replace(address=address, entry=entry.number, zone=zone)
        yield unit, scene


def _closed_with(store: Store, call: str) -> tuple[int, Entry | None]:
    """The entry that ended a call, and the one that its address stands in; 0 and None while it is open."""
    ((ended, is_over),) = store.rows(_ENDED, (call,))
    if not is_over or ended is None:
        return 0, None
    return ended, next(iter(store.numbered(number for (number,) in store.rows(_ADDRESS, (call,)))), None)


def _address(entry: Entry) -> str:
    assert isinstance(entry.body, DetailSet), "an address stands where a form was written"
    return entry.body.value


def _told(store: Store, board: Board) -> Iterator[tuple[str, Told]]:
    for entry in store.numbered(number for _, number in store.rows(_TOLD)):
        body = entry.body
        assert isinstance(body, UnitPlaced), "a place stands where a crew said it"
        zone = zone_in(board.room, body.place)
        yield body.unit, Told(body.place, entry.happened_at, entry.number, zone)
