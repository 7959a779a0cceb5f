"""Which other entries hold the same words as entries that are to be erased: to be told, erased on demand.

Looked for are names, addresses and numbers as they were written, and any five words in a row; within the same
call also whole texts, however short. Where another call came from is none of it: it tells of that call.
"""

import re
from collections.abc import Iterable, Iterator

from console.domain.entries import CallOpened, DetailSet
from console.domain.entry import Entry
from console.domain.names import Mark
from console.domain.veil import MARKED
from console.ledger.erasable import holds_words
from console.ledger.index_words import words_of
from console.ledger.store import Store

IN_A_ROW = 5
DIGITS = 7
"""So many digits are a telephone number and no house number."""
HITS_MAX = 500

_HITS = "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?"


def same_words(store: Store, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The other entries in which words of these stand too, in order."""
    mine = {entry.number: entry for entry in entries}
    rows = (row for phrase in phrases(mine.values()) for row in store.rows(_HITS, (phrase, HITS_MAX)))
    hits = {number for (number,) in rows}
    found = {entry.number: entry for entry in store.numbered(hits.difference(mine)) if _is_copy(entry)}
    for call in {entry.subject for entry in mine.values()}:
        texts = {text for entry in mine.values() if entry.subject == call for text in _texts(entry)}
        for entry in store.about(call):
            if entry.number not in mine and holds_words(entry) and texts.intersection(_texts(entry)):
                found[entry.number] = entry
    return tuple(found[number] for number in sorted(found))


def phrases(entries: Iterable[Entry]) -> frozenset[str]:
    """What is looked for, as phrases of the search."""
    return frozenset(f'"{words}"' for entry in entries for words in _sought(entry))


def repeats(text: str, entries: Iterable[Entry]) -> bool:
    """Whether a text, such as a reason, holds what is looked for."""
    words = " ".join(_words(text))
    return any(f" {sought} " in f" {words} " for entry in entries for sought in _sought(entry))


def _sought(entry: Entry) -> Iterator[str]:
    for name, mark in MARKED[entry.body.kind]:
        text = getattr(entry.body, name) or ""
        yield from _numbers(text)
        if mark is Mark.PERSON:
            parts = (_words(part) for part in re.split(r"[,;\n]", text))
            yield from (" ".join(words) for words in parts if len(words) >= 2)
        words = _words(text)
        yield from (" ".join(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1))


def _numbers(text: str) -> Iterator[str]:
    """Telephone numbers in a text, as they were written and in one go."""
    for found in re.findall(r"\+?\d[\d ()./-]*\d", text):
        if sum(letter.isdigit() for letter in found) >= DIGITS:
            yield from {" ".join(_words(found)), re.sub(r"\D", "", found)}


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", text)]


def _texts(entry: Entry) -> Iterator[str]:
    """The texts of an entry by themselves; an answer is none, for it stands in many."""
    for part in words_of(entry.body).split("\n"):
        if part.strip():
            yield part.strip().casefold()


def _is_copy(entry: Entry) -> bool:
    body = entry.body
    tells_where = isinstance(body, CallOpened) or (
        isinstance(body, DetailSet) and body.field in ("address", "callback")
    )
    return holds_words(entry) and not tells_where
