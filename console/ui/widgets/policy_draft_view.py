"""The policy editor as it is laid out: the draft of the policy, and what is found on it."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from console.ui.tables.draft import RowList, TableList
from console.ui.theme import Look
from console.ui.widgets.draft_view import DraftView

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


class PolicyDraftView(DraftView):
    """The tables of the policy, the rows of one of them, and the findings on the draft."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own = {letter: LETTERS[letter] for letter in OF_THE_DRAFT}
        here = self.tr("Up and Down choose a table, Enter goes to its rows, F: findings")
        keys = self.tr("Enter opens the row; the letters stand on the page beside it")
        tables = TableList(look, now, self.tr("Policy draft"), here, own)
        rows = RowList(look, now, self.tr("Rows"), keys, LETTERS)
        self.findings = RowList(look, now, self.tr("Findings"), keys, own, "finding")
        self.put(look, tables, rows, self.findings, (560, 460))
