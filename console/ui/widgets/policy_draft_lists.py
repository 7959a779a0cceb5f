"""The lists of the policy editor: its tables, the rows of one, and the findings on the draft."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal

from console.domain.rows.agency import PackRow, TableRow
from console.ui.tables.agency import ROWS, TABLES, PackDelegate, TableDelegate
from console.ui.tables.letters import LetterView
from console.ui.tables.model import RowModel
from console.ui.tables.view import Panel
from console.ui.theme import Look
from console.ui.widgets.looking import KEYS_HERE
from console.ui.wish import Wish

LETTERS = {
    "A": "add_row",
    "T": "take_out",
    "P": "pick",
    "N": "rename",
    "U": "move_up",
    "D": "move_down",
    "C": "review",
    "F": "findings",
    "B": "begin_from",
    "I": "import_policy",
    "X": "export_policy",
}
"""The keys of the rows, and the wish of each for the row with the ring."""
OF_THE_DRAFT = "CFBIX"
"""Those that are about the draft, from any list."""


class SheetTables(Panel[TableRow]):
    """The tables. Wishes `table` when one is chosen, `rows` on Enter."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime) -> None:
        self._model = RowModel(TABLES, now)
        self._delegate = TableDelegate(look, self._model)
        view = LetterView(look, self._model, self._delegate)
        view.setProperty(
            KEYS_HERE, self.tr("Up and Down choose a table, Enter goes to its rows, F: findings")
        )
        super().__init__(look, view, self.tr("Policy draft"))
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
        if letter in OF_THE_DRAFT:
            self.wished.emit(Wish(LETTERS[letter]))


class SheetRows(Panel[PackRow]):
    """Rows. Wishes, with the row: `ringed`, `change_row` on Enter or a click, and what its letters say."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, title: str, enter: str, letters: dict[str, str]) -> None:
        self._model, self._enter, self._letters = RowModel(ROWS, now), enter, letters
        view = LetterView(look, self._model, PackDelegate(look, self._model))
        view.setProperty(KEYS_HERE, self.tr("Enter opens the row; the letters stand on the page beside it"))
        super().__init__(look, view, title)
        self._model.setParent(self)
        view.clicked.connect(self._change)
        view.chose.connect(self._ring)
        view.pressed_enter.connect(self._change)
        view.pressed_letter.connect(self._letter)

    def set_rows(self, rows: Sequence[PackRow], title: str, words: str, now: datetime) -> None:
        """Show rows under a title; they stay in their order."""
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

    def _change(self, index: QModelIndex) -> None:
        self.wished.emit(Wish(self._enter, str(self._model.rows[index.row()].row)))

    def _ring(self, index: QModelIndex) -> None:
        self.wished.emit(Wish("ringed", str(self._model.rows[index.row()].row)))

    def _letter(self, letter: str) -> None:
        row = self.chosen()
        if letter in self._letters:
            self.wished.emit(Wish(self._letters[letter], str(row.row) if row is not None else ""))
