"""Erases the words of many entries: in slices beside a working desk, each slice a transaction of its own.

Whoever is stopped half-way begins again with the same search: what was erased holds no words any more. What
was erased is told once, at the end, when the words have left the pages of the search and the log.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from console.domain import commands as c
from console.domain.entry import Entry
from console.errors import Refused
from console.session import Session

SLICE = 10
"""How many entries are erased at once: some milliseconds, so that a desk beside it hardly waits."""
RESTS = 2
"""How many times as long as a slice took nobody is kept from writing after it. A program that waits for the
lock only looks for it now and then; with shorter rests it was met held, measured, in most looks."""
LEFT_ALONE = ("redact_open_call", "redact_held_call")
"""Why a call is left alone although it was to be erased: it was opened again, or is on hold, by now."""

Do = Callable[[c.Command], tuple[Entry, ...]]


class Wanted(NamedTuple):
    """An entry whose words are to be erased, and the call or unit it is about."""

    number: int
    subject: str


class Grounds(NamedTuple):
    """Who erases, by which supervisor, and why; the reason does not repeat the words."""

    by: str
    reason: str


class Erased(NamedTuple):
    """How many entries were erased, and by which; the calls that were left alone.

    is_gone: whether the words have left the file and its log; else a desk that is at work empties the log.
    """

    entries: int = 0
    first: int = 0
    last: int = 0
    left_alone: tuple[str, ...] = ()
    is_gone: bool = True


def erase(session: Session, wanted: Iterable[Wanted], grounds: Grounds, do: Do) -> Erased:
    """Erase all of these, in their order. do: does a command, as long as that takes.

    Raises Refused where whoever asks may not, and StoreUnavailable; what was erased before stays erased.
    """
    entries = first = last = 0
    left_alone = set[str]()
    checkpoints = session.ledger.checkpoints
    with _telling_once(session), checkpoints.erasing_many():
        for slice_ in _sliced(wanted):
            began = time.perf_counter()
            erasing = _slice(slice_, grounds, do, left_alone)
            if erasing:
                entries, first, last = entries + len(erasing), first or erasing[0].number, erasing[-1].number
            time.sleep(RESTS * (time.perf_counter() - began))
    return Erased(entries, first, last, tuple(sorted(left_alone)), checkpoints.is_clean())


def _slice(wanted: Sequence[Wanted], grounds: Grounds, do: Do, left_alone: set[str]) -> tuple[Entry, ...]:
    """Erase these at once, but for what was erased meanwhile or has to be left alone by now."""
    gone = set[int]()
    while left := [
        each.number for each in wanted if each.subject not in left_alone and each.number not in gone
    ]:
        try:
            return do(c.Redact(entry=left[0], also=tuple(left[1:]), by=grounds.by, reason=grounds.reason))
        except Refused as refused:
            if refused.code in LEFT_ALONE:
                left_alone.add(str(refused.values["call"]))
            elif refused.code == "nothing_to_redact":
                gone.add(int(str(refused.values["entry"])))
            else:
                raise
    return ()


def _sliced(wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, ...]]:
    rest = iter(wanted)
    while some := tuple(islice(rest, SLICE)):
        yield some


@contextmanager
def _telling_once(session: Session) -> Iterator[None]:
    """Whoever keeps copies hears of all that was erased at the end, however that comes."""
    numbers: list[int] = []
    told, session.after_erasing = session.after_erasing, numbers.extend
    try:
        yield
    finally:
        session.after_erasing = told
        if numbers:
            told(tuple(numbers))
