"""The fields of a form that is made from the agency pack: a line, lines, and choices, each with its words.

Each shows its help, or what is wrong with it, or what is in force instead; it emits what it holds now.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from console.domain.pack.edit import Value
from console.domain.pack.fields import PackField
from console.domain.rows.agency import ToField
from console.domain.texts import REASON_MAX, wrong_with
from console.ui.theme import Look
from console.ui.widgets.field import Field, State
from console.ui.widgets.options import KEYS, Option, OptionList
from console.ui.widgets.words import Words

LONGEST = 2 * REASON_MAX
LINES_SHOWN = (2, 6)
FIGURES = frozenset("0123456789")
ALL_KEYS = f"{KEYS}KLMNOPQRSTUVWXYZ"
YES = "yes"


class Edited(NamedTuple):
    """What somebody wrote into a field. as_toml: the text stands as it would in a file."""

    field: PackField
    value: Value
    as_toml: bool = False


def remark(to: ToField, look_of: QWidget) -> tuple[State, str]:
    """How a field stands, in words: what is wrong, what is in force, or its help."""
    if to.fault:
        return "error", to.fault
    if to.before is not None:
        return "draft", look_of.tr("Changed; in force: {before}").format(before=to.before)
    return "plain", to.help


class LineField(QWidget):
    """One line: a text, a whole number, or a value as it stands in a file."""

    edited = Signal(object)

    def __init__(self, look: Look, to: ToField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = to
        self.line = Field(look, to.label, longest=LONGEST, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.edit.textEdited.connect(self._typed)
        self.line.edit.editingFinished.connect(self._left)
        self.line.edit.setPlaceholderText("" if to.field.default is None else str(to.field.default))
        self.show_field(to)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self.line.set_look(look)

    def show_field(self, to: ToField) -> None:
        """Show what the draft holds; what is being typed, and cannot be kept, stays."""
        self._to = to
        if not self._is_being_written():
            self.line.show_text("" if to.value is None else str(to.value))
        self.line.show_state(*remark(to, self))

    def take_keys(self) -> None:
        """Let the next key type here."""
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_being_written(self) -> bool:
        """Whether what stands in the line is what the draft holds, only written otherwise, or cannot be kept.

        An emptied line must not fill with what holds without it, under the hands of who writes anew.
        """
        if self.line.fault() or not self.line.edit.hasFocus():
            return bool(self.line.fault())
        written = self._value(self.line.text())
        return written is None or written == self._to.value

    def _value(self, text: str) -> Value:
        field = self._to.field
        if field.kind == "number":
            return number_of(text)
        is_left_out = not text.strip() if field.kind == "toml" else not text and not field.is_needed
        return None if is_left_out else text

    def _typed(self, text: str) -> None:
        if not self.line.fault():
            field = self._to.field
            value = self._value(text)
            self.edited.emit(Edited(field, value, as_toml=field.kind == "toml" and value is not None))

    def _left(self) -> None:
        self.show_field(self._to)


def number_of(text: str) -> Value:
    """The whole number that was typed; nothing where nothing was; else the text, which is told as a fault."""
    figures = text.strip()
    if not figures:
        return None
    is_number = FIGURES.issuperset(figures.removeprefix("-")) and len(figures) < 16 and figures != "-"
    return int(figures) if is_number else text


class LinesField(QWidget):
    """Several texts, one a line."""

    edited = Signal(object)

    def __init__(self, look: Look, to: ToField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = to
        self._label = Words(look, "label", color="text.secondary", parent=self)
        self.edit = Lines(self)
        self._remark = Words(look, "small", color="text.secondary", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self._label, self.edit, self._remark):
            column.addWidget(part)
        self.setFocusProxy(self.edit)
        self.edit.setAccessibleName(to.label)
        self.edit.textChanged.connect(self._typed)
        self.set_look(look)
        self.show_field(to)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self._label.set_look(look)
        self._remark.set_look(look)
        self.edit.setFont(look.font(look.pick("body", "dense")))
        self.edit.fit()

    def show_field(self, to: ToField) -> None:
        """Show what the draft holds; the same lines leave the cursor where it is."""
        self._to = to
        self._label.say(to.label)
        held = to.value if isinstance(to.value, tuple) else (to.value,) if to.value else ()
        if lines_of(self.edit.toPlainText()) != held:
            self.edit.blockSignals(True)
            self.edit.setPlainText("\n".join(map(str, held)))
            self.edit.blockSignals(False)
            self.edit.fit()
        self._show_remark(*remark(to, self))

    def take_keys(self) -> None:
        """Let the next key type here."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[QWidget, ...]:
        """What stands below each other: all of it is one row."""
        return (self,)

    def _typed(self) -> None:
        self.edit.fit()
        lines = lines_of(self.edit.toPlainText())
        wrong = next((each for each in (wrong_with(line, LONGEST) for line in lines) if each), "")
        if wrong:
            self._show_remark("error", self.tr("A line {wrong}.").format(wrong=wrong))
        else:
            self.edited.emit(Edited(self._to.field, lines))

    def _show_remark(self, state: State, words: str) -> None:
        color = {"error": "alert.text", "draft": "warn.text"}.get(state, "text.secondary")
        self._remark.set_style(self._look, "small", color=color)
        self._remark.say(words)
        self.edit.setAccessibleDescription(words)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something, as they were written."""
    return tuple(line for line in text.split("\n") if line.strip())


class Lines(QPlainTextEdit):
    """The lines themselves: as high as they are many; Tab goes on, as in every form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self) -> None:
        """Take the height of the lines that stand in it, and of one more."""
        least, most = LINES_SHOWN
        shown = max(least, min(self.blockCount() + 1, most))
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + 18)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the end when Tab or a key comes here."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moveCursor(self.textCursor().MoveOperation.End)


