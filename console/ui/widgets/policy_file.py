"""The page for the file that a picture of the guide is saved to. It writes no file itself."""

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
from console.ui.widgets.pack_file import PATH_MAX
from console.ui.widgets.words import Words


class PictureFile(NamedTuple):
    """The file that the picture is to be saved to."""

    file: str


class PictureFilePage(QWidget):
    """Emits `PictureFile`."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Words(look, "dense", color="text.secondary")
        self._file = Field(look, self.tr("File"), "F", longest=PATH_MAX)
        self._do = KeyButton(look, self.tr("Save it"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._file)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._file.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_file(self, offered: str, *, leaves_out: bool) -> None:
        """Offer a file that is not there yet. leaves_out: a real call is followed, which is not saved."""
        says = self.tr("All of the picture is saved, on white. The file's name ends in .svg or .pdf.")
        less = self.tr(" The way of a real call is left out.") if leaves_out else ""
        self._says.say(f"{says}{less}")
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
        """Say why it was not saved."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F for the file; Ctrl+Enter saves it."""
        if is_submit(event):
            self._submit()
        elif event.text().upper() == "F" and is_plain(event):
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        why = self._file.lacks(self.tr("Name the file, F."))
        self._form.show_need(Need(why, self.focus_first) if why else None, self._do)

    def _submit(self) -> None:
        if not self._file.lacks("x"):
            self.asked.emit(PictureFile(self._file.entered()))
