"""A page that asks for one line, such as a name or a file, and says what is done with it."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, does
from console.ui.widgets.words import Words

LINE_MAX = 1000


class Given(NamedTuple):
    """What was given on the page that asked for it."""

    text: str


class LinePage(QWidget):
    """Emits `Given` with the line. key: the letter that leads to it, where it has one."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, label: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._says = Words(look, "dense", color="text.secondary")
        self._line = Field(look, label, key, longest=LINE_MAX)
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._line)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._line)
        self._form.fill(self)
        self._line.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_line(self, says: str, offered: str, act: str) -> None:
        """Show what is asked for, what is offered, and what is done with it."""
        self._says.say(says)
        self._do.set_words(act)
        self._line.show_text(offered)
        self._form.show_refusal("")
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay."""
        self._line.edit.setText("")
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the line."""
        self._line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letter of the line goes to it; Ctrl+Enter does it."""
        if not does(event, self._submit, {self._key: self.focus_first} if self._key else {}):
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        why = self._line.lacks(self.tr("Write it in the line."))
        self._form.show_need(Need(why, self.focus_first) if why else None, self._do)

    def _submit(self) -> None:
        if not self._line.lacks("x"):
            self.asked.emit(Given(self._line.entered()))
