"""`kill -9` of the program as it is shipped, before each change to its files and each answer."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tests.faults.left import acknowledged, left, one
from tests.faults.noting import is_in
from tests.faults.program import STORE, Work, work_in, works
from tests.faults.recordings import Recording, of_program
from tests.faults.tracing import GO_ON, KILL, Deed, Stop
from tests.faults.tried import Tried, added

AT_ONCE = 2
POINTS = Tried(
    "kill at each write",
    "SIGKILL before each system call of `console record` and `ledger rebuild` that changes a file or answers",
)


class _Point(NamedTuple):
    """Before which write of which work the program is killed, and what is known of that work."""

    work: Work
    whole: Recording
    folder: Path
    number: int


def at_each_write(folder: Path, every: int = 1) -> Tried:
    """Kill each work before each of its writes, or before every so-many-th."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return added(
            (
                POINTS,
                *(
                    found
                    for work in works(folder)
                    for found in pool.map(_killed, _points(work, folder, every))
                ),
            )
        )


def _points(work: Work, folder: Path, every: int) -> Iterator[_Point]:
    whole = of_program(work, folder / "whole")
    for number in range(1, whole.writes + 1, every):
        yield _Point(work, whole, folder / f"{work.name} {number}", number)


def _killed(point: _Point) -> Tried:
    work, whole, folder, number = point
    work.begin(folder)
    seen = count(1)

    def kill(stop: Stop) -> Deed:
        return KILL if is_in(folder, stop) and next(seen) == number else GO_ON

    ended = work_in(work, folder, kill)
    assert ended.code == -9, ended
    told = acknowledged(ended.out, work.commands)
    there = left(folder / STORE, told, whole.before, whole.ends)
    shutil.rmtree(folder)
    return one(POINTS, told, there)
