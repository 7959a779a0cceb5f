"""The Backup screen as it is laid out: the places over the moments at the left, restoring at the right."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.backups import MomentList, PlaceList
from console.ui.theme import Look
from console.ui.widgets.looking import is_plain
from console.ui.widgets.panel import Panel
from console.ui.widgets.restore import FIELD_KEYS, RestorePage


class BackupView(QWidget):
    """The places, the moments that can be restored, and a place for the page beside them."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceList(look, now)
        self.moments = MomentList(look, now)
        self.panel = Panel(look)
        self._left = QVBoxLayout()
        self._left.addWidget(self.places, 2)
        self._left.addWidget(self.moments, 3)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.panel)
        for part in (self.places, self.moments):
            part.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The letters on the fields of the page beside the lists mean them from the lists too."""
        page = self.panel.page
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(page, RestorePage)
            and is_plain(event)
            and event.text().upper() in FIELD_KEYS
        ):
            page.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.places, self.moments, self.panel):
            part.set_look(look)
        for layout in (self._left, self._row):
            layout.setSpacing(look.gap)
        self.panel.setFixedWidth(look.pick(520, 440))

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        for part in (self.places, self.moments, self.panel):
            part.tick(now)
