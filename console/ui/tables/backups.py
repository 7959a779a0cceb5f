"""The lists of the Backup screen: the places for backups, and the moments that can be restored."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.backup import MomentRow, PlaceRow
from console.domain.rows.words import minutes
from console.ui.paint import draw_icon, draw_lines, draw_text, lines_of
from console.ui.tables.delegate import MARKS, RowDelegate
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel, RowView
from console.ui.tables.watched import paint_two
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

COLORS = {"calm": "text.secondary", "warn": "warn.line", "alert": "alert.line"}
LINE = 18


def place_words(row: PlaceRow, _now: datetime) -> str:
    """All a place shows, as one sentence."""
    return f"{row.place}: {row.state}. {row.says}"


def moment_words(row: MomentRow, now: datetime) -> str:
    """All a moment shows, as one sentence."""
    return f"{row.when}, {minutes(row.at, now)} ago, {row.detail}, in {row.place}"


PLACES: Reading[PlaceRow] = Reading(
    key=lambda row: row.place,
    can_choose=lambda row: bool(row.place),
    name=lambda row: row.place,
    says=place_words,
)
MOMENTS: Reading[MomentRow] = Reading(
    key=lambda row: row.file,
    can_choose=lambda row: bool(row.file),
    name=lambda row: row.when,
    says=moment_words,
)


class PlaceDelegate(RowDelegate[PlaceRow]):
    """Paints a place: its path over how it stands, and below it what to do, on as many lines as it takes."""

    def ground(self, row: PlaceRow) -> tuple[str, str]:
        """The mark of a place that needs somebody."""
        return "", MARKS[row.weight]

    def height(self, row: PlaceRow) -> int:
        """Two lines and what is said."""
        return self.look.row("call") + LINE * len(self._lines(row)) + (4 if row.says else 0)

    def paint_row(self, painter: QPainter, rect: QRectF, row: PlaceRow) -> None:
        """Paint icon, path, state and what is said."""
        look, pad = self.look, self.look.pick(16, 12)
        high, size = look.pick(20, 18), look.pick("body", "dense")
        top = rect.y() + (look.row("call") - 2 * high) / 2
        draw_icon(painter, row.icon, QRectF(rect.x() + pad, top + 2, 18, 18), look.color(COLORS[row.weight]))
        line = QRectF(rect.x() + pad + 28, top, rect.width() - 2 * pad - 28, high)
        draw_text(painter, line, row.place, look, size, "semibold")
        draw_text(painter, line.translated(0, high), row.state, look, size)
        lines = self._lines(row)
        below = QRectF(line.x(), top + 2 * high + 2, line.width(), LINE * len(lines))
        draw_lines(painter, below, lines, look, "small", "regular", look.color("text.secondary"))

    def _lines(self, row: PlaceRow) -> list[str]:
        width = self.width - 2 * self.look.pick(16, 12) - 28
        return list(lines_of(row.says, width, self.look, "small")) if row.says and width > 0 else []


class MomentDelegate(RowDelegate[MomentRow]):
    """Paints a moment: when and how long ago, over what is in it and where."""

    def height(self, row: MomentRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: MomentRow) -> None:
        """Paint icon, time, age and what is in it."""
        lower, since = f"{row.detail}, in {row.place}", f"{minutes(row.at, self.model.now)} ago"
        paint_two(painter, rect, self.look, row.when, since, lower, "disk", "text.secondary")


class PlaceList(Panel[PlaceRow]):
    """The places, in the order of the settings; only to be read."""

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(PLACES, now)
        view = RowView(look, self._model, PlaceDelegate(look, self._model))
        super().__init__(look, view, self.tr("Places"))
        self._model.setParent(self)

    def set_rows(self, rows: Sequence[PlaceRow], now: datetime) -> None:
        """Show these rows; what is said of a place may take more lines than before."""
        before = self._model.rows[:]
        self.view.show_rows(rows, now)
        if before != self._model.rows:
            self.view.scheduleDelayedItemsLayout()
        bad = sum(row.weight != "calm" for row in rows)
        some = self.tr("1 needs somebody") if bad == 1 else self.tr("{count} need somebody")
        self.say(some.format(count=bad) if bad else self.tr("all as they should be"))


class MomentList(Panel[MomentRow]):
    """The moments that can be restored, newest first; Enter or a click wishes `restore_to` with its entry."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(MOMENTS, now)
        view = RowView(look, self._model, MomentDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter restores to this moment"))
        super().__init__(look, view, self.tr("Moments that can be restored"))
        self._model.setParent(self)
        none, rest = self.tr("No good backup was found"), self.tr("See the places above.")
        view.empty = "disk", none, rest
        view.clicked.connect(self._choose)
        view.pressed_enter.connect(self._choose)

    def set_rows(self, rows: Sequence[MomentRow], now: datetime) -> None:
        """Show these rows."""
        self.view.show_rows(rows, now)
        self.say(self.tr("newest first") if rows else "")

    def take_keys(self) -> None:
        """Take the keys, on the moment that had the ring, or the newest."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("restore_to", str(self._model.rows[index.row()].entries)))
