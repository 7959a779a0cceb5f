"""The disk fails in the middle of a shift: full, or with an error, at each act of SQLite on its files.

By the file system of apsw under the ledger in this process. Each time the step that failed leaves the board
as it was, says so in words, and is done once the fault is over; then the shift goes on to its end.
"""

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import apsw

from tests.faults.again import Again, shift
from tests.faults.driver import connect_through
from tests.faults.program import STORE
from tests.faults.tried import Tried, added
from tests.faults.vfs import Act, What, file_system
from tests.ledger.small_room import a_ledger


class Trouble(NamedTuple):
    """How the disk fails: on which acts, with which result, once or until it is mended; what is then said."""

    tried: Tried
    acts: tuple[What, ...]
    results: dict[What, int]
    words: str
    lasts: bool
    kinds: Collection[str]


FULL = Trouble(
    Tried(
        "disk full", "SQLite is told so at a write and at all that follow, until there is room; at each write"
    ),
    ("write",),
    {"write": apsw.SQLITE_FULL},
    "database or disk is full",
    True,
    ("full",),
)
ERROR = Trouble(
    Tried("disk error", "one act fails: each read, write, sync, cut, opening and deletion"),
    ("open", "read", "write", "cut", "sync", "delete"),
    {
        "open": apsw.SQLITE_CANTOPEN,
        "read": apsw.SQLITE_IOERR_READ,
        "write": apsw.SQLITE_IOERR_WRITE,
        "cut": apsw.SQLITE_IOERR_TRUNCATE,
        "sync": apsw.SQLITE_IOERR_FSYNC,
        "delete": apsw.SQLITE_IOERR_DELETE,
    },
    "disk I/O error",
    False,
    ("io", "read_only"),
)
GONE = ERROR._replace(
    tried=Tried("disk gone", "all acts fail from one on, until it is back; from each act on"), lasts=True
)


READ_ONLY = FULL._replace(
    tried=Tried(
        "gone read-only", "SQLite is told so at a write and at all that follow, until it may; at each write"
    ),
    results={"write": apsw.SQLITE_READONLY},
    words="attempt to write a readonly database",
    kinds=("read_only",),
)
TROUBLES = (FULL, ERROR, GONE, READ_ONLY)


@dataclass(slots=True)
class Failing:
    """Fails from the so-many-th act on, until it is over; 0 never does, and counts."""

    trouble: Trouble
    at: int
    seen: int = 0
    is_over: bool = False

    def __call__(self, act: Act) -> None:
        if act.what not in self.trouble.acts:
            return
        self.seen += 1
        is_due = self.seen >= self.at if self.trouble.lasts else self.seen == self.at
        if self.at and is_due and not self.is_over:
            error = apsw.exception_for(self.trouble.results[act.what])
            error.args = (self.trouble.words,)
            raise error

    def end(self) -> None:
        """Let the disk be well again."""
        self.is_over = True


class Shard(NamedTuple):
    """Which acts of a trouble are tried: every so-many-th, beginning with the first-th."""

    trouble: Trouble
    folder: Path
    first: int
    every: int


def fail(shard: Shard) -> Tried:
    """Have the disk fail at these acts of a shift that begins with a store, and of one that makes it."""
    folder = shard.folder
    begun = folder / "begun"
    begun.mkdir(parents=True)
    a_ledger(begun / STORE).close()
    nothing = folder / "nothing"
    nothing.mkdir()
    return added((shard.trouble.tried, *(each for begin in (begun, nothing) for each in _each(shard, begin))))


def _each(shard: Shard, begin: Path) -> Iterator[Tried]:
    whole = Failing(shard.trouble, 0)
    _shift(shard.folder / "shift", begin, whole)
    for at in range(1 + shard.first, whole.seen + 1, shard.every):
        yield _shift(shard.folder / "shift", begin, Failing(shard.trouble, at))


def _shift(folder: Path, begin: Path, failing: Failing) -> Tried:
    """A shift with one trouble in it, and what is left at its end."""
    shutil.copytree(begin, folder)
    kind = failing.trouble.tried
    where = f"{kind.kind}, act {failing.at} of a shift that began with {begin.name}"
    with file_system(f"failing {folder}", before=failing) as vfs:
        again = Again(failing.trouble.kinds, failing.end)
        found = shift(folder / STORE, again, where, kind, connect_through(vfs))
    shutil.rmtree(folder)
    return found
