"""Entering from paper: the true time that goes with every act until it is set anew or ended.

Kept nowhere, so that a restart never begins with it; and ended by itself before it can do harm: with the
call's close, on another call, on what happens now, after ten minutes without an act.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board
from console.domain.entry import Entry

LEFT_ON = timedelta(minutes=10)
ON_PAPER = (
    c.OpenCall, c.TakeCall, c.SetDetail, c.AddNote, c.AddJusticeNote, c.AnswerFact, c.AskLater, c.LoseLine,
    c.TryCallBack, c.SendUnit, c.SetUnitStatus, c.StandDown, c.DeclareSceneSafe, c.ConfirmBrief, c.TellCaller,
    c.Override, c.AnswerApproval, c.CloseGap, c.MoveHandOff, c.CloseCall, c.ReopenCall, c.ReportPanic,
    c.EndPanic, c.AnswerCheck, c.RefuseToGo, c.AskForDeputies, c.AnswerDeputies, c.NoteCrewDid,
    c.NoteUnserved, c.JoinCall, c.SplitCall, c.NotePremise, c.EndPremiseNote, c.MoveUnit, c.DecideUnreached,
    c.PlaceUnit, c.SendPair, c.SignOnUnit, c.ChangeCrew, c.SignOffUnit, c.TakeUnit,
    c.NoteNextAction,
)  # fmt: skip
"""What can have happened on paper; all else, such as signing in or taking back, happens now."""


class TrueTime(NamedTuple):
    """How it stands: the time that goes with every act; None: with none. ended: why it goes with none now."""

    then: datetime | None = None
    ended: str = ""


class FromPaper(QObject):
    """The true time of one desk. `changed` carries a TrueTime when it was set or has ended."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.then: datetime | None = None
        self._call = ""
        self._last: datetime | None = None

    def begin(self, then: datetime, now: datetime) -> None:
        """Let this time go with every act from now on; the first of them says which call it is about."""
        self.then, self._call, self._last = then, "", now
        self.changed.emit(TrueTime(then))

    def end(self, why: str = "") -> None:
        """Let what is entered happen now again."""
        if self.then is not None:
            self.then, self._call = None, ""
            self.changed.emit(TrueTime(ended=why))

    def dated(self, command: c.Command, board: Board) -> c.Command:
        """The command with the true time; what cannot have happened then ends the entering, and is of now."""
        if self.then is None or not isinstance(command, ON_PAPER):
            return command
        call = _call_of(command, board)
        if self._call and call != self._call and (call or isinstance(command, c.OpenCall)):
            self.end(self.tr("what you entered last is of another call"))
            return command
        taken = board.calls.get(call) if isinstance(command, c.TakeCall) else None
        if taken is not None and taken.opened > self.then:
            self.end(self.tr("this call rang later than that"))
            return command
        return command.model_copy(update={"happened_at": self.then, "why_then": "paper"})

    def heard(self, entries: Sequence[Entry], now: datetime) -> None:
        """Take up what was recorded here: the call it is about, and that it goes on; a close ends it."""
        if self.then is None or not entries:
            return
        self._last = now
        calls = [call for entry in entries if (call := getattr(entry.body, "call", None))]
        self._call = self._call or next(iter(calls), "")
        if any(isinstance(entry.body, e.CallClosed | e.CallJoined) for entry in entries):
            self.end(self.tr("the call is closed; the next one: Shift+F2"))

    def stand(self, call: str) -> None:
        """Take up which call is in front: another than the one that is entered ends it."""
        if self._call and call and call != self._call:
            self.end(self.tr("another call is in front"))

    def tick(self, now: datetime) -> None:
        """End what was left on, and what a clock that was set makes doubtful."""
        if self._last is not None and abs(now - self._last) >= LEFT_ON:
            self.end(self.tr("ten minutes without an act"))


def _call_of(command: c.Command, board: Board) -> str:
    """The call that a command is about; empty where it opens one, or is about a unit on none."""
    call = getattr(command, "call", None)
    if call is not None:
        return str(call)
    unit = board.units.get(getattr(command, "unit", ""))
    return unit.call or "" if unit is not None else ""
