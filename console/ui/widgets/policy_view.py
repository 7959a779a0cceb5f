"""The Policy screen as it is laid out: the rules at the left, the findings and a page at the right."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.tables.policy import RuleList
from console.ui.tables.policy_found import FindingList
from console.ui.theme import Look
from console.ui.widgets.panel import Panel
from console.ui.widgets.policy_head import PolicyHeadWidget


class PolicyView(QWidget):
    """Head and rules, findings, and the place for a page. A wide page takes the room of the findings too."""

    def __init__(
        self, look: Look, now: datetime, acts: tuple[tuple[str, str, str], ...], letters: dict[str, str]
    ) -> None:
        super().__init__()
        self.head = PolicyHeadWidget(look, acts)
        self.rules = RuleList(look, now, letters)
        self.findings = FindingList(look, now, letters)
        self.panel = Panel(look)
        self._left = QVBoxLayout()
        self._left.addWidget(self.head)
        self._left.addWidget(self.rules, 1)
        self._lower = QHBoxLayout()
        self._lower.addWidget(self.findings, 1)
        self._lower.addWidget(self.panel, 1)
        self._right = QVBoxLayout()
        self._right.addLayout(self._lower, 4)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 5)
        self._row.addLayout(self._right, 7)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.head, self.rules, self.findings, self.panel):
            part.set_look(look)
        for layout in (self._left, self._lower, self._right, self._row):
            layout.setSpacing(look.gap)

    def show_wide(self, is_wide: bool) -> None:
        """Give the page the room of the findings, or give it back."""
        self.findings.setVisible(not is_wide)

    def tick(self, now: datetime) -> None:
        """Let the ages run."""
        for part in (self.rules, self.findings, self.panel):
            part.tick(now)
