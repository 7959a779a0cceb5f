"""The page for a file of the agency: to be taken into the draft, or to be written. It reads none itself."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.choose_file import FileChoice
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, does
from console.ui.widgets.words import Words

PATH_MAX = 1000
How = Literal["import", "shapes", "export"]


def path_of(text: str) -> Path:
    """The file that is named, ~ being one's own folder; as it stands where ~NAME is nobody here."""
    with suppress(RuntimeError):
        return Path(text).expanduser()
    return Path(text)


class PackFile(NamedTuple):
    """A file of a pack, or of polygons, and what is to be done with it."""

    how: How
    file: str


class PackFilePage(QWidget):
    """Emits `PackFile`."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._how: How = "import"
        self._says = Words(look, "dense", color="text.secondary")
        self._file = Field(look, self.tr("File"), "F", longest=PATH_MAX)
        self._choose = KeyButton(look, self.tr("Choose a file"), "B", "quiet")
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._file)
        self._form.add_buttons(self._do, self._choose)
        self._form.go_on_from(self._file)
        self._form.fill(self)
        self._file.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)
        self._choose.clicked.connect(self._browse)
        self._choice = FileChoice(self)
        self._choice.chosen.connect(self._chosen)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_file(self, how: How, offered: str, *, has_draft: bool) -> None:
        """Show what is done with the file; has_draft: an import takes the place of changes."""
        self._how = how
        says = {
            "import": self.tr("The file becomes the draft. Nothing is in force until you say so."),
            "shapes": self.tr("GeoJSON: a polygon for each zone. The draft takes them; look at them first."),
            "export": self.tr("The agency is written to a new file, with the changes of the draft."),
        }[how]
        lost = self.tr(" The changes of the draft go.") if how == "import" and has_draft else ""
        self._says.say(f"{says}{lost}")
        self._do.set_words(self.tr("Write it") if how == "export" else self.tr("Look at it"))
        self._file.show_text(offered)
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay."""
        self._file.edit.setText("")
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the file."""
        self._file.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F for the file, B to look for one; Ctrl+Enter does it."""
        if not does(event, self._submit, {"F": self.focus_first, "B": self._browse}):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No list of files stays in front of whoever comes."""
        super().hideEvent(event)
        self._choice.close()

    def _browse(self) -> None:
        """Look for the file in a window of its own, which keeps nobody from the desk meanwhile."""
        self._choice.open(self.tr("Choose a file"), may_be_made=self._how == "export")

    def _chosen(self, file: str) -> None:
        self._file.show_text(file)
        self._changed()
        self.focus_first()

    def _changed(self, what: object = None) -> None:
        why = self._file.lacks(self.tr("Name the file, F."))
        self._form.show_need(Need(why, self.focus_first) if why else None, self._do)

    def _submit(self) -> None:
        if not self._file.lacks("x"):
            self.asked.emit(PackFile(self._how, self._file.entered()))
