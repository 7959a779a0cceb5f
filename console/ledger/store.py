"""What the ledger needs of a store. The one abstraction that is not earned by two uses yet (STYLE 17).

A PostgreSQL store for rooms with several positions comes later, behind this protocol.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from console.domain.entry import Entry
from console.ledger.rows import Head

Purpose = Literal["live", "practice"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Something typed and not yet entered: at which position, about which call, in which field."""

    position: str
    subject: str
    field: str
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """What a board is folded from: independent of how long the history is.

    start: the adoption in force when the oldest open call began, or the last one. before: the entries, all
    older than `start`'s successors, that say how units stand that nobody has touched since, each with the
    adoption then in force. then: the entries from there on, in order.
    """

    start: Entry
    before: tuple[tuple[Entry, Entry], ...]
    units_before: tuple[str, ...]
    then: tuple[Entry, ...]


class Store(Protocol):
    """Entries in, entries out; nothing is ever changed."""

    def writing(self) -> AbstractContextManager[Head]:
        """Hold the write lock, give the head as it then is, and make what was appended durable at the end.

        Raises StoreUnavailable (`locked`) where another program holds the lock for longer than a moment.
        """
        ...

    def append(self, entries: Sequence[Entry], before: Head) -> Head:
        """Write entries after `before`, inside `writing`."""
        ...

    def head(self) -> Head:
        """The last entry's number and sum."""
        ...

    def after(self, number: int) -> Iterator[Entry]:
        """The entries after this number, in order."""
        ...

    def about(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit or the room, in order."""
        ...
