"""Reviews for the screen: read on a thread of its own, by what whoever sits at the position is shown then.

A supervisor reads a month's calls that are to be reviewed; a dispatcher the reviews of their own work. What
is read is fixed when it is asked for; nothing of the session is touched meanwhile.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, tzinfo
from pathlib import Path
from threading import Event
from typing import NamedTuple, TypeVar

from console.domain.board import Board, in_force
from console.domain.clock import cut_to_ms
from console.domain.figures.period import month_of
from console.domain.local_time import zone_of
from console.domain.names import Mark
from console.domain.reviewed import Review, ToReview
from console.domain.roles import MAY, roles_at
from console.domain.rows.log_found import FoundRow
from console.domain.rows.review_rows import ReviewRow, on_call_words, state_of, why_words
from console.errors import StoreUnavailable
from console.ledger.call_records import packs_in
from console.ledger.log_found import Reading, calls_named
from console.ledger.logbook import Timeline, Wanted, timeline_of
from console.ledger.reviews import one_to_review, own_reviews, owners, to_review
from console.ledger.sqlite_store import SqliteStore, open_reader
from console.session import Session
from console.session_log import Trouble

Read = TypeVar("Read")


class ReviewReader(NamedTuple):
    """Reviews as one person at one position may read them now. For any thread: it opens the file each time.

    gives: whether they review calls; else they read what is about their own work.
    """

    path: Path
    board: Board
    marks: frozenset[Mark]
    who: str
    gives: bool
    now: datetime

    def month(self, on: date, stop: Event) -> tuple[ReviewRow, ...] | Trouble:
        """The calls that came in in the month of a day and are to be reviewed, the last first."""
        within = month_of(on, self.zone)

        def look(store: SqliteStore) -> tuple[ReviewRow, ...]:
            found: list[ToReview] = []
            for each in to_review(self.path, within.since, within.until, self.marks, self.who):
                if stop.is_set():
                    return ()
                found.append(each)
            return self._rows(store, list(reversed(found)))

        return self._read(look)

    def own(self) -> tuple[ReviewRow, ...] | Trouble:
        """The reviews of their own work, newest first."""

        def look(store: SqliteStore) -> tuple[ReviewRow, ...]:
            reviews = list(own_reviews(self.path, self.who))
            named = self._named(store, [each.call for each in reviews])
            return tuple(
                _row(named[each.call], (), owners(store, each.call), each, self.who) for each in reviews
            )

        return self._read(look)

    def one(self, call: str) -> ReviewRow | Trouble | None:
        """A closed call that somebody named; None where there is none."""

        def look(store: SqliteStore) -> ReviewRow | None:
            found = one_to_review(store, packs_in(store), call, self.marks, self.who)
            if found is None:
                return None
            (row,) = self._rows(store, [found])
            # Whether a call of somebody else is drawn or reviewed is not for a dispatcher to see.
            return row if self.gives or row.review is not None else row._replace(state="none", why=())

        return self._read(look)

    def timeline(self, call: str) -> Timeline | Trouble:
        """The lines of a call."""
        return self._read(lambda store: timeline_of(store, Wanted(call=call), self.zone, self.marks))

    @property
    def zone(self) -> tzinfo:
        """The room's time zone."""
        return zone_of(in_force(self.board).agency.time_zone)

    def _rows(self, store: SqliteStore, found: list[ToReview]) -> tuple[ReviewRow, ...]:
        named = self._named(store, [each.drawn.record.call for each in found])
        rows = []
        for each in found:
            record = each.drawn.record
            review = each.review if each.review is not None and each.review.is_shown else None
            on_call = on_call_words(record.answered, record.closed)
            why = why_words(each.drawn.why)
            row = _row(named[record.call], why, each.had_by, review, self.who)
            rows.append(row._replace(on_call=on_call))
        return tuple(rows)

    def _named(self, store: SqliteStore, calls: list[str]) -> dict[str, FoundRow]:
        """What the calls are called, and when they came in, as the log has it."""
        reading = Reading(self.board, self.marks, self.zone, self.now, lambda: False)
        return {row.id: row for row in calls_named(store, calls, reading)}

    def _read(self, read: Callable[[SqliteStore], Read]) -> Read | Trouble:
        try:
            with closing(open_reader(self.path)) as store:
                return read(store)
        except StoreUnavailable as trouble:
            return Trouble(trouble.says)


def _row(
    named: FoundRow, why: tuple[str, ...], had_by: tuple[str, ...], review: Review | None, who: str
) -> ReviewRow:
    about = review.dispatcher if review is not None else next(reversed(had_by), "")
    state = state_of(review, is_own=who in had_by)
    return ReviewRow(named.id, named.title, named.when, about, why, state, review=review, had_by=had_by)


def review_reader(session: Session) -> ReviewReader:
    """How reviews are read now, by whoever sits here."""
    now = cut_to_ms(session.clock())
    return ReviewReader(
        session.ledger.path, session.board, session.sight.marks, session.who, gives_reviews(session), now
    )


def gives_reviews(session: Session) -> bool:
    """Whether whoever sits here reviews calls."""
    roles = roles_at(session.board, session.who, session.position, session.purpose == "practice")
    return any("GiveReview" in MAY[role] for role in roles)
