"""The answers so far: number, question, answer, caveat, age, in columns. Rows come ready-made."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from console.domain.rows.shown import AnswerRow
from console.domain.rows.words import age
from console.ui.paint import RIGHT, draw_box, draw_key_cap, draw_lines, draw_text, lines_of, text_width
from console.ui.tables.answer_words import READING, beside
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.model import AnyIndex, RowModel
from console.ui.tables.view import Panel, RowView
from console.ui.theme import Look
from console.ui.wish import Wish

PLANS = (
    (((2, 28), (2, 23), (3, 23), (3, 19)), ((2, 24), (2, 19), (3, 19), (3, 16))),
    (((1, 28), (1, 23), (1, 19)), ((1, 24), (1, 19), (1, 16))),
)
"""Columns and the height of a line, the calmest first.

Of a wide and of a narrow place, comfortable and dense.
"""
BY_CTRL_MAX = 9
"""The last number that Ctrl and a digit reach; any number is typed once Ctrl+0 has gone to the list."""
LEAST_COLUMN = 240
LEAST_NAME = 44
NAME_SHARE = 0.45
"""How much of a column the questions may take, so that the answers stand below each other."""


class AnswerDelegate(RowDelegate[AnswerRow]):
    """Paints an answer on one line; a caveat that does not fit stands below it.

    room: the height of the view. All columns are equally wide; the calmest plan that shows all rows is taken,
    else the closest one, and the rest is out of sight by whole columns. Where a question's name would be cut
    beside its answer, the ages go.
    """

    room = 0

    def __init__(self, look: Look, model: RowModel[AnswerRow]) -> None:
        super().__init__(look, model)
        self.columns, self._line, self._name, self._aged = 2, look.row("answered"), 100.0, True

    def measure(self, rows: Sequence[AnswerRow]) -> None:
        """Choose how many columns there are and how high a line is."""
        look = self.look
        self._aged = True
        self._name = max((text_width(row.name, look, self._size()) for row in rows), default=0.0) + 12
        for columns, line in PLANS[self.width < 2 * LEAST_COLUMN][look.dense]:
            if columns == 1 or self.width // columns >= LEAST_COLUMN:
                self.columns, self._line = columns, line
                if self._taken(rows) <= columns:
                    break
        self._aged = all(self._fits(row) for row in rows)

    def plan(self) -> tuple[int, int, int, bool]:
        """How many columns there are, how wide they are, how high a line is, and whether it has an age."""
        return self.columns, self.column(), self._line, self._aged

    def column(self) -> int:
        """How wide a column is."""
        return self.width // self.columns

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as a column."""
        return QSize(self.column(), self._height_of(self.model.rows[index.row()]))

    def is_divided(self, above: AnswerRow, row: AnswerRow) -> bool:
        """A line above each answer is painted with it, as columns have no row above their first."""
        return False

    def paint_row(self, painter: QPainter, rect: QRectF, row: AnswerRow) -> None:
        """Paint number, question, answer, caveat and age."""
        look, size = self.look, self._size()
        quiet = look.color("text.secondary")
        inner = self._inner(rect)
        painter.fillRect(QRectF(inner.x(), rect.y(), inner.width(), 1), look.color("border.subtle"))
        line = QRectF(inner.x(), rect.y(), inner.width(), self._line)
        self._paint_number(painter, line, row)
        if self._aged:
            draw_text(painter, line, age(row.since, self.model.now), look, size, color=quiet, align=RIGHT)
        name, answer_below, start, below = self._parts(row)
        line.setLeft(line.left() + self._lead())
        draw_text(
            painter, QRectF(line.x(), line.y(), name - 8, line.height()), row.name, look, size, color=quiet
        )
        line.setLeft(line.left() + name)
        left = inner.x() + self._lead()
        rest = QRectF(left + start, line.bottom() - 1, inner.right() - left - start, self._step())
        if answer_below:
            self._paint_answer(painter, rest, row)
            rest.translate(0, self._step())
        taken = 0.0 if answer_below else self._paint_answer(painter, line, row)
        if below:
            rest.setHeight(self._step() * len(below))
            draw_lines(painter, rest, below, look, size, "regular", quiet)
        else:
            draw_text(painter, line.adjusted(taken + 10, 0, 0, 0), beside(row), look, size, color=quiet)

    def _paint_number(self, painter: QPainter, line: QRectF, row: AnswerRow) -> None:
        look, quiet = self.look, self.look.color("text.secondary")
        side = min(18, self._line - 2)
        if not row.fact:
            return
        cap = QRectF(line.x(), round(line.center().y() - side / 2), 18, side)
        draw_key_cap(painter, str(row.number), cap, look, quiet, look.color("border.strong"))

    def _paint_answer(self, painter: QPainter, line: QRectF, row: AnswerRow) -> float:
        """The answer, in dashes where it is that nobody could say; how wide it is."""
        look = self.look
        taken = draw_text(painter, line, row.answer, look, self._size(), "semibold")
        if row.is_unknown:
            dashes = QPen(look.color("border.control"), 1, Qt.PenStyle.DashLine)
            high = min(19, self._line - 3)
            box = QRectF(line.x() - 5.5, round(line.center().y() - high / 2) + 0.5, taken + 11, high)
            draw_box(painter, box, look.radius("chip"), None, dashes)
        return taken

    def _taken(self, rows: Sequence[AnswerRow]) -> int:
        """How many columns these rows take."""
        columns, used = 1, 0
        for row in rows:
            high = self._height_of(row)
            if used and used + high > self.room:
                columns, used = columns + 1, 0
            used += high
        return columns

    def _height_of(self, row: AnswerRow) -> int:
        _, answer_below, _, below = self._parts(row)
        return self._line + (answer_below + len(below)) * self._step()

    def _size(self) -> str:
        return self.look.pick("dense", "small")

    def _step(self) -> int:
        return self.look.pick(18, 16)

    def _inner(self, rect: QRectF) -> QRectF:
        pad = self.look.pick(12, 10)
        return rect.adjusted(pad, 0, -pad, 0)

    def _lead(self) -> int:
        return 18 + self.look.pick(10, 8)

    def _room(self) -> float:
        """How wide question and answer may be together, beside the age where there is one."""
        inner = self._inner(QRectF(0, 0, self.column(), 0)).width() - self._lead()
        return inner - text_width("59:59", self.look, self._size()) - 10 if self._aged else inner

    def _fits(self, row: AnswerRow) -> bool:
        """Whether question and answer both stand there in full."""
        look, size = self.look, self._size()
        answer = text_width(row.answer, look, size, "semibold") + (6 if row.is_unknown else 0)
        return answer + text_width(row.name, look, size) + 8 <= self._room()

    def _parts(self, row: AnswerRow) -> tuple[float, bool, float, tuple[str, ...]]:
        """How wide the question may be; whether the answer stands below it; where the lines below begin.

        Those.
        """
        look, size = self.look, self._size()
        inner = self._inner(QRectF(0, 0, self.column(), 0)).width() - self._lead()
        room = self._room()
        answer, own = text_width(row.answer, look, size, "semibold"), text_width(row.name, look, size)
        spare = room - answer - (6 if row.is_unknown else 0)
        answer_below = spare < min(LEAST_NAME, own + 8)
        name = room if answer_below else min(max(own + 8, min(self._name, NAME_SHARE * inner)), spare)
        words = beside(row)
        if not words or (not answer_below and answer + 10 + text_width(words, look, size) <= room - name):
            return name, answer_below, 0.0, ()
        at_most = max(2, (self.room - self._line) // self._step())
        starts = (0.0,) if answer_below else (name, 0.0)
        found = [(start, lines_of(words, inner - start, look, size, at_most=at_most)) for start in starts]
        return name, answer_below, *min(found, key=lambda each: len(each[1]))


class AnswerView(RowView[AnswerRow]):
    """Columns from top to bottom; the newest answers stay in sight unless the ring is here.

    typed: the digits of a number so far.
    """

    def __init__(self, look: Look, model: RowModel[AnswerRow], delegate: AnswerDelegate) -> None:
        super().__init__(look, model, delegate)
        self._delegate = delegate
        self.typed = ""
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().rangeChanged.connect(self._to_newest)

    def measure(self, rows: Sequence[AnswerRow]) -> None:
        """Share the room between these rows."""
        before = self._delegate.plan()
        self._delegate.width, self._delegate.room = self.viewport().width(), self.viewport().height() - 1
        self._delegate.measure(rows)
        if self._delegate.plan() != before:
            self.scheduleDelayedItemsLayout()

    def shown(self) -> tuple[int, int]:
        """The first and the last row in sight, counted from 0; (-1, -1) where none is."""
        rows = [
            at
            for at in range(len(self.rows.rows))
            if self.viewport().rect().contains(self.visualRect(self.rows.index(at)).center())
        ]
        return (rows[0], rows[-1]) if rows else (-1, -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        self.measure(self.rows.rows)
        super().resizeEvent(event)

    def first(self) -> QModelIndex:
        """The newest answer: the one most often changed."""
        return self.rows.index(self.rows.rowCount() - 1) if self.rows.rowCount() else QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit goes to the answer with that number; a second one to that of both."""
        text, typed = event.text(), self.typed
        self.typed = ""
        if not text.isdigit() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        at_of = {str(row.number): at for at, row in enumerate(self.rows.rows) if row.fact}
        self.typed = next((each for each in (typed + text, text) if each in at_of), "")
        if self.typed:
            self.setCurrentIndex(self.rows.index(at_of[self.typed]))

    def _to_newest(self, _least: int, most: int) -> None:
        if not self.hasFocus():
            self.horizontalScrollBar().setValue(most)


class AnswerList(Panel[AnswerRow]):
    """The answers so far. A click or Enter on one wishes `change` with its fact."""

    wished = Signal(object)
    HEAD = (32, 27)
    FOOT = (8, 0)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(READING, now)
        self._view = AnswerView(look, self._model, AnswerDelegate(look, self._model))
        super().__init__(look, self._view, self.tr("Answers so far"))
        self._model.setParent(self)
        self._view.clicked.connect(self._change)
        self._view.pressed_enter.connect(self._change)
        self._view.horizontalScrollBar().valueChanged.connect(self._say_shown)
        self._say_shown()

    def set_look(self, look: Look) -> None:
        """Paint with another look from now on."""
        super().set_look(look)
        self._view.measure(self._model.rows)

    def set_rows(self, rows: Sequence[AnswerRow], now: datetime) -> None:
        """Show these rows."""
        self._view.measure(rows)
        self._view.show_rows(rows, now)
        self._say_shown()

    def take_keys(self) -> bool:
        """Take the keys, with the ring on the newest answer; False where there is none."""
        answers = [at for at, row in enumerate(self._model.rows) if row.fact]
        if answers:
            self._view.typed = ""
            self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._view.setCurrentIndex(self._model.index(answers[-1]))
        return bool(answers)

    def _say_shown(self) -> None:
        rows = self._model.rows
        first, last = self._view.shown()
        if not rows:
            self.say(self.tr("None yet"))
            return
        is_long = max(row.number for row in rows) > BY_CTRL_MAX
        gone = len(rows) - (last - first + 1 if last >= 0 else 0)
        by_ctrl = self.tr("Ctrl and the number changes one")
        by_list = self.tr("Ctrl+0 and the number changes one")
        key = self.tr("Up") if first > 0 else self.tr("Down")
        out = self.tr("{count} out of sight: {key}").format(count=gone, key=key)
        way = by_list if is_long else "" if gone else by_ctrl
        self.say("; ".join(each for each in (way, out if gone else "") if each))

    def _change(self, index: QModelIndex) -> None:
        if fact := self._model.rows[index.row()].fact:
            self.wished.emit(Wish("change", fact))
