"""A small page of the policy editor: one thing to be chosen."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.form import Form
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import KEYS, Option, OptionList
from console.ui.widgets.words import Words
from console.ui.wish import Wish

ALL_KEYS = f"{KEYS}KLMNOPQRSTUVWXYZ"


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
        self._form.fill(self)
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
