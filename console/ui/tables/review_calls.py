"""The list of the calls that are to be reviewed: what each is, why it was drawn, how its review stands."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.review_rows import STATES, ReviewRow
from console.ui.paint import RIGHT, draw_icon, draw_text
from console.ui.tables.delegate import RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.policy_text import line_step
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish


def review_row_words(row: ReviewRow, _now: datetime) -> str:
    """All a row shows, as one sentence."""
    score = f"score {row.percent}" if row.percent is not None else ""
    told = (row.title, row.when, STATES[row.state][0], score, ", ".join(row.why), row.call, row.dispatcher)
    return ". ".join(each for each in told if each)


CALLS: Reading[ReviewRow] = Reading(
    key=lambda row: row.call,
    can_choose=lambda _row: True,
    name=lambda row: row.title,
    says=review_row_words,
)


class ReviewCallDelegate(RowDelegate[ReviewRow]):
    """Paints a call: its place and day, why it was drawn, and its state over its number and dispatcher.

    chosen: the call whose form is shown.
    """

    def __init__(self, look: Look, model: RowModel[ReviewRow]) -> None:
        super().__init__(look, model)
        self.chosen = ""

    def ground(self, row: ReviewRow) -> tuple[str, str]:
        """The tint of the one whose form is shown."""
        return ("bg.selected", "accent.line") if self.chosen == row.call else ("", "")

    def height(self, row: ReviewRow) -> int:
        """A line for the title, one for the state and why, one for number and dispatcher."""
        return line_step(self.look, self._size()) + 2 * line_step(self.look, "small") + 2 * self._pad() + 2

    def paint_row(self, painter: QPainter, rect: QRectF, row: ReviewRow) -> None:
        """Paint the three lines."""
        look, side = self.look, self.look.pick(14, 10)
        quiet, small = look.color("text.secondary"), line_step(look, "small")
        line = QRectF(
            rect.x() + side, rect.y() + self._pad(), rect.width() - 2 * side, line_step(look, self._size())
        )
        taken = draw_text(painter, line, row.when, look, "small", "regular", quiet, RIGHT)
        draw_text(painter, line.adjusted(0, 0, -taken - 8, 0), row.title, look, self._size(), "semibold")
        below = QRectF(line.x(), line.bottom() + 1, line.width(), small)
        word, icon, color = STATES[row.state]
        draw_icon(painter, icon, QRectF(below.x(), below.center().y() - 7, 14, 14), look.color(color))
        score = f"{row.percent} of 100" if row.percent is not None else ""
        taken = draw_text(painter, below, score, look, "small", "semibold", align=RIGHT)
        draw_text(painter, below.adjusted(20, 0, -taken - 8, 0), word, look, "small", "semibold")
        foot = below.translated(0, small)
        why = ", ".join(row.why)
        taken = draw_text(painter, foot, why, look, "small", "regular", quiet, RIGHT)
        words = "  ".join(each for each in (row.call, row.dispatcher) if each)
        draw_text(painter, foot.adjusted(0, 0, -taken - 8, 0), words, look, "small", "regular", quiet)

    def _size(self) -> str:
        return self.look.pick("body", "dense")

    def _pad(self) -> int:
        return self.look.pick(8, 5)


class ReviewCallList(Panel[ReviewRow]):
    """The calls. Wishes `review_chosen` with one that is gone to, `review_form` on Enter, else letters'."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        self._model = RowModel(CALLS, now)
        self._letters = letters
        self._painter = ReviewCallDelegate(look, self._model)
        view = LetterView(look, self._model, self._painter)
        view.setProperty(KEYS_HERE, self.tr("Enter goes to the form; E and L: months; K: a complaint"))
        super().__init__(look, view, self.tr("Reviews"))
        self._model.setParent(self)
        view.chose.connect(self._chosen)
        view.pressed_enter.connect(self._enter)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[ReviewRow], now: datetime) -> None:
        """Show these calls; those that stay keep their place under the ring."""
        self._model.set_rows(rows, now)
        self.view.scheduleDelayedItemsLayout()

    def rows(self) -> tuple[ReviewRow, ...]:
        """The rows as they are shown."""
        return tuple(self._model.rows)

    def mark(self, call: str) -> None:
        """Mark the call whose form is shown, and put the ring there."""
        at = self._model.row_of(call) if call else -1
        self._painter.chosen = call
        self.view.viewport().update()
        if at >= 0 and self.view.currentIndex().row() != at:
            self.view.setCurrentIndex(self._model.index(at))

    def say_empty(self, icon: str, lead: str, rest: str) -> None:
        """What stands where no call is."""
        self.view.empty = icon, lead, rest
        self.view.viewport().update()

    def take_keys(self) -> None:
        """Take the keys, on the row that had the ring, or the first."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chosen(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("review_chosen", self._model.rows[index.row()].call))

    def _enter(self, index: QModelIndex) -> None:
        self._chosen(index)
        self.wished.emit(Wish("review_form"))

    def _letter(self, letter: str) -> None:
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter]))
