"""The page of one row of a policy draft: its fields, with what is wrong at each. It decides nothing.

Every key that is typed is an `Edited` at once; what is wrong comes back to its field from the screen.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.agency import ToField
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import SUBMIT, Form, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import OptionList
from console.ui.widgets.pack_field import ALL_KEYS, ChoiceField, FormField, LineField, LinesField, kind_of
from console.ui.widgets.pack_form import ToRow
from console.ui.widgets.policy_draft_condition import ConditionField, Telling
from console.ui.widgets.policy_draft_view import step_of
from console.ui.widgets.text_line import AT_ONCE_MAX
from console.ui.wish import Wish

FIRST_UNLETTERED = 0x80
"""Keys from here on are no letter and no digit of ASCII."""


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
        self._left = ""
        self._form = Form(look, self)
        self._form.add(*self._fields)
        self._form.add_buttons(self._review)
        self._form.fill(self)
        for field in self._fields:
            field.edited.connect(self.asked)
            _typed_in(field).installEventFilter(self)
            if isinstance(field, ConditionField):
                field.wished.connect(self.wished)
            elif isinstance(field, LineField):
                field.line.edit.longest = AT_ONCE_MAX  # what is too long for a text the draft itself tells
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
        boxes = 0
        for field, about in zip(self._fields, to.fields, strict=True):
            if isinstance(field, ChoiceField):
                # One key leads to one box of the page, whichever list it stands in.
                field.options.keys = ALL_KEYS[boxes:]
            field.show_field(about)
            boxes += len(field.options.rows()) if isinstance(field, ChoiceField) else 0
        self._form.show_refusal(to.wrong)
        self._form.show_why(to.changes)

    def focus_first(self) -> None:
        """Begin with the first field or, back from what changes, with the one that had the ring."""
        field, self._left = self._left, ""
        if field:
            self.focus_on(field)
        elif self._fields:
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

    def event(self, event: QEvent) -> bool:
        """With Alt the key of a box is the page's own: nothing else is looked for under it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._box(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key in a line is text; with Alt it ticks its box, and the ring stays in the line."""
        if not isinstance(event, QKeyEvent):
            return False
        if step_of(event):
            event.ignore()  # a line's own undo knows nothing of the boxes: the draft has one past
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if is_submit(event):
            self._submit()  # before the line takes Enter and gives the ring to the next field
            return True
        return self._tick(event, takes_ring=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter looks at the changes, Ctrl+P picks the condition, the key of a box ticks it."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_submit(event):
            self._submit()
        elif is_ctrl and event.key() == Qt.Key.Key_P and "when" in self._names:
            self.wished.emit(Wish("pick_here"))
        elif not self._tick(event, takes_ring=True) and not (is_plain(event) and self._press(event.text())):
            super().keyPressEvent(event)

    def _box(self, event: QKeyEvent) -> OptionList | None:
        """The list with the box on a key that is pressed with Alt."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
            return None
        return next((each for each in self._boxes() if each.has_key(_letter(event))), None)

    def _boxes(self) -> list[OptionList]:
        return [each.options for each in self._fields if isinstance(each, ChoiceField)]

    def _tick(self, event: QKeyEvent, *, takes_ring: bool) -> bool:
        boxes = self._box(event)
        return boxes is not None and boxes.press(_letter(event), takes_ring=takes_ring)

    def _press(self, key: str) -> bool:
        return any(each.press(key) for each in self._boxes())

    def _on(self) -> None:
        self.focusNextChild()

    def _submit(self) -> None:
        on = self.focusWidget()
        for name, field in zip(self._names, self._fields, strict=True):
            if on is not None and (field is on or field.isAncestorOf(on)):
                self._left = name
        self.wished.emit(Wish("review"))


def _letter(event: QKeyEvent) -> str:
    """The letter or digit of a key, whatever is held with it."""
    return chr(event.key()) if event.key() < FIRST_UNLETTERED else ""


def _typed_in(field: FormField | ConditionField) -> QWidget:
    """What of a field is typed in; a field of boxes itself."""
    if isinstance(field, LineField):
        return field.line.edit
    if isinstance(field, LinesField):
        return field.edit
    return field.line if isinstance(field, ConditionField) else field


def _made(look: Look, to: ToField, telling: Telling) -> FormField | ConditionField:
    return ConditionField(look, to, telling) if to.field.name == "when" else kind_of(to)(look, to)
