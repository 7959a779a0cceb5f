"""The bridge between the session and the screens: commands up, entries down, as Qt signals.

A command that cannot be saved now is kept and tried again, and so is a draft; nothing typed is lost by it
(DESIGN, 'How a call flows').
"""

from collections import deque
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from console.domain.clock import cut_to_ms, set_by
from console.domain.commands import (
    AddNote,
    AnswerFact,
    Command,
    LockPosition,
    SetDetail,
    TellCaller,
    UnlockPosition,
)
from console.domain.entry import Entry
from console.errors import Refused, StoreUnavailable
from console.session import Session

RETRY_LOCKED_MS = 100
RETRY_OTHER_MS = 2000
LOOK_MS = 250
LATE = timedelta(seconds=1)
LONG_MS = 1000


class Saving(NamedTuple):
    """How saving stands. `kind` empty: everything is saved; else the store's trouble and its words.

    answer: the one that waits to be saved, if any. is_long: it lasts longer than anybody takes for a moment.
    """

    kind: str = ""
    says: str = ""
    waiting: int = 0
    answer: AnswerFact | None = None
    is_long: bool = False


class Kept(NamedTuple):
    """A command that could not be saved, when it was asked for, and whose password was right then.

    set_by: how far the clock was set by then.
    """

    command: Command
    asked_at: datetime
    set_by: timedelta
    proven: str = ""


SAVED = Saving()
QUEUING = (SetDetail, AddNote, TellCaller, LockPosition, UnlockPosition)
"""What may queue behind an act that is not saved yet: words and locks mean the same whatever came before."""


class LedgerBridge(QObject):
    """Does commands for the screens and tells them what was recorded, here or at another position.

    `recorded` carries the tuple of entries, once the commit is on disk. `saving` carries a `Saving` where it
    is another than before: a second signal, because trouble with the store is no entry. `refused` carries the
    Refused of a kept command that was tried again later, when nobody waits for its answer any more.
    own: the entries of this desk's last command; empty while entries of others are told.
    """

    recorded = Signal(object)
    saving = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.own: tuple[Entry, ...] = ()
        self._kept: deque[Kept] = deque()
        self._drafts: dict[tuple[str, str], str] = {}
        self._told = SAVED
        self._lasting = QElapsedTimer()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.try_again)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.catch_up)
        self._look.start()

    def do(self, command: Command, proven: str = "") -> bool:
        """Record a command: True once it is on the disk, False where trouble with the store keeps it.

        proven: whose password was just found right.
        Raises Refused, once what others wrote is told: the refusal may be about that. Also where an act
        before it waits, for the screen does not show yet what that one brings, and nobody can know what the
        next key is about.
        """
        if self._kept:
            if not isinstance(command, QUEUING):
                raise Refused("waits_to_be_saved")
            self._keep(command, proven)
            self.try_again()
            return not self._kept
        try:
            entries = self.session.do(command, proven=proven)
        except StoreUnavailable as trouble:
            self._keep(command, proven)
            self._wait(trouble)
            return False
        except Refused:
            self.catch_up()
            raise
        self._record(entries)
        return True

    def tell(self, entries: tuple[Entry, ...]) -> None:
        """Tell the entries of a sign-in, which is no command of whoever sat here before."""
        self._record(entries)

    def keep_draft(self, call: str, field: str, text: str) -> None:
        """Keep what is typed and not entered, so that a crash loses none of it; an empty text drops it."""
        self._drafts[call, field] = text
        if not self._kept:
            self.try_again()

    def try_again(self) -> None:
        """Try what is kept, in its order, until one cannot be saved; then the drafts."""
        self._again.stop()
        try:
            self._save_kept()
            for call, field in tuple(self._drafts):
                self.session.keep_draft(call, field, self._drafts[call, field])
                del self._drafts[call, field]
        except StoreUnavailable as trouble:
            self._wait(trouble)
            return
        finally:
            # A bug in one command must not leave the others behind it waiting for ever.
            if self.has_kept() and not self._again.isActive():
                self._again.start(RETRY_OTHER_MS)
        self._tell(SAVED)

    def catch_up(self) -> None:
        """Look for what other programs wrote to the store, and tell it."""
        try:
            entries = self.session.catch_up()
        except StoreUnavailable as trouble:
            if trouble.kind != "locked" and not self.has_kept():
                self._tell(Saving(trouble.kind, trouble.says))
            return
        if not self.has_kept():
            self._tell(SAVED)
        if entries:
            self.own = ()
            self.recorded.emit(entries)

    def has_kept(self) -> bool:
        """Whether something waits to be saved."""
        return bool(self._kept or self._drafts)

    def stop(self) -> None:
        """Look no more and try no more; the session is about to be closed."""
        self._look.stop()
        self._again.stop()

    def _keep(self, command: Command, proven: str) -> None:
        clock = self.session.clock
        self._kept.append(Kept(command, cut_to_ms(clock()), set_by(clock), proven))

    def _save_kept(self) -> None:
        """Record what is kept. Each has left the queue before it is told: a listener may ask for more."""
        while self._kept:
            kept = self._kept.popleft()
            try:
                entries = self.session.do(self._at_its_time(kept), proven=kept.proven)
            except Refused as refused:
                self.refused.emit(refused)
                continue
            except StoreUnavailable:
                self._kept.appendleft(kept)
                raise
            self._record(entries)

    def _record(self, entries: tuple[Entry, ...]) -> None:
        self.own = entries
        self.recorded.emit(entries)

    def _at_its_time(self, kept: Kept) -> Command:
        """The command with the time at which it was asked, where it had to wait noticeably."""
        clock = self.session.clock
        asked_at = cut_to_ms(kept.asked_at + set_by(clock) - kept.set_by)
        if kept.command.happened_at is not None or cut_to_ms(clock()) - asked_at < LATE:
            return kept.command
        then = {"happened_at": asked_at, "why_then": "store_trouble"}
        return kept.command.model_copy(update=then)

    def _wait(self, trouble: StoreUnavailable) -> None:
        if not self._lasting.isValid():
            self._lasting.start()
        answers = [kept.command for kept in self._kept if isinstance(kept.command, AnswerFact)]
        waiting = len(self._kept) + len(self._drafts)
        is_long = self._lasting.elapsed() > LONG_MS
        self._tell(Saving(trouble.kind, trouble.says, waiting, next(iter(answers), None), is_long))
        self._again.start(RETRY_LOCKED_MS if trouble.kind == "locked" else RETRY_OTHER_MS)

    def _tell(self, saving: Saving) -> None:
        if not saving.kind:
            self._lasting.invalidate()
        if saving != self._told:
            self._told = saving
            self.saving.emit(saving)
