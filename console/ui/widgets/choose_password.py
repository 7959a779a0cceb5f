"""The page on which somebody chooses a password of their own. Asks `Choosing`."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.door_asks import Choosing
from console.ui.widgets.form import SUBMIT, Form, is_submit
from console.ui.widgets.password_lines import PasswordLines, Reasons
from console.ui.widgets.words import Words


class ChoosePasswordPage(QWidget):
    """Why another one is needed, the password twice, and what speaks against it."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Words(look, "body")
        self._password = PasswordLines(look)
        self._do = KeyButton(look, self.tr("Take this password and sign in"), SUBMIT, "main")
        self._form = Form(look, self)
        self._form.add(self._says, self._password)
        self._form.add_buttons(self._do)
        self._password.join(self._form)
        self._form.fill(self)
        self._password.changed.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def ask(self, says: str, reasons: Reasons) -> None:
        """Say why, and ask for reasons against a password here."""
        self._says.say(says)
        self._password.clear()
        self._password.ask(reasons)
        self._form.show_refusal("")

    def forget(self) -> None:
        """Let nothing typed here stay."""
        self._password.clear()

    def focus_first(self) -> None:
        """Begin with the password."""
        self._password.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was not taken."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes it."""
        if is_submit(event):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._form.show_need(self._password.need(), self._do)

    def _submit(self) -> None:
        if self._password.need() is None:
            self.asked.emit(Choosing(self._password.text()))
