"""The page of one row of the agency pack: its fields, made from what the pack is. It decides nothing.

Every key that is typed is an `Edited` at once; what is wrong comes back to its field from the screen.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.pack.edit import Spot
from console.domain.rows.agency import ToField
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import SUBMIT, Form, is_submit
from console.ui.widgets.pack_field import Edited, FormField, LineField, kind_of
from console.ui.wish import Wish


class ToRow(NamedTuple):
    """A row as a form shows it. wrong: what is wrong with it as a whole. changes: of the draft, in words."""

    spot: Spot
    fields: tuple[ToField, ...]
    wrong: str
    changes: str


class PackFormPage(QWidget):
    """The fields of a row; wishes `review` on Ctrl+Enter."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, to: ToRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spot = to.spot
        self._fields: list[FormField] = [kind_of(each)(look, each) for each in to.fields]
        self._review = KeyButton(look, self.tr("Look at the changes"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(*self._fields)
        self._form.add_buttons(self._review)
        self._form.fill(self)
        for field in self._fields:
            field.edited.connect(self._edited)
            if isinstance(field, LineField):
                field.line.edit.returnPressed.connect(self._on)
        self._review.clicked.connect(self._submit)
        self.show_row(to)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def fits(self, to: ToRow) -> bool:
        """Whether this page has the fields that a row needs now: choices may have come or gone."""
        return self.spot == to.spot and [type(each) for each in self._fields] == [
            kind_of(each) for each in to.fields
        ]

    def show_row(self, to: ToRow) -> None:
        """Show the draft as it is now; each field shows what differs."""
        for field, about in zip(self._fields, to.fields, strict=True):
            field.show_field(about)
        self._form.show_refusal(to.wrong)
        self._form.show_why(to.changes)

    def focus_first(self) -> None:
        """Begin with the first field."""
        if self._fields:
            self._fields[0].take_keys()

    def focus_on(self, fields: Sequence[str], key: str) -> None:
        """Begin with the field of this key. fields: the keys of all, in order."""
        self._fields[fields.index(key) if key in fields else 0].take_keys()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter looks at the changes."""
        if is_submit(event):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _edited(self, edited: Edited) -> None:
        self.asked.emit(edited)

    def _on(self) -> None:
        self.focusNextChild()

    def _submit(self) -> None:
        self.wished.emit(Wish("review"))
