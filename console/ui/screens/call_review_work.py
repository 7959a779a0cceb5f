"""What the Review screen has read: which calls, and the lines of one; off the window's thread."""

from collections.abc import Hashable
from datetime import date
from functools import partial
from threading import Event

from PySide6.QtCore import QObject

from console.domain.rows.review_rows import ReviewRow
from console.ledger.logbook import Timeline
from console.session import Session
from console.session_log import Trouble
from console.session_review import ReviewReader, review_reader
from console.ui.aside import Aside

Rows = tuple[ReviewRow, ...]


class ReviewWork:
    """Two looks that go on beside each other. What could not be read is told as a text.

    parent: what shows them.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        self._session = session
        self.listing, self.reading = Aside(parent), Aside(parent)
        self._asked: dict[str, Hashable] = {}
        self._turn = 0

    def reader(self) -> ReviewReader:
        """How reviews are read now."""
        return review_reader(self._session)

    def list(self, months_back: int, named: str) -> bool:
        """Read the calls of a month, or one's own reviews. Whether they are known already."""
        reader = self.reader()
        on = month_before(reader.now.astimezone(reader.zone).date(), months_back)
        key = (self._turn, reader.who, reader.marks, reader.gives, on, named)
        self._asked["list"] = key
        self.listing.ask(key, partial(_list, reader, on, named))
        return self.listing.value(key) is not None

    def read(self, call: str) -> bool:
        """Read the lines of a call. Whether they are known already."""
        reader = self.reader()
        key = (self._turn, call, reader.marks, reader.who)
        self._asked["read"] = key
        self.reading.ask(key, partial(_read, reader, call))
        return self.reading.value(key) is not None

    def rows(self) -> Rows | str | None:
        """The calls; None while they are read."""
        value = self.listing.value(self._asked.get("list"))
        return value.says if isinstance(value, Trouble) else value if isinstance(value, tuple) else None

    def timeline(self) -> Timeline | str | None:
        """The lines; None while they are read."""
        value = self.reading.value(self._asked.get("read"))
        return value.says if isinstance(value, Trouble) else value if isinstance(value, Timeline) else None

    def forget_list(self) -> None:
        """What was read is of before: the next look reads anew."""
        self._turn += 1

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more."""
        return self.listing.is_at_rest() and self.reading.is_at_rest()

    def drop(self) -> None:
        """Let go of all that was read."""
        for each in (self.listing, self.reading):
            each.drop()
        self._asked.clear()
        self._turn += 1


def month_before(on: date, months: int) -> date:
    """The first day of the month so many months before the one a day is in."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, 1)


def _list(reader: ReviewReader, on: date, named: str, stop: Event) -> Rows | Trouble:
    found = reader.month(on, stop) if reader.gives else reader.own()
    if isinstance(found, Trouble) or not named or any(row.call == named for row in found):
        return found
    one = reader.one(named)
    return one if isinstance(one, Trouble) else (one, *found) if one is not None else found


def _read(reader: ReviewReader, call: str, _stop: Event) -> Timeline | Trouble:
    return reader.timeline(call)
