"""Blocks below each other, shown whole or not at all; what does not fit is reached by Down and Up."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.theme import Look
from console.ui.widgets.more import More
from console.ui.widgets.stops import Edge, screen_down, screen_up, seen, snapped, stepped
from console.ui.widgets.words import Words


class Blocks(QWidget):
    """A column that cuts no block that fits; one that is higher than the place is seen part by part.

    Each part begins and ends with a whole line.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._blocks: list[QWidget] = []
        self._read: set[QWidget] = set()
        self._edges: list[Edge] = []
        self._first, self._within, self._top = 0, 0, 0
        self._opening = QWidget(self)
        self._opening.installEventFilter(self)
        self._more = More(look, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density; the blocks are told by their owner."""
        self._look = look
        self._more.set_look(look)
        self._arrange()

    def show_blocks(self, blocks: Sequence[QWidget], keep: bool) -> None:
        """Show these, from the top unless `keep`; blocks no longer shown are hidden, not destroyed."""
        for block in self._blocks:
            if block not in blocks and block.parentWidget() is self._opening:
                block.hide()
        self._blocks = list(blocks)
        self._read.intersection_update(blocks)
        for block in blocks:
            if block.parentWidget() is not self._opening:
                block.setParent(self._opening)
                block.installEventFilter(self)
        if not keep:
            self._first = self._within = 0
        self._arrange()

    def bring(self, block: QWidget) -> None:
        """Begin with this block, or as near to it as the end lets."""
        if block in self._blocks:
            self._first, self._within = self._blocks.index(block), 0
            self._arrange()

    def move_by(self, step: int) -> None:
        """Begin so many blocks further down or up, until the last is in sight."""
        self._go_to(stepped(self._edges, self._room(), self._top, step))

    def turn(self, step: int) -> None:
        """Begin with the first block that is not seen whole yet, or end with the one above what is seen."""
        go = screen_down if step > 0 else screen_up
        self._go_to(go(self._edges, self._room(), self._top))

    def was_in_sight(self, block: QWidget) -> bool:
        """Whether a block of those shown now has been in sight to its end."""
        return block in self._read

    def out_of_sight(self) -> tuple[int, int]:
        """How many blocks are above and below what is seen."""
        low = self._top + self._room()
        edges = self._edges
        return sum(top < self._top for top, _ in edges), sum(bottom > low for _, bottom in edges)

    def sizeHint(self) -> QSize:
        """A few lines."""
        return QSize(220, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what fits."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What stands here counts as seen only now."""
        super().showEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Blocks whose words became more are given their room."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and self._measured() != self._edges:
            self._arrange()
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One block for each notch."""
        self.move_by(-1 if event.angleDelta().y() > 0 else 1)

    def _room(self) -> int:
        edges = self._edges
        return (
            self.height() if not edges or edges[-1][1] <= self.height() else self.height() - self._more.tall()
        )

    def _go_to(self, top: int) -> None:
        edges = self._edges
        self._first = next((number for number, edge in enumerate(edges) if edge[1] > top), 0)
        self._within = top - edges[self._first][0] if edges else 0
        self._arrange()

    def _arrange(self) -> None:
        self._edges = self._measured()
        edges, room = self._edges, self._room()
        wanted = edges[self._first][0] + self._within if self._first < len(edges) else 0
        self._top = snapped(edges, room, wanted)
        shown = seen(edges, room, self._top)
        high, low = self._whole_lines(shown, room)
        self._opening.setGeometry(0, high - self._top, self.width(), low - high)
        for block, (top, bottom), is_shown in zip(self._blocks, edges, shown, strict=True):
            if is_shown:
                block.setGeometry(0, top - high, self.width(), bottom - top)
            block.setVisible(is_shown)
            if is_shown and self.isVisible() and bottom <= self._top + room:
                self._read.add(block)
        # Qt (6.11) now and then leaves out a strip where words became more and what stood below them moved.
        self._opening.update()
        self._more.say(*self.out_of_sight())

    def _whole_lines(self, shown: Sequence[bool], room: int) -> Edge:
        """From where to where the column is seen, in its own pixels: less where a line would be cut."""
        high, low = self._top, self._top + room
        for block, (top, bottom), is_shown in zip(self._blocks, self._edges, shown, strict=True):
            if is_shown and (top < high or bottom > low):
                block.resize(self.width(), bottom - top)
                lines = [(top + above, top + below) for above, below in _lines_in(block)]
                high = max((below for above, below in lines if above < high < below), default=high)
                low = min((above for above, below in lines if above < low < below), default=low)
        return (high, low) if high < low else (self._top, self._top + room)

    def _gap(self) -> int:
        return self._look.pick(8, 4)

    def _height_of(self, block: QWidget) -> int:
        layout = block.layout()
        if layout is not None:
            # A layout inside of a layout remembers the height of the words before, until it is activated.
            layout.activate()
        return block.heightForWidth(self.width()) if block.hasHeightForWidth() else block.sizeHint().height()

    def _measured(self) -> list[Edge]:
        """The top and the bottom of each block, as high as its words are now."""
        edges, top = [], 0
        for block in self._blocks:
            high = self._height_of(block)
            edges.append((top, top + high))
            top += high + self._gap()
        return edges


def _lines_in(block: QWidget) -> Iterator[Edge]:
    """The top and the bottom of every line of words in a block, in its own pixels."""
    layout = block.layout()
    if layout is not None:
        layout.activate()
    for words in (block, *block.findChildren(Words)):
        if isinstance(words, Words) and words.isVisibleTo(block):
            above = words.mapTo(block, QPoint(0, 0)).y() if words is not block else 0
            yield from ((above + top, above + bottom) for top, bottom in words.line_edges())
