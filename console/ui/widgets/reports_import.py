"""The page on which a file of another system and its mapping are named, looked at and taken over."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.choose_file import FileChoice
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need
from console.ui.widgets.pack_file import PATH_MAX
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class ImportFile(NamedTuple):
    """A file, and the mapping by which it is read: the id of a bundled one, or its own file."""

    file: str
    mapping: str


class ToImport(NamedTuple):
    """What can be done. why_not: what keeps the file from being taken over. can_undo: an import stands."""

    can_take: bool
    why_not: str
    can_undo: bool


class ImportPage(QWidget):
    """Emits `ImportFile` to be looked at; wishes `import_mappings`, `import_take`, `import_undo`."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Words(look, "small", color="text.secondary")
        self._says.say(self.tr("Calls of another system in a CSV file. A mapping says what its codes mean."))
        self.file = Field(look, self.tr("File"), "F", words_beside=True, longest=PATH_MAX)
        hint = self.tr("an id, or a .toml file")
        self.mapping = Field(look, self.tr("Mapping"), "M", hint, words_beside=True, longest=PATH_MAX)
        self._find = KeyButton(look, self.tr("Choose a file"), "L", "quiet")
        self.bundled = KeyButton(look, self.tr("Bundled mappings"), "G", "quiet")
        self._look = KeyButton(look, self.tr("Look at it"), SUBMIT, "plain")
        self._take = KeyButton(look, self.tr("Take all of it over"), "T", "plain")
        self._undo = KeyButton(look, self.tr("Undo an import"), "U", "quiet")
        self._form = Form(look, self)
        self._form.add(self._says, self.file, self.mapping)
        self._form.add_buttons(self._look, self._take, self._find, self.bundled, self._undo)
        self._form.go_on_from(self.file, self.mapping)
        self._form.fill(self)
        self._choice = FileChoice(self)
        self._choice.chosen.connect(self._chosen)
        for field in (self.file, self.mapping):
            field.edit.textChanged.connect(self._changed)
        for button in (self._look, self._take, self._find, self.bundled, self._undo):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
        self._changed()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)
        self._says.set_style(look, look.pick("small", "label"), color="text.secondary")

    def show_import(self, to: ToImport) -> None:
        """Show what can be done now."""
        self._take.setEnabled(to.can_take)
        self._undo.setVisible(to.can_undo)
        if to.why_not:
            self._form.show_why(to.why_not)

    def forget(self) -> None:
        """Let nothing typed stay."""
        for field in (self.file, self.mapping):
            field.show_text("")
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the file."""
        self.file.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def hideEvent(self, event: QHideEvent) -> None:
        """No list of files stays in front of whoever comes."""
        super().hideEvent(event)
        self._choice.close()

    def _changed(self, what: object = None) -> None:
        self._take.setEnabled(False)
        why, field = self.file.lacks(self.tr("Name the file, F.")), self.file
        if not why:
            why, field = self.mapping.lacks(self.tr("Name its mapping, M or G.")), self.mapping
        self._form.show_need(Need(why, field.edit.setFocus) if why else None, self._look)

    def _chosen(self, file: str) -> None:
        self.file.show_text(file)
        self.mapping.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is self._look:
            self.asked.emit(ImportFile(self.file.entered(), self.mapping.entered()))
        elif sender is self._find:
            self._choice.open(self.tr("Choose a file"), may_be_made=False)
        else:
            wishes = {self._take: "import_take", self.bundled: "import_mappings", self._undo: "import_undo"}
            self.wished.emit(Wish(next(wish for button, wish in wishes.items() if button is sender)))
