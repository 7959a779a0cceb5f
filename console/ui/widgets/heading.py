"""The heading of a call: its dangers in full, however narrow it is, and then what it is about."""

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.paint import draw_text, lines_of, text_width
from console.ui.plain import plain_tip
from console.ui.theme import Look, Weight

ABOUT_LEAST = 90
"""Narrower than this, what the call is about stands in a second line, or gives way."""
BOLD: Weight = "semibold"


class Heading(QWidget):
    """One line of words, or two small ones where they do not fit; what is cut is never a danger.

    It is as wide as its words where there is room, and never narrower than its dangers in two small lines.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text, self._danger = look, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._fit()

    def say(self, text: str, danger: str = "") -> None:
        """Show these words. danger: how they begin, where that must not be cut."""
        if (text, danger) != (self._text, self._danger):
            self._text, self._danger = text, danger
            self.setAccessibleName(text)
            self.setToolTip(plain_tip(text))
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """The dangers in two small lines, with room for a word that goes over to the second."""
        words = self._danger.split()
        width = text_width(self._danger, self._look, "label", BOLD)
        slack = max((text_width(word, self._look, "label", BOLD) for word in words), default=0.0)
        return QSize(min(ceil(width), ceil((width + slack) / 2)) + 4 if words else 40, self._high())

    def sizeHint(self) -> QSize:
        """No wider than it must be: what stands beside it has its room first, and this takes the rest."""
        return self.minimumSizeHint()

    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is painted at the width there is now, and in which size."""
        width, look = self.width(), self._look
        natural = text_width(self._text, look, self._size(), BOLD)
        danger = text_width(self._danger, look, self._size(), BOLD)
        if natural <= width or not self._danger or danger + ABOUT_LEAST <= width:
            return ((self._text, self._size()),)
        return tuple((line, "label") for line in lines_of(self._text, width, look, "label", BOLD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in the middle of the height."""
        painter, lines = QPainter(self), self.lines()
        step = self.height() if len(lines) == 1 else self._high() / 2
        top = (self.height() - step * len(lines)) / 2
        for at, (line, size) in enumerate(lines):
            draw_text(painter, QRectF(0, top + at * step, self.width(), step), line, self._look, size, BOLD)
        painter.end()

    def _fit(self) -> None:
        self.setMaximumWidth(max(40, ceil(text_width(self._text, self._look, self._size(), BOLD)) + 2))
        self.updateGeometry()
        self.update()

    def _size(self) -> str:
        return self._look.pick("title", "body")

    def _high(self) -> int:
        return self._look.pick(28, 25)
