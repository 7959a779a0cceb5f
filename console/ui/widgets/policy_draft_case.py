"""The page of a case: the call, what it expects, what the draft gives, and taking that with a reason."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field, lacks_why
from console.ui.widgets.form import SUBMIT, Form, Need, does
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class ToCase(NamedTuple):
    """A case. told: the call, what it expects, what the draft gives. fails: in what; empty where it holds."""

    row: int
    name: str
    told: tuple[str, ...]
    fails: str


class TakeGiven(NamedTuple):
    """A case is to expect what the draft gives, and why."""

    row: int
    reason: str


class CasePage(QWidget):
    """Emits `TakeGiven`; wishes `case_answers` and `case_name`."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToCase(-1, "", (), "")
        self._says = Words(look, "body", "semibold")
        self._fails = Words(look, "dense", "semibold", color="alert.text")
        self._told = Paragraphs(look)
        label = self.tr("It expects what the draft gives, because")
        self._reason = Field(look, label, "R", self.tr("it stands in the case"))
        self._do = KeyButton(look, self.tr("Take what the draft gives"), SUBMIT, "plain")
        self._answers = KeyButton(look, self.tr("Other answers"), "G", "quiet")
        self._name = KeyButton(look, self.tr("Another name"), "N", "quiet")
        self._form = Form(look, self)
        self._form.add(self._says, self._fails, self._told)
        self._form.add_in_sight(self._reason)
        self._form.add_buttons(self._do, self._answers, self._name)
        self._form.go_on_from(self._reason)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)
        self._answers.clicked.connect(self._wish_answers)
        self._name.clicked.connect(self._wish_name)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_case(self, to: ToCase) -> None:
        """Show a case; a reason that is typed about it stays."""
        if to.row != self._to.row or to.name != self._to.name:
            self.forget()
        self._to = to
        self._says.say(to.name)
        self._fails.say(self.tr("It fails: {fails}.").format(fails=to.fails) if to.fails else "")
        self._told.say(to.told)
        for part in (self._reason, self._do):
            part.setVisible(bool(to.fails))
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay."""
        self._reason.edit.setText("")
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the reason where it fails, else with the answers."""
        first = self._reason.edit if self._to.fails else self._answers
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R for the reason, G for other answers, N for the name; Ctrl+Enter takes what the draft gives."""
        letters = {"G": self._wish_answers, "N": self._wish_name}
        if self._to.fails:
            letters["R"] = self._reason.edit.setFocus
        if not does(event, self._submit, letters):
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        why = lacks_why(self._reason, self.tr("Mend the policy, or say why it should answer so, R."))
        need = Need(why, self._reason.edit.setFocus) if why and self._to.fails else None
        self._form.show_need(need, self._do)

    def _submit(self) -> None:
        if self._to.fails and not lacks_why(self._reason, "x"):
            self.asked.emit(TakeGiven(self._to.row, self._reason.entered()))

    def _wish_answers(self) -> None:
        self.wished.emit(Wish("case_answers"))

    def _wish_name(self) -> None:
        self.wished.emit(Wish("case_name"))
