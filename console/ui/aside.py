"""Long work off the window's thread: no key is late, and what is not wanted is let go."""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 20
Each = TypeVar("Each")
Work = Callable[[threading.Event], object]
"""What is done; it looks at the event now and then, and ends once that is set."""


class Aside(QObject):
    """Does one thing at a time, the newest that was asked for. `done` carries what it was asked under.

    It touches nothing of Qt on its thread; the window's own looks whether that is done. What was let go and
    goes on for a while is waited for, so that never two work beside each other.
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """parent: what shows it; where that is gone nothing is looked for any more."""
        super().__init__(parent)
        self._key: Hashable = None
        self._next: Work | None = None
        self._found: dict[Hashable, object] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def ask(self, key: Hashable, work: Work) -> None:
        """Have this worked out, unless it is known or on its way; what was asked before is let go."""
        if key == self._key:
            return
        self.drop()
        self._key, self._next = key, work
        self._looking.start()
        if self._thread is None:
            self._begin(work)

    def value(self, key: Hashable) -> object:
        """What was found under this key; None while it is not known."""
        return self._found.get(key)

    def drop(self) -> None:
        """Let go of what is worked out and of what was found."""
        self._stop.set()
        self._stop, self._found = threading.Event(), {}
        self._key = self._next = None
        self._looking.stop()

    def is_at_rest(self) -> bool:
        """Whether nothing is to be told any more."""
        return not self._looking.isActive()

    def _begin(self, work: Work) -> None:
        self._next = None
        self._thread = threading.Thread(
            target=_run, args=(self._key, work, self._stop, self._found), name="aside", daemon=True
        )
        self._thread.start()

    def _look(self) -> None:
        """Whether the thread is done; on the window's own. What failed there is told by the crash page."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = None
        if self._next is not None:
            self._begin(self._next)
            return
        self._looking.stop()
        self.done.emit(self._key)


def until(stop: threading.Event, some: Iterable[Each]) -> Iterator[Each]:
    """These, one after the other, as long as somebody waits for them."""
    for each in some:
        if stop.is_set():
            return
        yield each


def _run(key: Hashable, work: Work, stop: threading.Event, found: dict[Hashable, object]) -> None:
    found[key] = work(stop)
