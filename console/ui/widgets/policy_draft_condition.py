"""The field of a condition that is typed: completed as one types, and said in plain words at once."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.line import Completion
from console.domain.rows.agency import ToField
from console.domain.sheet.completing import JOINING, begun
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Box
from console.ui.widgets.pack_field import Edited, remark
from console.ui.widgets.suggestions import Suggestions
from console.ui.widgets.text_line import AT_ONCE_MAX
from console.ui.widgets.words import Words
from console.ui.wish import Wish

PICK_KEY = "Ctrl+P"


class Telling(NamedTuple):
    """What the field asks while somebody types: words for the last one, and a text in plain words."""

    complete: Callable[[str], Sequence[Completion]]
    plain: Callable[[str], str]


class ConditionLine(Box):
    """Tab takes a suggestion, or brings them; Up and Down pick one, Esc puts them away; else a plain line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, AT_ONCE_MAX, parent)
        self.complete: Callable[[str], Sequence[Completion]] | None = None
        self.suggestions = Suggestions(look, self)
        self._is_typed = False
        self.textEdited.connect(self._suggest)
        self.suggestions.taken.connect(self._take)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        if hasattr(self, "suggestions"):
            self.suggestions.set_look(look)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes a suggestion where one is shown, and shows those there are while something is lacking.

        Whoever goes on typing then writes no letter that would tick a box of the next field. Who only passes
        through goes on.
        """
        is_lacking = self.state == "error" and self._is_typed and bool(self.text().strip())
        if forward and self.suggestions.isHidden() and is_lacking:
            self._suggest(self.text())
            if not self.suggestions.isHidden() and not self._is_whole():
                return True
            self.suggestions.show_rows(())
        rows = self.suggestions.rows
        if not forward or not rows or self.suggestions.isHidden():
            return super().focusNextPrevChild(forward)
        self._take(rows[max(0, self.suggestions.picked)].text)
        return True

    def event(self, event: QEvent) -> bool:
        """Esc is the line's own while it suggests something."""
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_esc and event.type() == QEvent.Type.ShortcutOverride and not self.suggestions.isHidden():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the suggestions; all others are typed."""
        shown = bool(self.suggestions.rows) and not self.suggestions.isHidden()
        key = event.key()
        if shown and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.suggestions.pick(1 if key == Qt.Key.Key_Down else -1)
        elif shown and key == Qt.Key.Key_Escape:
            self.suggestions.show_rows(())
        elif shown and self.suggestions.picked >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.suggestions.rows[self.suggestions.picked].text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the end, with nothing marked: the next key must not replace a whole condition."""
        super().focusInEvent(event)
        self._is_typed = False
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the suggestions away."""
        super().focusOutEvent(event)
        self.suggestions.show_rows(())

    def _suggest(self, text: str) -> None:
        self._is_typed = True
        rows = self.complete(text) if self.complete is not None and self.cursorPosition() == len(text) else ()
        self.suggestions.show_rows(rows)
        if rows:
            self.suggestions.put_beside(self, self.y())

    def _take(self, text: str) -> None:
        whole = f"{begun(self.text())}{text}"
        self.put(whole if whole.endswith("[") else f"{whole} ")
        self.textEdited.emit(self.text())
        self._is_typed = False  # what is lacking elsewhere is not brought here: Tab goes on
        if self._is_whole():
            # Tab goes on to the next field, and does not write "and".
            self.suggestions.show_rows(())

    def _is_whole(self) -> bool:
        """Whether nothing but a joining word can follow."""
        return JOINING.issuperset(each.text for each in self.suggestions.rows)


class ConditionField(QWidget):
    """The line, what it says in plain words, and the way to picking. Emits `Edited`; wishes `pick`."""

    edited = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, to: ToField, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._to, self._telling = look, to, telling
        self._label = Words(look, "label", color="text.secondary", parent=self)
        self.line = ConditionLine(look, self)
        self.line.complete = telling.complete
        self.line.setAccessibleName(to.label)
        self._plain = Words(look, "dense", parent=self)
        self._remark = Words(look, "small", color="text.secondary", parent=self)
        self.button = KeyButton(look, self.tr("Pick it from facts and answers"), PICK_KEY, "quiet", slim=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, self.line, self._plain, self._remark):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.button.clicked.connect(self._pick)
        self.show_field(to)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        for part in (self._label, self.line, self._plain, self.button):
            part.set_look(look)
        self._show_remark()

    def show_field(self, to: ToField) -> None:
        """Show what the draft holds; what is being typed stays as it is typed."""
        self._to = to
        self._label.say(to.label)
        held = " ".join(str(to.value or "").split())
        if not self.line.hasFocus() or self.line.text().split() != held.split():
            self.line.put(held)
        self._show_remark()

    def take_keys(self) -> None:
        """Let the next key type here."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[QWidget, ...]:
        """What stands below each other: all of it is one row."""
        return (self,)

    def _show_remark(self) -> None:
        state, words = remark(self._to, self)
        color = {"error": "alert.text", "draft": "warn.text"}.get(state, "text.secondary")
        self._remark.set_style(self._look, "small", color=color)
        self._remark.say(words)
        self.line.set_state(state)
        plain = "" if state == "error" else self._telling.plain(self.line.text())
        self._plain.say(self.tr("Says: {plain}").format(plain=plain) if plain else "")
        self.line.setAccessibleDescription(" ".join(each for each in (self._plain.text(), words) if each))

    def _typed(self, text: str) -> None:
        if not self.line.fault:
            self.edited.emit(Edited(self._to.field, " ".join(text.split())))

    def _pick(self) -> None:
        self.wished.emit(Wish("pick_here"))
