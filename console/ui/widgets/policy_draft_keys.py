"""The page of the policy editor while no row is open: how the draft stands, and what can be done."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import Form
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class PolicyKeysPage(QWidget):
    """A button for each thing that a letter does in the list of rows; wishes the same."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = ""
        self._says = Words(look, "dense", color="text.secondary")
        self._head = Words(look, "label", "semibold", color="text.secondary")
        self._does = Paragraphs(look)
        words = (
            ("change_row", self.tr("Change"), "Enter"),
            ("pick", self.tr("Pick its condition"), "P"),
            ("add_row", self.tr("Add"), "A"),
            ("take_out", self.tr("Take out"), "T"),
            ("move_up", self.tr("Up"), "U"),
            ("move_down", self.tr("Down"), "D"),
            ("rename", self.tr("Another name"), "N"),
            ("findings", self.tr("Findings"), "F"),
            ("review", self.tr("What changes"), "C"),
            ("begin_from", self.tr("Begin from another policy"), "B"),
            ("import_policy", self.tr("A policy from a file"), "I"),
            ("export_policy", self.tr("The draft to a file"), "X"),
        )
        self._buttons = {name: KeyButton(look, text, key, "plain") for name, text, key in words}
        self._form = Form(look, self)
        self._form.add(self._says, self._head, self._does)
        self._form.add_buttons(*self._buttons.values())
        self._form.fill(self)
        for button in self._buttons.values():
            button.clicked.connect(self._clicked)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_keys(
        self, row: str, words: str, does: tuple[str, ...], can: frozenset[str], *, differs: bool = True
    ) -> None:  # fmt: skip
        """Show how the draft stands, what it changes, and what can be done with the row that has the ring."""
        self._row = row
        self._says.say(self._how(words, differs=differs))
        self._head.say(self.tr("What it does") if does else "")
        self._does.say(does)
        always = {"findings", "review", "begin_from", "import_policy", "export_policy"}
        for name, button in self._buttons.items():
            button.setVisible(name in can or name in always)

    def _how(self, words: str, *, differs: bool) -> str:
        if not differs:
            return self.tr("Nothing is changed yet: the draft says what the policy in force says.")
        how = self.tr("The draft: {words}. Calls go by the policy in force until C puts it in force.")
        return how.format(words=words)

    def focus_first(self) -> None:
        """Put the ring on the first button that can be pressed."""
        next(each for each in self._buttons.values() if not each.isHidden()).setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _clicked(self) -> None:
        name = next(each for each, button in self._buttons.items() if button is self.sender())
        self.wished.emit(Wish(name, self._row))
