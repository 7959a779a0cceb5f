"""A tag: a few words in a thin frame, such as a call's number or that a text is a sample."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.paint import CENTER, draw_box, draw_text, text_width
from console.ui.theme import Look


class Tag(QWidget):
    """Words in a frame; never cut."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.updateGeometry()
        self.update()

    def say(self, text: str) -> None:
        """Show other words; nothing is shown where there are none."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(round(text_width(self._text, self._look, "small") + 13), self._look.pick(20, 18))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and words."""
        painter, look = QPainter(self), self._look
        box = QRectF(self.rect())
        draw_box(
            painter,
            box.adjusted(0.5, 0.5, -0.5, -0.5),
            look.radius("chip"),
            None,
            QPen(look.color("border.strong"), 1),
        )
        draw_text(painter, box, self._text, look, "small", "regular", look.color("text.secondary"), CENTER)
        painter.end()
