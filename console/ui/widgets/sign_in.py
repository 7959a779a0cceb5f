"""The page that lets somebody in by name and password. It proves nothing itself; it asks `SigningIn`."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from console.domain.rows.door import AtTheDoor
from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.door_asks import SigningIn
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.take_over import over_words, sits_words
from console.ui.wish import Wish

GLASS_KEY = "Ctrl+Shift+B"


class SignInPage(QWidget):
    """Name, password, Enter; a position that somebody holds is taken over by a key of its own."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door: AtTheDoor | None = None
        self._held = NoticeLine(look)
        self._name = Field(look, self.tr("Name"))
        self._password = Field(look, self.tr("Password"))
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._do = KeyButton(look, self.tr("Sign in"), "Enter", "main")
        self._over = KeyButton(look, "", SUBMIT, "plain")
        self._glass = KeyButton(look, self.tr("Break the glass"), GLASS_KEY, "quiet")
        self._form = Form(look, self)
        self._form.add(self._held, self._name, self._password)
        self._form.add_buttons(self._do, self._over, self._glass)
        self._form.go_on_from(self._name, self._password)
        self._form.fill(self)
        self._name.edit.textChanged.connect(self._changed)
        self._password.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._sign_in)
        self._over.clicked.connect(self._take_over)
        self._glass.clicked.connect(self._wish_glass)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_door(self, door: AtTheDoor, now: datetime, name: str = "") -> None:
        """Show who sits here and whose names can be completed; `name`: put into an empty field."""
        if self._door is None or door.people != self._door.people:
            completer = QCompleter([each.name for each in door.people], self)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._name.edit.setCompleter(completer)
        self._door = door
        if name and not self._name.text():
            self._name.show_text(name)
        if door.sits is not None:
            self._held.show_notice(Notice("person", *sits_words(door), "warn"), now)
        self._held.setVisible(door.sits is not None)
        self._glass.setVisible(door.glass)
        self._changed()

    def show_wrong(self, words: str) -> None:
        """Say what is wrong beside the password, which is to be typed again; empty: it is said elsewhere."""
        self._password.edit.clear()
        self._password.show_state("error" if words else "plain", words)
        self._password.edit.setFocus()

    def forget(self) -> None:
        """Let nothing typed here stay."""
        self._name.edit.clear()
        self._password.edit.clear()
        self._form.show_refusal("")
        self._password.show_state("plain")

    def typed(self) -> SigningIn:
        """What is typed now."""
        return SigningIn(self._name.text().strip(), self._password.text())

    def focus_first(self) -> None:
        """Begin with the name, or with the password of who is named."""
        (self._password if self._name.text() else self._name).edit.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why nobody comes in."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes over."""
        if is_submit(event) and self._over.isVisibleTo(self) and self._need() is None:
            self._take_over()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        if self._password.text():
            self._password.show_state("plain")
        sits = self._door.sits if self._door is not None else None
        typed = self._name.text().strip().casefold()
        is_theirs = sits is not None and typed in (sits.name.casefold(), sits.id)
        self._over.setVisible(sits is not None and bool(typed) and not is_theirs)
        if sits is not None:
            self._over.set_words(over_words(sits))
        need = self._need()
        self._over.setEnabled(need is None)
        self._form.show_need(need, self._do)

    def _need(self) -> Need | None:
        if not self._name.text().strip():
            return Need(self.tr("Type your name."), self._name.edit.setFocus)
        if not self._password.text():
            return Need(self.tr("Type your password."), self._password.edit.setFocus)
        return None

    def _sign_in(self) -> None:
        if self._need() is None:
            self._form.show_refusal("")
            self.asked.emit(self.typed())

    def _take_over(self) -> None:
        self._form.show_refusal("")
        self.asked.emit(self.typed()._replace(take_over=True))

    def _wish_glass(self) -> None:
        self.wished.emit(Wish("break_glass"))
