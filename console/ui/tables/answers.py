"""The answers so far: number, question, answer, caveat, age, in columns. Rows come ready-made."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from console.domain.rows.shown import AnswerRow
from console.domain.rows.words import age
from console.ui.paint import RIGHT, draw_box, draw_key_cap, draw_lines, draw_text, lines_of, text_width
from console.ui.tables.model import AnyIndex, Reading, RowModel
from console.ui.tables.view import Panel, RowDelegate, RowView
from console.ui.theme import Look
from console.ui.wish import Wish

LEAST_COLUMN = 280
SHARES = (0.44, 0.5, 0.38, 0.56, 0.62)
"""Of the width, what the first of two columns may take; the first that serves as well as any."""


def beside(row: AnswerRow) -> str:
    """The caveat in the caller's words, and who says so where it is not the caller."""
    quoted = f"“{row.caveat}”" if row.caveat else ""
    return ", ".join(part for part in (quoted, row.said_by) if part)


def answer_words(row: AnswerRow, now: datetime) -> str:
    """All a row shows, as one sentence."""
    said = f"says {row.said_by}" if row.said_by else ""
    caveat = f"“{row.caveat}”" if row.caveat else ""
    parts = (f"{row.number}", row.name, row.answer, caveat, said, f"{age(row.since, now)} ago")
    return ", ".join(part for part in parts if part)


READING: Reading[AnswerRow] = Reading(
    key=lambda row: row.fact,
    can_choose=lambda row: bool(row.fact),
    name=lambda row: row.name,
    says=answer_words,
)


