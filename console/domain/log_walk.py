"""Entries in their order, each with the board before it and after, and the act that it came of.

For whatever tells what an entry changed. The boards are whole: what is shown of them is veiled there.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from console.domain import entries as e
from console.domain.board import Board
from console.domain.entry import Entry
from console.domain.fold import fold, recall

About = Callable[[str], Iterable[Entry]]
"""All entries about a subject, in order."""


def no_entries(_subject: str) -> Iterable[Entry]:
    """Nothing is known of any subject."""
    return ()


class Step(NamedTuple):
    """One entry. follows: the number of the act that it came of; 0 for the act itself."""

    entry: Entry
    before: Board
    after: Board
    follows: int = 0


def steps(before: Board, entries: Iterable[Entry], about: About = no_entries) -> Iterator[Step]:
    """Each entry of those that follow one another.

    before: the board as it was when the first of them was recorded. about: all entries of a subject, for a
    call that is opened again.
    """
    board, last, act = before, None, 0
    for entry in entries:
        is_more = last is not None and _is_one_act(last, entry)
        act = act if is_more else entry.number
        if isinstance(entry.body, e.CallReopened):
            told = (each for each in about(entry.subject) if each.number < entry.number)
            after = fold(recall(board, told), entry)
        else:
            after = fold(board, entry)
        yield Step(entry, board, after, act if is_more else 0)
        board, last = after, entry


def _is_one_act(last: Entry, entry: Entry) -> bool:
    """Whether an entry was recorded in one go with the one before it: it came of that."""
    is_next = entry.number == last.number + 1
    return is_next and (entry.at, entry.who, entry.position) == (last.at, last.who, last.position)
