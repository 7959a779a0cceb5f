"""What the Shift log screen has read: which calls, which lines, which moment; off the window's thread."""

from collections.abc import Hashable
from functools import partial
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject

from console.domain.clock import steady_s
from console.domain.rows.as_of import AsOf
from console.domain.rows.log_found import FoundRow
from console.ledger.log_found import Found, Sought
from console.ledger.logbook import Timeline
from console.ledger.looking_back import Moments
from console.session import Session
from console.session_log import LogReader, Trouble, log_reader
from console.ui.aside import Aside, Work


class Looked(NamedTuple):
    """What was found, and how long that took."""

    found: Found | Trouble
    took_ms: int


class ShiftLogWork:
    """Three looks that go on beside each other: the newest of each kind is what is wanted.

    parent: what shows them.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        self._session = session
        self.finding, self.reading, self.looking = Aside(parent), Aside(parent), Aside(parent)
        self._moments = Moments()
        self._asked: dict[str, Hashable] = {}

    def find(self, sought: Sought) -> bool:
        """Look for calls. Whether they are known already, and nothing more will be told."""
        reader = log_reader(self._session)
        return self._ask("find", self.finding, (sought, *_as_of(reader)), partial(_find, reader, sought))

    def read(self, row: FoundRow, sought: Sought, page: int) -> bool:
        """Read a page of the lines of what was chosen. Whether they are known already."""
        reader = log_reader(self._session)
        key = (row.kind, row.id, sought.since if row.kind != "call" else None, page, *_as_of(reader))
        return self._ask("read", self.reading, key, partial(_read, reader, row, sought, page))

    def look(self, number: int, call: str) -> bool:
        """Look back to a moment, with a call in front. Whether it is known already."""
        reader, moments = log_reader(self._session), self._moments
        key = (number, call, reader.marks, id(moments))
        return self._ask("look", self.looking, key, partial(_look, reader, moments, number, call))

    def found(self) -> Looked | None:
        """What was found; None while it is looked for."""
        value = self.finding.value(self._asked.get("find"))
        return value if isinstance(value, Looked) else None

    def lines(self) -> Timeline | Trouble | None:
        """The lines of what was chosen; None while they are read."""
        value = self.reading.value(self._asked.get("read"))
        return value if isinstance(value, Timeline | Trouble) else None

    def moment(self) -> AsOf | Trouble | None:
        """The moment that is looked back to; None while it is worked out."""
        value = self.looking.value(self._asked.get("look"))
        return value if isinstance(value, AsOf | Trouble) else None

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more."""
        return all(each.is_at_rest() for each in (self.finding, self.reading, self.looking))

    def drop(self) -> None:
        """Let go of all that was read: words were erased, or the next person is another."""
        for each in (self.finding, self.reading, self.looking):
            each.drop()
        self._asked.clear()
        self._moments = Moments()

    def _ask(self, kind: str, aside: Aside, key: Hashable, work: Work) -> bool:
        self._asked[kind] = key
        aside.ask(key, work)
        return aside.value(key) is not None


def _as_of(reader: LogReader) -> tuple[Hashable, ...]:
    """As of which entry, and for whose eyes."""
    return reader.board.last, reader.marks


def _find(reader: LogReader, sought: Sought, stop: Event) -> Looked:
    began = steady_s()
    found = reader.found(sought, stop)
    return Looked(found, round((steady_s() - began) * 1000))


def _read(reader: LogReader, row: FoundRow, sought: Sought, page: int, _stop: Event) -> Timeline | Trouble:
    return reader.timeline(row, sought, page)


def _look(reader: LogReader, moments: Moments, number: int, call: str, _stop: Event) -> AsOf | Trouble:
    return reader.as_of(moments, number, call)
