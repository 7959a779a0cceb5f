"""The line under a column that says how much of it is out of sight, and the keys to it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.paint import RIGHT, draw_text
from console.ui.theme import Look


class More(QWidget):
    """Stands at the foot of its parent, which says how many rows are above and below what is seen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.update()

    def tall(self) -> int:
        """How high the line is."""
        return self._look.pick(20, 16)

    def say(self, above: int, below: int) -> None:
        """Stand at the foot and tell the counts; nothing where all is in sight."""
        parts = [self.tr("Up: {count} more").format(count=above)] if above else []
        parts += [self.tr("Down: {count} more").format(count=below)] if below else []
        words, parent = " · ".join(parts), self.parentWidget()
        assert parent is not None, "it stands at the foot of something"
        self.setGeometry(0, parent.height() - self.tall(), parent.width(), self.tall())
        self.setVisible(bool(words))
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words at the right."""
        painter, look = QPainter(self), self._look
        color = look.color("accent.text")
        draw_text(painter, QRectF(self.rect()), self._words, look, "small", "regular", color, RIGHT)
        painter.end()
