"""The page that shows what every bundled policy would ask for with the same answers. It changes nothing."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from console.domain.rows.shown import UnderAnother
from console.ui.paint import draw_mark
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.tag import Tag
from console.ui.widgets.words import Words


class PolicyRow(QWidget):
    """One policy: what it asks for, its title, the priority; the one in force is marked."""

    def __init__(self, look: Look, row: UnderAnother, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._row = look, row
        self._badge = Badge(look, parent=self)
        self._badge.show_priority(row.priority)
        self._title = Words(look, "small", color="text.secondary", parent=self)
        self._title.say(row.title)
        self._outcome = Words(look, "body", "semibold", parent=self)
        self._outcome.say(row.outcome)
        self._detail = Words(look, "small", color="text.secondary", parent=self)
        self._detail.say(row.detail)
        self._tag = Tag(look, parent=self)
        self._tag.say(self.tr("in force") if row.is_in_force else "")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 5, 4, 5)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._badge, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._tag, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._outcome, 1, 1, 1, 2)
        grid.addWidget(self._detail, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        priority = self.tr("priority {number}").format(number=row.priority) if row.priority else ""
        self.setAccessibleName(
            ", ".join(part for part in (row.title, self._tag.accessibleName(), row.outcome, priority) if part)
        )
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        for part in (self._badge, self._title, self._detail, self._tag):
            part.set_look(look)
        self._outcome.set_style(look, look.pick("body", "dense"), "semibold")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The policy in force has bar and tint, the others a hair line."""
        painter, look = QPainter(self), self._look
        if self._row.is_in_force:
            draw_mark(
                painter,
                QRectF(self.rect()),
                look.radius("chip"),
                look.color("bg.selected"),
                look.color("accent.line"),
            )
        else:
            painter.fillRect(0, 0, self.width(), 1, look.color("border.subtle"))
        painter.end()


class AnotherPolicyPage(QWidget):
    """A row a policy."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[UnderAnother, ...] = ()
        self._page = Rows(look, self)
        self._page.show_lead(self.tr("The same answers under each policy. Looking changes nothing."))
        self.setFocusProxy(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._page.set_look(look)

    def show_another(self, rows: Sequence[UnderAnother]) -> None:
        """Show a row for each policy."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._page.show_blocks([PolicyRow(self._look, row) for row in rows], keep=True)

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def focus_first(self) -> None:
        """Let Up and Down act here."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._page.show_refusal(text)
