"""The list of what was put in force, on the Agency screen."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.agency import AdoptionRow
from console.domain.rows.words import minutes
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel, RowView
from console.ui.tables.watched import paint_two
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish


def adoption_words(row: AdoptionRow, now: datetime) -> str:
    """All that an adoption shows, as one sentence."""
    return f"{row.who}, {minutes(row.at, now)} ago: {row.says}. Reason: {row.reason}"


ADOPTIONS: Reading[AdoptionRow] = Reading(
    key=lambda row: row.entry,
    can_choose=lambda row: bool(row.entry),
    name=lambda row: row.says,
    says=adoption_words,
)


class AdoptionDelegate(RowDelegate[AdoptionRow]):
    """Paints an adoption: what it changed and how long ago, over by whom and why."""

    def height(self, row: AdoptionRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: AdoptionRow) -> None:
        """Paint icon, difference, age, who and why."""
        since, lower = f"{minutes(row.at, self.model.now)} ago", f"{row.who}: {row.reason}"
        paint_two(painter, rect, self.look, row.says, since, lower, "check_ring", "text.secondary")


class AdoptionList(Panel[AdoptionRow]):
    """What was put in force, newest first; Enter or a click wishes `adoption` with its entry."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(ADOPTIONS, now)
        view = RowView(look, self._model, AdoptionDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter shows all that was changed"))
        super().__init__(look, view, self.tr("Put in force"))
        self._model.setParent(self)
        view.clicked.connect(self._choose)
        view.pressed_enter.connect(self._choose)

    def set_rows(self, rows: Sequence[AdoptionRow], now: datetime) -> None:
        """Show these rows."""
        self.view.show_rows(rows, now)
        self.say(self.tr("newest first"))

    def _choose(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("adoption", str(self._model.rows[index.row()].entry)))
