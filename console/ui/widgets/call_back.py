"""The page of a call-back: how each try went, by one key, and what goes in the end.

Emits `TryCallBack` and `DecideUnreached`.
"""

from datetime import datetime
from typing import Literal, NamedTuple, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.commands import DecideUnreached, TryCallBack
from console.domain.names import Unreached
from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words

KEYS, DECISION_KEYS = "1234", "567"
Outcome = Literal["reached", "no_answer", "voicemail", "refused"]


class ToCallBack(NamedTuple):
    """Whom to call back, how often it was tried, and when the next try is due.

    is_lost: the line is down. decides: it was tried often enough, and is to be decided what goes.
    """

    call: str
    number: str
    tries: int = 0
    due: datetime | None = None
    is_lost: bool = True
    decides: bool = False


class CallBackPage(QWidget):
    """The number in large type, the four ways a try can go, and after the last what is decided."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToCallBack | None = None
        self._told = NoticeLine(look)
        self._number = Words(look, "question", "bold")
        self._outcomes = OptionList(look, "act", self.tr("How did it go?"))
        self._ways = (
            Option("reached", self.tr("Reached"), self.tr("the caller is on the line again"), "phone"),
            Option("no_answer", self.tr("No answer"), self.tr("try again when the clock says so"), "clock"),
            Option("voicemail", self.tr("Voicemail"), self.tr("nothing private was left on it"), "page"),
            Option("refused", self.tr("Refused"), self.tr("answered, and would not talk"), "cross"),
        )
        self._decisions = OptionList(look, "act", self.tr("Not reached: what goes?"), DECISION_KEYS)
        self._ends = (
            Option("send", self.tr("Send"), self.tr("who is asked for; else the default"), "people"),
            Option("welfare_check", self.tr("Welfare check"), self.tr("deputies look in"), "shield"),
            Option("nobody", self.tr("Nobody"), self.tr("a supervisor's name and a reason"), "cross"),
        )
        self._form = Form(look, self)
        self._form.add(self._told, self._number, self._decisions, self._outcomes)
        self._form.fill(self)
        self._outcomes.changed.connect(self._tried)
        self._decisions.changed.connect(self._decided)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_call_back(self, to: ToCallBack, now: datetime) -> None:
        """Show whom to call, as of now."""
        if self._to != to:
            self._form.show_refusal("")
        self._to = to
        tries = (
            self.tr("Tried {count} times.").format(count=to.tries)
            if to.tries != 1
            else self.tr("Tried once.")
        )
        if to.is_lost:
            lead = self.tr("Not reached: decide what goes") if to.decides else self.tr("Call back")
            notice = Notice("lost", lead, tries, "alert" if to.decides else "warn", to.due)
        else:
            notice = Notice(
                "phone", self.tr("The caller is on the line"), self.tr("There is nobody to call back.")
            )
        self._told.show_notice(notice, now)
        self._number.say(to.number or self.tr("No number is known"))
        # Without a number a digit is the beginning of one, and no way in which a try went.
        self._outcomes.keys = KEYS if to.number else ""
        self._outcomes.show_options(self._ways)
        self._decisions.keys = DECISION_KEYS if to.number else ""
        self._decisions.show_options(self._ends)
        self._outcomes.setVisible(to.is_lost)
        self._decisions.setVisible(to.is_lost and to.decides)

    def tick(self, now: datetime) -> None:
        """Let the clock run."""
        if self._to is not None:
            self._told.tick(now)

    def focus_first(self) -> None:
        """Take the keys with the ring on no way: Enter alone must not say that a caller was reached."""
        self._outcomes.focus_none()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4, and 5 to 7 where it is to be decided what goes; no digit that may be one of a number."""
        text = event.text()
        if is_plain(event) and text.isdigit() and self._to is not None and not self._to.number:
            says = self.tr("No number is known here. Write it in the form, F4; or choose below how it went.")
            self._form.show_refusal(says)
            return
        if is_plain(event) and self._decisions.isVisibleTo(self) and self._decisions.press(text):
            return
        if not is_plain(event) or not self._outcomes.press(text):
            super().keyPressEvent(event)

    def _decided(self, option: Option) -> None:
        if self._to is not None:
            self.asked.emit(DecideUnreached(call=self._to.call, what=cast("Unreached", option.id)))

    def _tried(self, option: Option) -> None:
        if self._to is not None:
            self.asked.emit(TryCallBack(call=self._to.call, outcome=cast("Outcome", option.id)))
