"""How the rows of all lists are painted: ground, mark, ring, dividing line. It knows no kind of row."""

from collections.abc import Hashable, Sequence
from datetime import datetime
from typing import Generic

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.ui.paint import RIGHT, draw_box, draw_text
from console.ui.tables.heights import Heights
from console.ui.tables.model import AnyIndex, Row, RowModel
from console.ui.theme import Look

MARKS = {"calm": "", "warn": "warn.line", "alert": "alert.line"}
"""The bar at a row's left by its weight."""


def paint_head(painter: QPainter, rect: QRectF, words: str, beside: str, look: Look) -> None:
    """Paint the head of a section: what it holds, and a few words at its right."""
    pad = look.pick(12, 10)
    line = rect.adjusted(pad, look.pick(4, 3), -pad, 0)
    quiet = look.color("text.secondary")
    taken = draw_text(painter, line, beside, look, "label", "regular", quiet, RIGHT)
    draw_text(painter, line.adjusted(0, 0, -taken - 8, 0), words, look, "label", "semibold", quiet)


class RowDelegate(QStyledItemDelegate, Generic[Row]):
    """Paints ground, mark, ring and dividing line of a row; `paint_row` of each kind paints the rest."""

    def __init__(self, look: Look, model: RowModel[Row]) -> None:
        super().__init__()
        self.look = look
        self.model = model
        self.width = 0
        self._heights: Heights[Row] = Heights(model.reading.key)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row into its place."""
        row, rect = self.model.rows[index.row()], QRectF(option.rect)
        ground, mark = self.ground(row)
        if not ground and option.state & QStyle.StateFlag.State_MouseOver and self.is_live(row):
            ground = "bg.hover"
        if ground:
            painter.fillRect(rect, self.look.color(ground))
        if index.row() and self.is_divided(self.model.rows[index.row() - 1], row):
            line = QRectF(rect.x(), rect.y(), rect.width(), 1)
            painter.fillRect(line, self.look.color("border.subtle"))
        if mark:
            painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), self.look.color(mark))
        self.paint_row(painter, rect, row)
        if option.state & QStyle.StateFlag.State_HasFocus and self.is_live(row):
            pen = QPen(self.look.color("focus.ring"), 2)
            draw_box(painter, rect.adjusted(1, 1, -1, -1), 0, None, pen)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As wide as the view, as high as the row asks for at that width."""
        row = self.model.rows[index.row()]
        return QSize(self.width, self._heights.of(row, self.height, self.measured_by()))

    def keeps_heights(self, rows: Sequence[Row]) -> bool:
        """Whether rows that changed are as high as they were laid out."""
        return self._heights.stay(rows, self.height, self.measured_by())

    def forget(self, rows: Sequence[Row]) -> None:
        """Let go of rows that are shown no longer."""
        self._heights.forget(rows)

    def measured_by(self) -> tuple[object, ...]:
        """What heights depend on beside the row itself."""
        return self.width, self.look

    def by_clock(self, row: Row, now: datetime) -> Hashable:
        """What a row shows by the clock: only where that is another later on is it painted anew then."""
        return self.model.reading.says(row, now)

    def ground(self, row: Row) -> tuple[str, str]:
        """The colours of the row's ground and of the mark at its left; empty for none."""
        return "", ""

    def is_live(self, row: Row) -> bool:
        """Whether the row can be chosen."""
        return True

    def is_divided(self, above: Row, row: Row) -> bool:
        """Whether a line stands between two rows."""
        return self.is_live(above) and self.is_live(row)

    def height(self, row: Row) -> int:
        """How high a row is at the width the view has now."""
        return self.look.row("table")

    def paint_row(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        """Paint what the row says."""
        raise NotImplementedError
