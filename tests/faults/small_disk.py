"""A real small file system: filled but for some pages, at each number of pages; and one that is read-only."""

import os
import shutil
from pathlib import Path

from console.errors import StoreUnavailable
from tests.faults.again import Again, shift
from tests.faults.left import Left, left, one
from tests.faults.program import STORE
from tests.faults.tried import Tried, added, message_faults
from tests.ledger.faulty import fill, mounted, open_live, remount
from tests.ledger.small_room import a_ledger

PAGE = 4096
PAGES_MAX = 90
"""With so many free the shift has room."""
ROOM = Tried("disk full, a real one", "a file system of 1 MiB with so many pages free, from none on")
STILL = Tried("read-only, a real one", "a file system that is mounted so, with a store on it and without")


def fill_up(folder: Path, pages: int, every: int = 1) -> Tried:
    """A shift on a full file system, once with each number of free pages below this."""
    with mounted(folder, "size=1m") as small:
        made = small / "made"
        made.mkdir()
        a_ledger(made / STORE).close()
        each = [_filled(small, begin, free) for free in range(0, pages, every) for begin in (made, None)]
    return added((ROOM, *each))


def _filled(small: Path, begin: Path | None, free: int) -> Tried:
    room = small / "room"
    if begin is None:
        room.mkdir()
    else:
        shutil.copytree(begin, room)
    filler = fill(small)
    os.truncate(filler, max(0, filler.stat().st_size - free * PAGE))
    where = f"{free} pages free, {'a store there' if begin else 'no store there'}"
    found = shift(room / STORE, Again(("full",), filler.unlink), where, ROOM)
    filler.unlink(missing_ok=True)
    shutil.rmtree(room)
    return found


def only_to_read(folder: Path) -> Tried:
    """A store on a read-only file system does not open, and says so; it opens once it may be written."""
    with mounted(folder, "size=4m") as still:
        a_ledger(still / STORE).close()
        remount(still, "ro")
        found = [_refused(still / name) for name in (STORE, "none.store")]
        remount(still, "rw")
        there = left(still / STORE)
    return added((STILL, *found, one(STILL, (), there)))


def _refused(store: Path) -> Tried:
    try:
        open_live(store).close()
    except StoreUnavailable as trouble:
        wrong = [*message_faults(trouble), *(() if trouble.kind == "read_only" else (trouble.says,))]
        return one(STILL, (), Left(half=tuple(wrong)), 1)
    return one(STILL, (), Left(half=(f"{store} opened on a read-only file system",)))
