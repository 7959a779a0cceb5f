"""The calls that are to be reviewed, and the reviews of calls, as they stand in the store. Only reads.

Whose words are shown is decided here too, so that no screen can forget it: whoever sees reviews reads all, a
dispatcher those of their own work.
"""

from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from console.domain.entries import ReviewAnswered, ReviewGiven
from console.domain.entry import Entry
from console.domain.figures.of_entries import record_of
from console.domain.figures.packs import Packs
from console.domain.figures.record import CallRecord
from console.domain.names import Mark
from console.domain.review_drawn import Drawn, Why, can_be_drawn, reasons
from console.domain.review_entries import pairs_of
from console.domain.review_parts import ReviewQuestion
from console.domain.reviewed import HAD_BY, Review, ToReview, had_by, standing
from console.domain.veil import of_own_call
from console.ledger.call_records import call_records, packs_in
from console.ledger.connect import Connect, connect
from console.ledger.sqlite_store import open_reader
from console.ledger.store import Store

OWN_MAX = 100
"""So many of a dispatcher's own reviews are shown, the newest first."""
_REVIEWS = (
    "SELECT number FROM entries INDEXED BY entries_reviews"
    " WHERE kind IN ('ComplaintNoted', 'ReviewGiven', 'ReviewAnswered')"
)
"""All of them: what the index holds, so that SQLite sees that it may use it."""
_OF_CALL = f"{_REVIEWS} AND subject = ? ORDER BY number"
_GIVEN = f"{_REVIEWS} AND kind = 'ReviewGiven' ORDER BY number DESC"
_HAD = (
    f"SELECT number FROM entries WHERE subject = ? AND kind IN ({', '.join(map(repr, HAD_BY))})"  # noqa: S608 - names of ours
    " ORDER BY number"
)
_CHAIN = "SELECT chain_hash FROM entries WHERE number = ?"


def to_review(
    path: Path,
    since: datetime,
    until: datetime,
    marks: Collection[Mark],
    who: str = "",
    connect: Connect = connect,
) -> Iterator[ToReview]:
    """The calls that came in between two moments and are to be reviewed, or were, the first first.

    marks, who: what whoever looks is shown. Raises StoreUnavailable and StoreDamaged.
    """
    with closing(open_reader(path, connect)) as store:
        packs = packs_in(store)
        # All at once: whoever stops in the middle must leave no look at a table behind.
        for record in tuple(call_records(path, since, until, connect=connect)):
            if not can_be_drawn(record):
                continue
            why = drawn_for(store, packs, record)
            review = review_in(store, packs, record.call, marks, who)
            if why or review is not None:
                yield ToReview(Drawn(record, why), owners(store, record.call), review)


def one_to_review(
    store: Store, packs: Packs, call: str, marks: Collection[Mark], who: str
) -> ToReview | None:
    """A call that somebody named, whether it was drawn or not; None where it is none, or is not over."""
    record = record_of(store.about(call), packs, {})
    if record is None or not can_be_drawn(record):
        return None
    why = drawn_for(store, packs, record)
    return ToReview(Drawn(record, why), owners(store, call), review_in(store, packs, call, marks, who))


def own_reviews(path: Path, who: str, connect: Connect = connect) -> Iterator[Review]:
    """The reviews of this person's work that stand, newest first."""
    with closing(open_reader(path, connect)) as store:
        packs, seen, found = packs_in(store), set[str](), 0
        for (number,) in store.rows(_GIVEN):
            (entry,) = store.numbered((number,))
            if entry.subject in seen:
                continue
            seen.add(entry.subject)
            if of_own_call(entry, who):
                review = review_in(store, packs, entry.subject, (), who)
                assert review is not None, "it was just read"
                yield review
                found += 1
            if found == OWN_MAX:
                return


def drawn_for(store: Store, packs: Packs, record: CallRecord) -> tuple[Why, ...]:
    """Why a call is reviewed: by the agency that was in force when it was closed first."""
    ((chain,),) = store.rows(_CHAIN, (record.closed_in,))
    return reasons(record, chain, packs.at(record.closed_in).review_percent)


def owners(store: Store, call: str) -> tuple[str, ...]:
    """Everybody who had a call, who had it last at the end."""
    return had_by(store.numbered(number for (number,) in store.rows(_HAD, (call,))))


def review_in(store: Store, packs: Packs, call: str, marks: Collection[Mark], who: str) -> Review | None:
    """The review of a call that stands, as whoever looks is shown it; None where there is none."""
    entries = store.numbered(number for (number,) in store.rows(_OF_CALL, (call,)))
    stands = standing(entries)
    if stands is None:
        return None
    is_shown = Mark.REVIEW in marks or of_own_call(stands, who)
    return _review(stands, entries, packs.at(stands.number).review_form, is_shown=is_shown)


def _review(
    stands: Entry, entries: tuple[Entry, ...], form: tuple[ReviewQuestion, ...], *, is_shown: bool
) -> Review:
    body = stands.body
    assert isinstance(body, ReviewGiven), "a review stands"
    replies = [
        (each.at, each.body.text)
        for each in entries
        if isinstance(each.body, ReviewAnswered) and each.body.review == stands.number
    ]
    return Review(
        body.call,
        stands.number,
        stands.at,
        stands.who,
        body.dispatcher,
        form,
        pairs_of(body.answers) if is_shown else {},
        pairs_of(body.notes) if is_shown else {},
        body.comment if is_shown else "",
        body.corrects,
        body.reason if is_shown else "",
        replies[-1][0] if replies else None,
        tuple(text for _, text in replies if text and is_shown),
        is_shown,
    )
