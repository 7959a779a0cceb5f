"""Restores beside a working desk: a thread of its own waits, a process of its own works and can be ended."""

import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from console.domain.clock import utc_now
from console.errors import StoreDamaged, StoreUnavailable
from console.ledger.backups import Backup
from console.ledger.restore import Order, Restoration, clear_left, restore


class Step(NamedTuple):
    """A step that is done, in words, and how long it took."""

    says: str
    seconds: float


class Ended(NamedTuple):
    """How a restoring ended: what was restored, or why nothing was, in words."""

    done: Restoration | None
    says: str = ""


Told = Callable[[Step | Ended], None]


class Restoring:
    """One restoring, from its start to its end. told: is called on the thread that waits, last with Ended."""

    def __init__(self, order: Order, backups: Sequence[Backup], told: Told) -> None:
        self._order, self._backups, self._told = order, backups, told
        self._is_cancelled = threading.Event()
        self._process: BaseProcess | None = None
        self._thread = threading.Thread(target=self._wait, name="restoring", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """End it; what is half made goes."""
        self._is_cancelled.set()
        process = self._process
        if process is not None:
            process.kill()

    def join(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _wait(self) -> None:
        context = get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(self._order, self._backups, there), daemon=True)
        try:
            process.start()
        except OSError as fault:
            there.close()
            here.close()
            self._told(Ended(None, f"It could not be begun: {fault.strerror}. Nothing was changed."))
            return
        self._process = process
        if self._is_cancelled.is_set():  # since the look above: whoever cancels it saw no process yet
            process.kill()
        there.close()
        self._told(self._until_its_end(here, process.pid or 0))
        process.kill()
        process.join()
        here.close()

    def _until_its_end(self, here: Connection, process: int) -> Ended:
        try:
            while True:
                told: Step | Ended = here.recv()
                if isinstance(told, Ended):
                    return told
                self._told(told)
        except EOFError:
            clear_left(self._order.to, ended=process)
        if self._order.to.exists():
            return Ended(None, f"{self._order.to}: it was whole before it was ended. Look at it before use.")
        if self._is_cancelled.is_set():
            return Ended(None, "Cancelled. Nothing was restored, and nothing was changed.")
        return Ended(None, "The program that restores ended in the middle. Nothing was changed. Try again.")


def _answer(order: Order, backups: Sequence[Backup], there: Connection) -> None:
    try:
        done = restore(order, backups, utc_now, lambda says, seconds: there.send(Step(says, seconds)))
    except (StoreUnavailable, StoreDamaged) as failed:
        there.send(Ended(None, failed.says))
    else:
        there.send(Ended(done))
    there.close()
