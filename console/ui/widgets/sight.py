"""A column seen through an opening that never cuts a row.

What is out of sight is counted and reached by key.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from console.ui.paint import RIGHT, draw_text
from console.ui.theme import Look
from console.ui.widgets.options import OptionList


class Sight(QWidget):
    """Shows as much of a column as fits in whole rows; `inside` is where parts are put."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._top = 0
        self._opening = QWidget(self)
        self._inner = QWidget(self._opening)
        self.inside = QVBoxLayout(self._inner)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self._inner.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density; the parts are told by their owner."""
        self._look = look
        self._arrange()

    def holds(self, widget: QWidget) -> bool:
        """Whether a widget stands in the column."""
        return self._inner.isAncestorOf(widget)

    def bring(self, widget: QWidget) -> None:
        """Bring a part into sight, moving no further than it takes."""
        edges, room = self._edges(), self._room()
        at = widget.mapTo(self._inner, QPoint(0, 0)).y()
        low = at + widget.height()
        if at < self._top:
            self._top = max((top for top, _ in edges if top <= at), default=0)
        elif low > self._top + room:
            self._top = next((top for top, _ in edges if low - top <= room), at)
        before = [top for top, bottom in edges if bottom <= self._top]
        if before == [top for top, _ in edges[:1]] and low - before[0] <= room:
            self._top = 0
        self._arrange()

    def move_by(self, step: int) -> None:
        """Begin so many rows further down or up."""
        tops = [top for top, _ in self._edges()]
        here = next((number for number, top in enumerate(tops) if top >= self._top), 0)
        if tops:
            self._top = tops[max(0, min(len(tops) - 1, here + step))]
            self._arrange()

    def out_of_sight(self) -> tuple[int, int]:
        """How many rows are above and below what is seen."""
        low = self._top + self._opening.height()
        edges = self._edges()
        return sum(top < self._top for top, _ in edges), sum(bottom > low for _, bottom in edges)

    def sizeHint(self) -> QSize:
        """All of the column."""
        return QSize(220, self._needed())

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(120, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what fits."""
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One row for each notch."""
        self.move_by(-1 if event.angleDelta().y() > 0 else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Parts that come, go or grow are arranged anew, and the one with the keys stays in sight."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            focus = QApplication.focusWidget()
            if focus is not None and self.holds(focus):
                self.bring(focus)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say how much is out of sight, and the keys to it."""
        above, below = self.out_of_sight()
        parts = [self.tr("Up: {count} more").format(count=above)] if above else []
        parts += [self.tr("Down: {count} more").format(count=below)] if below else []
        if parts:
            painter, high = QPainter(self), self._foot()
            line = QRectF(0, self.height() - high, self.width(), high)
            color = self._look.color("accent.text")
            draw_text(painter, line, " · ".join(parts), self._look, "small", "regular", color, RIGHT)
            painter.end()

    def _foot(self) -> int:
        return self._look.pick(20, 16)

    def _needed(self) -> int:
        width = self.width()
        return (
            self.inside.heightForWidth(width)
            if self.inside.hasHeightForWidth()
            else self.inside.sizeHint().height()
        )

    def _room(self) -> int:
        return self.height() if self._needed() <= self.height() else self.height() - self._foot()

    def _arrange(self) -> None:
        needed = self._needed()
        self._inner.resize(self.width(), needed)
        self.inside.activate()
        edges, room = self._edges(), self._room()
        last = max((bottom for _, bottom in edges), default=0)
        if needed <= self.height():
            self._top = 0
        else:
            furthest = min((top for top, _ in edges if last - top <= room), default=0)
            self._top = max((top for top, _ in edges if top <= min(self._top, furthest)), default=0)
        seen = [bottom for top, bottom in edges if top >= self._top and bottom - self._top <= room]
        high = max(seen) - self._top if seen else room
        self._opening.setGeometry(0, 0, self.width(), high if needed > self.height() else self.height())
        self._inner.move(0, -self._top)
        self.update()

    def _edges(self) -> list[tuple[int, int]]:
        """The top and bottom of each row in the column, from above."""
        rows = (row for part in self._parts() for row in _rows(part))
        places = ((row.mapTo(self._inner, QPoint(0, 0)).y(), row.height()) for row in rows)
        return sorted((top, top + high) for top, high in places)

    def _parts(self) -> Iterator[QWidget]:
        for number in range(self.inside.count()):
            item = self.inside.itemAt(number)
            part = item.widget() if item is not None else None
            if part is not None and not part.isHidden():
                yield part


def _rows(part: QWidget) -> Iterator[QWidget]:
    """A list's rows, its head with the first of them; anything else is a row by itself."""
    if isinstance(part, OptionList):
        yield from part.lines()
    else:
        yield part
