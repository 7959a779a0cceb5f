"""The page of what was promised when a call was closed: whom to ring, what, and what came of it by one key.

Emits `NoteNextAction`.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.commands import NoteNextAction
from console.domain.rows.next_actions import NextShown
from console.domain.rows.shown import Notice, Weight
from console.domain.texts import NOTE_MAX
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.field import Field
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words

KEYS = "12"


class NextActionPage(QWidget):
    """What is promised, the number in large type, and the two ways it can go."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: NextShown | None = None
        self._told = NoticeLine(look)
        self._number = Words(look, "question", "bold")
        self._by = Words(look, "dense", color="text.secondary")
        self._note = Field(
            look, self.tr("Note"), "N", self.tr("words of your own, or none"), inline=True, longest=NOTE_MAX
        )
        self._outcomes = OptionList(look, "act", self.tr("What came of it?"), KEYS)
        self._outcomes.show_options(
            [
                Option("done", self.tr("Done"), self.tr("nothing is left to do"), "check"),
                Option("not_reached", self.tr("Not reached"), self.tr("it comes again later"), "clock"),
            ]
        )
        self._form = Form(look, self)
        self._form.add(self._told, self._number, self._by, self._note, self._outcomes)
        self._form.fill(self)
        self._form.go_on_from(self._note)
        self._outcomes.changed.connect(self._came)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_next(self, to: NextShown, now: datetime) -> None:
        """Show what is promised, as of now."""
        if self._to is None or self._to.call != to.call:
            self._note.edit.clear()
            self._form.show_refusal("")
        self._to = to
        weight: Weight = "alert" if to.due <= now else "warn"
        tried = self.tr("Tried {count} times.").format(count=to.tries) if to.tries else ""
        lead = f"{to.title[0].upper()}{to.title[1:]}: {to.what}"
        self._told.show_notice(Notice("phone", lead, tried, weight, to.due), now)
        self._number.say(to.number or self.tr("No number is known"))
        self._by.say(self.tr("Promised by {by}. Call {call} is closed.").format(by=to.by, call=to.call))

    def tick(self, now: datetime) -> None:
        """Let the clock run."""
        self._told.tick(now)

    def focus_first(self) -> None:
        """Take the keys with the ring on no way: Enter alone must not say that it is done."""
        self._outcomes.focus_none()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 say what came of it; N notes words that go with it."""
        text = event.text().upper()
        if text == "N" and is_plain(event):
            self._note.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not is_plain(event) or not self._outcomes.press(text):
            super().keyPressEvent(event)

    def _came(self, option: Option) -> None:
        if self._to is not None and not self._note.fault():
            said = {"call": self._to.call, "outcome": option.id, "note": self._note.entered()}
            self.asked.emit(NoteNextAction.model_validate(said))
