"""Search over what was written: notes, addresses, names, reasons; by what whoever searches is shown.

A hit on a word that they are not shown would tell them that it stands there, so it is none.
"""

import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from itertools import islice

from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.veil import ALL, NO_FACTS, OF_CALLS, Facts, unseen
from console.domain.visible import only_seen
from console.ledger.found_by import words_of
from console.ledger.schema import SEARCH
from console.ledger.store import Store

FOUND_MAX = 200

_HITS = (
    "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?"
)


def found(
    store: Store,
    text: str,
    marks: Collection[Mark] = ALL,
    facts: Facts = NO_FACTS,
    found_max: int = FOUND_MAX,
) -> tuple[Entry, ...]:
    """The entries that hold all of these words, or words that begin so, in fields under these marks.

    Newest first. facts: those in force, which say what stands in records of criminal justice.
    """
    return tuple(islice(hits(store, text, marks, facts, at_once=found_max), found_max))


def hits(
    store: Store,
    text: str,
    marks: Collection[Mark] = ALL,
    facts: Facts = NO_FACTS,
    since: int = 0,
    at_once: int = FOUND_MAX,
) -> Iterator[Entry]:
    """The same one after the other, however many there are. since: none before this number."""
    query = query_of(text)
    if not query or ALL.intersection(marks) <= {Mark.PLAIN}:
        return
    for entry in _hits(store, query, since, at_once):
        # No word of a review is searched.
        if OF_CALLS.issubset(marks) or _is_shown(entry, query, marks, facts):
            yield entry


def in_context(texts: Sequence[str], text: str, begins: str, ends: str) -> tuple[str, ...]:
    """The texts with what is found in them between two signs: by the search, which knows what a word is."""
    query = query_of(text)
    shown = [only_seen(each) for each in texts]
    if not query or not shown:
        return tuple(shown)
    with closing(sqlite3.connect(":memory:")) as alone:
        alone.execute(f"CREATE VIRTUAL TABLE search USING {SEARCH}")
        alone.executemany("INSERT INTO search (rowid, text) VALUES (?, ?)", enumerate(shown))
        found = alone.execute(
            # Any of the words: two of them may stand in two of the texts.
            "SELECT rowid, highlight(search, 0, ?, ?) FROM search WHERE search MATCH ?",
            (begins, ends, " OR ".join(_words_of(text))),
        )
        told: dict[int, str] = dict(found)
    return tuple(told.get(number, each) for number, each in enumerate(shown))


def query_of(text: str) -> str:
    """The words as the search takes them: quoted, so that none is taken for an operator of its language."""
    return " ".join(_words_of(text))


def phrase_of(text: str) -> str:
    """The words as a phrase of the search: all of them, in this order and in a row."""
    words = re.findall(r"\w+", only_seen(text))
    return '"' + " ".join(words) + '"' if words else ""


def _words_of(text: str) -> list[str]:
    words = [word for word in only_seen(text).split() if any(map(str.isalnum, word))]
    # Whole, so that each is cut at signs and accents as what was written is.
    return ['"' + word.replace('"', '""') + '"*' for word in words]


def _hits(store: Store, query: str, since: int, at_once: int) -> Iterator[Entry]:
    """All hits, newest first, so many at a time."""
    before = 2**62
    while rows := store.rows(_HITS, (query, before, since, at_once)):
        yield from reversed(store.numbered(number for (number,) in rows))
        before = rows[-1][0]


def _is_shown(entry: Entry, query: str, marks: Collection[Mark], facts: Facts) -> bool:
    """Whether the words stand where whoever sees these marks is shown them."""
    hidden = dict.fromkeys(unseen(entry.body, marks, facts), "")
    text = words_of(entry.body.model_copy(update=hidden)) if hidden else ""
    return not hidden or (bool(text) and _holds(text, query))


def _holds(text: str, query: str) -> bool:
    """Whether the search finds this text: asked of the search itself, which knows what a word is."""
    with closing(sqlite3.connect(":memory:")) as alone:
        alone.execute(f"CREATE VIRTUAL TABLE search USING {SEARCH}")
        alone.execute("INSERT INTO search (text) VALUES (?)", (only_seen(text),))
        return alone.execute("SELECT 1 FROM search WHERE search MATCH ?", (query,)).fetchone() is not None
