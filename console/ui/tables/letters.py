"""A list with letters, as those of people and of the agency are. It knows no kind of row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.ui.tables.model import Row
from console.ui.tables.view import RowView
from console.ui.widgets.looking import is_plain

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LetterView(RowView[Row]):
    """The list itself. What its signals mean is the panel's affair.

    `pressed_letter` carries a letter; `pressed_left` nothing: Left is no letter, and so a signal of its own.
    """

    pressed_letter = Signal(object)
    pressed_left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, and Left, which no list has a use for itself; all else as in every list."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # it belongs to a page: pressed once more than was needed it must open no row
        elif event.key() == Qt.Key.Key_Left and is_plain(event):
            self.pressed_left.emit()
        elif event.text().isalpha() and is_plain(event):
            self.pressed_letter.emit(event.text().upper())
        elif event.text().isdecimal() and is_plain(event):
            event.ignore()  # a list would search with it: it may stand on a button of the screen
        else:
            super().keyPressEvent(event)
