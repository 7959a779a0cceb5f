"""Which entries hold words that can be erased: of a call, of whatever has a number or a place, or by words.

Only finds. What is found is told by number, kind, call and day, and never by its words.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from console.domain.entries import CallJoined
from console.domain.entry import Entry
from console.domain.names import Detail
from console.domain.redaction import KEPT_WHOLE, emptied
from console.domain.sought import sought_by
from console.ledger.search import phrase_of
from console.ledger.store import Store

_WITH = "SELECT DISTINCT call FROM detail_spans WHERE field = ? AND sought = ?"
_HELD_BY = "SELECT entry FROM detail_spans WHERE field = ? AND sought = ?"
_PHRASE = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"


class Found(NamedTuple):
    """Entries whose words can be erased, in the order in which they are to be.

    last: the numbers of those by which the others are found, which are erased after all others, so that
    whoever is stopped half-way finds the rest by the same search.
    """

    entries: tuple[Entry, ...]
    last: frozenset[int] = frozenset()

    def in_order(self) -> tuple[Entry, ...]:
        """What is found by others first."""
        return tuple(sorted(self.entries, key=lambda entry: (entry.number in self.last, entry.number)))


def holds_words(entry: Entry) -> bool:
    """Whether an entry holds words that can be erased."""
    return not isinstance(entry.body, KEPT_WHOLE) and emptied(entry.body) != entry.body


def of_calls(store: Store, calls: Iterable[str]) -> Found:
    """Everything that was written about these calls, and what went along where one was joined to another."""
    told = (entry for call in calls for entry in _of_call(store, call))
    there = {entry.number: entry for entry in told if holds_words(entry)}
    return Found(tuple(there.values()))


def _of_call(store: Store, call: str) -> Iterator[Entry]:
    for entry in store.about(call):
        yield entry
        if isinstance(entry.body, CallJoined):
            yield from _went_along(store, entry, entry.body.into)


def _went_along(store: Store, joined: Entry, into: str) -> Iterator[Entry]:
    """What a join wrote on the other call: the entries right behind it, of the same moment."""
    number = joined.number
    for entry in store.about(into):
        if entry.number == number + 1 and entry.at == joined.at:
            number = entry.number
            yield entry


def of_detail(store: Store, field: Detail, value: str) -> Found:
    """Everything that was written about the calls that ever had this number or this place."""
    sought = sought_by(field, value)
    if not sought:
        return Found(())
    calls = sorted(call for (call,) in store.rows(_WITH, (field, sought)))
    last = frozenset(number for (number,) in store.rows(_HELD_BY, (field, sought)))
    return Found(of_calls(store, calls).entries, last)


def of_words(store: Store, words: str) -> Found:
    """The entries in which these words stand in a row."""
    phrase = phrase_of(words)
    return numbered(store, (number for (number,) in store.rows(_PHRASE, (phrase,)))) if phrase else Found(())


def numbered(store: Store, numbers: Iterable[int]) -> Found:
    """Those of the entries with these numbers that hold words."""
    return Found(tuple(entry for entry in store.numbered(numbers) if holds_words(entry)))


def spans(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in a row told as one: the first and the last of each row."""
    first = last = 0
    for number in sorted(numbers):
        if first and number == last + 1:
            last = number
            continue
        if first:
            yield first, last
        first = last = number
    if first:
        yield first, last