class AnswerDelegate(RowDelegate[AnswerRow]):
    """Paints an answer on one line; a caveat that does not fit stands below it.

    room: the height of the view. Columns share the width so that as few caveats as possible need more lines.
    """

    room = 0

    def __init__(self, look: Look, model: RowModel[AnswerRow]) -> None:
        super().__init__(look, model)
        self._widths: list[int] = []

    def measure(self, rows: Sequence[AnswerRow]) -> None:
        """Share the width between the columns."""
        found = [self._columns(rows, share) for share in SHARES] if self.width >= 2 * LEAST_COLUMN else []
        fitting = [(lines, widths) for lines, widths in found if widths]
        column = self.width // 2 if self.width >= 2 * LEAST_COLUMN else self.width
        self._widths = min(fitting, key=lambda each: each[0])[1] if fitting else [column] * len(rows)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as its column."""
        width = self._widths[index.row()] if index.row() < len(self._widths) else self.width // 2
        return QSize(width, self._height_in(self.model.rows[index.row()], width))

    def is_divided(self, above: AnswerRow, row: AnswerRow) -> bool:
        """A line above each answer is painted with it, as columns have no row above their first."""
        return False

    def paint_row(self, painter: QPainter, rect: QRectF, row: AnswerRow) -> None:
        """Paint number, question, answer, caveat and age."""
        look, size = self.look, self.look.pick("dense", "small")
        quiet = look.color("text.secondary")
        inner = self._inner(rect)
        painter.fillRect(QRectF(inner.x(), rect.y(), inner.width(), 1), look.color("border.subtle"))
        line = QRectF(inner.x(), rect.y(), inner.width(), look.row("answered"))
        cap = QRectF(line.x(), round(line.center().y() - 9), 18, 18)
        draw_key_cap(painter, str(row.number), cap, look, quiet, look.color("border.strong"))
        draw_text(painter, line, age(row.since, self.model.now), look, size, color=quiet, align=RIGHT)
        line.setLeft(line.left() + self._lead())
        draw_text(painter, line, row.name, look, size, color=quiet)
        line.setLeft(line.left() + self._name_width(row))
        answer_below, below = self._below(row, rect.width())
        step = look.pick(18, 16)
        rest = QRectF(line.x(), line.bottom() - look.pick(5, 4), inner.right() - line.x(), step)
        if answer_below:
            rest.setLeft(inner.x() + self._lead())
            self._paint_answer(painter, rest, row)
            rest.translate(0, step)
        taken = 0.0 if answer_below else self._paint_answer(painter, line, row)
        if below:
            rest.setHeight(step * len(below))
            draw_lines(painter, rest, below, look, size, "regular", quiet)
        else:
            draw_text(painter, line.adjusted(taken + 10, 0, 0, 0), beside(row), look, size, color=quiet)

    def _paint_answer(self, painter: QPainter, line: QRectF, row: AnswerRow) -> float:
        """The answer, in dashes where it is that nobody could say; how wide it is."""
        look, size = self.look, self.look.pick("dense", "small")
        taken = draw_text(painter, line, row.answer, look, size, "semibold")
        if row.is_unknown:
            dashes = QPen(look.color("border.control"), 1, Qt.PenStyle.DashLine)
            box = QRectF(line.x() - 5.5, round(line.center().y()) - 9.5, taken + 11, 19)
            draw_box(painter, box, look.radius("chip"), None, dashes)
        return taken

    def _columns(self, rows: Sequence[AnswerRow], share: float) -> tuple[int, list[int]]:
        """All heights together and the rows' widths; no widths where two columns do not hold them all."""
        first = int(self.width * share)
        widths: list[int] = []
        used, total = 0, 0
        for row in rows:
            width = first if not widths or widths[-1] == first else self.width - first
            height = self._height_in(row, width)
            if used + height > self.room and width == first:
                used, width = 0, self.width - first
                height = self._height_in(row, width)
            used += height
            total += height
            if used > self.room:
                return 0, []
            widths.append(width)
        return total, widths

    def _height_in(self, row: AnswerRow, width: int) -> int:
        answer_below, below = self._below(row, width)
        return self.look.row("answered") + (answer_below + len(below)) * self.look.pick(18, 16)

    def _inner(self, rect: QRectF) -> QRectF:
        pad = self.look.pick(12, 10)
        return rect.adjusted(pad, 0, -pad, 0)

    def _name_width(self, row: AnswerRow) -> float:
        """How much room the question takes: as much as all do, or more where it is longer."""
        look = self.look
        return max(look.pick(124.0, 88.0), text_width(row.name, look, look.pick("dense", "small")) + 2) + 10

    def _lead(self) -> int:
        return 18 + self.look.pick(10, 8)

    def _below(self, row: AnswerRow, width: float) -> tuple[bool, tuple[str, ...]]:
        """Whether the answer has no room behind the question, and the lines of the caveat below it."""
        look, size = self.look, self.look.pick("dense", "small")
        inner = self._inner(QRectF(0, 0, width, 0)).width()
        left = self._lead() + self._name_width(row)
        room = inner - left - text_width("59:59", look, size) - 10
        answer = text_width(row.answer, look, size, "semibold")
        words = beside(row)
        answer_below = answer > room
        if not words or (not answer_below and answer + 10 + text_width(words, look, size) <= room):
            return answer_below, ()
        at_most = max(2, (self.room - look.row("answered")) // look.pick(18, 16))
        start = self._lead() if answer_below else left
        return answer_below, lines_of(words, inner - start, look, size, at_most=at_most)


class AnswerView(RowView[AnswerRow]):
    """Columns from top to bottom; the newest answers stay in sight unless the ring is here."""

    def __init__(self, look: Look, model: RowModel[AnswerRow], delegate: AnswerDelegate) -> None:
        super().__init__(look, model, delegate)
        self._delegate = delegate
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().rangeChanged.connect(self._to_newest)

    def measure(self, rows: Sequence[AnswerRow]) -> None:
        """Share the room between these rows."""
        self._delegate.width, self._delegate.room = self.viewport().width(), self.viewport().height() - 1
        self._delegate.measure(rows)

    def shown(self) -> tuple[int, int]:
        """The first and the last number in sight."""
        rows = [
            row.number
            for at, row in enumerate(self.rows.rows)
            if self.visualRect(self.rows.index(at)).intersects(self.viewport().rect())
        ]
        return (rows[0], rows[-1]) if rows else (0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        self.measure(self.rows.rows)
        super().resizeEvent(event)

    def first(self) -> QModelIndex:
        """The newest answer: the one most often changed."""
        return self.rows.index(self.rows.rowCount() - 1) if self.rows.rowCount() else QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit goes to the answer with that number."""
        text = event.text()
        if text.isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            at = next((at for at, row in enumerate(self.rows.rows) if str(row.number) == text), -1)
            if at >= 0:
                self.setCurrentIndex(self.rows.index(at))
        else:
            super().keyPressEvent(event)

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

    def _say_shown(self) -> None:
        rows = self._model.rows
        first, last = self._view.shown()
        if not rows:
            self.say(self.tr("None yet"))
        elif first <= rows[0].number and last >= rows[-1].number:
            self.say(self.tr("Ctrl and the number changes one"))
        else:
            words = self.tr("Ctrl and the number changes one · {first} to {last} of {all} in sight")
            self.say(words.format(first=first, last=last, all=len(rows)))

    def _change(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("change", self._model.rows[index.row()].fact))
