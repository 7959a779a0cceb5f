"""Power cuts, at each moment of a piece of work: what nobody had waited for is dropped, kept, mixed or torn.

What is left is opened by the program with plain sqlite3. A disk that lies, that says all is on it when it is
not, may lose what was acknowledged: then that must be told, at the opening, by verifying, or by the head that
was printed.
"""

import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import utc_now
from console.errors import StoreUnavailable
from console.ledger.ledger import open_ledger
from console.ledger.rows import Row
from console.ledger.verify import verify
from tests.faults.disk import HOWS, Disk
from tests.faults.left import Left, left, one, stored
from tests.faults.program import STORE
from tests.faults.recordings import Recording
from tests.faults.tried import Tried, added, message_faults

CUT = Tried(
    "power cut",
    "unsynced writes dropped, kept, mixed by sectors, pages or writes, or torn; at each write of the ledger"
    " over a file system of apsw",
)
CUT_OF_PROGRAM = CUT._replace(
    kind="power cut, as shipped",
    how="the same at each write of `console record` and `ledger rebuild`, noted by tracing them",
)
LIES = Tried(
    "power cut, lying disk",
    "the same where the disk had said that all was on it, and nothing was; found",
    is_counted=False,
)
SHARED_BYTES = 32768


class Shard(NamedTuple):
    """Which of the cuts of a recording: every so-many-th moment, beginning with the first-th."""

    kind: Tried
    recording: Recording
    folder: Path
    first: int
    every: int


def cut(shard: Shard) -> Tried:
    """Cut the power at these moments, once in each manner, and look at what is left."""
    return added((shard.kind, *_cuts(shard)))


def _cuts(shard: Shard) -> Iterator[Tried]:
    recording, folder = shard.recording, shard.folder
    disk = Disk(recording.begun, lies=shard.kind == LIES)
    for moment, deed in enumerate(recording.deeds):
        disk.do(deed)
        if moment % shard.every != shard.first:
            continue
        for how in HOWS:
            chance = random.Random(f"{recording.name} {moment} {how}")  # noqa: S311 - moments, not secrets
            _write(folder, disk.cut(how, chance), chance)
            where = f"{recording.name}, cut after deed {moment + 1} of {len(recording.deeds)}, {how}"
            looked = _lied if shard.kind == LIES else _held
            yield looked(recording, folder, disk.told, where)
            shutil.rmtree(folder)


def _write(folder: Path, files: Mapping[str, bytes], chance: random.Random) -> None:
    """Write what is left; beside it, now and then, what the cut left of the log's shared memory."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    if STORE in files and chance.random() < 0.5:
        (folder / f"{STORE}-shm").write_bytes(chance.randbytes(SHARED_BYTES))


def _held(recording: Recording, folder: Path, told: int, where: str) -> Tried:
    """What is left after a disk that does what it says."""
    acknowledged = recording.told[:told]
    found = left(folder / STORE, acknowledged, recording.before, recording.ends, utc_now)
    strange = _strangers(found.rows, recording.rows)
    there = Left(
        found.rows,
        tuple(f"{where}: {words}" for words in found.lost),
        tuple(f"{where}: {words}" for words in (*found.half, *strange)),
    )
    return one(CUT, acknowledged, there)


def _lied(recording: Recording, folder: Path, told: int, where: str) -> Tried:
    """What is left after a disk that lied: all, or less and it is told."""
    entries = sum(len(each.numbers) for each in recording.told[:told])
    acknowledged = len(recording.before) + entries
    kind = LIES._replace(tried=1, acknowledged=entries)
    try:
        found = verify(folder / STORE)
        open_ledger(folder / STORE, "live", utc_now).close()
    except StoreUnavailable as trouble:
        wrong = tuple(f"{where}: {words}" for words in message_faults(trouble))
        return kind._replace(classes=(("at the opening", 1),), messages=1, told=wrong)
    if found.damages:
        return kind._replace(classes=(("by verifying", 1),))
    rows = stored(folder / STORE)
    half = [*_strangers(rows, recording.rows), *(() if len(rows) in recording.ends else ("half a command",))]
    if half:
        return kind._replace(half=1, told=tuple(f"{where}: {words}, and nothing tells it" for words in half))
    short = len(rows) < acknowledged
    return kind._replace(classes=(("by the printed head" if short else "nothing was lost", 1),))


def _strangers(rows: Sequence[Row], whole: Sequence[Row]) -> list[str]:
    """The rows that are not those that were written; a body may be there still, or be erased already."""
    return [
        f"entry {now.number} is not what was written"
        for now, was in zip(rows, whole, strict=False)
        if now != was and now._replace(body=None, salt=None) != was
    ]
