"""A card: a rounded ground for one piece of work. A ring inside its edge says that the keys go there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from console.ui.paint import draw_box, draw_mark
from console.ui.theme import Look


class Card(QFrame):
    """A rounded ground of one colour of the look.

    layer: the path of its colour, such as `bg.raised`. mark: the path of the bar at its left, if it has one.
    dashed: an edge of dashes instead of a ground, for what is empty.
    """

    def __init__(
        self,
        look: Look,
        layer: str = "bg.panel",
        mark: str = "",
        radius: str = "card",
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._layer = layer
        self._mark = mark
        self._radius = radius
        self._dashed = dashed
        self._has_keys = False

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.update()

    def set_layer(self, layer: str, mark: str = "", dashed: bool = False) -> None:
        """Another ground, such as the tint and mark of what became grave."""
        if (layer, mark, dashed) != (self._layer, self._mark, self._dashed):
            self._layer, self._mark, self._dashed = layer, mark, dashed
            self.update()

    def set_ring(self, has_keys: bool) -> None:
        """Whether the next key acts in this card."""
        if has_keys != self._has_keys:
            self._has_keys = has_keys
            self.update()

    def has_ring(self) -> bool:
        """Whether the card shows the ring."""
        return self._has_keys

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, dashes and ring."""
        painter = QPainter(self)
        look, rect = self.look, QRectF(self.rect())
        radius = look.radius(self._radius)
        if self._dashed:
            pen = QPen(look.color("border.strong"), 1, Qt.PenStyle.DashLine)
            draw_box(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, None, pen)
        elif self._mark:
            draw_mark(painter, rect, radius, look.color(self._layer), look.color(self._mark))
        else:
            draw_box(painter, rect, radius, look.color(self._layer), None)
        if self._has_keys:
            draw_box(
                painter, rect.adjusted(1, 1, -1, -1), radius - 1, None, QPen(look.color("focus.ring"), 2)
            )
