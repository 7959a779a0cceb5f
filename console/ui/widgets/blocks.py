"""Blocks below each other, shown whole or not at all; what does not fit is reached by Down and Up."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.paint import RIGHT, draw_text
from console.ui.theme import Look


class Blocks(QWidget):
    """A column that never cuts a block midway. `moved` says that other blocks are in sight."""

    moved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._blocks: list[QWidget] = []
        self._first = 0
        self._last = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density; the blocks are told by their owner."""
        self._look = look
        self._arrange()

    def show_blocks(self, blocks: Sequence[QWidget], keep: bool) -> None:
        """Show these, from the top unless `keep`; blocks no longer shown are hidden, not destroyed."""
        for block in self._blocks:
            if block not in blocks and block.parentWidget() is self:
                block.hide()
        self._blocks = list(blocks)
        for block in blocks:
            if block.parentWidget() is not self:
                block.setParent(self)
        if not keep:
            self._first = 0
        self._arrange()

    def bring(self, block: QWidget) -> None:
        """Begin with this block."""
        if block in self._blocks:
            self._first = self._blocks.index(block)
            self._arrange()

    def move_by(self, step: int) -> None:
        """Begin so many blocks further down, as long as something below is out of sight."""
        if step > 0 and self._last >= len(self._blocks):
            return
        self._first = max(0, min(len(self._blocks) - 1, self._first + step))
        self._arrange()

    def out_of_sight(self) -> tuple[int, int]:
        """How many blocks are above and below what is seen."""
        return self._first, len(self._blocks) - self._last

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(220, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what fits."""
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One block for each notch."""
        self.move_by(-1 if event.angleDelta().y() > 0 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say how much is out of sight, and the keys to it."""
        above, below = self.out_of_sight()
        parts = [self.tr("Up: {count} more").format(count=above)] if above else []
        parts += [self.tr("Down: {count} more").format(count=below)] if below else []
        if parts:
            painter, high = QPainter(self), self._foot()
            line = QRectF(0, self.height() - high, self.width(), high)
            text = self._look.color("accent.text")
            draw_text(painter, line, " · ".join(parts), self._look, "small", "regular", text, RIGHT)
            painter.end()

    def _foot(self) -> int:
        return self._look.pick(20, 16)

    def _arrange(self) -> None:
        room = self.height()
        if self._needed(0) > room:
            room -= self._foot()
        else:
            self._first = 0
        top, number = 0, self._first
        gap = self._gap()
        for block in self._blocks[: self._first]:
            block.hide()
        while number < len(self._blocks):
            block = self._blocks[number]
            high = self._height_of(block)
            if top + high > room and number > self._first:
                break
            block.setGeometry(0, top, self.width(), high)
            block.show()
            top += high + gap
            number += 1
        self._last = number
        for block in self._blocks[number:]:
            block.hide()
        self.update()
        self.moved.emit()

    def _gap(self) -> int:
        return self._look.pick(8, 5)

    def _height_of(self, block: QWidget) -> int:
        return block.heightForWidth(self.width()) if block.hasHeightForWidth() else block.sizeHint().height()

    def _needed(self, first: int) -> int:
        heights = [self._height_of(block) for block in self._blocks[first:]]
        return sum(heights) + self._gap() * max(0, len(heights) - 1)
