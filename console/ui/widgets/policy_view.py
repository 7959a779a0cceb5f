"""The Policy screen as it is laid out: rules at the left; picture, findings and a page at the right."""

from datetime import datetime

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.policy import RuleList
from console.ui.tables.policy_found import FindingList
from console.ui.theme import Look
from console.ui.widgets.button import press_shown
from console.ui.widgets.looking import is_plain
from console.ui.widgets.panel import Panel
from console.ui.widgets.policy_flow_panel import FlowPanel
from console.ui.widgets.policy_head import PolicyHeadWidget


class PolicyView(QWidget):
    """Head, rules, picture, findings and the place for a page; a wide page takes the findings' room too."""

    def __init__(
        self, look: Look, now: datetime, acts: tuple[tuple[str, str, str], ...], letters: dict[str, str]
    ) -> None:
        super().__init__()
        self._is_dense = look.dense
        self.head = PolicyHeadWidget(look, acts)
        self.rules = RuleList(look, now, letters)
        self.findings = FindingList(look, now, letters)
        self.flow = FlowPanel(look, letters)
        self.panel = Panel(look)
        self._own = QWidget()
        self._left = QVBoxLayout(self._own)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.head)
        self._left.addWidget(self.rules, 1)
        self._below = QWidget()
        self._lower = QHBoxLayout(self._below)
        self._lower.setContentsMargins(0, 0, 0, 0)
        self._lower.addWidget(self.findings, 1)
        self._lower.addWidget(self.panel, 1)
        self._right = QVBoxLayout()
        self._right.addWidget(self.flow, 4)
        self._right.addWidget(self._below, 4)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._own, 5)
        self._row.addLayout(self._right, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing with the ring takes presses the button in sight on which it stands."""
        roots = (self.panel, self.flow, self.head)
        if not (is_plain(event) and any(press_shown(each, event.text()) for each in roots)):
            super().keyPressEvent(event)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._is_dense = look.dense
        self.show_wide(not self.findings.isVisibleTo(self._below))
        for part in (self.head, self.rules, self.findings, self.flow, self.panel):
            part.set_look(look)
        for layout in (self._left, self._lower, self._right, self._row):
            layout.setSpacing(look.gap)

    def show_large(self, is_large: bool) -> None:
        """Give the picture the room of all else, or give it back."""
        self.flow.setVisible(is_large or self.findings.isVisibleTo(self._below) or not self._is_dense)
        self._own.setVisible(not is_large)
        self._below.setVisible(not is_large)

    def show_wide(self, is_wide: bool, *, is_alone: bool = False) -> None:
        """Give the page the room of the findings, or give it back. is_alone: the room of the picture too."""
        self.findings.setVisible(not is_wide)
        # Where there is little room a wide page has all of it; G still shows the picture, large.
        self.flow.setVisible(not (is_alone or (is_wide and self._is_dense)))
        self._right.setStretch(0, 3 if is_wide else 4)
        self._right.setStretch(1, 5 if is_wide else 4)

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        for part in (self.rules, self.findings, self.panel):
            part.tick(now)
