"""The page of one row of a policy draft: its fields, with what is wrong at each. It decides nothing.

Every key that is typed is an `Edited` at once; what is wrong comes back to its field from the screen.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.agency import ToField
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import SUBMIT, Form, is_submit
from console.ui.widgets.pack_field import FormField, LineField, kind_of
from console.ui.widgets.pack_form import ToRow
from console.ui.widgets.policy_draft_condition import ConditionField, Telling
from console.ui.wish import Wish


class PolicyFormPage(QWidget):
    """The fields of a row; wishes `review` on Ctrl+Enter, `pick_here` on Ctrl+P."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, to: ToRow, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spot = to.spot
        self._names = [each.field.name for each in to.fields]
        self._fields = [_made(look, each, telling) for each in to.fields]
        self._review = KeyButton(look, self.tr("Look at the changes"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(*self._fields)
        self._form.add_buttons(self._review)
        self._form.fill(self)
        for field in self._fields:
            field.edited.connect(self.asked)
            if isinstance(field, ConditionField):
                field.wished.connect(self.wished)
            elif isinstance(field, LineField):
                field.line.edit.returnPressed.connect(self._on)
        self._review.clicked.connect(self._submit)
        self.show_row(to)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def fits(self, to: ToRow) -> bool:
        """Whether this page has the fields that a row needs now."""
        return self.spot == to.spot and self._names == [each.field.name for each in to.fields]

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

    def focus_on(self, key: str) -> None:
        """Begin with the field of this key."""
        if key in self._names:
            self._fields[self._names.index(key)].take_keys()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter looks at the changes, Ctrl+P picks the condition."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_submit(event):
            self._submit()
        elif is_ctrl and event.key() == Qt.Key.Key_P and "when" in self._names:
            self.wished.emit(Wish("pick_here"))
        else:
            super().keyPressEvent(event)

    def _on(self) -> None:
        self.focusNextChild()

    def _submit(self) -> None:
        self.wished.emit(Wish("review"))


def _made(look: Look, to: ToField, telling: Telling) -> FormField | ConditionField:
    return ConditionField(look, to, telling) if to.field.name == "when" else kind_of(to)(look, to)
