"""The log for the screen: read on a thread of its own, by what whoever sits at the position is shown then.

What is read is fixed when it is asked for: who it is for, and as of which board. Nothing of the session is
touched while it is read.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from threading import Event
from typing import NamedTuple, TypeVar

from console.domain.board import Board, in_force
from console.domain.clock import cut_to_ms
from console.domain.local_time import hour_words, zone_of
from console.domain.names import Mark
from console.domain.rows.as_of import AsOf
from console.domain.rows.log_found import FoundRow
from console.domain.shifts import running
from console.errors import StoreUnavailable
from console.ledger.log_found import Found, Period, Reading, Sought, calls_named, log_found
from console.ledger.logbook import Timeline, Wanted, timeline_of
from console.ledger.looking_back import Moments, looked_back
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.session import Session

CALL_DIGITS = 5
HOURS_WITHOUT_SHIFTS = 12
"""Where the agency names no shifts, this shift is the last so many hours."""
SPANS = {"day": timedelta(hours=24), "year": timedelta(days=365)}
SHIFT_ROW, UNIT_ROW, CALL_ROW = "shift", "unit", "call"

Read = TypeVar("Read")


class Trouble(NamedTuple):
    """Why the store could not be read, in words."""

    says: str


class LogReader(NamedTuple):
    """The log as one person at one position may read it now. For any thread: it opens the file each time."""

    path: Path
    board: Board
    marks: frozenset[Mark]
    answers_glass: bool
    now: datetime

    def found(self, sought: Sought, stop: Event) -> Found | Trouble:
        """The calls that fit, and before them what else can be read: the whole shift, or a unit."""
        zone = self._zone()

        def look(store: SqliteStore) -> Found:
            reading = Reading(self.board, self.marks, zone, self.now, stop.is_set)
            return log_found(store, sought, reading)

        found = self._read(look)
        if isinstance(found, Trouble):
            return found
        beside = self._named(sought.text) if sought.text else self._beside(sought)
        there = {(row.kind, row.id) for row in found.rows}
        return found._replace(rows=(*(row for row in beside if (row.kind, row.id) not in there), *found.rows))

    def timeline(self, row: FoundRow, sought: Sought, page: int = 0) -> Timeline | Trouble:
        """The lines of what was chosen; page 0 has the last of them."""
        wanted = {
            SHIFT_ROW: Wanted(since=sought.since),
            UNIT_ROW: Wanted(unit=row.id, since=sought.since),
        }.get(row.kind, Wanted(call=row.id))
        return self._read(lambda store: timeline_of(store, wanted, self._zone(), self.marks, page=page))

    def as_of(self, moments: Moments, number: int, call: str) -> AsOf | Trouble:
        """The desk as it was when this entry was the last one. moments: those that were looked at before."""

        def look(store: SqliteStore) -> AsOf:
            zone, glass = self._zone(), self.answers_glass
            return looked_back(store, moments, number, call, zone, self.marks, glass=glass)

        return self._read(look)

    def _beside(self, sought: Sought) -> tuple[FoundRow, ...]:
        """What can be read beside calls: the unit that is looked for, or all lines of a short period."""
        if sought.unit:
            return (_unit_row(sought.unit),)
        is_narrow = sought.person or sought.kind or sought.is_gap or sought.is_override
        if sought.since is None or sought.period not in ("shift", "day") or is_narrow:
            return ()
        since = hour_words(sought.since, self._zone())
        title = "This shift, every line" if sought.period == "shift" else "The last 24 hours, every line"
        return (FoundRow(SHIFT_ROW, "", title, f"since {since}"),)

    def _named(self, text: str) -> tuple[FoundRow, ...]:
        """The unit or the call that is named by what was typed: a call by its number, or the end of it."""
        named = text.strip().upper()
        if unit := next((each for each in self.board.units if each.upper() == named), ""):
            return (_unit_row(unit),)
        zone, number = self._zone(), call_number(self.board, named)
        reading = Reading(self.board, self.marks, zone, self.now, lambda: False)
        found = self._read(lambda store: calls_named(store, (number,), reading))
        return () if isinstance(found, Trouble) else found

    def _zone(self) -> tzinfo:
        return zone_of(in_force(self.board).agency.time_zone)

    def _read(self, read: Callable[[SqliteStore], Read]) -> Read | Trouble:
        try:
            with closing(open_reader(self.path)) as store:
                return read(store)
        except StoreUnavailable as trouble:
            return Trouble(trouble.says)


def _unit_row(unit: str) -> FoundRow:
    return FoundRow(UNIT_ROW, unit, f"{unit}: its statuses and places")


def call_number(board: Board, named: str) -> str:
    """The number of a call, of which the end is enough."""
    prefix = in_force(board).agency.call_number_prefix
    return f"{prefix}{named.zfill(CALL_DIGITS)}" if named.isdecimal() else named


def log_reader(session: Session) -> LogReader:
    """How the log is read now, by whoever sits here."""
    sight = session.sight
    return LogReader(
        session.ledger.path, session.board, sight.marks, sight.answers_glass, cut_to_ms(session.clock())
    )


def since_of(session: Session, period: Period) -> datetime | None:
    """The first moment of a period that ends now; None: over all years."""
    now = cut_to_ms(session.clock())
    if period == "all":
        return None
    if period != "shift":
        return now - SPANS[period]
    agency = in_force(session.board).agency
    spans = running(agency.shift, now, zone_of(agency.time_zone))
    return spans[0].begins if spans else now - timedelta(hours=HOURS_WITHOUT_SHIFTS)
