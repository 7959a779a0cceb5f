"""The page of the Agency screen while no row is open: how the draft stands, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import Form
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class AgencyKeysPage(QWidget):
    """A button for each thing that a letter does in the list of rows; wishes the same."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = ""
        self._says = Words(look, "dense", color="text.secondary")
        self._how = Words(look, "small", color="text.secondary")
        words = (
            ("change_row", self.tr("Change"), "Enter"),
            ("add_row", self.tr("Add"), "A"),
            ("take_out", self.tr("Take out"), "T"),
            ("review", self.tr("What changes"), "C"),
            ("import_pack", self.tr("A pack from a file"), "I"),
            ("import_shapes", self.tr("Zones' polygons from a file"), "G"),
            ("export_pack", self.tr("The pack to a file"), "X"),
        )
        self._buttons = {name: KeyButton(look, text, key, "plain") for name, text, key in words}
        self._form = Form(look, self)
        self._form.add(self._says, self._how)
        self._form.add_buttons(*self._buttons.values())
        self._form.fill(self)
        for button in self._buttons.values():
            button.clicked.connect(self._clicked)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_keys(self, row: str, words: str, *, many: bool) -> None:
        """Show how the draft stands, and what can be done with the row that has the ring."""
        self._row = row
        self._says.say(self.tr("The draft: {words}.").format(words=words))
        how = self.tr(
            "What is written makes a draft. It is in force once you have looked at what changes, C."
        )
        self._how.say(how)
        self._buttons["change_row"].setEnabled(bool(row))
        self._buttons["add_row"].setEnabled(many)
        self._buttons["take_out"].setEnabled(many and bool(row))

    def focus_first(self) -> None:
        """Put the ring on the first button that can be pressed."""
        next(each for each in self._buttons.values() if each.isEnabled()).setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _clicked(self) -> None:
        name = next(each for each, button in self._buttons.items() if button is self.sender())
        self.wished.emit(Wish(name, self._row))
