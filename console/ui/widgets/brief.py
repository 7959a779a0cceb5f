"""The card a crew gets: the task first, then what is known, what was not asked said as plainly as the rest.

Emits `ConfirmBrief`, `DeclareSceneSafe` and `TellCaller`.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.commands import ConfirmBrief, DeclareSceneSafe
from console.domain.rows.shown import Brief, BriefLine
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.tag import Tag
from console.ui.widgets.tell_caller import TellCallerLine
from console.ui.widgets.words import Words
from console.ui.wish import Wish

TOLD = "Caller was told"


class BriefRow(QWidget):
    """One line: its label, the words in full, and whether it changed or is missing."""

    def __init__(self, look: Look, line: BriefLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._label = Words(look, "small", color="text.secondary", parent=self)
        self._label.say(line.label)
        self._text = Words(look, "dense", parent=self)
        self._tag = Tag(look, parent=self)
        self._tag.say(self.tr("changed") if line.changed else "")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._label.setFixedWidth(look.pick(104, 78))
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(
            f"{line.label}: {line.text}{', ' + self._tag.accessibleName() if line.changed else ''}"
        )
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._label.set_look(look)
        self._label.setFixedWidth(look.pick(104, 78))
        self._tag.set_look(look)
        line = self._line
        color = "warn.text" if line.missing else "text.primary"
        self._text.set_style(look, "dense", "semibold" if line.changed else "regular", color)
        self._text.say(line.text)


class BriefPage(QWidget):
    """A unit's brief, read back by one key."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._brief: Brief | None = None
        self._page = Rows(look, self)
        self._safe = Field(
            look, self.tr("Scene declared safe by"), "S", self.tr("name and unit; Enter"), words_beside=True
        )
        self._safe.edit.returnPressed.connect(self._declare)
        self._told = TellCallerLine(look)
        self._told.asked.connect(self.asked)
        self._read = KeyButton(look, self.tr("Read back"), "B", "plain", slim=True)
        self._read.clicked.connect(self._confirm)
        self._copy = KeyButton(look, self.tr("Copy as text"), "Ctrl+C", "quiet", slim=True)
        self._copy.clicked.connect(self._copied)
        self._page.add_below(self._safe, self._told)
        self._page.add_buttons(self._read, self._copy)
        self.setFocusProxy(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._copy.set_words(self.tr("Copy") if look.dense else self.tr("Copy as text"), "Ctrl+C")
        self._page.set_look(look)

    def show_brief(self, brief: Brief, now: datetime) -> None:
        """Show a unit's brief; a name or words being typed stay."""
        before, self._brief = self._brief, brief
        same = before is not None and (before.unit, before.call) == (brief.unit, brief.call)
        told = sum(line.label == TOLD and not line.missing for line in brief.lines)
        self._told.show_call(brief.call, told)
        if not same:
            self._safe.edit.clear()
            self._page.show_refusal("")
        elif before is not None and before.task != brief.task:
            self._safe.edit.clear()
        if before == brief:
            return
        self._page.show_lead(self._stands(brief))
        task = Words(self._look, "body", "semibold")
        task.say(brief.task)
        rows: list[QWidget] = [BriefRow(self._look, line) for line in brief.lines]
        self._page.show_blocks([task, *rows], keep=same)
        self._read.set_words(
            self.tr("Read back again") if brief.read_before and not brief.confirmed else self.tr("Read back")
        )
        self._read.setEnabled(not brief.confirmed)
        self._read.setToolTip("ConfirmBrief")

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def focus_first(self) -> None:
        """Let B and the other keys act here."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._page.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """B read back, Ctrl+C copy, S scene safe, T the caller was told."""
        text = event.text().upper()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copied()
        elif event.modifiers() or text not in ("B", "S", "T"):
            super().keyPressEvent(event)
        elif text == "B":
            self._confirm()
        elif text == "S":
            self._safe.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._told.take_keys()

    def _stands(self, brief: Brief) -> str:
        if brief.confirmed:
            return self.tr("{unit} has read back all of it.").format(unit=brief.unit)
        if brief.read_before:
            return self.tr("Changed since {unit} read it back: say what is marked, then B.").format(
                unit=brief.unit
            )
        return self.tr("Not read back by {unit} yet.").format(unit=brief.unit)

    def _confirm(self) -> None:
        if self._brief is not None and not self._brief.confirmed:
            self.asked.emit(ConfirmBrief(call=self._brief.call, unit=self._brief.unit))

    def _declare(self) -> None:
        name = self._safe.text().strip()
        if self._brief is not None and name:
            self.asked.emit(DeclareSceneSafe(call=self._brief.call, by=name))

    def _copied(self) -> None:
        if self._brief is not None:
            self.wished.emit(Wish("copy", self._brief.plain))
