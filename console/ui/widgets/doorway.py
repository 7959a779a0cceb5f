"""The place in the window where either the desk is or its door.

What stands behind a shut door is in no window: it cannot be seen, reached by a key, or read by a program that
reads windows aloud.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from console.ui.theme import Look
from console.ui.widgets.door import Door


class Doorway(QWidget):
    """Holds what is inside, or the door.

    `turned` tells the window whether it is shut, for its shortcuts; `opened` that the inside was put back, a
    second signal because only then it has to be dressed again.
    """

    turned = Signal(bool)
    opened = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_shut = False
        self._door = door
        self._keys: QWidget | None = None
        # Never shown: what is taken out of the window has to stand somewhere, or it would be a window itself.
        self._away = QWidget()
        self._inside = QWidget(self)
        self._rooms = QVBoxLayout(self._inside)
        self._rooms.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)
        door.setParent(self)
        door.hide()

    def set_look(self, look: Look) -> None:
        """Take over the gaps of a look."""
        self._rooms.setSpacing(look.gap)

    def fill(self, *parts: tuple[QWidget, int]) -> None:
        """Put parts inside, below each other, each with its stretch."""
        for part, stretch in parts:
            self._rooms.addWidget(part, stretch)

    def shut(self) -> None:
        """Take the inside out of the window and put the door in; where the keys were is remembered.

        A line that loses the keys by this was not left by anybody: what is half typed in it is not entered.
        """
        if self.is_shut:
            return
        focus = QApplication.focusWidget()
        self._keys = focus if focus is not None and self._inside.isAncestorOf(focus) else None
        self.is_shut = True
        QToolTip.hideText()
        self._column.removeWidget(self._inside)
        with QSignalBlocker(self._keys or self._away):
            self._inside.setParent(self._away)
        self._column.addWidget(self._door)
        self._door.show()
        self.turned.emit(True)

    def let_go(self) -> None:
        """The window is closed: what was taken out goes with it, and not after it."""
        self._inside.hide()
        self._inside.setParent(self)

    def open(self) -> bool:
        """Put the inside back; whether the keys are where they were."""
        if not self.is_shut:
            return False
        self.is_shut = False
        self._door.hide()
        self._column.removeWidget(self._door)
        self._column.addWidget(self._inside)
        self._inside.show()
        self.opened.emit()
        self.turned.emit(False)
        keys, self._keys = self._keys, None
        if keys is None or not isValid(keys) or not keys.isVisibleTo(self) or not keys.isEnabled():
            return False
        keys.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
