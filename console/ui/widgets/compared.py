"""A comparison of two policies to read: heads, differences, their calls, each with its share at the left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.compared_rows import ComparedRow
from console.ui.theme import Look
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words

SHARE_WIDE = 84
"""Room for the longest share, `over 99.99 %`, in the small size."""


class ComparedBlock(QWidget):
    """A line of a comparison: its share at the left, its words, and below them an example and the rules."""

    def __init__(self, look: Look, row: ComparedRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._row = look, row
        self._share = Words(look, "small", parent=self)
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._share.say(row.share)
        self._share.setFixedWidth(SHARE_WIDE)
        self._text = Words(look, "dense", parent=self)
        self._text.say(row.text)
        self._below = [Words(look, "small", color="text.secondary", parent=self) for _ in row.below]
        for words, text in zip(self._below, row.below, strict=True):
            words.say(text)
        self._line, self._column = QHBoxLayout(self), QVBoxLayout()
        if row.kind in ("head", "note"):
            # A head is as wide as what it stands over; what it comes to stands behind its words.
            self._share.hide()
            self._text.say_strong(row.text, "", row.share)
        else:
            self._line.addWidget(self._share, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._text)
        for words in self._below:
            self._column.addWidget(words)
        self._line.addLayout(self._column, 1)
        self.setAccessibleName(", ".join(each for each in (row.share, row.text, *row.below) if each))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        is_head, is_group = self._row.kind == "head", self._row.kind == "group"
        size = look.pick("body", "dense") if is_head else look.pick("dense", "small")
        self._share.set_style(look, "small", "semibold" if is_group else "regular", "text.secondary")
        self._text.set_style(look, size, "semibold" if is_head or is_group else "regular")
        for words in self._below:
            words.set_style(look, "small", color="text.secondary")
        above = look.pick(12, 8) if is_head else look.pick(8, 5) if is_group else 0
        indent = look.pick(16, 12) if self._row.kind == "calls" else 0
        self._line.setContentsMargins(0, above, look.pick(10, 6), look.pick(3, 2))
        self._line.setSpacing(look.pick(12, 10))
        self._column.setContentsMargins(indent, 0, 0, 0)
        self._column.setSpacing(look.pick(2, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hair line over a head and over a difference."""
        if self._row.kind in ("head", "group"):
            painter = QPainter(self)
            color = "border.strong" if self._row.kind == "head" else "border.subtle"
            painter.fillRect(0, self._look.pick(4, 2), self.width(), 1, self._look.color(color))
            painter.end()


class ComparedList(QWidget):
    """The lines of a comparison below each other, on a page that has more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[ComparedRow, ...] = ()
        self._blocks: list[ComparedBlock] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        for block in self._blocks:
            block.set_look(look)

    def say(self, rows: Sequence[ComparedRow]) -> None:
        """Show these; nothing is taken up where there are none."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            for gone in self._blocks:
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self._blocks = [ComparedBlock(self._look, row, self) for row in self._rows]
            for block in self._blocks:
                self._column.addWidget(block)
                block.show()  # now, not with the next layout: what is read aloud meanwhile is whole
        self.setVisible(bool(rows))

    def lines(self) -> tuple[QWidget, ...]:
        """What stands below each other."""
        return tuple(self._blocks)


class ComparedPage(Rows):
    """A comparison as a page, to read with Up and Down."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._told: tuple[ComparedRow, ...] | None = None

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        super().set_look(look)

    def show_compared(self, lead: str, rows: Sequence[ComparedRow]) -> None:
        """Show a comparison under one line that says of what."""
        self.show_lead(lead)
        self.setAccessibleName(lead)
        self.setAccessibleDescription("\n".join(_said(row) for row in rows))
        if tuple(rows) != self._told:
            self._told = tuple(rows)
            self.show_blocks([ComparedBlock(self._look, row) for row in rows], keep=False)

    def focus_first(self) -> None:
        """Let Up and Down read on."""
        self.setFocus()


def _said(row: ComparedRow) -> str:
    return " ".join(each for each in (row.share, row.text, *row.below) if each)
