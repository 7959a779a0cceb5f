"""The line in which is noted what the caller was told. It stands on the crew's brief. Emits `TellCaller`."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.commands import TellCaller
from console.domain.texts import NOTE_MAX
from console.ui.theme import Look
from console.ui.widgets.field import Field


class TellCallerLine(QWidget):
    """Enter notes the words; they stay until they are noted."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, key: str = "T", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call, self._told, self._entered = "", 0, ""
        hint = self.tr("who is coming; Enter notes it")
        label = self.tr("The caller was told")
        self.field = Field(look, label, key, hint, words_beside=True, longest=NOTE_MAX, parent=self)
        self.field.edit.returnPressed.connect(self._note)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self.field.set_look(look)

    def show_call(self, call: str, told: int) -> None:
        """Belong to a call that has so many of these notes; a new one empties the line."""
        if call != self._call or told > self._told:
            self.field.edit.clear()
            self._entered = ""
        self._call, self._told = call, told

    def take_keys(self) -> None:
        """Let the next key type here."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _note(self) -> None:
        text = self.field.entered()
        if self._call and text and text != self._entered and not self.field.fault():
            self._entered = text
            self.asked.emit(TellCaller(call=self._call, text=text))
