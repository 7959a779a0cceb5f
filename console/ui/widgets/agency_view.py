"""The Agency screen as it is laid out: tables and rows over what was put in force, and a place for a page."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.agency import AdoptionList, PackList, TableList
from console.ui.theme import Look
from console.ui.widgets.panel import Panel


class AgencyView(QWidget):
    """The tables, the rows of one of them, what was put in force before, and the page about a row."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables = TableList(look, now)
        self.rows = PackList(look, now)
        self.adoptions = AdoptionList(look, now)
        self.panel = Panel(look)
        self._above = QHBoxLayout()
        self._above.addWidget(self.tables)
        self._above.addWidget(self.rows, 1)
        self._left = QVBoxLayout()
        self._left.addLayout(self._above, 5)
        self._left.addWidget(self.adoptions, 2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.panel)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.tables, self.rows, self.adoptions, self.panel):
            part.set_look(look)
        for layout in (self._above, self._left, self._row):
            layout.setSpacing(look.gap)
        self.tables.setFixedWidth(look.pick(340, 290))
        self.panel.setFixedWidth(look.pick(520, 420))

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        for part in (self.tables, self.rows, self.adoptions, self.panel):
            part.tick(now)
