"""How far long work is, told now and then apart from the output, so that nobody waits in the dark."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from console.cli_io import complain
from console.domain.clock import steady_s

SHOWN_EVERY_S = 2.0
Each = TypeVar("Each")


class Progress:
    """Tells how many of how many are done, and how long the rest will take; total: 0 where nobody knows."""

    def __init__(
        self, what: str, total: int = 0, hint: str = "", steady: Callable[[], float] = steady_s
    ) -> None:
        self._what = what
        self._total = total
        self._hint = hint
        self._steady = steady
        self._done = 0
        self._began = self._last = steady()

    def more(self, count: int = 1) -> None:
        """So many more are done."""
        self._done += count
        now = self._steady()
        if now - self._last >= SHOWN_EVERY_S and self._done:
            self._last = now
            complain(f"{self._counted(now - self._began)}{self._hint}")

    def _counted(self, took_s: float) -> str:
        if not self._total:
            return f"{self._done:,} {self._what}"
        left_s = took_s * (self._total - self._done) / self._done
        return f"{self._done:,} of {self._total:,} {self._what}, about {left_s:,.0f} s more"


def counted(each: Iterable[Each], what: str, steady: Callable[[], float] = steady_s) -> Iterator[Each]:
    """The same, one after the other, told of now and then."""
    progress = Progress(what, steady=steady)
    for one in each:
        yield one
        progress.more()
