"""The pages about one person: what can be done, adding and changing, a first password, letting in again.

Emit `SetPerson` and `ReleaseAccount`; for a password, which is in no command, `SettingPassword`.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, cast, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.agency import Role
from console.domain.commands import SetPerson
from console.domain.people import PersonNow
from console.domain.people_commands import PERSON_ID
from console.domain.rows.people import MEANS, ROLES
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList

NAME_MAX = 200
ROLE_KEYS = "12345"
WORKS_KEY = "W"


class ToPerson(NamedTuple):
    """Who is changed; None: somebody is added. id_for: an id for a name."""

    person: PersonNow | None
    id_for: Callable[[str], str]


class PersonPage(QWidget):
    """Name, short name, roles, and whether they still work here."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToPerson | None = None
        self._name = Field(look, self.tr("Name"), "N")
        self._id = Field(look, self.tr("Short name"), hint=self.tr("small letters, as in the record"))
        self._roles = OptionList(look, "tick", self.tr("Roles"), ROLE_KEYS)
        self._works = OptionList(look, "tick", self.tr("Works here"))
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._name, self._id, self._roles, self._works)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._name, self._id)
        self._form.fill(self)
        self._name.edit.setMaxLength(NAME_MAX)
        self._roles.show_options(
            [Option(role, ROLES[role].capitalize(), MEANS[role]) for role in get_args(Role)]
        )
        works, stays = self.tr("Works here"), self.tr("the name stays in the record either way")
        self._works.show_options([Option("works", works, stays, key=WORKS_KEY)])
        self._name.edit.textChanged.connect(self._named)
        self._id.edit.textChanged.connect(self._changed)
        self._roles.changed.connect(self._changed)
        self._works.changed.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)
        self._works.show_label(False)

    def show_person(self, to: ToPerson) -> None:
        """Show who is changed, or an empty form; what is typed stays while it is the same."""
        before = self._to.person if self._to is not None else None
        fresh = self._to is None or before != to.person
        self._to = to
        self._do.set_words(self.tr("Save") if to.person is not None else self.tr("Add"))
        if fresh:
            self.forget()
            self._to = to
            self._fill(to.person)
        self._changed()

    def forget(self) -> None:
        """Begin anew."""
        self._to = None
        self._form.show_refusal("")
        self._name.edit.clear()
        self._id.edit.clear()

    def focus_first(self) -> None:
        """Begin with the name."""
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The numbers of the roles, W, N for the name; Ctrl+Enter saves."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif text == "N" and is_plain(event):
            self.focus_first()
        elif not is_plain(event) or not (self._roles.press(text) or self._works.press(text)):
            super().keyPressEvent(event)

    def _fill(self, person: PersonNow | None) -> None:
        self._name.show_text(person.name if person is not None else "")
        self._id.show_text(person.id if person is not None else "")
        self._id.show_state("off" if person is not None else "plain")
        self._roles.choose(person.roles if person is not None else ("dispatcher",))
        self._works.choose(("works",) if person is None or person.is_active else ())
        self._works.setVisible(person is not None)

    def _named(self) -> None:
        is_added = self._to is not None and self._to.person is None
        if self._to is not None and is_added and not self._id.edit.isModified():
            name = self._name.text().strip()
            self._id.show_text(self._to.id_for(name) if name else "")
        self._changed()

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._name.text().strip():
            return Need(self.tr("Type the name, N."), self.focus_first)
        if not re.match(PERSON_ID, self._id.text().strip()):
            return Need(
                self.tr("The short name has small letters, figures, dots and dashes, and no blanks."),
                self._id.edit.setFocus,
            )
        if not self._roles.chosen():
            return Need(self.tr("Choose at least one role."), self._roles.focus_first)
        return None

    def _submit(self) -> None:
        if self._to is None or self._need() is not None:
            return
        self.asked.emit(
            SetPerson(
                person=self._id.text().strip(),
                name=self._name.text().strip(),
                roles=cast("tuple[Role, ...]", self._roles.chosen()),
                is_active=bool(self._works.chosen()),
            )
        )
