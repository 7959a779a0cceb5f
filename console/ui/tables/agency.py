"""The lists of the Agency screen: the tables of the pack, the rows of one, and what was put in force."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from console.domain.rows.agency import AdoptionRow, PackRow, TableRow
from console.domain.rows.words import minutes
from console.ui.paint import draw_icon, draw_text
from console.ui.tables.delegate import MARKS, RowDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import Reading, RowModel
from console.ui.tables.view import Panel, RowView
from console.ui.tables.watched import paint_two
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

COLORS = {"calm": "text.secondary", "warn": "warn.line", "alert": "alert.line"}
LETTERS = {
    "A": "add_row",
    "T": "take_out",
    "C": "review",
    "I": "import_pack",
    "G": "import_shapes",
    "X": "export_pack",
}
"""The keys of the lists, and the wish of each for the row with the ring."""


def table_words(row: TableRow, _now: datetime) -> str:
    """All a table shows, as one sentence."""
    return ", ".join(each for each in (row.name, row.state) if each)


def pack_words(row: PackRow, _now: datetime) -> str:
    """All a row shows, as one sentence."""
    return ", ".join(each for each in (row.name, row.detail, row.state) if each)


def adoption_words(row: AdoptionRow, now: datetime) -> str:
    """All that an adoption shows, as one sentence."""
    return f"{row.who}, {minutes(row.at, now)} ago: {row.says}. Reason: {row.reason}"


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
ADOPTIONS: Reading[AdoptionRow] = Reading(
    key=lambda row: row.entry,
    can_choose=lambda row: bool(row.entry),
    name=lambda row: row.says,
    says=adoption_words,
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


class AdoptionDelegate(RowDelegate[AdoptionRow]):
    """Paints an adoption: what it changed and how long ago, over by whom and why."""

    def height(self, row: AdoptionRow) -> int:
        """Two lines."""
        return self.look.row("call")

    def paint_row(self, painter: QPainter, rect: QRectF, row: AdoptionRow) -> None:
        """Paint icon, difference, age, who and why."""
        since, lower = f"{minutes(row.at, self.model.now)} ago", f"{row.who}: {row.reason}"
        paint_two(painter, rect, self.look, row.says, since, lower, "check_ring", "text.secondary")


class TableList(Panel[TableRow]):
    """The tables. Wishes `table` when one is chosen, `rows` on Enter."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(TABLES, now)
        self._delegate = TableDelegate(look, self._model)
        view = RowView(look, self._model, self._delegate)
        view.setProperty(KEYS_HERE, self.tr("Up and Down choose a table, Enter goes to its rows"))
        super().__init__(look, view, self.tr("Agency"))
        self._model.setParent(self)
        view.chose.connect(self._choose)
        view.pressed_enter.connect(self._enter)

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


class PackList(Panel[PackRow]):
    """The rows of a table. Wishes, with the row: `ringed`, `change_row` on Enter, and what `LETTERS` say."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(ROWS, now)
        view = LetterView(look, self._model, PackDelegate(look, self._model))
        keys = self.tr("Enter changes, A adds, T takes out, C shows the changes, I imports, X exports")
        view.setProperty(KEYS_HERE, keys)
        super().__init__(look, view, self.tr("Rows"))
        self._model.setParent(self)
        view.clicked.connect(self._change)
        view.chose.connect(self._ring)
        view.pressed_enter.connect(self._change)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[PackRow], title: str, words: str, now: datetime) -> None:
        """Show the rows of a table, under its name."""
        self._title = title
        self.view.setAccessibleName(title)
        self.view.empty = "page", self.tr("Nothing here yet"), self.tr("A adds the first.")
        # Never held still: rows stay in their order, and another table's are another list.
        self._model.set_rows(rows, now)
        self.say(words)
        self.update()

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

    def _change(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("change_row", str(self._model.rows[index.row()].row)))

    def _ring(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("ringed", str(self._model.rows[index.row()].row)))

    def _letter(self, letter: str) -> None:
        row = self.chosen()
        if letter in LETTERS:
            self.wished.emit(Wish(LETTERS[letter], str(row.row) if row is not None else ""))


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
