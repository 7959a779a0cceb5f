"""The page on which days and another policy are chosen, for what would have become of calls."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form
from console.ui.widgets.words import Words
from console.ui.wish import Wish

DAY_MAX = 20


class AskWhatIf(NamedTuple):
    """The first day and the last, as they were typed; empty: of all years."""

    since: str
    until: str


class WhatIfPage(QWidget):
    """Emits `AskWhatIf`; wishes `what_if_policy` for another policy."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy = Words(look, "body", "semibold")
        self._standing = Words(look, "small", color="text.secondary")
        self._other = KeyButton(look, self.tr("Another policy"), "O", "quiet")
        hint = self.tr("such as 2026-03-01; empty: all")
        self.since = Field(look, self.tr("From"), "F", hint, words_beside=True, longest=DAY_MAX)
        until = self.tr("Until, that day too")
        self.until = Field(look, until, "U", hint, words_beside=True, longest=DAY_MAX)
        self._ask = KeyButton(look, self.tr("Put the calls to it"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._policy, self._standing, self.since, self.until)
        self._form.add_buttons(self._ask, self._other)
        self._form.go_on_from(self.since, self.until)
        self._form.show_need(None, self._ask)
        self._form.fill(self)
        for button in (self._ask, self._other):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._ask.clicked.connect(self._submit)
        self._other.clicked.connect(self._choose)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)
        self._policy.set_style(look, look.pick("body", "dense"), "semibold")
        self._standing.set_style(look, look.pick("small", "label"), color="text.secondary")

    def show_policy(self, title: str, standing: str) -> None:
        """Show to which policy the calls are put; an empty standing: none is chosen yet."""
        self._policy.say(title)
        self._standing.say(standing)
        self._ask.setEnabled(bool(standing))

    def say_wrong(self, since: str, until: str) -> None:
        """Say what is wrong with the days that are typed; empty: nothing."""
        for field, wrong in ((self.since, since), (self.until, until)):
            field.show_state("error" if wrong else "plain", wrong)

    def forget(self) -> None:
        """Let nothing typed stay."""
        for field in (self.since, self.until):
            field.show_text("")
            field.show_state("plain")

    def focus_first(self) -> None:
        """Begin with the policy where none is chosen, else with the days."""
        if self._ask.isEnabled():
            self.since.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _submit(self) -> None:
        if self._ask.isEnabled():
            self.asked.emit(AskWhatIf(self.since.entered().strip(), self.until.entered().strip()))

    def _choose(self) -> None:
        self.wished.emit(Wish("what_if_policy"))
