"""The Shift log screen as it is laid out: what is found at the left, its lines, the moment at the right."""

from datetime import datetime

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from console.ui.theme import Look
from console.ui.widgets.button import press_shown
from console.ui.widgets.looking import is_plain
from console.ui.widgets.panel import Panel
from console.ui.widgets.shift_log_middle import TimelinePanel
from console.ui.widgets.shift_log_search import SearchPanel
from console.ui.widgets.shift_log_then import ThenPanel

WIDTHS = ((23, 40, 37), (26, 40, 34))
"""The shares of the three columns, and in a narrow window."""


class ShiftLogView(QWidget):
    """Search, timeline, moment; a page of the manual takes the place of the moment while it is open."""

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        super().__init__()
        self.search = SearchPanel(look, now, letters)
        self.timeline = TimelinePanel(look, now, letters)
        self.then = ThenPanel(look, now)
        self.panel = Panel(look)
        self.aside = QStackedWidget()
        self.aside.addWidget(self.then)
        self.aside.addWidget(self.panel)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.search, self.timeline, self.aside):
            self._row.addWidget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing with the ring takes presses the button in sight on which it stands."""
        if not (is_plain(event) and press_shown(self, event.text())):
            super().keyPressEvent(event)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.search, self.timeline, self.then, self.panel):
            part.set_look(look)
        self._row.setSpacing(look.gap)
        for at, share in enumerate(look.pick(*WIDTHS)):
            self._row.setStretch(at, share)

    def show_page(self, page: QWidget, title: str) -> None:
        """Open a page in place of the moment."""
        self.aside.setCurrentWidget(self.panel)
        self.panel.open_page(page, title)

    def close_page(self) -> None:
        """Show the moment again."""
        self.panel.take_page()
        self.aside.setCurrentWidget(self.then)

    def has_page(self) -> bool:
        """Whether a page stands in place of the moment."""
        return self.aside.currentWidget() is self.panel
