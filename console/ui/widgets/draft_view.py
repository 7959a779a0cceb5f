"""A draft as it is laid out: its tables and the rows of one over a list about it, and a place for a page."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.agency import AdoptionList
from console.ui.tables.draft import RowList, TableList
from console.ui.theme import Look
from console.ui.widgets.panel import Panel


class DraftView(QWidget):
    """The tables, the rows of one of them, what stands below, and the page about a row."""

    def put(
        self, look: Look, tables: TableList, rows: RowList, below: RowList | AdoptionList,
        page: tuple[int, int],
    ) -> None:  # fmt: skip
        """Lay these out, once. page: how wide the page is in a wide window and in a narrow one, in pixels."""
        self.tables, self.rows, self.panel = tables, rows, Panel(look)
        self._below, self._page = below, page
        self._above = QHBoxLayout()
        self._above.addWidget(tables)
        self._above.addWidget(rows, 1)
        self._left = QVBoxLayout()
        self._left.addLayout(self._above, 5)
        self._left.addWidget(below, 2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.panel)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.tables, self.rows, self._below, self.panel):
            part.set_look(look)
        for layout in (self._above, self._left, self._row):
            layout.setSpacing(look.gap)
        self.tables.setFixedWidth(look.pick(340, 290))
        self.panel.setFixedWidth(look.pick(*self._page))

    def tick(self, now: datetime) -> None:
        """Let the ages, and the clocks of the page, run."""
        for part in (self.tables, self.rows, self._below, self.panel):
            part.tick(now)
