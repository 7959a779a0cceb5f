"""The field for notes. What is typed is never overwritten from outside, but by who sits down there next."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.commands import AddNote
from console.domain.texts import NOTE_MAX
from console.ui.theme import Look
from console.ui.widgets.draft_words import DRAFT_MS, fitting_draft
from console.ui.widgets.field import Field
from console.ui.wish import Wish


class NoteField(QWidget):
    """Enter adds a note; the words stay until the note is recorded."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = self.tr("adds it")
        self.field = Field(look, self.tr("Note"), "Enter", hint, inline=True, longest=NOTE_MAX, parent=self)
        self._call, self._notes, self._entered = "", 0, ""
        self._is_safe = True
        self._writes = True
        self.typed_elsewhere: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self._keep_draft)
        self.field.edit.textEdited.connect(self._typed)
        self.field.edit.returnPressed.connect(self._add)
        self.field.edit.installEventFilter(self)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self.field.set_look(look)
        self.setFixedSize(look.pick(480, 372), look.pick(28, 24))
        self.field.edit.setFixedHeight(self.height())

    def show_notes(self, call: str, notes: int, *, writes: bool = True) -> None:
        """Show that a call has so many notes; a new one empties the field it came from.

        writes: whoever sits here may add one; where they may not, nothing can be typed.
        """
        if call != self._call or writes != self._writes:
            self.keep_typed()
            self._writes = writes
            if self._call and self.field.entered():
                self.typed_elsewhere[self._call] = self.field.text()
            self.field.show_text(self.typed_elsewhere.pop(call, ""))
            self.field.show_state("plain" if call and writes else "off")
            self._entered = ""
        elif notes > self._notes and self._entered and self._entered == self.field.text():
            self.field.edit.clear()
            self.field.show_state("plain")
            self._entered = ""
            self.wished.emit(Wish("draft", f"{call} note="))
        self._call, self._notes = call, notes

    def put_back(self, text: str) -> None:
        """Put text back that was typed before a restart, or by who sat here before, and never entered."""
        self.field.show_text(text)
        self._say_draft()

    def forget(self) -> None:
        """Let nothing stay of any call, nor what Ctrl+Z would bring back: somebody else comes."""
        self._timer.stop()
        self.typed_elsewhere.clear()
        self._call, self._notes, self._entered = "", 0, ""
        self.field.edit.setText("")
        self.field.show_state("off")

    def let_go(self, *, gives_back: bool) -> None:
        """The note was refused: Enter asks again; or it is let go."""
        self._entered = ""
        if gives_back:
            self.field.edit.setText("")
        self._keep_draft()

    def show_safe(self, is_safe: bool) -> None:
        """Whether drafts reach the disk now; the words beside a draft say so."""
        self._is_safe = is_safe
        if self.field.edit.state == "draft":
            self._say_draft()

    def keep_typed(self) -> None:
        """Keep what was typed a moment ago as a draft now: the program ends."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc: the keys go back to the question."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.wished.emit(Wish("back"))
            return True
        return False

    def _typed(self, text: str) -> None:
        self._entered = ""
        self._timer.start()

    def _add(self) -> None:
        text = self.field.entered()
        if self._call and self._writes and text and text != self._entered and not self.field.fault():
            self._timer.stop()
            self._entered = text
            self.asked.emit(AddNote(call=self._call, text=text))

    def _keep_draft(self) -> None:
        self.wished.emit(Wish("draft", f"{self._call} note={self.field.text()}"))
        if self.field.entered():
            self._say_draft()
        else:
            self.field.show_state("plain")

    def _say_draft(self) -> None:
        self.field.show_state("draft", fitting_draft(self.field, self._is_safe))
