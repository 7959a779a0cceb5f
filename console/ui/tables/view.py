"""The view and the panel that all lists share: hover, ring, head, empty words. They know no kind of row."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QVBoxLayout, QWidget

from console.ui.paint import draw_box, draw_icon, draw_lines, draw_text, lines_of, text_width
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.model import AnyIndex, Row, RowModel
from console.ui.theme import Look
from console.ui.widgets.card import Card

LEAST_EMPTY = 100
"""Narrower than this, an empty place stays empty."""
LEAST_WORDS = 40
"""Narrower than this, the words beside a title stand in its description alone."""
HOLD_MS = 2000
"""For so long after a key rows do not change places under the person's hands."""


class RowView(QListView, Generic[Row]):
    """A list whose rows are painted. After a key the order holds still for a while.

    Both signals carry an index: `pressed_enter` that of the row with the ring, `chose` that of a row a person
    went to by key or mouse. They are for the panel around the list, which alone knows the wish.
    """

    pressed_enter = Signal(QModelIndex)
    chose = Signal(QModelIndex)

    def __init__(self, look: Look, model: RowModel[Row], delegate: RowDelegate[Row]) -> None:
        super().__init__()
        self.look = look
        self.rows = model
        self.painter_of_rows = delegate
        self.empty = ("", "", "")
        self._pending: tuple[Sequence[Row], datetime] | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._let_go)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.chose)
        self._clear_ground()

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        self.look = look
        self.painter_of_rows.look = look
        self._clear_ground()
        self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: Sequence[Row], now: datetime) -> bool:
        """Show rows; within two seconds of a key only those that keep their place change. Whether any did."""
        if self._hold.isActive() and self._moves(rows):
            self._pending = rows, now
            return False
        self._pending = None
        return self.rows.set_rows(rows, now)

    def tick(self, now: datetime) -> None:
        """Let ages run: of the rows in sight those are painted anew that show something else by now."""
        if now < self.rows.now:
            self.viewport().update()
        before, shown = self.rows.move_on(now), self.painter_of_rows.by_clock
        for at in self._in_sight():
            row = self.rows.rows[at]
            if shown(row, before) != shown(row, now):
                self.update(self.rows.index(at))

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Paint changed rows anew; all are laid out again only where one is not as high as before."""
        if not self.painter_of_rows.keeps_heights(self.rows.rows[first.row() : last.row() + 1]):
            super().dataChanged(first, last, roles)
            return
        for at in range(first.row(), last.row() + 1):
            # One by one: for more than one Qt paints the whole view.
            QAbstractItemView.dataChanged(self, self.rows.index(at), self.rows.index(at), roles)
            self._paint_anew(at)

    def paint_at_once(self) -> None:
        """Paint now what waits to be painted anew, and nothing else."""
        self.executeDelayedItemsLayout()
        QApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        """Keep nothing of rows that go."""
        super().rowsAboutToBeRemoved(parent, start, end)
        self.painter_of_rows.forget(self.rows.rows[start : end + 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the row with the ring; keys hold the order."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.pressed_enter.emit(self.currentIndex())
            return
        self._hold.start()
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.chose.emit(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits are keys of the desk, not a search."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring needs a row to be on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.first())

    def first(self) -> QModelIndex:
        """The first row that can be chosen."""
        for at in range(self.rows.rowCount()):
            index = self.rows.index(at)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
        return QModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the view, and as high as they need to be at that width."""
        self.painter_of_rows.width = self.viewport().width()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say what an empty place means and what to do."""
        super().paintEvent(event)
        if not self.rows.rows and self.empty[1] and self.viewport().width() > LEAST_EMPTY:
            self._paint_empty(QPainter(self.viewport()))

    def _paint_empty(self, painter: QPainter) -> None:
        look, (icon, lead, rest) = self.look, self.empty
        pad = look.pick(12, 8)
        box = QRectF(pad, 4, self.viewport().width() - 2 * pad, look.pick(112, 100))
        pen = QPen(look.color("border.strong"), 1, Qt.PenStyle.DashLine)
        draw_box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), look.radius("card"), None, pen)
        inner = box.adjusted(14, look.pick(12, 8), -8, -look.pick(10, 6))
        draw_icon(painter, icon, QRectF(inner.x(), inner.y(), 24, 24), look.color("text.secondary"))
        line = QRectF(inner.x(), inner.y() + 28, inner.width(), 20)
        draw_text(painter, line, lead, look, look.pick("body", "dense"), "semibold")
        lines = lines_of(rest, inner.width(), look, "small")
        below = QRectF(line.x(), line.bottom(), line.width(), 18 * len(lines))
        draw_lines(painter, below, lines, look, "small", "regular", look.color("text.secondary"))

    def _paint_anew(self, row: int) -> None:
        """Have a row painted anew, and the line between it and the next one."""
        self.update(self.rows.index(row))
        below = self.visualRect(self.rows.index(row + 1))
        self.viewport().update(below.x(), below.y(), below.width(), 1)

    def _in_sight(self) -> Iterator[int]:
        """The rows that can be seen, in their order."""
        sight = self.viewport().rect()
        first = self.indexAt(sight.topLeft()).row()
        for at in range(max(0, first), len(self.rows.rows)):
            if not self.visualRect(self.rows.index(at)).intersects(sight):
                break
            yield at

    def _moves(self, rows: Sequence[Row]) -> bool:
        """Whether these rows stand otherwise than those shown."""
        key, before = self.rows.reading.key, self.rows.rows
        return [key(row) for row in rows] != [key(row) for row in before]

    def _let_go(self) -> None:
        if self._pending is not None:
            rows, now = self._pending
            self._pending = None
            self.rows.set_rows(rows, max(now, self.rows.now))

    def _clear_ground(self) -> None:
        palette = self.look.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)


class Panel(Card, Generic[Row]):
    """A list under its head: a title, and a few words on what it shows."""

    HEAD = (40, 30)
    FOOT = (8, 4)

    def __init__(self, look: Look, view: RowView[Row], title: str, beside: QWidget | None = None) -> None:
        super().__init__(look, "bg.panel")
        self.view = view
        self.words = ""
        self._title = title
        self._beside: QWidget | None = None
        self.setFocusProxy(view)
        view.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(view)
        self._leave_room()
        if beside is not None:
            self.put_beside(beside)

    def put_beside(self, beside: QWidget) -> None:
        """Have a control stand in the head, at its right."""
        self._beside = beside
        beside.setParent(self)
        beside.show()
        self._put_beside()

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        super().set_look(look)
        self.view.set_look(look)
        self._leave_room()
        self._put_beside()

    def tick(self, now: datetime) -> None:
        """Let ages run."""
        self.view.tick(now)

    def say(self, words: str) -> None:
        """Say in the head what the list shows."""
        if words != self.words:
            self.words = words
            self.view.setAccessibleDescription(words)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands in the head at its right."""
        super().resizeEvent(event)
        self._put_beside()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, and the head where that is to be painted anew."""
        super().paintEvent(event)
        if event.rect().top() >= self._head_height():
            return
        painter, look = QPainter(self), self.look
        pad = look.pick(12, 10)
        right = self._beside.width() + 8 if self._beside is not None else 0
        head = QRectF(pad, 0, self.width() - 2 * pad - right, self._head_height())
        taken = draw_text(painter, head, self._title, look, "body", "semibold")
        head.setLeft(head.left() + taken + 10)
        quiet = look.color("text.secondary")
        if head.width() < LEAST_WORDS:
            return
        if text_width(self.words, look, "small") <= head.width():
            draw_text(painter, head, self.words, look, "small", "regular", quiet)
        else:
            lines = lines_of(self.words, head.width(), look, "label")
            draw_lines(painter, head, lines, look, "label", "regular", quiet)

    def _head_height(self) -> int:
        return self.look.pick(*self.HEAD)

    def _leave_room(self) -> None:
        self._column.setContentsMargins(0, self._head_height(), 0, self.look.pick(*self.FOOT))

    def _put_beside(self) -> None:
        if self._beside is not None:
            self._beside.resize(self._beside.sizeHint())
            top = (self._head_height() - self._beside.height()) // 2
            self._beside.move(self.width() - self._beside.width() - self.look.pick(12, 8), top)
