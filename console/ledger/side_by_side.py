"""Does many pieces of work on every processor of the machine, where they are enough to be worth it."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol, TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")

STEPS_BACK = 5
"""Enough to let a desk on the same machine go first, as Unix counts it."""


class EachOf(Protocol):
    """What does a piece of work for each of many, and gives the answers in their order."""

    def __call__(self, work: Callable[[Piece], Done], pieces: Iterable[Piece], /) -> Iterator[Done]:
        """Begin, and give the answers as they come."""
        ...


@contextmanager
def side_by_side(processes: int, steps_back: int = 0) -> Iterator[EachOf]:
    """A `map` over so many processes; over one it is this process, and begins when its answers are read.

    steps_back: how far they stand back for whatever else the machine does.
    """
    if processes <= 1:
        yield map
        return
    # Not forked: a window, its threads and its open files would be copied half.
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (steps_back,)) as pool:
        yield pool.map


def processors() -> int:
    """How many pieces this machine can do at once."""
    return os.cpu_count() or 1


def _begin(steps_back: int) -> None:
    # What is made for each entry goes with it; looking for circles in it would take a fifth of the time.
    gc.disable()
    if os.name == "posix":
        os.nice(steps_back)
