"""Earlier calls of a place or a number: shown beside the form, so that nobody starts from nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Board
from console.domain.entry import Entry
from console.domain.import_entries import answers_of
from console.domain.sought import sought_by
from console.domain.visible import visible
from console.ledger.faults import unavailable
from console.ledger.imported import UNDONE
from console.ledger.store import Store
from console.policy.facts import UNKNOWN

Ended = e.CallClosed | e.CallJoined | e.CallImported
ENDED = (e.CallClosed, e.CallJoined, e.CallImported)
SHOWN_MAX = 20
LINE_MAX = 160
GRAVE = ("weapon", "violence", "suicide")
"""The facts of another call that whoever hears from the place or the number again must know first."""

# `sought <> ''` is what makes SQLite use the index: it leaves the empty ones out.
_THERE = (
    "FROM detail_spans WHERE field = ? AND sought = ? AND sought <> '' AND to_entry IS NULL AND call <> ?"
    f" AND NOT {UNDONE.format(entry='detail_spans.entry')}"
)
_IMPORTED = (
    "EXISTS (SELECT 1 FROM entries WHERE number = detail_spans.entry AND kind = 'CallImported')"
)
SAME = f"SELECT call {_THERE} AND NOT {_IMPORTED} ORDER BY from_entry DESC LIMIT ?"
SAME_IMPORTED = f"SELECT call {_THERE} AND {_IMPORTED} ORDER BY from_entry DESC LIMIT ?"
COUNT = f"SELECT count(DISTINCT call) {_THERE}"


class EarlierCall(NamedTuple):
    """One earlier call. disposition: the agency's word, or which call it was joined to.

    line: how it ended or what was noted. grave: what was dangerous there, the gravest answer of each.
    Such an answer may stand in records of criminal justice.
    """

    call: str
    opened: datetime
    is_open: bool
    same_address: bool
    same_callback: bool
    priority: int | None
    disposition: str
    line: str
    grave: tuple[str, ...] = ()


def earlier_calls(
    store: Store, board: Board, address: str, callback: str, but_not: str
) -> tuple[EarlierCall, ...]:
    """Open and closed calls with the same address or number, newest first."""
    there = _calls_with(store, "address", address, but_not)
    theirs = _calls_with(store, "callback", callback, but_not)
    found = [_told(_entries(store, call), board, call in there, call in theirs) for call in {*there, *theirs}]
    return tuple(sorted(found, key=lambda each: each.opened, reverse=True)[:SHOWN_MAX])


def last_calls_at(
    store: Store, board: Board, address: str, but_not: str, most: int
) -> tuple[tuple[EarlierCall, ...], int]:
    """So many of the last calls of an address, newest first, and how many there are besides."""
    sought = sought_by("address", address)
    if not sought:
        return (), 0
    ((count,),) = store.rows(COUNT, ("address", sought, but_not))
    there = _newest(store, "address", sought, but_not, most)
    told = [_told(_entries(store, call), board, True, False) for call in there]
    told.sort(key=lambda each: each.opened, reverse=True)
    return tuple(told[:most]), count - len(told[:most])


def _calls_with(store: Store, field: str, value: str, but_not: str) -> set[str]:
    sought = sought_by(field, value)
    if not sought:
        return set()
    return set(_newest(store, field, sought, but_not, SHOWN_MAX))


def _newest(store: Store, field: str, sought: str, but_not: str, most: int) -> dict[str, None]:
    """So many of this room's own calls, and of those of other systems, the last entered first.

    Asked for apart: an import of old calls is entered late, and must not push last week's out of sight.
    """
    asked = (store.rows(query, (field, sought, but_not, most)) for query in (SAME, SAME_IMPORTED))
    return dict.fromkeys(call for rows in asked for (call,) in rows)


def _entries(store: Store, call: str) -> tuple[Entry, ...]:
    entries = store.about(call)
    if not entries:
        raise unavailable("damaged", store.path, detail=f"the index names a call {call} that has no entries")
    return entries


def _told(entries: tuple[Entry, ...], board: Board, same_address: bool, same_callback: bool) -> EarlierCall:
    first = entries[0]
    advice = [entry.body for entry in entries if isinstance(entry.body, e.Recommended)]
    ended = [entry.body for entry in entries if isinstance(entry.body, ENDED)]
    is_open = first.subject in board.calls
    return EarlierCall(
        first.subject,
        first.happened_at,
        is_open,
        same_address,
        same_callback,
        advice[-1].priority if advice else None,
        _word(board, ended[-1]) if ended and not is_open else "",
        _line(entries),
        tuple(_grave(entries, board)),
    )


def _grave(entries: tuple[Entry, ...], board: Board) -> Iterator[str]:
    """The gravest answer to each fact, though a later one was quieter: a weapon put away is still there."""
    taken_back = {entry.body.entry for entry in entries if isinstance(entry.body, e.TakenBack)}
    bodies = [entry.body for entry in entries if entry.number not in taken_back]
    given = [pair for body in bodies for pair in _answers(body)]
    facts = board.room.compiled.catalogue.by_id if board.room is not None else {}
    for fact in (facts[each] for each in GRAVE if each in facts):
        order = [each for each in fact.answer_ids if each not in (fact.quiet, UNKNOWN)]
        told = [answer for of, answer in given if of == fact.id and answer in order]
        if told:
            worst = max(told, key=order.index)
            yield f"{fact.name.en}: {fact.answer(worst).name.en.lower()}"


def _answers(body: e.AnyBody) -> tuple[tuple[str, str], ...]:
    """The answers that a body gives, each with its fact."""
    match body:
        case e.FactAnswered():
            return ((body.fact, body.answer),)
        case e.CallImported():
            return tuple(answers_of(body.answers).items())
        case _:
            return ()


def _word(board: Board, ended: Ended) -> str:
    """How the call ended: by the agency's word, or as which other call it went on."""
    if isinstance(ended, e.CallJoined):
        return f"Joined to {ended.into}"
    known = board.room.agency.disposition if board.room else ()
    return next((each.word for each in known if each.id == ended.disposition), ended.disposition)


def _line(entries: tuple[Entry, ...]) -> str:
    """The last thing that somebody wrote about the call: the closing note, or the last note before it."""
    for entry in reversed(entries):
        match entry.body:
            case e.CallClosed(note=text) | e.NoteAdded(text=text) | e.CallImported(reasons=text) if text:
                words = visible(" ".join(text.split()))
                return words if len(words) <= LINE_MAX else words[: LINE_MAX - 1].rstrip() + "…"
            case _:
                continue
    return ""
