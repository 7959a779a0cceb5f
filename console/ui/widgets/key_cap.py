"""A key cap: the key that does something, shown beside its words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.paint import draw_key_cap, key_cap_width
from console.ui.theme import Look


class KeyCap(QWidget):
    """A small picture of a key, as high as it is told; from 24 on it is a large one with a ground."""

    def __init__(self, look: Look, text: str, height: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._text = text
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.updateGeometry()
        self.update()

    def set_key(self, text: str) -> None:
        """Show another key."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the key's name asks for."""
        return QSize(round(key_cap_width(self._text, self.look, self._height)), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        draw_key_cap(QPainter(self), self._text, QRectF(self.rect()), self.look)
