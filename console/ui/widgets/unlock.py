"""The page of a locked desk: whose it is, and how it comes back. Asks `Unlocking`."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.domain.rows.door import AtTheDoor
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.door_asks import Unlocking
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.sign_in import GLASS_KEY
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class UnlockPage(QWidget):
    """Password and Enter; in the sample agency Enter alone."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = True
        self._says = Words(look, "body")
        self._password = Field(look, self.tr("Password"))
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._do = KeyButton(look, self.tr("Unlock"), "Enter", "main")
        self._other = KeyButton(look, self.tr("Somebody else"), SUBMIT, "quiet")
        self._glass = KeyButton(look, self.tr("Break the glass"), GLASS_KEY, "quiet")
        self._form = Form(look, self)
        self._form.add(self._says, self._password)
        self._form.add_buttons(self._do, self._other, self._glass)
        self._form.go_on_from(self._password)
        self._form.fill(self)
        self._password.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._unlock)
        self._other.clicked.connect(self._wish_other)
        self._glass.clicked.connect(self._wish_glass)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_door(self, door: AtTheDoor, now: datetime, name: str = "") -> None:
        """Show whose password is asked for."""
        self._asks = door.asks
        who = door.sits.name if door.sits is not None else name
        asks = self.tr("The password of {who} shows the desk again, as it was left.").format(who=who)
        demo = self.tr("Demonstration: no password. Enter shows the desk again, as it was left.")
        self._says.say(asks if door.asks else demo)
        self._password.setVisible(door.asks)
        self._glass.setVisible(door.glass and door.asks)
        self._changed()

    def show_wrong(self, words: str) -> None:
        """Say what is wrong beside the password, which is to be typed again; empty: it is said elsewhere."""
        self._password.edit.clear()
        self._password.show_state("error" if words else "plain", words)
        self._password.edit.setFocus()

    def forget(self) -> None:
        """Let nothing typed here stay."""
        self._password.edit.clear()
        self._password.show_state("plain")
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the password."""
        (self._password.edit if self._asks else self._do).setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it stays locked."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter lets somebody else sign in."""
        if is_submit(event):
            self._wish_other()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        if self._password.text():
            self._password.show_state("plain")
        need = Need(self.tr("Type the password."), self._password.edit.setFocus)
        self._form.show_need(need if self._asks and not self._password.text() else None, self._do)

    def _unlock(self) -> None:
        self._form.show_refusal("")
        self.asked.emit(Unlocking(self._password.text()))

    def _wish_other(self) -> None:
        self.wished.emit(Wish("somebody_else"))

    def _wish_glass(self) -> None:
        self.wished.emit(Wish("break_glass"))
