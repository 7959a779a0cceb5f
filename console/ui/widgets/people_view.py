"""The People screen as it is laid out: the people, what somebody answers for, and a place for pages."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.people import PersonList
from console.ui.tables.watched import GlassList, RefusedList
from console.ui.theme import Look
from console.ui.widgets.panel import Panel


class PeopleView(QWidget):
    """People at the left, a page about one of them at the right, broken glass and refused acts below."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = PersonList(look, now)
        self.glasses = GlassList(look, now)
        self.refused = RefusedList(look, now)
        self.panel = Panel(look)
        self._below = QHBoxLayout()
        self._below.addWidget(self.glasses, 1)
        self._below.addWidget(self.refused, 1)
        self._left = QVBoxLayout()
        self._left.addWidget(self.people, 5)
        self._left.addLayout(self._below, 3)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.panel)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.people, self.glasses, self.refused, self.panel):
            part.set_look(look)
        for layout in (self._below, self._left, self._row):
            layout.setSpacing(look.gap)
        self.panel.setFixedWidth(look.pick(520, 400))

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        for part in (self.people, self.glasses, self.refused, self.panel):
            part.tick(now)
