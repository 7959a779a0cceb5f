"""The page of earlier calls of the place or the number: shown beside the form, never in the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from console.domain.rows.words import minutes
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words

if TYPE_CHECKING:
    from console.ledger.earlier import EarlierCall


class EarlierRow(QWidget):
    """One earlier call: when, how it ended, and what was noted, in full."""

    def __init__(self, look: Look, row: EarlierCall, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = Badge(look, parent=self)
        self._badge.show_priority(row.priority)
        self._head = Words(look, "body", "semibold", parent=self)
        self._head.say(row.disposition or (self.tr("Still open") if row.is_open else self.tr("Closed")))
        self._when = Words(look, "small", color="text.secondary", parent=self)
        on = f"{row.opened.day} {row.opened:%b %Y}"
        ago = self.tr("{age} ago").format(age=minutes(row.opened, now))
        self._when.say(f"{on}, {ago} · {self._same(row)} · {row.call}")
        self._line = Words(look, "dense", parent=self)
        self._line.say(row.line)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._badge, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for place, words in enumerate((self._head, self._when, self._line)):
            grid.addWidget(words, place, 1)
        grid.setColumnStretch(1, 1)
        self.setAccessibleName(f"{self._head.text()}. {self._when.text()}. {row.line}")

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self._badge, self._when, self._line):
            part.set_look(look)
        self._head.set_style(look, look.pick("body", "dense"), "semibold")

    def _same(self, row: EarlierCall) -> str:
        if row.same_address and row.same_callback:
            return self.tr("same address and number")
        return self.tr("same address") if row.same_address else self.tr("same number")


class EarlierPage(QWidget):
    """A row a call, newest first."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[EarlierCall, ...] | None = None
        self._page = Rows(look, self)
        self.setFocusProxy(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._page.set_look(look)

    def show_earlier(self, rows: Sequence[EarlierCall], now: datetime) -> None:
        """Show the calls as of now."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        none = self.tr(
            "No earlier call has this address or number. Calls under other names are not looked for."
        )
        some = self.tr("What was noted then may no longer be so: ask.")
        self._page.show_lead(some if rows else none)
        blocks = [EarlierRow(self._look, row, now) for row in rows]
        for block in blocks:
            block.set_look(self._look)
        self._page.show_blocks(blocks, keep=False)

    def tick(self, now: datetime) -> None:
        """The days that have passed do not run."""

    def focus_first(self) -> None:
        """Let Up and Down act here."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._page.show_refusal(text)
