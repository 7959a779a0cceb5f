"""A draft as it is laid out: its tables and the rows of one over a list about it, and a place for a page."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round the draft: it does not lead to the lines of another screen."""
        focus = QApplication.focusWidget()
        stops = [each for each in self.findChildren(QWidget) if _takes_tab(each)] if self.isVisible() else []
        if focus not in stops:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(focus) + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def step_back(self) -> bool:
        """Give the keys to what stands before: from a page to the rows, then to the tables, or False."""
        if self.tables.view.hasFocus():
            return False
        is_listed = self.rows.view.hasFocus() or self._below.view.hasFocus()
        (self.tables if is_listed else self.rows).take_keys()
        return True

    def tick(self, now: datetime) -> None:
        """Let the ages, and the clocks of the page, run."""
        for part in (self.tables, self.rows, self._below, self.panel):
            part.tick(now)


def _takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget now."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return is_stop and widget.isVisible() and widget.isEnabled()
