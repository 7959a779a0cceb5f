"""Which calls the log shows: found by words, by unit, by person, by what was done; newest first.

By what whoever looks is shown: plain columns, and words through the search of `search.py`.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, tzinfo
from typing import Literal, NamedTuple

from console.domain.board import Board
from console.domain.entries import DetailSet
from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.rows.log_found import (
    BEGINS,
    ENDS,
    HITS_MAX,
    FoundRow,
    Hit,
    hit_of,
    tags_of,
    when_words,
)
from console.domain.veil import Facts, facts_of, veiled, veiled_body
from console.domain.visible import visible
from console.ledger.faults import moment_in
from console.ledger.index_words import words_of
from console.ledger.logbook import span
from console.ledger.search import hits, in_context
from console.ledger.store import Store

Period = Literal["shift", "day", "year", "all"]
CALLS_MAX = 60
"""Calls that are shown at once; what is older is found by a narrower search."""
LINES_MAX = 200
"""Lines that are looked through for these calls."""
LOOKED_MAX = 20_000
"""Calls that are looked at for a filter that few fit, before it is said that older ones were not."""
KINDS: dict[str, tuple[str, ...]] = {
    "answers": ("FactAnswered", "QuestionPutOff", "TakenBack"),
    "notes": ("NoteAdded", "JusticeNoteAdded", "CallerTold", "MessageLeft", "PremiseNoted"),
    "units": ("UnitSent", "UnitMoved", "UnitStoodDown", "UnitStatusChanged", "UnitPlaced", "StagingChanged"),
    "hand-offs": ("HandOffMoved", "HandOffRanOut", "CallHandedOver"),
    "supervisor": ("ApprovalAsked", "ApprovalAnswered", "ApprovalRanOut", "GapClosed", "PolicyOverridden"),
    "safety": ("PanicReported", "DeputiesAsked", "DeputiesAnswered", "SceneDeclaredSafe", "UnitRefused"),
    "call-backs": ("LineLost", "CallBackTried", "UnreachedDecided"),
    "closings": ("CallClosed", "CallReopened", "CallJoined"),
}
"""The kinds of entries as they are asked for, by what they are about."""

# Not each subject once: for that SQLite goes through the subjects of all entries.
TOUCHED = "SELECT subject FROM entries WHERE number >= ?"
OPENED = (
    "SELECT subject, number FROM entries WHERE kind = 'CallOpened' AND number >= ? AND number < ?"
    " ORDER BY number DESC LIMIT ?"
)
# By the subject alone: with the kind beside it SQLite goes through all calls that were ever opened.
FIRST = "SELECT number, happened_at, who, kind FROM entries WHERE subject = ? ORDER BY number LIMIT 1"
KINDS_OF = "SELECT DISTINCT kind FROM entries WHERE subject = ?"
ENTERED_BY = "SELECT 1 FROM entries WHERE subject = ? AND who = ? LIMIT 1"
OWNER = "SELECT who FROM entries WHERE subject = ? AND kind = 'CallTaken' ORDER BY number DESC LIMIT 1"
STINTS = "SELECT DISTINCT call FROM trail_spans WHERE unit = ? AND matter = 'stint'"
GAP = (
    "SELECT 1 FROM entries AS e JOIN bodies AS b ON b.number = e.number"
    " WHERE e.subject = ? AND e.kind = 'Recommended' AND instr(b.body, CAST('\"gap_call\"' AS BLOB)) LIMIT 1"
)
WRITTEN = "SELECT entry FROM detail_spans WHERE call = ? AND field = ? AND to_entry IS NULL"


class Sought(NamedTuple):
    """What is looked for. since: the first moment of the period; None: over all years. kind: of `KINDS`."""

    text: str = ""
    period: Period = "shift"
    since: datetime | None = None
    unit: str = ""
    person: str = ""
    kind: str = ""
    is_gap: bool = False
    is_override: bool = False


class Found(NamedTuple):
    """What was found. is_all: nothing older fits, as far as was asked."""

    rows: tuple[FoundRow, ...] = ()
    is_all: bool = True


class Reading(NamedTuple):
    """How it is read: as of which board, by which marks, in which zone, and until when it is wanted."""

    board: Board
    marks: Collection[Mark]
    zone: tzinfo
    now: datetime
    is_stopped: Callable[[], bool]

    @property
    def facts(self) -> Facts:
        """The facts in force, which say what stands in records of criminal justice."""
        return facts_of(self.board)


def log_found(store: Store, sought: Sought, reading: Reading) -> Found:
    """The calls that fit, newest first; with words to look for, by the newest line that holds them."""
    first = span(store, sought.since, None)[0] if sought.since is not None else 0
    fits = _Fits(store, sought)
    return (
        _by_words(store, sought, reading, first, fits)
        if sought.text
        else _by_time(store, sought, reading, first, fits)
    )


def calls_named(store: Store, numbers: Collection[str], reading: Reading) -> tuple[FoundRow, ...]:
    """The calls with these numbers, as far as there are any."""
    return tuple(_row(store, each, reading, []) for each in numbers if _opened(store, each) is not None)


class _Fits:
    """Whether a call is one that is looked for; each is looked at once."""

    def __init__(self, store: Store, sought: Sought) -> None:
        self._store, self._sought = store, sought
        self._known: dict[str, bool] = {}
        stints = store.rows(STINTS, (sought.unit,)) if sought.unit else ()
        self._calls = {call for (call,) in stints}

    def call(self, call: str) -> bool:
        """Whether the filters let it through."""
        if call not in self._known:
            self._known[call] = self._look(call)
        return self._known[call]

    def line(self, entry: Entry) -> bool:
        """Whether a line is of the kind that is looked for, and by whom."""
        sought = self._sought
        is_kind = not sought.kind or entry.body.kind in KINDS[sought.kind]
        return is_kind and (not sought.person or entry.who == sought.person)

    def _look(self, call: str) -> bool:
        sought = self._sought
        if sought.unit and call not in self._calls and call != sought.unit:
            return False
        if sought.person and not self._store.rows(ENTERED_BY, (call, sought.person)):
            return False
        if sought.kind or sought.is_override:
            kinds = {kind for (kind,) in self._store.rows(KINDS_OF, (call,))}
            if sought.kind and kinds.isdisjoint(KINDS[sought.kind]):
                return False
            if sought.is_override and "PolicyOverridden" not in kinds:
                return False
        return not sought.is_gap or bool(self._store.rows(GAP, (call,)))


def _by_words(store: Store, sought: Sought, reading: Reading, first: int, fits: _Fits) -> Found:
    lines = hits(store, sought.text, reading.marks, reading.facts, first, LINES_MAX)
    by_call: dict[str, list[Entry]] = {}
    is_all = True
    for looked, entry in enumerate(lines):
        is_full = entry.subject not in by_call and len(by_call) == CALLS_MAX
        if looked >= LOOKED_MAX or is_full or sum(map(len, by_call.values())) >= LINES_MAX:
            is_all = False
            break
        if reading.is_stopped():
            return Found()
        if fits.line(entry) and fits.call(entry.subject):
            by_call.setdefault(entry.subject, []).append(entry)
    marked = _marked(by_call, sought.text, reading)
    rows = tuple(_row(store, call, reading, marked[call]) for call in by_call)
    return Found(rows, is_all)


def _marked(by_call: dict[str, list[Entry]], text: str, reading: Reading) -> dict[str, list[Hit]]:
    """The lines of each call with the words marked; asked of the search all at once."""
    entries = [veiled(each, reading.marks, reading.facts) for held in by_call.values() for each in held]
    texts = in_context([words_of(each.body) for each in entries], text, BEGINS, ENDS)
    found: dict[str, list[Hit]] = {call: [] for call in by_call}
    for entry, marked in zip(entries, texts, strict=True):
        found[entry.subject].append(hit_of(entry, reading.board.room, marked))
    return found


def _by_time(store: Store, sought: Sought, reading: Reading, first: int, fits: _Fits) -> Found:
    calls, found = _calls(store, sought, first), list[str]()
    for looked, call in enumerate(calls):
        if reading.is_stopped():
            return Found()
        if looked >= LOOKED_MAX or len(found) == CALLS_MAX:
            return Found(tuple(_row(store, each, reading, []) for each in found), is_all=False)
        if fits.call(call):
            found.append(call)
    return Found(tuple(_row(store, each, reading, []) for each in found))


def _calls(store: Store, sought: Sought, first: int) -> Iterator[str]:
    """The calls of the period, the last opened first; of a short one also those that went on in it."""
    if sought.period in ("shift", "day") and sought.since is not None:
        touched = dict.fromkeys(subject for (subject,) in store.rows(TOUCHED, (first,)))
        opened = ((began.number, each) for each in touched if (began := _opened(store, each)) is not None)
        yield from (call for _, call in sorted(opened, reverse=True))
        return
    before = 2**62
    while rows := store.rows(OPENED, (first, before, LINES_MAX)):
        yield from (call for call, _ in rows)
        before = rows[-1][1]


def _row(store: Store, subject: str, reading: Reading, found: list[Hit]) -> FoundRow:
    """The row of a call; or of the room, its people or a unit, where the entry is about them."""
    shown, more = tuple(found[:HITS_MAX]), max(0, len(found) - HITS_MAX)
    opened = _opened(store, subject)
    if opened is None:
        kind = "unit" if subject in reading.board.units else "room"
        return FoundRow(kind, subject, _ROOM.get(subject, subject), hits=shown, more=more)
    owner = store.rows(OWNER, (subject,))
    kinds = {kind for (kind,) in store.rows(KINDS_OF, (subject,))}
    is_gap = "Recommended" in kinds and bool(store.rows(GAP, (subject,)))
    when = when_words(opened.at, reading.zone, reading.now)
    tags = tags_of(kinds, is_open=subject in reading.board.calls, is_gap=is_gap)
    title = _title(store, subject, reading)
    return FoundRow(
        "call", subject, title, when, visible(owner[0][0] if owner else opened.who), shown, tags, more
    )


class _Opened(NamedTuple):
    """The entry with which a call was opened."""

    number: int
    at: datetime
    who: str


def _opened(store: Store, subject: str) -> _Opened | None:
    """How a call began; None where the subject is none."""
    for number, at, who, kind in store.rows(FIRST, (subject,)):
        if kind in ("CallOpened", "CallImported"):
            return _Opened(number, moment_in(store.path, at), who)
    return None


_ROOM = {"room": "The room", "people": "People of the room"}


def _title(store: Store, call: str, reading: Reading) -> str:
    """What a call is called in lists: its address, else its number to call, else its own number."""
    for field in ("address", "callback"):
        numbers = [number for (number,) in store.rows(WRITTEN, (call, field))]
        for entry in store.numbered(numbers):
            body = veiled_body(entry.body, reading.marks, reading.facts)
            told = body.value if isinstance(body, DetailSet) else getattr(body, "callback", "")
            if told and body is not entry.body:
                return f"Call {call} ({told})"
            if told:
                return visible(str(told))
    return f"Call {call}"
