"""Opening: the board from what is open, however long the history is.

Folded are the adoptions since the oldest open call began (and the one before it), all entries of the open
calls, and the entry that each unit's status stands in. The result is the board that folding everything gives.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from console.domain.agency import read_agency
from console.domain.board import Board, UnitNow, in_force
from console.domain.entries import CallReopened, PolicyAdopted
from console.domain.entry import Entry
from console.domain.fold import fold, recall, unit_at_first
from console.ledger.store import Store


def opening_board(
    store: Store,
    last: int,
    adoptions: Sequence[int],
    open_calls: Iterable[str],
    units: Iterable[tuple[str, int]],
) -> Board:
    """The board as of entry `last`.

    adoptions: the numbers of all PolicyAdopted, in order. units: each with the entry its status stands in.
    """
    if not adoptions:
        return Board(last=last)
    of_calls = [entry for call in open_calls for entry in store.about(call)]
    first = min((entry.number for entry in of_calls), default=last + 1)
    start = _in_force_at(adoptions, first)
    standing = dict(units)
    later = store.numbered(number for number in (*adoptions, *standing.values()) if number > start)
    board = fold(Board(), *store.numbered((start,)))
    untouched = {unit: number for unit, number in standing.items() if number < start}
    board = _with_untouched(board, untouched, adoptions, store)
    then = {entry.number: entry for entry in (*of_calls, *later)}
    for number in sorted(then):
        board = follow(board, then[number], store)
    return replace(board, last=last)


def follow(board: Board, entry: Entry, store: Store) -> Board:
    """The board after an entry of the store; a call that is opened again is recalled first."""
    if isinstance(entry.body, CallReopened):
        board = recall(board, (each for each in store.about(entry.subject) if each.number < entry.number))
    return fold(board, entry)


def _with_untouched(board: Board, untouched: dict[str, int], adoptions: Sequence[int], store: Store) -> Board:
    """The board with the units that nobody has touched since the adoption it was folded from."""
    units = dict(board.units)
    for unit, number in untouched.items():
        entry, adoption = store.numbered((number,)), store.numbered((_in_force_at(adoptions, number),))
        units[unit] = _stood(board, unit, entry[0], adoption[0])
    return replace(board, units=MappingProxyType(units))


def _stood(board: Board, unit: str, entry: Entry, adoption: Entry) -> UnitNow:
    """The unit as its entry left it, by the statuses of the pack then in force."""
    assert isinstance(adoption.body, PolicyAdopted), "what is in force was adopted"
    agency = read_agency(adoption.body.agency, "agency.toml")
    if entry.number == adoption.number:
        return unit_at_first(agency, unit, entry)
    room = replace(in_force(board), agency=agency)
    return fold(Board(room=room), entry).units[unit]


def _in_force_at(adoptions: Sequence[int], number: int) -> int:
    """The last adoption up to an entry."""
    return adoptions[bisect_right(adoptions, number) - 1]
