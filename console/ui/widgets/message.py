"""The page of a message: who says what about which call; Enter says that it was read. Emits `ReadMessage`."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from console.domain.commands import ReadMessage
from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import Form
from console.ui.widgets.words import Words


class ToRead(NamedTuple):
    """A message that waits: its call and entry, who says it to whom, its words, what is to be done with it.

    is_crews: it is for a crew, and is passed on by whoever reads it.
    """

    call: str
    entry: int
    lead: str
    text: str
    do: str
    is_crews: bool
    at: datetime


class MessagePage(QWidget):
    """A message in full, and the one key that says it was read."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToRead | None = None
        self._from = NoticeLine(look)
        self._text = Words(look, "answer", "semibold")
        self._read = KeyButton(look, "", "Enter", "main")
        self._form = Form(look, self)
        self._form.add(self._from, self._text, self._read)
        self._read.clicked.connect(self._was_read)
        self._form.fill(self)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_message(self, to: ToRead, now: datetime) -> None:
        """Show a message, as of now."""
        if self._to != to:
            self._form.show_refusal("")
        self._to = to
        at = to.at.strftime("%H:%M")
        self._from.show_notice(Notice("speech", f"{to.lead}, {at}", to.do), now)
        self._text.say(to.text)
        self._read.set_words(self.tr("It is passed on") if to.is_crews else self.tr("I have read it"))

    def tick(self, now: datetime) -> None:
        """Nothing here has an age."""

    def focus_first(self) -> None:
        """Begin with the key that says it was read."""
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def _was_read(self) -> None:
        if self._to is not None:
            self.asked.emit(ReadMessage(call=self._to.call, entry=self._to.entry))
