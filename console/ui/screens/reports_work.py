"""Long work of the Reports screen, off the window's thread: how far it is, and that it can be stopped."""

from collections.abc import Callable, Hashable, Iterator
from threading import Event
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from console.errors import StoreUnavailable
from console.policy.recommend import NotFinished
from console.session_figures import NothingYet
from console.ui.aside import Aside, until

TOLD_EVERY_MS = 150
Each = TypeVar("Each")


class Trouble(NamedTuple):
    """Why it could not be worked out, in words."""

    says: str


class Passing:
    """Lets things pass one after the other: counts them, and ends once nobody waits. For one thread."""

    def __init__(self) -> None:
        self.count = 0
        self._stop = Event()

    def __call__(self, some: Iterator[Each]) -> Iterator[Each]:
        """The same things, one after the other."""
        for each in until(self._stop, some):
            self.count += 1
            yield each

    def is_over(self) -> bool:
        """Whether nobody waits any more."""
        return self._stop.is_set()

    def ends_with(self, stop: Event) -> None:
        """End once this is set."""
        self._stop = stop


Work = Callable[[Passing], object]


class LongWork(QObject):
    """One thing at a time. `changed`: it is further, or done; no signal carries what was found."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """parent: what shows it."""
        super().__init__(parent)
        self._aside = Aside(parent)
        self._passing = Passing()
        self._key: Hashable = None
        self._is_stopped = False
        self._telling = QTimer(parent)
        self._telling.setInterval(TOLD_EVERY_MS)
        self._telling.timeout.connect(self.changed)
        self._aside.done.connect(self._done)

    def ask(self, key: Hashable, work: Work) -> bool:
        """Have this worked out, and nothing else any more. Whether it is known already."""
        if key == self._key and not self._is_stopped:
            return self.value() is not None
        self.drop()
        self._key, self._passing = key, Passing()
        passing = self._passing

        def run(stop: Event) -> object:
            passing.ends_with(stop)
            try:
                return work(passing)
            except StoreUnavailable as trouble:
                return Trouble(trouble.says)
            except NotFinished as trouble:
                return Trouble(f"{trouble}.")
            except NothingYet as why:
                return Trouble(str(why))

        self._aside.ask(key, run)
        self._telling.start()
        return False

    def value(self) -> object:
        """What was found; None while it is worked out."""
        return self._aside.value(self._key) if self._key is not None else None

    def so_far(self) -> int:
        """How many have passed."""
        return self._passing.count

    def stop(self) -> bool:
        """Let go of what is worked out; False where nothing is."""
        if not self.is_going_on():
            return False
        self._aside.drop()
        self._telling.stop()
        self._is_stopped = True
        return True

    def is_stopped(self) -> bool:
        """Whether somebody stopped it before it was done."""
        return self._is_stopped

    def is_going_on(self) -> bool:
        """Whether something is being worked out."""
        return not self._aside.is_at_rest()

    def drop(self) -> None:
        """Let go of all of it, and of what was found."""
        self._aside.drop()
        self._telling.stop()
        self._key, self._is_stopped = None, False

    def _done(self, _key: object) -> None:
        self._telling.stop()
        self.changed.emit()
