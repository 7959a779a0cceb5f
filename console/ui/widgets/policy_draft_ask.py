"""Two small pages of the policy editor: one line to be given, and one thing to be chosen."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import KEYS, Option, OptionList
from console.ui.widgets.words import Words
from console.ui.wish import Wish

ALL_KEYS = f"{KEYS}KLMNOPQRSTUVWXYZ"
LINE_MAX = 1000


class Given(NamedTuple):
    """What was given on the page that asked for it."""

    text: str


class LinePage(QWidget):
    """Emits `Given` with the line."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Words(look, "dense", color="text.secondary")
        self._line = Field(look, label, longest=LINE_MAX)
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._line)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._line.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_line(self, says: str, offered: str, does: str) -> None:
        """Show what is asked for, what is offered, and what is done with it."""
        self._says.say(says)
        self._do.set_words(does)
        self._line.show_text(offered)
        self._form.show_refusal("")
        self._changed()

    def focus_first(self) -> None:
        """Begin with the line."""
        self._line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it."""
        if is_submit(event):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        why = self._line.lacks(self.tr("Write it in the line."))
        self._form.show_need(Need(why, self.focus_first) if why else None, self._do)

    def _submit(self) -> None:
        if not self._line.lacks("x"):
            self.asked.emit(Given(self._line.entered()))


class ChoosePage(QWidget):
    """Wishes `chosen` with the id of the option that was chosen."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Words(look, "dense", color="text.secondary")
        self._options = OptionList(look, "act", "", ALL_KEYS)
        self._form = Form(look, self)
        self._form.add(self._says, self._options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._options.changed.connect(self._chosen)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_choice(self, says: str, options: Sequence[tuple[str, str, str]]) -> None:
        """Show what is asked, and what can be chosen: id, words and meaning of each."""
        self._says.say(says)
        self._options.show_options([Option(*each) for each in options])
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Put the ring on the first."""
        self._options.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key of an option chooses it."""
        if not is_plain(event) or not self._options.press(event.text()):
            super().keyPressEvent(event)

    def _chosen(self, option: Option) -> None:
        self.wished.emit(Wish("chosen", option.id))
