"""The page of earlier calls of the place or the number: shown beside the form, never in the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from console.domain.rows.premise import ABOUT, in_order
from console.domain.rows.words import minutes
from console.domain.visible import visible
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words

if TYPE_CHECKING:
    from console.domain.premise import PremiseNote
    from console.ledger.earlier import EarlierCall


class EarlierRow(QWidget):
    """One earlier call: how it ended, what was dangerous there, when, and what was noted, in full."""

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
        danger = "; ".join(row.grave)
        self._danger = Words(look, "dense", "semibold", "alert.text", parent=self)
        self._danger.say(danger)
        self._danger.setVisible(bool(danger))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._badge, 0, 0, 4, 1, Qt.AlignmentFlag.AlignTop)
        for place, words in enumerate((self._head, self._danger, self._when, self._line)):
            grid.addWidget(words, place, 1)
        grid.setColumnStretch(1, 1)
        said = (self._head.text(), *([danger] if danger else []), self._when.text(), row.line)
        self.setAccessibleName(". ".join(said))

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self._badge, self._danger, self._when, self._line):
            part.set_look(look)
        self._head.set_style(look, look.pick("body", "dense"), "semibold")

    def _same(self, row: EarlierCall) -> str:
        if row.same_address and row.same_callback:
            return self.tr("same address and number")
        return self.tr("same address") if row.same_address else self.tr("same number")


class PremiseRow(QWidget):
    """One note of the place: what it tells, in full, then who noted it, its age, and how it is ended."""

    def __init__(self, look: Look, note: PremiseNote, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Words(look, "dense", "semibold", parent=self)
        self._text.say(f"{ABOUT[note.about]}: {visible(note.text)}")
        self._when = Words(look, "small", color="text.secondary", parent=self)
        said = self.tr("{who}, {age} ago, on {call} · no longer so: premise end {entry}")
        age = minutes(note.at, now)
        self._when.say(said.format(who=visible(note.who), age=age, call=note.call, entry=note.entry))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(1)
        column.addWidget(self._text)
        column.addWidget(self._when)
        self.setAccessibleName(f"{self._text.text()}. {self._when.text()}")

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._text.set_look(look)
        self._when.set_look(look)


class EarlierPage(QWidget):
    """What is known of the place, then a row a call, newest first."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[tuple[EarlierCall, ...], tuple[PremiseNote, ...]] | None = None
        self._page = Rows(look, self)
        self.setFocusProxy(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._page.set_look(look)

    def show_earlier(
        self, rows: Sequence[EarlierCall], now: datetime, notes: Sequence[PremiseNote] = ()
    ) -> None:
        """Show the calls, and what is known of the place, as of now."""
        if (tuple(rows), tuple(notes)) == self._rows:
            return
        self._rows = tuple(rows), tuple(notes)
        none = self.tr(
            "No earlier call has this address or number. Calls under other names are not looked for."
        )
        some = self.tr("What was noted then may no longer be so: ask.")
        self._page.show_lead(some if rows or notes else none)
        blocks: list[PremiseRow | EarlierRow] = [
            *(PremiseRow(self._look, note, now) for note in in_order(notes)),
            *(EarlierRow(self._look, row, now) for row in rows),
        ]
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
