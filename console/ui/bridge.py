"""The bridge between the session and the screens: commands up, entries down, as Qt signals.

A command that cannot be saved now is kept and tried again; nothing typed is lost by it (DESIGN, 'How a call
flows').
"""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.commands import Command
from console.errors import Refused, StoreUnavailable
from console.session import Session

RETRY_LOCKED_MS = 100
RETRY_OTHER_MS = 2000
LOOK_MS = 250


@dataclass(frozen=True, slots=True)
class Saving:
    """How saving stands. `kind` empty: everything is saved; else the store's trouble and its words."""

    kind: str = ""
    says: str = ""
    waiting: int = 0


class LedgerBridge(QObject):
    """Does commands for the screens and tells them what was recorded, here or at another position.

    `recorded` carries the tuple of entries, once the commit is on disk. `saving` carries a `Saving`: a second
    signal, because trouble with the store is no entry. `refused` carries the Refused of a kept command that
    was tried again later, when nobody waits for its answer any more.
    """

    recorded = Signal(object)
    saving = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._kept: deque[Command] = deque()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.try_again)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.catch_up)
        self._look.start()

    def do(self, command: Command) -> None:
        """Record a command. Raises Refused; a store in trouble keeps the command and says so by `saving`."""
        if self._kept:
            self._kept.append(command)
            self.try_again()
            return
        try:
            entries = self.session.do(command)
        except StoreUnavailable as trouble:
            self._kept.append(command)
            self._wait(trouble)
            return
        self.recorded.emit(entries)

    def try_again(self) -> None:
        """Try what is kept, in its order, until one cannot be saved."""
        self._again.stop()
        while self._kept:
            try:
                entries = self.session.do(self._kept[0])
            except StoreUnavailable as trouble:
                self._wait(trouble)
                return
            except Refused as refused:
                self._kept.popleft()
                self.refused.emit(refused)
                continue
            self._kept.popleft()
            self.recorded.emit(entries)
        self.saving.emit(Saving())

    def catch_up(self) -> None:
        """Look for what other programs wrote to the store, and tell it."""
        if self._kept:
            return
        try:
            entries = self.session.catch_up()
        except StoreUnavailable as trouble:
            if trouble.kind != "locked":
                self.saving.emit(Saving(trouble.kind, trouble.says, 0))
            return
        if entries:
            self.recorded.emit(entries)

    def has_kept(self) -> bool:
        """Whether something waits to be saved."""
        return bool(self._kept)

    def stop(self) -> None:
        """Look no more and try no more; the session is about to be closed."""
        self._look.stop()
        self._again.stop()

    def _wait(self, trouble: StoreUnavailable) -> None:
        self.saving.emit(Saving(trouble.kind, trouble.says, len(self._kept)))
        self._again.start(RETRY_LOCKED_MS if trouble.kind == "locked" else RETRY_OTHER_MS)
