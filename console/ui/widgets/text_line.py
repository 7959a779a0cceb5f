"""A line to type in that takes a text whole. What it cannot keep it says in words, and it cuts nothing."""

from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from console.domain.texts import NOTE_MAX
from console.domain.visible import hidden_names, shows_nothing

AT_ONCE_MAX = 20_000
"""More than this is a file and no line of text; Qt lays all of it out with every key."""
UNCUT = 2**30
"""Qt cuts what is longer than its own limit and tells nobody: it must never be reached."""
ORDER_MARKS = ("\ufeff", "\ufffe")
"""At the head of a text from Python, Qt takes these for a mark of its byte order, and drops or obeys it."""


class Remark(NamedTuple):
    """What is said of a text: in a sentence, and short. is_loud: something is wrong, and not only hidden."""

    words: str = ""
    short: str = ""
    is_loud: bool = False


class TextLine(QLineEdit):
    """One line; `longest`: the most characters that can be entered from it. More may stand in it meanwhile.

    fault: what is wrong with the text that stands in it, in words; empty where it can be entered.
    `remarked`: the remark may be another. A signal of its own, as a paste that is refused changes no text.
    """

    remarked = Signal()

    def __init__(self, longest: int = NOTE_MAX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.longest = longest
        self.fault = ""
        self.remark = Remark()
        self._length = 0
        self.setMaxLength(UNCUT)
        self.setValidator(_Takes(self))
        self.inputRejected.connect(self._refuse)
        # Before any listener of the owner: it finds the remark on the text that it is told of.
        self.textChanged.connect(self._judge)

    def put(self, text: str) -> None:
        """Show a text as it is; the same text leaves the cursor where it is."""
        if text == self.text():
            return
        if not text.startswith(ORDER_MARKS):
            self.setText(text)
            return
        with QSignalBlocker(self):
            self.setText(f".{text}")
            self.setCursorPosition(1)
            self.backspace()
        self.textChanged.emit(self.text())

    def entered(self) -> str:
        """The text as it is entered: as it stands, and nothing where nothing in it can be seen."""
        return "" if shows_nothing(self.text()) else self.text()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take plain text that is dropped, and no file: its path on this machine is nothing a caller said."""
        given = event.mimeData()
        if given.hasUrls() or not given.hasFormat("text/plain"):
            event.ignore()
            self.remark = Remark(self.tr("Only plain text can be dropped here."), self.tr("only text"), True)
            self.remarked.emit()
            return
        super().dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say again what is to be said of the text that stands here."""
        super().dragLeaveEvent(event)
        self._judge()

    def _judge(self) -> None:
        text, was = self.text(), self._length
        self._length = len(text)
        is_typed = abs(len(text) - was) == 1
        has_half = not is_typed and self._units() != len(text.encode("utf-16-le")) // 2
        self.remark = self._said_of(text, has_half)
        self.fault = self.remark.words if self.remark.is_loud else ""
        self.remarked.emit()

    def _said_of(self, text: str, has_half: bool) -> Remark:
        over = len(text) - self.longest
        if over > 0:
            words = self.tr("{over} characters too many; {most} are the most. Nothing is cut: shorten it.")
            short = self.tr("{over} too many").format(over=over)
            return Remark(words.format(over=over, most=self.longest), short, True)
        if has_half:
            words = self.tr("Half a character is in it, which cannot be kept: clear it, then write it again.")
            return Remark(words, self.tr("half a character"), True)
        if not text or text.isalnum():
            return Remark()
        if shows_nothing(text):
            return Remark(self.tr("Nothing in it can be seen: it counts as empty."), self.tr("only blanks"))
        return self._hidden_in(text)

    def _hidden_in(self, text: str) -> Remark:
        names, lines = hidden_names(text), len(text.splitlines())
        words, short = [], []
        if names:
            # What it is comes first: where there is little room, the rest goes.
            words.append(self.tr("Has {names}: it cannot be seen.").format(names=", ".join(names)))
            short.append(self.tr("hidden signs"))
        if lines > 1:
            words.append(self.tr("{count} lines, kept as they are.").format(count=lines))
            short.append(self.tr("{count} lines").format(count=lines))
        return Remark(" ".join(words), ", ".join(short))

    def _refuse(self) -> None:
        """Say that what was pasted was not taken, while it still stands here; it is gone right after this."""
        why = self.tr("it holds a NUL, at which other programs end a text.")
        if len(self.text()) > AT_ONCE_MAX:
            why = self.tr("it has more than {most} characters.").format(most=AT_ONCE_MAX)
        self.remark = Remark(self.tr("Not taken: {why}").format(why=why), self.tr("not taken"), True)
        self.remarked.emit()

    def _units(self) -> int:
        """How long the text is for Qt, which counts the half of a pair that it does not give to Python."""
        with QSignalBlocker(self):
            at, start, length = self.cursorPosition(), self.selectionStart(), self.selectionLength()
            self.selectAll()
            units = self.selectionLength()
            self.deselect()
            self.setCursorPosition(at)
            if length:
                self.setSelection(start, length)
        return units


class _Takes(QValidator):
    """Refuses as a whole what is too much for one line, or holds a NUL."""

    def validate(self, text: str, at: int) -> QValidator.State:
        """Acceptable, or not to be taken. The text is not given back: Qt would take it for a better one."""
        is_taken = len(text) <= AT_ONCE_MAX and "\0" not in text
        return QValidator.State.Acceptable if is_taken else QValidator.State.Invalid
