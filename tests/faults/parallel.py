"""Runs independent pieces of a kind side by side, each in a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from tests.faults.tried import Tried

AT_ONCE = 2
_Part = TypeVar("_Part")


def side_by_side(
    work: Callable[[_Part], Tried], parts: Sequence[_Part], at_once: int = AT_ONCE
) -> Iterator[Tried]:
    """What each part comes to; here, one after the other, where only one is to run at once."""
    if at_once == 1 or len(parts) == 1:
        yield from map(work, parts)
        return
    with ProcessPoolExecutor(at_once, get_context("spawn")) as pool:
        yield from pool.map(work, parts)
