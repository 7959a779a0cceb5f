"""The first start of a real agency: somebody becomes the first administrator. Asks `Beginning`."""

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.people_commands import PERSON_ID
from console.domain.rows.door import AtTheDoor
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.door_asks import Beginning
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.password_lines import PasswordLines
from console.ui.widgets.words import Words

ID_MAX, NAME_MAX = 64, 200


class FirstStartPage(QWidget):
    """Name, id and a password of one's own choice: there is none to begin with.

    An id that nobody typed follows the name.
    """

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, str] = {}
        self._id_for: Callable[[str], str] = _same
        self._faults: Callable[[str, str, str], tuple[str, ...]] = _none
        self._says = Words(look, "body")
        self._says.say(
            self.tr(
                "Nobody can sign in here yet. You become the first administrator: you look after the "
                "accounts and give the others their first passwords. None is set; choose yours."
            )
        )
        self._name = Field(look, self.tr("Name"), hint=self.tr("first and last name"))
        self._id = Field(look, self.tr("Short name"), hint=self.tr("small letters, as in the record"))
        self._password = PasswordLines(look)
        self._do = KeyButton(look, self.tr("Become the first administrator"), SUBMIT, "main")
        self._form = Form(look, self)
        self._form.add(self._says, self._name, self._id, self._password)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._name, self._id)
        self._password.join(self._form)
        self._form.fill(self)
        self._id.edit.setMaxLength(ID_MAX)
        self._name.edit.setMaxLength(NAME_MAX)
        self._name.edit.textChanged.connect(self._named)
        self._id.edit.textChanged.connect(self._changed)
        self._password.changed.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def ask(self, id_for: Callable[[str], str], faults: Callable[[str, str, str], tuple[str, ...]]) -> None:
        """An id for a name, and what speaks against name, id and password, are asked of these from now on."""
        self._id_for, self._faults = id_for, faults
        self._password.ask(self._reasons)

    def show_door(self, door: AtTheDoor, now: datetime, name: str = "") -> None:
        """Take over the names and ids that the agency's pack has."""
        self._people = {each.name.casefold(): each.id for each in door.people}
        self._changed()

    def forget(self) -> None:
        """Let no password stay."""
        self._password.clear()

    def focus_first(self) -> None:
        """Begin with the name."""
        self._name.edit.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it."""
        if is_submit(event):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _named(self) -> None:
        if not self._id.edit.isModified():
            name = self._name.text().strip()
            self._id.show_text(self._people.get(name.casefold()) or (self._id_for(name) if name else ""))
        self._password.ask(self._reasons)

    def _reasons(self, password: str) -> tuple[str, ...]:
        return self._faults(self._name.text().strip(), self._id.text().strip(), password)

    def _changed(self) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._name.text().strip():
            return Need(self.tr("Type your name."), self._name.edit.setFocus)
        if not re.match(PERSON_ID, self._id.text().strip()):
            return Need(
                self.tr("The short name has small letters, figures, dots and dashes, and no blanks."),
                self._id.edit.setFocus,
            )
        return self._password.need()

    def _submit(self) -> None:
        if self._need() is None:
            typed = (self._id.text().strip(), self._name.text().strip(), self._password.text())
            self.asked.emit(Beginning(*typed))


def _same(name: str) -> str:
    return name


def _none(_name: str, _person: str, _password: str) -> tuple[str, ...]:
    return ()
