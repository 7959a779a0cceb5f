"""The page of something that was put in force: when, by whom, why, and all that it changed. To be read."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.domain.rows.agency import AdoptionRow
from console.ui.theme import Look
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words


class AdoptionPage(Rows):
    """Every difference as a row."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._shown_row: AdoptionRow | None = None

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        super().set_look(look)

    def show_adoption(self, row: AdoptionRow, at: datetime) -> None:
        """Show an adoption. at: when it was, as the room's clocks show it."""
        if row == self._shown_row:
            return
        self._shown_row = row
        lead = self.tr("Entry {entry}, {at}, by {who}. Reason: {reason}")
        self.show_lead(lead.format(entry=row.entry, at=f"{at:%d %b %H:%M}", who=row.who, reason=row.reason))
        blocks: list[QWidget] = []
        for says in row.changes:
            words = Words(self._look, self._look.pick("dense", "small"))
            words.say(says)
            blocks.append(words)
        self.setAccessibleName(self.tr("What was changed"))
        self.setAccessibleDescription("\n".join(row.changes))
        self.show_blocks(blocks, keep=False)

    def focus_first(self) -> None:
        """Let Up and Down read on."""
        self.setFocus()
