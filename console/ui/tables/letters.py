"""A list with letters, as those of people and of the agency are. It knows no kind of row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.ui.tables.model import Row
from console.ui.tables.view import RowView
from console.ui.widgets.looking import is_plain


class LetterView(RowView[Row]):
    """The list itself. What its signals mean is the panel's affair.

    `pressed_letter` carries a letter; `pressed_left` nothing: Left is no letter, and so a signal of its own.
    """

    pressed_letter = Signal(object)
    pressed_left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, and Left, which no list has a use for itself; all else as in every list."""
        if event.key() == Qt.Key.Key_Left and is_plain(event):
            self.pressed_left.emit()
        elif event.text().isalpha() and is_plain(event):
            self.pressed_letter.emit(event.text().upper())
        else:
            super().keyPressEvent(event)