class ChoiceField(QWidget):
    """Yes or no, one of a list, or several of one."""

    edited = Signal(object)

    def __init__(self, look: Look, to: ToField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._to = look, to
        mode = "one" if to.field.kind in ("one", "text") else "tick"
        self.options = OptionList(look, mode, to.label, ALL_KEYS, self)  # type: ignore[arg-type]  # one of them
        self._remark = Words(look, "small", color="text.secondary", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.options)
        column.addWidget(self._remark)
        self.options.changed.connect(self._chosen)
        self.show_field(to)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.options.set_look(look)
        self._remark.set_look(look)

    def show_field(self, to: ToField) -> None:
        """Show what can be chosen and what is; what is chosen and is not there stands among them."""
        self._to = to
        held = self._held()
        self.options.show_options(self._options(held))
        self.options.choose(held)
        state, words = remark(to, self)
        color = {"error": "alert.text", "draft": "warn.text"}.get(state, "text.secondary")
        self._remark.set_style(self._look, "small", color=color)
        self._remark.say(words)
        for row in self.options.rows():
            said = f"{to.label}: {row.option.words}"
            row.setAccessibleName(said)
            row.setAccessibleDescription(words)

    def take_keys(self) -> None:
        """Put the ring on what is chosen, or on the first."""
        self.options.focus_first()

    def lines(self) -> tuple[QWidget, ...]:
        """What stands below each other; the remark goes with the last option."""
        return (*self.options.lines(), self._remark)

    def _held(self) -> tuple[str, ...]:
        value = self._to.value
        if self._to.field.kind == "yes":
            return (YES,) if value is True else ()
        if isinstance(value, tuple):
            return tuple(map(str, value))
        held = self._to.field.default if value is None else value
        return ("" if held is None else str(held),)

    def _options(self, held: tuple[str, ...]) -> list[Option]:
        if self._to.field.kind == "yes":
            return [Option(YES, self.tr("Yes"))]
        choices = dict(self._to.choices)
        found = [Option(each, words) for each, words in choices.items()]
        found += [Option(each, each, self.tr("not there")) for each in held if each and each not in choices]
        field = self._to.field
        may_be_none = field.kind in ("one", "text") and not field.is_needed and field.default in (None, "")
        return [Option("", self.tr("None")), *found] if may_be_none else found

    def _chosen(self, _option: object) -> None:
        field, chosen = self._to.field, self.options.chosen()
        value: Value
        if field.kind == "yes":
            value = bool(chosen)
        elif field.kind in ("one", "text"):
            value = next(iter(chosen), "") or (None if not field.is_needed else "")
        else:
            # The order counts where the room says what comes first: what was chosen before stays before.
            held = self._held()
            value = (
                *(each for each in held if each in chosen),
                *(each for each in chosen if each not in held),
            )
        self.edited.emit(Edited(field, value))


FormField = LineField | LinesField | ChoiceField


def kind_of(to: ToField) -> type[FormField]:
    """The kind of field that a field of the pack takes."""
    if to.field.kind == "yes" or to.choices:
        return ChoiceField
    return LinesField if to.field.kind in ("lines", "several") else LineField
