"""A supervisor gives their own word at somebody else's desk. Emits `proving`, a password."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import Form, Need
from console.ui.widgets.words import Words


class ProofPage(QWidget):
    """Who has to say it, their password, Enter."""

    asked = Signal(object)
    wished = Signal(object)
    proving = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._says = Words(look, "body")
        self._password = Field(look, self.tr("Password"))
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._do = KeyButton(look, self.tr("Confirm"), "Enter", "main")
        self._form = Form(look, self)
        self._form.add(self._says, self._password)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._password)
        self._form.fill(self)
        self._password.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._confirm)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_proof(self, name: str, says: str) -> None:
        """Show whose word is asked for, and why; what is typed is forgotten where it is somebody else's."""
        if name != self._name:
            self._password.edit.clear()
            self._form.show_refusal("")
        self._name = name
        self._says.say(says)
        self._changed()

    def show_wrong(self, words: str) -> None:
        """Say what is wrong beside the password, which is to be typed again; empty: it is said elsewhere."""
        self._password.edit.clear()
        self._password.show_state("error" if words else "plain", words)
        self._password.edit.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it is not done though the password was right."""
        self._form.show_refusal(text)

    def focus_first(self) -> None:
        """Begin with the password."""
        self._password.edit.setFocus()

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _changed(self) -> None:
        if self._password.text():
            self._password.show_state("plain")
        need = Need(self.tr("Type the password."), self._password.edit.setFocus)
        self._form.show_need(None if self._password.text() else need, self._do)

    def _confirm(self) -> None:
        password = self._password.text()
        self._password.edit.clear()
        self._form.show_refusal("")
        self.proving.emit(password)
