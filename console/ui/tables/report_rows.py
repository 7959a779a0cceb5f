"""The list that is read on the Reports screen: titles, paragraphs, tables, pictures, calls."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.reading import ReadRow, Tone, row_words
from console.reports.figure_charts import Chart
from console.ui.paint import RIGHT, draw_text, lines_of, text_width
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import Laid, Span, draw, lay, line_step
from console.ui.tables.report_charts import chart_height, paint_chart
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

WIDEST = 1080
"""Wider than this, in logical pixels, the eye no longer finds the number that belongs to a word."""
CELL_GAP = 16
COLORS: Mapping[Tone, str] = MappingProxyType(
    {"plain": "text.primary", "strong": "text.primary", "quiet": "text.secondary", "lacking": "warn.text"}
)
NO_CHARTS: Mapping[str, Chart] = MappingProxyType({})

READ: Reading[ReadRow] = Reading(
    key=lambda row: row.key,
    can_choose=lambda _row: True,
    name=lambda row: row.cells[0],
    says=lambda row, _now: row_words(row),
)


class ReadDelegate(RowDelegate[ReadRow]):
    """Paints a line by its kind, in a column that is never too wide to be read."""

    def __init__(self, look: Look, model: RowModel[ReadRow]) -> None:
        super().__init__(look, model)
        self.charts: Mapping[str, Chart] = NO_CHARTS

    def measured_by(self) -> tuple[object, ...]:
        """Heights depend on the pictures too."""
        return (*super().measured_by(), self.charts)

    def is_divided(self, above: ReadRow, row: ReadRow) -> bool:
        """None across the list: a row of a table has its own, as wide as the table."""
        return False

    def height(self, row: ReadRow) -> int:
        """As high as its words, or its picture."""
        look = self.look
        match row.kind:
            case "title":
                return line_step(look, self._title()) + look.pick(26, 18)
            case "head":
                return line_step(look, self._size()) + look.pick(20, 14)
            case "picture" if row.about in self.charts:
                return chart_height(self.charts[row.about], look) + look.pick(24, 16)
            case "words" | "picture":
                return self._words(row).height + look.pick(6, 4)
            case "heads":
                lines = max(len(each) for each in self._heads(row))
                return lines * line_step(look, "label") + look.pick(8, 5)
            case _:
                # The number of a call is never too long for its column.
                words = self._cells(row)[1 if row.kind == "call" else 0 :]
                laid = (self._laid(span, wide) for _, wide, span in words if not self._fits(span, wide))
                high = max((each.height for each in laid), default=0)
                return max(high, line_step(look, self._size())) + look.pick(8, 5)

    def paint_row(self, painter: QPainter, rect: QRectF, row: ReadRow) -> None:
        """Paint the line."""
        look, pad = self.look, self._pad()
        line = QRectF(rect.x() + pad, rect.y(), self._wide(), rect.height())
        match row.kind:
            case "title":
                self._paint_title(painter, line, row)
            case "head":
                low = line.adjusted(0, look.pick(12, 8), 0, 0)
                beside = row.cells[1] if len(row.cells) > 1 else ""
                quiet = look.color("text.secondary")
                taken = draw_text(painter, low, beside, look, "small", "regular", quiet, RIGHT)
                room = low.adjusted(0, 0, -taken - 8, 0)
                draw_text(painter, room, row.cells[0], look, self._size(), "semibold")
            case "picture" if row.about in self.charts:
                area = line.adjusted(0, look.pick(12, 8), 0, -look.pick(12, 8))
                paint_chart(painter, area, self.charts[row.about], look)
            case "words" | "picture":
                draw(painter, self._words(row), line.adjusted(0, look.pick(3, 2), 0, 0))
            case "heads":
                self._paint_heads(painter, line, row)
            case _:
                self._paint_cells(painter, line, row)

    def _paint_title(self, painter: QPainter, line: QRectF, row: ReadRow) -> None:
        look = self.look
        low = line.adjusted(0, look.pick(16, 10), 0, -look.pick(6, 4))
        taken = draw_text(painter, low, row.cells[0], look, self._title(), "semibold")
        quiet = look.color("text.secondary")
        beside = low.adjusted(taken + 12, 0, 0, 0)
        draw_text(painter, beside, row.cells[1], look, "small", "regular", quiet, RIGHT)
        painter.fillRect(QRectF(low.x(), line.bottom() - 1, low.width(), 1), look.color("border.strong"))

    def _paint_heads(self, painter: QPainter, line: QRectF, row: ReadRow) -> None:
        look, quiet = self.look, self.look.color("text.secondary")
        step, first = line_step(look, "label"), len(row.cells) - row.numbers
        for place, ((left, wide), lines) in enumerate(zip(self._columns(row), self._heads(row), strict=True)):
            top = line.bottom() - look.pick(4, 3) - step * len(lines)
            for at, told in enumerate(lines):
                box = QRectF(line.x() + left, top + at * step, wide, step)
                if place >= first:
                    draw_text(painter, box, told, look, "label", "semibold", quiet, RIGHT)
                else:
                    draw_text(painter, box, told, look, "label", "semibold", quiet)
        painter.fillRect(QRectF(line.x(), line.bottom() - 1, line.width(), 1), look.color("border.subtle"))

    def _paint_cells(self, painter: QPainter, line: QRectF, row: ReadRow) -> None:
        look, first = self.look, len(row.cells) - row.numbers
        top = line.y() + look.pick(4, 2)
        step = line_step(look, self._size())
        for place, (left, wide) in enumerate(self._columns(row)):
            box = QRectF(line.x() + left, top, wide, step)
            if place >= first:
                draw_text(painter, box, row.cells[place], look, self._size(), "regular", None, RIGHT)
        painter.fillRect(QRectF(line.x(), line.bottom() - 1, line.width(), 1), look.color("border.subtle"))
        for left, wide, span in self._cells(row):
            box = QRectF(line.x() + left, top, wide, step)
            if self._fits(span, wide):
                # On one line, exactly beside the numbers.
                draw_text(painter, box, span.words, look, self._size(), span.weight, look.color(span.color))
            else:
                draw(painter, self._laid(span, wide), box)

    def _columns(self, row: ReadRow) -> list[tuple[float, float]]:
        """Where each column begins, and how wide it is."""
        shares = row.shares or (1,) * len(row.cells)
        found, left, room = [], 0.0, self._wide()
        for share in shares:
            wide = room * share / sum(shares)
            found.append((left, wide - (CELL_GAP if left + wide < room - 1 else 0)))
            left += wide
        return found

    def _cells(self, row: ReadRow) -> list[tuple[float, float, Span]]:
        """Where the words of each column begin, how much room they have, and how they look; no numbers."""
        is_thing = row.kind in ("call", "import")
        columns = self._columns(row)[: len(row.cells) - row.numbers]
        return [
            (left, wide, self._span(row, cell, strong=is_thing and not place))
            for place, ((left, wide), cell) in enumerate(zip(columns, row.cells, strict=False))
        ]

    def _fits(self, span: Span, wide: float) -> bool:
        """Whether words need one line: thousands of rows are measured, and laying them out takes long."""
        return text_width(span.words, self.look, self._size(), span.weight) <= wide

    def _laid(self, span: Span, wide: float) -> Laid:
        return lay((span,), wide, self.look, self._size())

    def _heads(self, row: ReadRow) -> list[tuple[str, ...]]:
        look = self.look
        columns = zip(self._columns(row), row.cells, strict=True)
        return [lines_of(cell, wide, look, "label", "semibold", 3) for (_, wide), cell in columns]

    def _words(self, row: ReadRow) -> Laid:
        return lay((self._span(row, row.cells[0]),), self._wide(), self.look, self._size())

    def _span(self, row: ReadRow, cell: str, *, strong: bool = False) -> Span:
        is_strong = strong or row.tone in ("strong", "lacking")
        return Span(cell, "semibold" if is_strong else "regular", COLORS[row.tone])

    def _wide(self) -> float:
        return max(60.0, min(self.width, WIDEST) - 2 * self._pad())

    def _pad(self) -> int:
        return self.look.pick(20, 12)

    def _size(self) -> str:
        return self.look.pick("body", "dense")

    def _title(self) -> str:
        return self.look.pick("title", "answer")


class ReadList(Panel[ReadRow]):
    """What is read. Wishes `open_call` with its number on Enter or a click; letters are told on."""

    HEAD = (0, 0)
    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(READ, now)
        self._painter = ReadDelegate(look, self._model)
        self.letters = view = LetterView(look, self._model, self._painter)
        view.setProperty(KEYS_HERE, self.tr("Up and Down read; Enter opens a call in the Shift log"))
        super().__init__(look, view, "")
        view.setAccessibleName(self.tr("What is read"))
        self._model.setParent(self)
        view.clicked.connect(self._open)
        view.pressed_enter.connect(self._open)

    def set_rows(self, rows: Sequence[ReadRow], now: datetime, charts: Sequence[Chart] = ()) -> None:
        """Show these lines, with these pictures; another report begins at its top."""
        before = self._model.rows[:]
        self._painter.charts = {chart.name: chart for chart in charts}
        self._model.set_rows(rows, now)
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
        if self.view.hasFocus() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        if [row.cells for row in before[:1]] != [row.cells for row in rows[:1]]:
            self.view.scrollToTop()

    def rows(self) -> Sequence[ReadRow]:
        """What is shown."""
        return tuple(self._model.rows)

    def say_empty(self, icon: str, lead: str, rest: str) -> None:
        """What stands where there is nothing to be read: an icon, what is so, what to do."""
        self.view.empty = icon, lead, rest
        self.view.viewport().update()

    def ringed(self) -> ReadRow | None:
        """The line with the ring."""
        index = self.view.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.kind == "call":
            self.wished.emit(Wish("open_call", row.about))
