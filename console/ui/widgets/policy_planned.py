"""The page of the policy that waits for its time: what it is, and how it is dropped, with a reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field, lacks_why
from console.ui.widgets.form import SUBMIT, Form, Need, does
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class DropPlan(NamedTuple):
    """The policy that waits is not to come into force, and why."""

    reason: str


class PlannedPage(QWidget):
    """Emits `DropPlan`; wishes `read_policy` with the key of the one that waits."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._may_drop = "", False
        self._lead = Words(look, "dense", "semibold")
        self._says = Paragraphs(look)
        self._why_not = Words(look, "small", color="text.secondary")
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("why it is dropped"))
        self._do = KeyButton(look, self.tr("Drop it"), SUBMIT, "plain")
        self._read = KeyButton(look, self.tr("Read it"), "O", "quiet")
        self._form = Form(look, self)
        self._form.add(self._lead, self._says, self._why_not, self._reason)
        self._form.add_buttons(self._do, self._read)
        self._form.go_on_from(self._reason)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)
        self._read.clicked.connect(self._wish_read)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_planned(self, words: Sequence[str], key: str, *, may_drop: bool) -> None:
        """Show what waits. key: what names it where policies are read; empty: nothing waits."""
        self._key, self._may_drop = key, may_drop and bool(key)
        self._lead.say(words[0] if words else self.tr("No policy is planned."))
        self._says.say(words[1:])
        nothing = self.tr("A draft is planned by its time, From, before it is put in force: Alt+Shift+6, C.")
        theirs = self.tr("Supervisors and administrators drop it.")
        self._why_not.say("" if self._may_drop else theirs if key else nothing)
        for part in (self._reason, self._do):
            part.setVisible(self._may_drop)
        self._read.setVisible(bool(key))
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay."""
        self._reason.edit.setText("")
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the reason, else with reading it."""
        if self._may_drop:
            self._reason.edit.setFocus()
        elif self._key:
            self._read.setFocus()
        else:
            self._form.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R goes to the reason, O reads it, Ctrl+Enter drops it."""
        letters = {"O": self._wish_read, **({"R": self._reason.edit.setFocus} if self._may_drop else {})}
        if not does(event, self._submit, letters):
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        why = lacks_why(self._reason, self.tr("Say why, R.")) if self._may_drop else ""
        self._form.show_need(Need(why, self._reason.edit.setFocus) if why else None, self._do)

    def _submit(self) -> None:
        if self._may_drop and not lacks_why(self._reason, "x"):
            self.asked.emit(DropPlan(self._reason.entered()))

    def _wish_read(self) -> None:
        if self._key:
            self.wished.emit(Wish("read_policy", self._key))
