"""Keeps a store backed up beside a working desk: a thread of its own waits, a process of its own works.

In the desk's process the work would hold its key presses up, and a place that no longer answers could never
be given up.
"""

import os
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from console.domain.clock import Clock, utc_now
from console.ledger.keeping import Done, Errand, Plan, is_due, keep_once, serve
from console.ledger.place_words import unusable
from console.ledger.served import BackupState, Served, after_trouble, remember, remembered, state

LOOK_S = 15.0
AGAIN_S = 120.0
"""So long after a run the next begins at the earliest, unless somebody asks for it."""
STEPS_BACK = 10


class Keeper:
    """Backups of one store, as long as a desk is open. Its methods may be called from any thread.

    has_tried: whether each place was looked at since it was started.
    """

    def __init__(self, plan: Plan, clock: Clock, told: Callable[[BackupState], None]) -> None:
        """told: is called on the thread that waits, whenever a place was looked at."""
        self._plan = plan
        self._clock = clock
        self._told = told
        self._places = remembered(plan.store)
        self._asked = threading.Event()
        self._done = threading.Event()
        self._done.set()
        self._ending = threading.Event()
        self.has_tried = False
        self._process: BaseProcess | None = None
        self._thread = threading.Thread(target=self._keep, name="backups", daemon=True)

    def start(self) -> None:
        """Begin to keep."""
        self._thread.start()

    def at_once(self) -> None:
        """Make a backup now: a shift ends, or words were erased and have to leave the backups too."""
        self._asked.set()
        self._done.clear()

    def places(self) -> tuple[Served, ...]:
        """How the places stood when they were last looked at; reads no disk."""
        return self._places

    def state(self) -> BackupState:
        """How the backups stand now; reads no disk."""
        return state(self._places, self._clock(), self._plan.warn_after)

    def stop(self, wait_s: float = 0.0) -> None:
        """Stop keeping; what somebody asked for is waited for so long. What is half made is no backup."""
        self._done.wait(wait_s)
        self._ending.set()
        self._asked.set()
        process = self._process
        if process is not None:
            process.kill()
        if self._thread.is_alive():
            self._thread.join()

    def _keep(self) -> None:
        earliest = 0.0
        while not self._ending.is_set():
            is_time = time.monotonic() >= earliest and self._is_due()
            if is_time or self._asked.is_set():
                self._asked.clear()
                self._places = keep_once(self._plan, self._in_a_process, self._standing)
                self.has_tried = True
                self._standing(self._places)
                earliest = time.monotonic() + AGAIN_S
                if not self._asked.is_set():
                    self._done.set()
            else:
                self.has_tried = True
                self._asked.wait(LOOK_S)

    def _is_due(self) -> bool:
        """Whether it is time; what another desk on this store made meanwhile counts too."""
        if not is_due(self._plan, self._places, self._clock()):
            return False
        known = remembered(self._plan.store)
        if is_due(self._plan, known, self._clock()):
            return True
        self._places = known
        return False

    def _standing(self, places: tuple[Served, ...]) -> None:
        if self._ending.is_set():
            return
        self._places = places
        try:
            remember(self._plan.store, places)
        except OSError as fault:
            # Backups do not need it. Until it can be written, what is known stands here.
            note = unusable("io", self._plan.store.parent, detail=fault.strerror or fault).says
            self._places = (
                *places[:-1],
                places[-1].model_copy(update={"trouble": places[-1].trouble or note}),
            )
        self._told(self.state())

    def _in_a_process(self, errand: Errand) -> Done:
        if self._ending.is_set():
            return Done(errand.before, None)
        limit_s = self._plan.give_up_after.total_seconds()
        context = get_context("spawn")
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(errand, there), daemon=True)
        try:
            process.start()
        except OSError as fault:
            here.close()
            there.close()
            trouble = unusable("ended", errand.place, detail=f"it could not be begun: {fault.strerror}")
            return self._not_done(errand, trouble.says)
        self._process = process
        if self._ending.is_set():  # since the look above: whoever ends it saw no process yet
            process.kill()
        there.close()
        try:
            if here.poll(limit_s):
                found: Done = here.recv()
                return found
            trouble = unusable("slow", errand.place, minutes=f"{limit_s / 60:.0f}")
        except EOFError:
            trouble = unusable("ended", errand.place, detail="the program that made it is gone")
        finally:
            process.kill()
            process.join()
            self._process = None
            here.close()
        return self._not_done(errand, trouble.says)

    def _not_done(self, errand: Errand, says: str) -> Done:
        return Done(after_trouble(errand.before, says, self._clock(), errand.before.erased), None)


def _answer(errand: Errand, there: Connection) -> None:
    if os.name == "posix":
        os.nice(STEPS_BACK)
    there.send(serve(errand, utc_now))
    there.close()
