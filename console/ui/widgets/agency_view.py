"""The Agency screen as it is laid out: the draft of the pack, and what was put in force before."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from console.ui.tables.agency import AdoptionList
from console.ui.tables.draft import RowList, TableList
from console.ui.theme import Look
from console.ui.widgets.draft_view import DraftView

LETTERS = {
    "A": "add_row",
    "T": "take_out",
    "C": "review",
    "I": "import_pack",
    "G": "import_shapes",
    "X": "export_pack",
}
"""The keys of the rows, and the wish of each for the row with the ring."""


class AgencyView(DraftView):
    """The tables of the pack, the rows of one of them, and what was put in force before."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        here = self.tr("Up and Down choose a table, Enter goes to its rows")
        tables = TableList(look, now, self.tr("Agency"), here, {})
        keys = self.tr("Enter changes, A adds, T takes out, C shows the changes; Left or Esc: the tables")
        rows = RowList(look, now, self.tr("Rows"), keys, LETTERS, left="tables")
        rows.show_empty("page", self.tr("Nothing here yet"), self.tr("A adds the first."))
        self.adoptions = AdoptionList(look, now)
        self.put(look, tables, rows, self.adoptions, (520, 420))
