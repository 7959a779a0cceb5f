"""The trails of the units at opening: what each did lately, from the index and from as few entries as can be.

It gives what folding every entry gives (`domain/trail_fold.py`), however long the history is.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from console.domain.board import Board, in_force
from console.domain.clock import from_text
from console.domain.entries import DetailSet, PolicyAdopted, UnitPlaced, UnitStatusChanged
from console.domain.entry import Entry
from console.domain.trail import STINTS_KEPT, Scene, Stint, Told, Trail
from console.domain.trail_fold import zone_in
from console.ledger.index import CREW
from console.ledger.store import Store

ON_SCENE = "on_scene"
"""What a status counts as by which a unit is with the person."""
ENTRIES_MAX = 2**63 - 1
"""After every entry there can be."""

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
_BY_STATUS = (
    "SELECT call, (SELECT max(stint.from_entry) FROM trail_spans AS stint WHERE stint.unit = span.unit"
    " AND stint.matter = 'stint' AND stint.from_entry < span.from_entry), from_entry FROM trail_spans AS span"
    " WHERE unit = ? AND matter = 'scene' AND from_entry < ? ORDER BY from_entry DESC LIMIT 1"
)
_BY_MOVE = (
    # A unit that is moved is sent in the next entry, and only such a one is sent from one call to another.
    "SELECT call, from_entry, to_entry FROM trail_spans JOIN entries ON number = to_entry"
    " WHERE unit = ? AND matter = 'stint' AND from_entry > ? AND kind = 'UnitSent' ORDER BY from_entry DESC"
)
_STATUSES = "SELECT from_entry FROM unit_spans WHERE unit = ? AND from_entry > ? AND from_entry < ?"
_HAPPENED = "SELECT happened_at FROM entries WHERE number = ?"
_TOLD = "SELECT unit, from_entry FROM trail_spans WHERE matter = 'told' AND to_entry IS NULL"
_ENDED = "SELECT max(to_entry), count(*) = count(to_entry) FROM call_spans WHERE call = ?"
_ADDRESS = "SELECT entry FROM detail_spans WHERE call = ? AND field = 'address' AND to_entry IS NULL"


def trails_at(store: Store, board: Board, adoptions: Sequence[int]) -> Mapping[str, Trail]:
    """The trails as of the last entry. board: as it is otherwise, with the room in force."""
    units = [str(unit) for (unit,) in store.rows(_UNITS)]
    scenes = dict(_scenes(store, board, units, Packs(store, board, adoptions)))
    told = dict(_told(store, board))
    found = {unit: Trail(_stints(store, unit), scenes.get(unit), told.get(unit)) for unit in units}
    return MappingProxyType(found)


class Packs:
    """What counted as being with the person, by the pack that was in force at an entry."""

    def __init__(self, store: Store, board: Board, adoptions: Sequence[int]) -> None:
        self._store, self._adoptions = store, adoptions
        statuses = in_force(board).agency.status
        here = frozenset(each.id for each in statuses if each.counts_as == ON_SCENE)
        self._found: dict[int, frozenset[str]] = {adoptions[-1]: here}

    def there_at(self, number: int) -> frozenset[str]:
        """The statuses of a unit that is with the person."""
        adopted = self._adoptions[bisect_right(self._adoptions, number) - 1]
        if adopted not in self._found:
            (entry,) = self._store.numbered((adopted,))
            assert isinstance(entry.body, PolicyAdopted), "an adoption stands where the index has one"
            # Not read_agency: what an earlier program adopted stays readable, whatever packs need today.
            statuses = tomllib.loads(entry.body.agency)["status"]
            self._found[adopted] = frozenset(each["id"] for each in statuses if each["counts_as"] == ON_SCENE)
        return self._found[adopted]


def _stints(store: Store, unit: str) -> tuple[Stint, ...]:
    """The calls of those who are on the unit, or were on it last."""
    began = next((number for (number,) in store.rows(_SIGNED_ON, (unit, CREW))), 0)
    return tuple(
        Stint(call, from_text(at), from_text(until) if until else None)
        for call, at, until in store.rows(_STINTS, (unit, began, STINTS_KEPT))
    )


def _scenes(store: Store, board: Board, units: Iterable[str], packs: Packs) -> Iterator[tuple[str, Scene]]:
    places: dict[str, tuple[int, Entry | None]] = {}
    for unit in units:
        left = _left(store, unit, packs)
        if left is None:
            continue
        call, number = left
        if call not in places:
            places[call] = _closed_with(store, call)
        closed, entry = places[call]
        ((at,),) = store.rows(_HAPPENED, (number,))
        scene = Scene(call, from_text(at))
        if entry is not None and closed > number:
            address = _address(entry)
            zone = zone_in(board.room, address)
            scene = scene._replace(address=address, entry=entry.number, zone=zone)
        yield unit, scene


def _left(store: Store, unit: str, packs: Packs) -> tuple[str, int] | None:
    """The call that a unit left last after it had been with the person, and the entry by which it left."""
    by_status = _left_by_status(store, unit, packs)
    after = by_status[1] if by_status is not None else 0
    for call, began, left in store.rows(_BY_MOVE, (unit, after)):
        if _was_there(store, unit, (began, left), packs):
            return str(call), int(left)
    return by_status


def _left_by_status(store: Store, unit: str, packs: Packs) -> tuple[str, int] | None:
    """As `_left`, of those calls that it left by a status: a crew that goes home on its way does so too."""
    before = ENTRIES_MAX
    while rows := store.rows(_BY_STATUS, (unit, before)):
        ((call, began, left),) = rows
        if _was_there(store, unit, (began or 0, left), packs):
            return str(call), int(left)
        before = left
    return None


def _was_there(store: Store, unit: str, stint: tuple[int, int], packs: Packs) -> bool:
    """Whether it was with the person between these two entries."""
    numbers = [number for (number,) in store.rows(_STATUSES, (unit, *stint))]
    return any(
        isinstance(entry.body, UnitStatusChanged)
        and entry.body.call is not None
        and entry.body.status in packs.there_at(entry.number)
        for entry in store.numbered(numbers)
    )


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
