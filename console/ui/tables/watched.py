"""The two lists that somebody answers for: broken glass, and acts that were refused because of who asked."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.staff import GlassRow, RefusedRow
from console.domain.rows.words import minutes
from console.ui.paint import RIGHT, draw_icon, draw_text
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel, RowView
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish


def glass_words(row: GlassRow, now: datetime) -> str:
    """All a broken glass shows, as one sentence."""
    return f"{row.name} at {row.position}, {minutes(row.at, now)} ago: {row.reason}"


def refused_words(row: RefusedRow, now: datetime) -> str:
    """All a refused act shows, as one sentence."""
    return f"{row.who} at {row.position}, {minutes(row.at, now)} ago: {row.what}, {row.why}"


GLASSES: Reading[GlassRow] = Reading(
    key=lambda row: row.entry,
    can_choose=lambda row: bool(row.entry),
    name=lambda row: row.name,
    says=glass_words,
)
REFUSED: Reading[RefusedRow] = Reading(
    key=lambda row: row.entry,
    can_choose=lambda row: bool(row.entry),
    name=lambda row: row.what,
    says=refused_words,
)


def paint_two(
    painter: QPainter, rect: QRectF, look: Look, upper: str, right: str, lower: str, icon: str, color: str
) -> None:
    """Paint a row of two lines with an icon before it and an age at its right."""
    pad, high = look.pick(16, 12), look.pick(20, 18)
    quiet = look.color("text.secondary")
    draw_icon(painter, icon, QRectF(rect.x() + pad, rect.center().y() - 9, 18, 18), look.color(color))
    first = QRectF(rect.x() + pad + 28, rect.center().y() - high, rect.width() - 2 * pad - 28, high)
    taken = draw_text(painter, first, right, look, "small", "regular", quiet, RIGHT)
    before = first.adjusted(0, 0, -taken - 8, 0)
    draw_text(painter, before, upper, look, look.pick("body", "dense"), "semibold")
    draw_text(painter, first.translated(0, high), lower, look, "small", "regular", quiet)


class GlassDelegate(RowDelegate[GlassRow]):
    """Paints a broken glass: by whom and where, over why."""

    def ground(self, row: GlassRow) -> tuple[str, str]:
        """Somebody has to look at it."""
        return "alert.tint", "alert.line"

    def height(self, row: GlassRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: GlassRow) -> None:
        """Paint icon, name and place, age, reason."""
        upper, since = f"{row.name} at {row.position}", f"{minutes(row.at, self.model.now)} ago"
        paint_two(painter, rect, self.look, upper, since, row.reason, "glass", "alert.line")


class RefusedDelegate(RowDelegate[RefusedRow]):
    """Paints a refused act: what and why, over who and where."""

    def height(self, row: RefusedRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: RefusedRow) -> None:
        """Paint icon, what was asked for, age, who and where."""
        upper, since = f"{row.what}: {row.why}", f"{minutes(row.at, self.model.now)} ago"
        paint_two(
            painter, rect, self.look, upper, since, f"{row.who} at {row.position}", "minus", "text.secondary"
        )


class GlassList(Panel[GlassRow]):
    """Broken glass that waits for its answer; Enter or a click wishes `answer_glass` with its entry."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(GLASSES, now)
        view = RowView(look, self._model, GlassDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter answers for it"))
        super().__init__(look, view, self.tr("Broken glass"))
        self._model.setParent(self)
        view.empty = "glass", self.tr("No glass is broken"), self.tr("Nobody has rights that are not theirs")
        view.clicked.connect(self._answer)
        view.pressed_enter.connect(self._answer)

    def set_rows(self, rows: Sequence[GlassRow], now: datetime) -> None:
        """Show these rows."""
        self.view.show_rows(rows, now)
        waiting = self.tr("{count} to be answered")
        self.say(waiting.format(count=len(rows)) if rows else "")

    def _answer(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("answer_glass", str(self._model.rows[index.row()].entry)))


class RefusedList(Panel[RefusedRow]):
    """The last acts that were refused because of who asked, newest first; only to be read."""

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(REFUSED, now)
        view = RowView(look, self._model, RefusedDelegate(look, self._model))
        super().__init__(look, view, self.tr("Refused acts"))
        self._model.setParent(self)
        nobody = self.tr("Everybody did what is theirs to do")
        view.empty = "check_ring", self.tr("Nothing was refused"), nobody

    def set_rows(self, rows: Sequence[RefusedRow], now: datetime) -> None:
        """Show these rows."""
        self.view.show_rows(rows, now)
        self.say(self.tr("newest first") if rows else "")
