"""A file cut off, with a sector or a page of it gone, under a log that is not its own, or without its log."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.faults.flips import LOG, Whole, looked, whole_in
from tests.faults.program import STORE
from tests.faults.tried import Tried, added
from tests.faults.work import take
from tests.ledger.small_room import a_ledger, a_life

CUT = Tried(
    "file cut off", "the file, or its log, ends early: at each page, beside it, and at odd places; found"
)
HOLE = Tried("part of the file gone", "a sector or a page is zero, or stands where another did; found")
OTHER = Tried("another file there", "a file under a log of another, and a file without its log; found")
SECTOR, PAGE = 512, 4096


class Shard(NamedTuple):
    """Which hurts of a store are tried: every so-many-th, beginning with the first-th."""

    whole: Whole
    folder: Path
    first: int
    every: int


def cut_off(shard: Shard) -> Tried:
    """End the files early."""
    return added((CUT, *_each(CUT, shard, _ends(shard.whole))))


def with_holes(shard: Shard) -> Tried:
    """Take sectors and pages away."""
    return added((HOLE, *_each(HOLE, shard, _holes(shard.whole))))


def other_files(folder: Path) -> Tried:
    """Files and logs that do not belong together, as after a copy was put back without looking at the log."""
    copies = folder / "copies"
    other = _grown(folder / "other", copies)
    whole = _grown(folder / "room", copies)
    earlier = {name: (copies / f"room {name}").read_bytes() for name in (STORE, LOG)}
    cases: Mapping[str, Mapping[str, bytes]] = {
        "an earlier copy under the log": {STORE: earlier[STORE]},
        "the file under an earlier log": {LOG: earlier[LOG]},
        "another room's file under the log": {STORE: other.files[STORE]},
        "the file under another room's log": {LOG: other.files[LOG]},
        "the file without its log": {LOG: b""},
        "an earlier copy without a log": {STORE: earlier[STORE], LOG: b""},
    }
    found = [looked(folder / "hurt", whole, hurt, name) for name, hurt in cases.items()]
    return added((OTHER, *(each._replace(kind=OTHER.kind, how=OTHER.how) for each in found)))


def _grown(folder: Path, copies: Path) -> Whole:
    """A store with a log, as a kill leaves them; and copies of both from before the log was moved."""
    folder.mkdir(parents=True)
    copies.mkdir(exist_ok=True)
    with closing(a_ledger(folder / STORE)) as ledger:
        for _ in a_life(ledger):
            pass
        for name in (STORE, LOG):
            shutil.copyfile(folder / name, copies / f"{folder.name} {name}")
        for _ in range(2):
            for _ in a_life(ledger):
                pass
            take(ledger, "checkpoint")
        for _ in a_life(ledger):
            pass
        shutil.copytree(folder, folder.with_suffix(".left"), ignore=shutil.ignore_patterns("*-shm"))
    return whole_in(folder.with_suffix(".left"))


def _each(kind: Tried, shard: Shard, hurts: Iterator[tuple[str, str, bytes]]) -> Iterator[Tried]:
    for name, where, data in islice(hurts, shard.first, None, shard.every):
        found = looked(shard.folder, shard.whole, {name: data}, where)
        yield found._replace(kind=kind.kind, how=kind.how)


def _ends(whole: Whole) -> Iterator[tuple[str, str, bytes]]:
    for name, data in whole.files.items():
        pages = range(0, len(data), PAGE)
        odd = (1, 15, 16, 99, 100, 1000, SECTOR, *range(SECTOR * 3, len(data), SECTOR * 7), len(data) - 1)
        for end in sorted({*odd, *(page + by for page in pages for by in (-1, 0, 1, 24) if page + by >= 0)}):
            yield name, f"{name} ends at {end} of {len(data)}", data[:end]


def _holes(whole: Whole) -> Iterator[tuple[str, str, bytes]]:
    for name, data in whole.files.items():
        for size in (SECTOR, PAGE):
            for at in range(0, len(data) - size + 1, size):
                rest = data[at + size :]
                yield name, f"{name} is zero for {size} from {at}", data[:at] + bytes(size) + rest
                other = (at + 7 * size) % (len(data) // size * size)
                moved = data[other : other + size]
                yield name, f"{name} has at {at} what stood at {other}, {size}", data[:at] + moved + rest
