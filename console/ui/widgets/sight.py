"""A column seen through an opening that never cuts a row.

What is out of sight is counted and reached by key.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.more import More
from console.ui.widgets.stops import Edge, screen_down, screen_up, snapped, stepped, stops


class Sight(QWidget):
    """Shows as much of a column as fits in whole rows; `inside` is where parts are put."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._top = 0
        self._first: QWidget | None = None
        self._within = 0
        self._opening = QWidget(self)
        self._inner = QWidget(self._opening)
        self.inside = QVBoxLayout(self._inner)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self._inner.installEventFilter(self)
        self._more = More(look, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density; the parts are told by their owner."""
        self._look = look
        self._more.set_look(look)
        self._arrange()

    def bring(self, widget: QWidget) -> None:
        """Bring a part of the column into sight with its whole row, moving no further than it takes.

        Of a row higher than the opening its beginning is seen, or where the part is further down, the part.
        """
        if not self._holds(widget):
            return
        edges, room = self._edges(), self._room()
        at, low = self._reach(widget, room)
        top = self._top
        if at < top or low - at > room or self._is_cut_off(at, low, room):
            top = snapped(edges, room, at)
        elif low > top + room:
            top = next((stop for stop in stops(edges, room) if low - stop <= room), at)
        before = [edge for edge in edges if edge[1] <= top]
        if before and before == edges[:1] and low - before[0][0] <= room:
            top = 0
        self._go_to(top)

    def _reach(self, widget: QWidget, room: int) -> tuple[int, int]:
        """From where to where a part has to be seen: its row, or what of a higher row there is room for."""
        at = widget.mapTo(self._inner, QPoint(0, 0)).y()
        low = at + widget.height()
        for row, (first, last) in self._rows():
            if row is widget or row.isAncestorOf(widget):
                if last - first <= room:
                    return first, last
                return (first if low - first <= room else at), low
        return at, low

    def _is_cut_off(self, at: int, low: int, room: int) -> bool:
        """Whether its row is higher than the opening and not the first in it, and so not seen at all."""
        return any(
            first <= at and low < last and last - first > room and self._top < first
            for first, last in self._edges()
        )

    def bring_ring(self) -> None:
        """Where the ring was left behind, give it to the first row in sight that takes the keys."""
        focus = QApplication.focusWidget()
        if focus is None or not self._holds(focus) or self._shows(focus):
            return
        taking = (row for row, _ in self._rows() if row.focusPolicy() != Qt.FocusPolicy.NoFocus)
        row = next((row for row in taking if self._shows(row)), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_top(self) -> None:
        """Begin with the first row."""
        self._go_to(0)

    def move_by(self, step: int) -> None:
        """Begin so many rows further down or up."""
        self._go_to(stepped(self._edges(), self._room(), self._top, step))

    def turn(self, step: int) -> None:
        """Begin with the first row that is not seen whole yet, or end with the one above what is seen."""
        go = screen_down if step > 0 else screen_up
        self._go_to(go(self._edges(), self._room(), self._top))

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
        """See again what fits; what has the keys stays in sight if it was."""
        self._arrange_around_ring()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One row for each notch."""
        self.move_by(-1 if event.angleDelta().y() > 0 else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Parts that come, go or grow are arranged anew; the one with the keys stays in sight if it was."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_around_ring()
        return False

    def _arrange_around_ring(self) -> None:
        focus = QApplication.focusWidget()
        was_seen = focus is not None and self._holds(focus) and self._shows(focus)
        self._arrange()
        if focus is not None and was_seen:
            self.bring(focus)

    def _needed(self) -> int:
        width = self.width()
        return (
            self.inside.heightForWidth(width)
            if self.inside.hasHeightForWidth()
            else self.inside.sizeHint().height()
        )

    def _room(self) -> int:
        return self.height() if self._needed() <= self.height() else self.height() - self._more.tall()

    def _holds(self, widget: QWidget) -> bool:
        return self._inner.isAncestorOf(widget)

    def _shows(self, widget: QWidget) -> bool:
        at = widget.mapTo(self._inner, QPoint(0, 0)).y()
        return at < self._top + self._opening.height() and at + widget.height() > self._top

    def _go_to(self, top: int) -> None:
        self._first = next((row for row, edge in self._rows() if edge[1] > top), None)
        self._within = top - self._top_of(self._first)
        self._arrange()

    def _top_of(self, row: QWidget | None) -> int:
        """Where a row begins now; 0 where it is not in the column any more."""
        return next((edge[0] for each, edge in self._rows() if each is row), 0)

    def _arrange(self) -> None:
        """Begin with the row that stood first, wherever it stands now: rows above it may have grown."""
        needed = self._needed()
        self._inner.resize(self.width(), needed)
        self.inside.activate()
        edges, room = self._edges(), self._room()
        if needed <= self.height():
            self._top, self._first, self._within = 0, None, 0
        else:
            self._top = snapped(edges, room, self._top_of(self._first) + self._within)
        ends = [low for top, low in edges if top >= self._top and low - self._top <= room]
        high = max(ends) - self._top if ends else room
        self._opening.setGeometry(0, 0, self.width(), high if needed > self.height() else self.height())
        self._inner.move(0, -self._top)
        self._more.say(*self.out_of_sight())

    def _edges(self) -> list[Edge]:
        return [edge for _, edge in self._rows()]

    def _rows(self) -> list[tuple[QWidget, Edge]]:
        """Each row of the column with its top and bottom, from above."""
        found: list[tuple[QWidget, Edge]] = []
        for part in self._parts():
            at, rows = part.y(), [row for row in _rows(part) if not row.isHidden()]
            for row in rows:
                bottom = row.mapTo(self._inner, QPoint(0, row.height())).y()
                # What stands above the first row of a part, such as its label, goes with it.
                found.append((row, (at, bottom)))
                at = bottom
        return sorted(found, key=lambda each: each[1])

    def _parts(self) -> Iterator[QWidget]:
        for number in range(self.inside.count()):
            item = self.inside.itemAt(number)
            part = item.widget() if item is not None else None
            if part is not None and not part.isHidden():
                yield part


@runtime_checkable
class Lined(Protocol):
    """A part that is made of rows itself."""

    def lines(self) -> Sequence[QWidget]:
        """What stands below each other in it."""
        ...


def _rows(part: QWidget) -> Iterator[QWidget]:
    """The rows of a part that is made of rows; anything else is a row by itself."""
    if isinstance(part, Lined):
        yield from part.lines()
    else:
        yield part
