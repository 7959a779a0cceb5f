"""The lists of a draft, of the agency or of the policy: its tables, and the rows of one."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.agency import PackRow, TableRow
from console.ui.paint import draw_icon, draw_text
from console.ui.tables.delegate import MARKS, RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel
from console.ui.tables.watched import paint_two
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

COLORS = {"calm": "text.secondary", "warn": "warn.line", "alert": "alert.line"}


def table_words(row: TableRow, _now: datetime) -> str:
    """All a table shows, as one sentence."""
    return ", ".join(each for each in (row.name, row.state) if each)


def pack_words(row: PackRow, _now: datetime) -> str:
    """All a row shows, as one sentence."""
    return ", ".join(each for each in (row.name, row.detail, row.state) if each)


TABLES: Reading[TableRow] = Reading(
    key=lambda row: row.table,
    can_choose=lambda row: bool(row.name),
    name=lambda row: row.name,
    says=table_words,
)
ROWS: Reading[PackRow] = Reading(
    key=lambda row: (row.table, row.row),
    can_choose=lambda row: bool(row.name),
    name=lambda row: row.name,
    says=pack_words,
)


class TableDelegate(RowDelegate[TableRow]):
    """Paints a table: what it is called, over how many rows it has and how they stand in the draft."""

    chosen = ""

    def ground(self, row: TableRow) -> tuple[str, str]:
        """The tint of the table whose rows are shown, and the mark of one that needs somebody."""
        mark = MARKS[row.weight]
        return ("bg.selected", mark or "accent.line") if row.table == self.chosen else ("", mark)

    def paint_row(self, painter: QPainter, rect: QRectF, row: TableRow) -> None:
        """Paint icon, name and state on one line."""
        look, pad = self.look, self.look.pick(12, 10)
        inner = rect.adjusted(pad, 0, -pad, 0)
        size = look.pick("body", "dense")
        if row.weight != "calm":
            square = QRectF(inner.x(), inner.center().y() - 8, 16, 16)
            draw_icon(painter, row.icon, square, look.color(COLORS[row.weight]))
        inner.setLeft(inner.left() + 24)
        taken = draw_text(painter, inner, row.name, look, size, "semibold")
        rest = inner.adjusted(taken + 8, 0, 0, 0)
        draw_text(painter, rest, row.state, look, "small", "regular", look.color("text.secondary"))


class PackDelegate(RowDelegate[PackRow]):
    """Paints a row of the pack: its name and its state, over what it says."""

    def ground(self, row: PackRow) -> tuple[str, str]:
        """The mark of a row that is changed or has to be mended."""
        return "", MARKS[row.weight]

    def height(self, row: PackRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: PackRow) -> None:
        """Paint icon, name, state, detail."""
        icon, color = row.icon, COLORS[row.weight]
        paint_two(painter, rect, self.look, row.name, row.state, row.detail, icon, color)


class TableList(Panel[TableRow]):
    """The tables of a draft. Wishes `table` when one is chosen, `rows` on Enter, and what its letters say.

    letters: the keys about the whole draft, and the wish of each. keys_here: what its keys do, in words.
    """

    wished = Signal(object)

    def __init__(
        self, look: Look, now: datetime, title: str, keys_here: str, letters: Mapping[str, str]
    ) -> None:
        self._model, self._letters = RowModel(TABLES, now), letters
        self._delegate = TableDelegate(look, self._model)
        view = LetterView(look, self._model, self._delegate)
        view.setProperty(KEYS_HERE, keys_here)
        super().__init__(look, view, title)
        self._model.setParent(self)
        view.chose.connect(self._choose)
        view.pressed_enter.connect(self._enter)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[TableRow], chosen: str, now: datetime) -> None:
        """Show these tables, and which one's rows are shown."""
        self._delegate.chosen = chosen
        self._model.set_rows(rows, now)
        self.view.viewport().update()

    def take_keys(self) -> None:
        """Take the keys, on the table whose rows are shown."""
        at = self._model.row_of(self._delegate.chosen)
        self.view.setCurrentIndex(self._model.index(max(0, at)))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("table", self._model.rows[index.row()].table))

    def _enter(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("rows", self._model.rows[index.row()].table))

    def _letter(self, letter: str) -> None:
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter]))


class RowList(Panel[PackRow]):
    """The rows of a draft. Wishes, with the row: `ringed`, one on Enter or a click, and what its letters say.

    enter: the wish on Enter. letters: the keys, and the wish of each. keys_here: what they do, in words.
    left: the wish on Left, where there is one.
    """

    wished = Signal(object)

    def __init__(
        self, look: Look, now: datetime, title: str, keys_here: str, letters: Mapping[str, str],
        enter: str = "change_row", left: str = "",
    ) -> None:  # fmt: skip
        self._model, self._enter, self._letters = RowModel(ROWS, now), enter, letters
        self._left = left
        view = LetterView(look, self._model, PackDelegate(look, self._model))
        view.setProperty(KEYS_HERE, keys_here)
        super().__init__(look, view, title)
        self._model.setParent(self)
        view.clicked.connect(self._change)
        view.chose.connect(self._ring)
        view.pressed_enter.connect(self._change)
        view.pressed_letter.connect(self._letter)
        view.pressed_left.connect(self._go_left)

    def set_rows(self, rows: Sequence[PackRow], title: str, words: str, now: datetime) -> None:
        """Show rows under a title; they stay in their order, and those of another table are another list."""
        self._title = title
        self.view.setAccessibleName(title)
        self._model.set_rows(rows, now)
        self.say(words)
        self.update()

    def show_empty(self, icon: str, words: str, what_next: str) -> None:
        """What is said where there are none."""
        self.view.empty = icon, words, what_next
        self.view.viewport().update()

    def chosen(self) -> PackRow | None:
        """The row with the ring."""
        index = self.view.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def take_keys(self, row: int = -1) -> None:
        """Take the keys, on this row, or the one that had the ring, or the first."""
        if 0 <= row < len(self._model.rows):
            self.view.setCurrentIndex(self._model.index(row))
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.first())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.view.currentIndex().isValid():
            self._ring(self.view.currentIndex())

    def _change(self, index: QModelIndex) -> None:
        self.wished.emit(Wish(self._enter, str(self._model.rows[index.row()].row)))

    def _ring(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("ringed", str(self._model.rows[index.row()].row)))

    def _go_left(self) -> None:
        if self._left:
            self.wished.emit(Wish(self._left))

    def _letter(self, letter: str) -> None:
        row = self.chosen()
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter], str(row.row) if row is not None else ""))
