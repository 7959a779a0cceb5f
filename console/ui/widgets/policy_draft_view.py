"""The policy editor as it is laid out: tables and rows over the findings, and a place for a page."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.panel import Panel
from console.ui.widgets.policy_draft_lists import LETTERS, OF_THE_DRAFT, SheetRows, SheetTables


class PolicyDraftView(QWidget):
    """The tables, the rows of one of them, the findings on the draft, and the page about a row."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables = SheetTables(look, now)
        self.rows = SheetRows(look, now, self.tr("Rows"), "change_row", LETTERS)
        own = {letter: LETTERS[letter] for letter in OF_THE_DRAFT}
        self.findings = SheetRows(look, now, self.tr("Findings"), "finding", own)
        self.panel = Panel(look)
        self._above = QHBoxLayout()
        self._above.addWidget(self.tables)
        self._above.addWidget(self.rows, 1)
        self._left = QVBoxLayout()
        self._left.addLayout(self._above, 5)
        self._left.addWidget(self.findings, 2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.panel)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.tables, self.rows, self.findings, self.panel):
            part.set_look(look)
        for layout in (self._above, self._left, self._row):
            layout.setSpacing(look.gap)
        self.tables.setFixedWidth(look.pick(340, 290))
        self.panel.setFixedWidth(look.pick(560, 460))

    def tick(self, now: datetime) -> None:
        """Let the clocks of the page run."""
        self.panel.tick(now)
