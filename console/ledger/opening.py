"""Opening: the board from what is open, however long the history is.

Folded are the adoptions since the oldest open call began (and the one before it), all entries of the open
calls and of the closed ones on which something is promised, the entry that each unit's status stands in, and
those about people that still hold; what the units did lately comes from the index (`trails.py`). The result
is the board that folding everything gives.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce
from types import MappingProxyType

from console.domain.adoption_fold import adopted_in
from console.domain.agency import Agency, read_agency
from console.domain.board import Board, UnitNow, in_force
from console.domain.entries import CallClosed, CallReopened, PolicyAdopted
from console.domain.entry import Entry
from console.domain.fold import fold, fold_all, recall, unit_at_first
from console.domain.roster_entries import ABOUT_CREWS
from console.domain.roster_fold import crews_after, with_crews
from console.ledger.faults import hurt, moment_in
from console.ledger.store import Store
from console.ledger.then import Then
from console.ledger.trails import trails_at

_ADOPTIONS = "SELECT number FROM entries WHERE kind = 'PolicyAdopted' AND number <= ? ORDER BY number"
_CALLS = "SELECT call FROM call_spans WHERE "
_UNITS = "SELECT unit, from_entry FROM unit_spans WHERE "
_UNITS_THEN = (
    # From one unit to the next by the index, and of each the status that began last: a look at all rows would
    # be as long as the history.
    "WITH RECURSIVE known (unit) AS (SELECT min(unit) FROM unit_spans"
    " UNION ALL SELECT (SELECT min(unit) FROM unit_spans WHERE unit > known.unit) FROM known"
    " WHERE known.unit IS NOT NULL) SELECT span.unit, span.from_entry FROM known JOIN unit_spans AS span"
    " ON span.unit = known.unit AND span.from_entry = (SELECT max(from_entry) FROM unit_spans"
    " WHERE unit = known.unit AND from_entry <= :last)"
    " WHERE span.to_entry IS NULL OR span.to_entry > :last"
)
_PEOPLE = "SELECT from_entry FROM people_spans WHERE {stands} ORDER BY from_entry"
"""In order, so that the index of what stands is taken: promises that were kept are as many as calls."""


def opening_board(store: Store, then: Then) -> Board:
    """The board as of an entry."""
    last = then.last
    if not last:
        return Board()
    adoptions = _numbers(store, _ADOPTIONS, last)
    people = _numbers(store, _PEOPLE.format(stands=then.stands))
    stood = store.rows(_UNITS_THEN, {"last": last}) if then.is_past else store.rows(_UNITS + then.stands)
    units: Iterable[tuple[str, int]] = [(str(unit), int(at)) for unit, at in stood]
    # What is promised on a closed call says of which place and number, so that call is folded as well.
    told = tuple(store.numbered(people))
    open_calls = [str(call) for (call,) in store.rows(_CALLS + then.stands)]
    open_calls += [entry.subject for entry in told if isinstance(entry.body, CallClosed)]
    of_calls = [entry for call in open_calls for entry in _of_call(store, call, last)]
    first = min((entry.number for entry in of_calls), default=last + 1)
    start = _in_force_at(store, adoptions, first)
    standing = dict(units)
    later = store.numbered(number for number in (*adoptions, *standing.values()) if number > start)
    board = _since(store, adoptions, start, fold(Board(), _numbered(store, start)))
    untouched = {unit: number for unit, number in standing.items() if number < start}
    board = _with_untouched(board, untouched, adoptions, store)
    since = {entry.number: entry for entry in (*of_calls, *later)}
    for number in sorted(since):
        board = follow(board, since[number], store)
    # People depend on nothing else of the board, so their place among the other entries does not matter.
    board = fold_all(board, (entry for entry in told if not isinstance(entry.body, ABOUT_CREWS)))
    crews = (entry for entry in told if isinstance(entry.body, ABOUT_CREWS))
    board = with_crews(board, reduce(crews_after, crews, board.crews))
    trails = trails_at(store, board, then)
    return board._replace(trails=trails, last=last, at=_recorded_at(store, last))


def follow(board: Board, entry: Entry, store: Store) -> Board:
    """The board after an entry of the store; a call that is opened again is recalled first."""
    if isinstance(entry.body, CallReopened):
        board = recall(board, (each for each in store.about(entry.subject) if each.number < entry.number))
    return fold(board, entry)


def _with_untouched(
    board: Board, untouched: Mapping[str, int], adoptions: Sequence[int], store: Store
) -> Board:
    """The board with the units that nobody has touched since the adoption it was folded from."""
    units = dict(board.units)
    agencies: dict[int, Agency] = {}
    for unit, number in untouched.items():
        adopted = _in_force_at(store, adoptions, number)
        if adopted not in agencies:
            agencies[adopted] = _agency(store, adopted)
        try:
            units[unit] = _stood(board, unit, _numbered(store, number), agencies[adopted])
        except KeyError as fault:
            raise hurt(store.path, f"entry {number} says nothing of unit {unit}") from fault
    return board._replace(units=MappingProxyType(units))


def _stood(board: Board, unit: str, entry: Entry, agency: Agency) -> UnitNow:
    """The unit as its entry left it, by the statuses of the pack then in force. Raises KeyError."""
    if isinstance(entry.body, PolicyAdopted):
        return unit_at_first(agency, unit, entry)
    room = in_force(board)._replace(agency=agency)
    return fold(Board(room=room), entry).units[unit]


def _agency(store: Store, number: int) -> Agency:
    return read_agency(_adoption(store, number)[1].agency, "agency.toml")


def _adoption(store: Store, number: int) -> tuple[Entry, PolicyAdopted]:
    entry = _numbered(store, number)
    if not isinstance(entry.body, PolicyAdopted):
        raise hurt(store.path, f"entry {number} is no adoption")
    return entry, entry.body


def _since(store: Store, adoptions: Sequence[int], start: int, board: Board) -> Board:
    """The board with since when its policy's text is in force: adoptions before may have had the same."""
    found, body = _adoption(store, start)
    with_agency = True
    for number in reversed([each for each in adoptions if each < start]):
        before, older = _adoption(store, number)
        if older.policy != body.policy:
            with_agency = older.agency != body.agency
            break
        found, body = before, older
    adopted = adopted_in(found, body, with_agency=with_agency)
    return board._replace(room=in_force(board)._replace(adopted=adopted))


def _in_force_at(store: Store, adoptions: Sequence[int], number: int) -> int:
    """The last adoption up to an entry."""
    before = bisect_right(adoptions, number)
    if not before:
        raise hurt(store.path, f"no policy was adopted before entry {number}")
    return adoptions[before - 1]


def _numbers(store: Store, query: str, *values: int) -> list[int]:
    return [int(number) for (number,) in store.rows(query, values)]


def _of_call(store: Store, call: str, last: int) -> tuple[Entry, ...]:
    entries = tuple(entry for entry in store.about(call) if entry.number <= last)
    if not entries:
        raise hurt(store.path, f"call {call} has no entries")
    return entries


def _recorded_at(store: Store, number: int) -> datetime:
    """When an entry was recorded; its body is not read, and may be hurt."""
    for (at,) in store.rows("SELECT at FROM entries WHERE number = ?", (number,)):
        return moment_in(store.path, at)
    raise hurt(store.path, f"there is no entry {number}")


def _numbered(store: Store, number: int) -> Entry:
    for entry in store.numbered((number,)):
        return entry
    raise hurt(store.path, f"there is no entry {number}")
