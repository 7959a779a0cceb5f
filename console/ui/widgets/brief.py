"""The card a crew gets: the task first, then what is known, what was not asked said as plainly as the rest.

Emits `ConfirmBrief`, `DeclareSceneSafe` and `TellCaller`.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.commands import ConfirmBrief, DeclareSceneSafe
from console.domain.rows.shown import Brief, BriefLine
from console.domain.texts import NAME_MAX
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.looking import is_plain
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.tell_caller import TellCallerLine
from console.ui.widgets.words import Words
from console.ui.wish import Wish

TOLD = "Caller was told"


class BriefRow(QWidget):
    """One line: its label and the words in full; what changed has a bar and says so."""

    def __init__(self, look: Look, line: BriefLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._look = look
        self._words = Words(look, "dense", parent=self)
        self._mark = self.tr("changed") if line.changed else ""
        row = QHBoxLayout(self)
        row.setContentsMargins(10 if line.changed else 0, 0, 0, 0)
        row.addWidget(self._words)
        self.setAccessibleName(", ".join(part for part in (f"{line.label}: {line.text}", self._mark) if part))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look, line = look, self.line
        color = "warn.text" if line.missing else "text.primary"
        self._words.set_style(look, look.pick("body", "dense"), "regular", color)
        if line.changed:
            self._words.say_strong(f"{line.label}: {line.text}", "", self._mark)
        else:
            self._words.say_strong(f"{line.label}:", line.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar at what changed."""
        if self.line.changed:
            painter = QPainter(self)
            painter.fillRect(0, 1, 4, self.height() - 2, self._look.color("warn.line"))
            painter.end()


class BriefPage(QWidget):
    """A unit's brief, read back by one key. The two lines to type in are there while they are wanted."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._brief: Brief | None = None
        self._rows: list[BriefRow] = []
        self._page = Rows(look, self)
        hint = self.tr("name and unit; Enter")
        self._safe = Field(look, self.tr("Safe, by"), "S", hint, inline=True, longest=NAME_MAX)
        self._safe.edit.returnPressed.connect(self._declare)
        self._told = TellCallerLine(look)
        self._told.asked.connect(self.asked)
        self._told.field.edit.returnPressed.connect(self._leave_told)
        buttons = (
            (self.tr("Read back"), "B", self._confirm),
            (self.tr("Copy"), "Ctrl+C", self._copied),
            (self.tr("Scene safe"), "S", self._type_safe),
            (self.tr("Caller told"), "T", self._type_told),
        )
        self._read, self._copy, self._to_safe, self._to_tell = (
            KeyButton(look, text, key, "plain" if key == "B" else "quiet", slim=True)
            for text, key, _ in buttons
        )
        made = (self._read, self._copy, self._to_safe, self._to_tell)
        for button, (_, _, act) in zip(made, buttons, strict=True):
            button.clicked.connect(act)
        self._page.add_below(self._safe, self._told)
        self._page.add_buttons(*made)
        self.setFocusProxy(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._show_lines(self)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
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
        self._copy.set_words(self.tr("Copy"))
        self._page.show_lead(self._stands(brief))
        task = Words(self._look, self._look.pick("body", "dense"), "semibold")
        task.say(brief.task)
        # What stays as it was needs not be seen again.
        kept = {row.line: row for row in self._rows} if same else {}
        self._rows = [kept.pop(line) if line in kept else BriefRow(self._look, line) for line in brief.lines]
        self._page.show_blocks([task, *self._rows], keep=same)
        self._read.setEnabled(not brief.confirmed)
        self._read.setToolTip("ConfirmBrief")

    def showEvent(self, event: QShowEvent) -> None:
        """A brief that is opened again begins with its first line, where what changed stands."""
        if not event.spontaneous():
            self._page.to_top()
        super().showEvent(event)

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
        elif not is_plain(event) or text not in ("B", "S", "T"):
            super().keyPressEvent(event)
        elif text == "B":
            self._confirm()
        elif text == "S":
            self._type_safe()
        else:
            self._type_told()

    def _stands(self, brief: Brief) -> str:
        if brief.confirmed:
            return self.tr("{unit} has read back all of it.").format(unit=brief.unit)
        if brief.read_before:
            return self.tr("Changed since {unit} read it back: say what is marked, then B.").format(
                unit=brief.unit
            )
        return self.tr("Not read back by {unit} yet: say all of it, then B.").format(unit=brief.unit)

    def _confirm(self) -> None:
        """Read back, once all that is to be said was in sight: nobody reads back what nobody said."""
        brief = self._brief
        if brief is None or brief.confirmed:
            return
        if unseen := self._unseen(brief):
            if brief.read_before:
                says = self.tr("Not read back yet: {what} changed and was out of sight. Say it, then B.")
                self._page.show_refusal(says.format(what=", ".join(row.line.label for row in unseen)))
            else:
                self._page.show_refusal(self.tr("Not read back yet: this was out of sight. Say it, then B."))
            self._page.bring(unseen[0])
            if not brief.read_before and (left := len(self._unseen(brief))):
                more = self.tr("Not read back yet: {count} more lines below. Say these, then B.")
                last = self.tr("Not read back yet: 1 more line below. Say these, then B.")
                self._page.show_refusal(more.format(count=left) if left > 1 else last)
            return
        self._page.show_refusal("")
        self.asked.emit(ConfirmBrief(call=brief.call, unit=brief.unit))

    def _unseen(self, brief: Brief) -> list[BriefRow]:
        """What has not been in sight: of a brief that was read before only what changed since."""
        rows = (row for row in self._rows if row.line.changed or not brief.read_before)
        return [row for row in rows if not self._page.was_in_sight(row)]

    def _declare(self) -> None:
        name = self._safe.entered()
        if self._safe.fault():
            return
        if self._brief is not None and name:
            self.asked.emit(DeclareSceneSafe(call=self._brief.call, by=name))
        self.focus_first()

    def _leave_told(self) -> None:
        """The keys go back to the brief, unless what was typed has to be mended first."""
        if not self._told.field.fault():
            self.focus_first()

    def _copied(self) -> None:
        if self._brief is not None:
            self.wished.emit(Wish("copy", self._brief.plain))
            self._copy.set_words(self.tr("Copied"))

    def _type_safe(self) -> None:
        self._show_lines(self._safe)
        self._safe.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _type_told(self) -> None:
        self._show_lines(self._told)
        self._told.take_keys()

    def _show_lines(self, wanted: QWidget) -> None:
        """A line to type in is there while it has the keys or holds words; else its button stands for it."""
        self._safe.setVisible(wanted is self._safe or bool(self._safe.text()))
        self._told.setVisible(wanted is self._told or bool(self._told.field.text()))

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        safe, told = self._safe.edit, self._told.field.edit
        if left in (safe, told):
            self._show_lines(self._safe if entered is safe else self._told if entered is told else self)
