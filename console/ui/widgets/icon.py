"""An icon of a colour of the look, beside words that say the same."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.paint import draw_icon
from console.ui.theme import Look


class Icon(QWidget):
    """A square with an icon; a screen reader passes over it."""

    def __init__(
        self,
        look: Look,
        name: str = "",
        side: int = 18,
        color: str = "text.secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._name, self._side, self._color = look, name, side, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.update()

    def show_icon(self, name: str, color: str = "") -> None:
        """Show another icon, in another colour where one is given."""
        if (name, color or self._color) != (self._name, self._color):
            self._name, self._color = name, color or self._color
            self.update()

    def set_side(self, side: int) -> None:
        """Be larger or smaller."""
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """A square."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, if there is one."""
        if not self._name:
            return
        painter = QPainter(self)
        draw_icon(painter, self._name, QRectF(0, 0, self._side, self._side), self._look.color(self._color))
        painter.end()
