"""What the ledger needs of a store. The one abstraction that is not earned by two uses yet (STYLE 17).

A PostgreSQL store for rooms with several positions comes later, behind this protocol.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

from console.domain.entry import Entry
from console.ledger.rows import Head

Purpose = Literal["live", "practice"]


class Draft(NamedTuple):
    """Something typed and not yet entered: at which position, about which call, in which field."""

    position: str
    subject: str
    field: str
    text: str
    who: str
    at: datetime


Values = Sequence[object] | Mapping[str, object]


class Store(Protocol):
    """Entries in, entries out; nothing is ever changed. Raises StoreUnavailable and StoreDamaged."""

    @property
    def path(self) -> Path:
        """Where the store is."""
        ...

    def writing(self) -> AbstractContextManager[Head]:
        """Hold the write lock, give the head as it then is, and make what was appended durable at the end.

        Raises StoreUnavailable (`locked`) where another program holds the lock for longer than a moment.
        """
        ...

    def reading(self) -> AbstractContextManager[Head]:
        """See one state of the store until the end, whatever others write, and give its head."""
        ...

    def append(self, entries: Sequence[Entry], before: Head) -> Head:
        """Write entries after `before`, and their index rows, inside `writing`; the head after them."""
        ...

    def head(self) -> Head:
        """The last entry's number and sum."""
        ...

    def version(self) -> int:
        """A number that changes when somebody else has committed."""
        ...

    def after(self, number: int, up_to: int | None = None, but_not: str = "") -> Iterator[Entry]:
        """The entries after this number, in order, up to and with another where one is given.

        but_not: a kind that is left out.
        """
        ...

    def about(self, subject: str) -> tuple[Entry, ...]:
        """The entries about a call, a unit or the room, in order."""
        ...

    def numbered(self, numbers: Iterable[int]) -> tuple[Entry, ...]:
        """The entries with these numbers, in order."""
        ...

    def rows(self, query: str, values: Values = ()) -> tuple[tuple[Any, ...], ...]:
        """What a look-up in the index tables gives: plain SQL, which every store understands."""
        ...

    def change(self, statement: str, values: Values) -> None:
        """Change drafts: durably at once, or with all else inside `writing`."""
        ...

    def close(self) -> None:
        """Let the store go."""
        ...
