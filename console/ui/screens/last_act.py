"""One's own last act: what it was, until when it can be taken back, and what else undoes one that cannot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from console.domain import commands as c
from console.domain import entries as e
from console.domain.board import Board, in_force
from console.domain.clock import Clock, set_by
from console.domain.entry import Entry
from console.domain.rows.acts import dated_words
from console.domain.slips import OF_KINDS
from console.ui.screens.about import DESK

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

CAN_BE_TAKEN_BACK = (e.FactAnswered, e.DetailSet, *(e.KINDS[kind] for kind in OF_KINDS))
NO_ACT = (e.ApprovalRanOut, e.HandOffRanOut, e.AlertSilenced, e.MessageRead)
"""What the clock does, and what changes nothing about a call: one's own last act stays what it was."""
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "UnitSent": "A unit that was sent cannot be taken back: its crew has been told. Shift+F9 stands it "
        "down, with a supervisor's name.",
        "UnitStatusChanged": "A unit that has left its call cannot be taken back to it. Send it again.",
        "CallClosed": "A closed call cannot be taken back. Open it again: reopen {call}, and why.",
        "CallOpened": "A call that was opened cannot be taken back. Close it, and say how it ended: F12.",
        "CallTaken": "A call that was taken cannot be taken back. Whoever should have it presses Ctrl+O.",
        "CallJoined": "A joined call cannot be taken back. Open it again: split {call}, and why.",
        "HandOffMoved": "A step of a hand-off cannot be taken back: the line was told. F11 has the next one.",
        "PanicReported": "A call for help cannot be taken back. Say who found the crew safe: Ctrl+K, 6.",
        "PremiseNoted": "A note of the place cannot be taken back. End it: premise end, and its number.",
        "QuestionPutOff": "A question that was put off is asked again: ask, and its name.",
        "CallBackTried": "A try to call back cannot be taken back. Note the next one: Ctrl+B.",
        "BriefConfirmed": "A brief that was read back cannot be taken back. Have it read again: Ctrl+I.",
        "CheckAnswered": "What a crew answered cannot be taken back. Ask it again: Ctrl+K.",
        "DeputiesAsked": "What a crew asked for cannot be taken back. Answer it: Ctrl+K, 7 or 8.",
    }
)
"""What else undoes an act that cannot be taken back. Of all others: a note says what is right."""
SLIP = "set by a slip of the hand"
NOTHING_ELSE = "This cannot be taken back. It stays as it is; a note can say what is right."


class LastAct:
    """The entry of this position's own last act; None where nobody has done anything since they came.

    stood: the board before it. asked_on: the board before whatever was asked for last, which may be refused.
    """

    def __init__(self, clock: Clock) -> None:
        self.entry: Entry | None = None
        self.stood: Board | None = None
        self.asked_on: Board | None = None
        self._clock = clock
        self._set_by = timedelta(0)

    def keep(self, entry: Entry) -> None:
        """Another act was done; what the clock did, or what was only heard or read, is none."""
        if not isinstance(entry.body, NO_ACT):
            self.entry, self.stood, self._set_by = entry, self.asked_on, set_by(self._clock)

    def forget(self) -> None:
        """Somebody else comes."""
        self.entry = self.stood = self.asked_on = None

    def replace(self, erasing: Mapping[int, Entry]) -> None:
        """Keep the entry that erased it in its place, where one did."""
        self.stood = self.asked_on = None
        if self.entry is not None:
            self.entry = erasing.get(self.entry.number, self.entry)

    def left_s(self, limit_s: int, now: datetime) -> int:
        """For how many seconds it can still be taken back, whatever the clock was set to meanwhile."""
        if self.entry is None or not isinstance(self.entry.body, CAN_BE_TAKEN_BACK):
            return 0
        since = self.entry.at + set_by(self._clock) - self._set_by
        return max(0, int((since + timedelta(seconds=limit_s) - now).total_seconds()))


def say_last_act(desk: Desk, now: datetime) -> None:
    """Say in the command line's place what was last done, and for how long it can be taken back."""
    act, room = desk.last_act, desk.board.room
    if act.entry is None or room is None:
        return
    # While another screen hides the call Ctrl+Z does not take its last act back, and nothing says so.
    is_here = desk.parts.screens.in_front() == DESK
    left_s = act.left_s(room.agency.limits.take_back_s, now) if is_here else 0
    words, entry = dated_words(act.entry, room), act.entry
    desk.parts.command.show_last_act(words, entry.number, desk.local(entry.at), left_s)


def take_back(desk: Desk) -> None:
    """Take back one's own last act, whichever call is in front; or say what else undoes it."""
    entry = desk.last_act.entry
    if entry is None:
        desk.say("There is nothing to take back.")
    elif isinstance(entry.body, CAN_BE_TAKEN_BACK):
        desk.do(c.TakeBack(call=entry.subject, entry=entry.number))
    elif isinstance(entry.body, e.UnitStatusChanged) and (line := _status_before(desk, entry.body)):
        desk.parts.command.focus_line(line)
        desk.say("Enter sets it back, with the reason; both stay in the record.")
    else:
        desk.say(INSTEAD.get(entry.body.kind, NOTHING_ELSE).format(call=entry.subject))


def _status_before(desk: Desk, body: e.UnitStatusChanged) -> str:
    """The line that sets a unit back; empty where it has left its call, or somebody set it since."""
    stood, now = desk.last_act.stood, desk.board.units.get(body.unit)
    before = stood.units.get(body.unit) if stood is not None else None
    if before is None or now is None or body.off_call or now.status != body.status:
        return ""
    word = in_force(desk.board).agency.status_of(before.status).word.lower()
    return f"{body.unit} {word}: {SLIP}"
