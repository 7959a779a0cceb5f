"""The page that shows what every bundled policy would ask for with the same answers. It changes nothing."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.shown import UnderAnother
from console.domain.rows.words import sentence
from console.ui.paint import draw_mark
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge
from console.ui.widgets.flow import Flow
from console.ui.widgets.icon import Icon
from console.ui.widgets.looking import Looking
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.tag import Tag
from console.ui.widgets.words import Words


class PolicyRow(QWidget):
    """One policy: what it is, what it asks for and why; the call's own is marked, and what differs."""

    def __init__(self, look: Look, row: UnderAnother, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._row = look, row
        self._badge = Badge(look, parent=self)
        self._badge.show_priority(row.priority)
        self._title = Words(look, "small", color="text.secondary", parent=self)
        self._title.say(row.title)
        self._outcome = Words(look, "body", "semibold", parent=self)
        self._outcome.say(row.outcome)
        self._icon = Icon(look, "", 16, "text.secondary", self)
        self._differs = Words(look, "small", parent=self)
        self._reasons = Words(look, "small", color="text.secondary", parent=self)
        self._tags = [Tag(look, text, self) for text in self._said() if text]
        self._lay_out()
        self.set_look(look)
        priority = self.tr("priority {number}").format(number=row.priority) if row.priority else ""
        said = (row.title, *self._said(), row.outcome, priority, self._differs.text(), *row.reasons)
        self.setAccessibleName(", ".join(part for part in said if part))

    def _lay_out(self) -> None:
        row, column, differs = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        row.setContentsMargins(12, 5, 4, 5)
        row.setSpacing(10)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        column.setSpacing(1)
        # In its place before anything is in it: filled first, its items were gone once the page was closed.
        self._head = Flow(gap=6)
        column.addLayout(self._head)
        for part in (self._title, *self._tags):
            self._head.addWidget(part)
        column.addWidget(self._outcome)
        column.addLayout(differs)
        column.addWidget(self._reasons)
        differs.setSpacing(6)
        differs.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        differs.addWidget(self._differs, 1)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density; where it is dense only the weightiest reason is told."""
        self._look, row = look, self._row
        parts: tuple[Looking, ...] = (self._badge, self._title, self._icon, self._reasons, *self._tags)
        for part in parts:
            part.set_look(look)
        self._outcome.set_style(look, look.pick("body", "dense"), "semibold")
        icon, words = self._compared()
        self._icon.show_icon(icon)
        self._icon.setVisible(bool(icon))
        self._differs.set_style(look, "small", "semibold" if row.differs and not look.dense else "regular")
        self._differs.say(words)
        told = row.reasons[:1] if look.dense else row.reasons
        self._reasons.say("\n".join(told))

    def _said(self) -> tuple[str, ...]:
        """What the policy is, in a word each."""
        nature = self.tr("reconstruction") if self._row.is_reconstruction else ""
        return (self._row.standing, nature)

    def _compared(self) -> tuple[str, str]:
        """The shape and the words for how it stands to the call's own policy."""
        row = self._row
        if not row.is_settled:
            return "clock", sentence(row.detail)
        if row.is_calls:
            return "", row.detail
        if not row.differs:
            return "check", self.tr("The same for this call.")
        return "differs", self.tr("Differs: {what}").format(what=row.differs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The call's own policy has bar and tint, the others a hair line."""
        painter, look = QPainter(self), self._look
        if self._row.is_calls:
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
            self._page.show_lead(self.tr("{count} policies, this call's own first.").format(count=len(rows)))
            self._page.show_blocks([PolicyRow(self._look, row) for row in rows], keep=True)

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def focus_first(self) -> None:
        """Let Up and Down act here."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._page.show_refusal(text)
