"""What pages that only show are made of: a lead, blocks that are never cut midway, and buttons."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.blocks import Blocks
from console.ui.widgets.button import KeyButton
from console.ui.widgets.flow import Flow
from console.ui.widgets.form import Refusal, scrolls
from console.ui.widgets.looking import Looking
from console.ui.widgets.words import Words


class Rows(QWidget):
    """Blocks to read with Up and Down, under one line that says what they are."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lead = Words(look, "dense", color="text.secondary", parent=self)
        self._refusal = Refusal(look, self)
        self._blocks = Blocks(look, self)
        self._shown: list[QWidget] = []
        self._more: list[Looking] = []
        self._column, self._foot = QVBoxLayout(self), Flow()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._refusal)
        self._column.addWidget(self._lead)
        self._column.addWidget(self._blocks, 1)
        self._column.addLayout(self._foot)
        self._lead.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density, with the blocks."""
        for part in (self._refusal, *self._more):
            part.set_look(look)
        self._lead.set_style(look, look.pick("dense", "small"), color="text.secondary")
        for block in self._shown:
            if isinstance(block, Looking):
                block.set_look(look)
        self._blocks.set_look(look)
        self._column.setSpacing(look.pick(8, 5))
        self._foot.setSpacing(look.pick(8, 5))

    def show_lead(self, text: str) -> None:
        """Show the line above."""
        self._lead.say(text)

    def show_blocks(self, blocks: Sequence[QWidget], *, keep: bool) -> None:
        """Show other blocks; those before are let go."""
        gone, self._shown = self._shown, list(blocks)
        self._blocks.show_blocks(blocks, keep)
        for block in gone:
            if block not in self._shown:
                block.deleteLater()

    def add_below(self, *parts: QWidget) -> None:
        """Put parts between blocks and buttons."""
        for part in parts:
            self._column.insertWidget(self._column.count() - 1, part)
            if isinstance(part, Looking):
                self._more.append(part)

    def add_buttons(self, *buttons: KeyButton) -> None:
        """Put buttons at the foot."""
        for button in buttons:
            self._foot.addWidget(button)
            self._more.append(button)
            button.installEventFilter(self)

    def was_in_sight(self, block: QWidget) -> bool:
        """Whether a block of those shown now has been in sight."""
        return self._blocks.was_in_sight(block)

    def bring(self, block: QWidget) -> None:
        """Bring a block into sight."""
        self._blocks.bring(block)

    def to_top(self) -> None:
        """Begin with the first block."""
        self._blocks.bring(next(iter(self._shown), self))

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._refusal.say(text)

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and the page keys bring what is out of sight."""
        event.setAccepted(scrolls(event, self._blocks))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same keys on a button, from which Qt would go to another button."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        return is_key and scrolls(cast("QKeyEvent", event), self._blocks)
