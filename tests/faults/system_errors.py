"""The system refuses the program as it is shipped: no room, an error of the disk, only to be read.

Each time one system call on the store is answered with the error, and so are all like it that follow; by
tracing. The program ends with words and an exit code, and what it had acknowledged is there.
"""

import errno
import json
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

from console.errors import StoreUnavailable
from tests.faults.left import Left, acknowledged, left, one
from tests.faults.noting import ANSWER, is_in
from tests.faults.program import STORE, Work, work_in, works
from tests.faults.recordings import Recording, of_program
from tests.faults.tracing import CHANGES, GO_ON, READS, Deed, Ended, Stop
from tests.faults.tried import Tried, added, message_faults

AT_ONCE = 2
REFUSED = Tried(
    "system call refused",
    "`console record` and `ledger rebuild` get an error at each system call on the store, and from there on",
)
CHANGING = ("write", "pwrite64", "ftruncate", "openat", "link", "fallocate")
ERRORS: Mapping[int, tuple[str, ...]] = {
    errno.ENOSPC: CHANGING,
    errno.EIO: (*CHANGING, "pread64", "fsync", "fdatasync", "unlink"),
    errno.EROFS: ("openat", "link", "unlink"),
}
"""Each error, and the calls that answer with it."""
CALLS: Mapping[str, int] = {**CHANGES, **READS}


class _Point(NamedTuple):
    """From which call of a work on the system answers with which error; what is known of that work."""

    work: Work
    whole: Recording
    folder: Path
    error: int
    number: int


def refuse(folder: Path, every: int = 1) -> Tried:
    """Refuse each call of each work, or every so-many-th."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        each = [found for work in works(folder) for found in pool.map(_refused, _points(work, folder, every))]
    return added((REFUSED, *each))


def _points(work: Work, folder: Path, every: int) -> Iterator[_Point]:
    whole = of_program(work, folder / "whole")
    for error in ERRORS:
        calls = _calls(work, folder / "whole", error)
        for number in range(1, calls + 1, every):
            yield _Point(work, whole, folder / f"{work.name} {error} {number}", error, number)


def _calls(work: Work, folder: Path, error: int) -> int:
    """How many calls of a work may be answered with an error."""
    work.begin(folder)
    stops = list[Stop]()

    def note(stop: Stop) -> Deed:
        stops.extend((stop,) if _may_fail(folder, stop, error) else ())
        return GO_ON

    work_in(work, folder, note, CALLS)
    shutil.rmtree(folder)
    return len(stops)


def _may_fail(folder: Path, stop: Stop, error: int) -> bool:
    answers = stop.call == "write" and stop.args[0] == ANSWER
    return stop.call in ERRORS[error] and not answers and is_in(folder, stop)


def _refused(point: _Point) -> Tried:
    work, whole, folder, error, number = point
    work.begin(folder)
    seen = count(1)

    def answer(stop: Stop) -> Deed:
        return error if _may_fail(folder, stop, error) and next(seen) >= number else GO_ON

    ended = work_in(work, folder, answer, CALLS)
    told = acknowledged(ended.out, work.commands)
    there = left(folder / STORE, told, whole.before, whole.ends)
    where = f"{work.name}, {errno.errorcode[error]} from call {number} on"
    said, faults = _said(ended, work, folder / STORE)
    half = tuple(f"{where}: {words}" for words in (*there.half, *faults))
    shutil.rmtree(folder)
    return one(REFUSED, told, Left((), tuple(f"{where}: {each}" for each in there.lost), half), said)


def _said(ended: Ended, work: Work, store: Path) -> tuple[int, list[str]]:
    """How many messages there were, and what is wrong with them; an end without words has to be a success."""
    err = ended.err.decode()
    lines = [json.loads(line) for line in ended.out.splitlines()] if work.commands else []
    says = [line["error"]["says"] for line in lines if "error" in line] + ([err.strip()] if err else [])
    faults = [fault for each in says for fault in message_faults(StoreUnavailable("", each))]
    if "Traceback" in err or ended.code not in (0, 2):
        faults.append(f"it ended with {ended.code}: {err}")
    if says and not any(str(store) in each for each in says):
        faults.append(f"no message names the store: {says}")
    if bool(says) != bool(ended.code):
        faults.append(f"it ended with {ended.code} and said {says}")
    return len(says), faults
