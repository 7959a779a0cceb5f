"""The column that every page is made of: what is refused, what is asked, and what can be done at the foot."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from console.ui.shortcuts import ANSWER_KEYS
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.field import Field
from console.ui.widgets.flow import Flow
from console.ui.widgets.icon import Icon
from console.ui.widgets.looking import Looking, is_plain
from console.ui.widgets.sight import Sight
from console.ui.widgets.words import Words

SUBMIT = "Ctrl+Enter"
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
SCREENS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_submit(event: QKeyEvent) -> bool:
    """Whether the key is the one that does what the page is for."""
    return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def does(event: QKeyEvent, submit: Callable[[], None], letters: Mapping[str, Callable[[], object]]) -> bool:
    """Whether a key did something on a page: Ctrl+Enter what it is for, a letter what stands under it."""
    if is_submit(event):
        submit()
        return True
    act = letters.get(event.text().upper()) if is_plain(event) else None
    if act is not None:
        act()
    return act is not None


class Scrolling(Protocol):
    """A column seen through an opening."""

    def move_by(self, step: int) -> None:
        """Begin so many rows further down or up."""
        ...

    def turn(self, step: int) -> None:
        """Go on by as much as is seen."""
        ...


def scrolls(event: QKeyEvent, column: Scrolling) -> bool:
    """Move a column by the key, by rows or by screens; False where the key is another."""
    key = Qt.Key(event.key())
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if key in STEPS:
        column.move_by(STEPS[key])
    elif key in SCREENS:
        column.turn(SCREENS[key])
    return key in STEPS or key in SCREENS


class Need(NamedTuple):
    """What is still needed before a page can do what it is for: in words, and how it is given."""

    words: str
    give: Callable[[], None]


class Form(QWidget):
    """A column that moves by whole rows, with words and buttons at its foot that stay in sight.

    Enter in a line of text goes on to what is still needed, and does the act once all of it is there. While a
    line has the ring a letter is text: what a letter does is done with Alt then, and button and field say so.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Looking] = []
        self._lines: set[QObject] = set()
        self._fields: list[Field] = []
        self._buttons: list[KeyButton] = []
        self._need: Need | None = None
        self._do: KeyButton | None = None
        self._refusal = Refusal(look, self)
        self._sight = Sight(look, self)
        self._why = Words(look, "small", color="text.secondary", parent=self)
        self._foot = Flow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._refusal)
        self._column.addWidget(self._sight, 1)
        self._beside = QVBoxLayout()
        self._column.addLayout(self._beside)
        self._column.addWidget(self._why)
        self._column.addLayout(self._foot)
        self._why.hide()
        self.set_look(look)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def set_look(self, look: Look) -> None:
        """Take over another theme or density, with everything in the form."""
        own: tuple[Looking, ...] = (self._refusal, self._why)
        for part in (*own, *self._parts):
            part.set_look(look)
        self._sight.inside.setSpacing(look.pick(10, 6))
        self._sight.set_look(look)
        self._column.setSpacing(look.pick(8, 5))
        self._foot.setSpacing(look.pick(8, 5))

    def fill(self, page: QWidget) -> None:
        """Be all that stands on a page, to its edges."""
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self)

    def add(self, *parts: QWidget) -> None:
        """Put parts below those that are there; each can take a look."""
        for part in parts:
            self._sight.inside.addWidget(part)
            if isinstance(part, Looking):
                self._parts.append(part)

    def add_in_sight(self, *parts: QWidget) -> None:
        """Put parts between the column and the buttons, where they are always in sight."""
        for part in parts:
            self._beside.addWidget(part)
            if isinstance(part, Looking):
                self._parts.append(part)

    def add_buttons(self, *buttons: KeyButton) -> None:
        """Put buttons at the foot."""
        for button in buttons:
            self._foot.addWidget(button)
            self._buttons.append(button)
            self._parts.append(button)
            button.installEventFilter(self)

    def to_top(self) -> None:
        """Bring what stands first into sight, for it became news."""
        self._sight.to_top()

    def go_on_from(self, *fields: Field) -> None:
        """Have Enter in these lines of text go on."""
        self._fields += fields
        for field in fields:
            self._lines.add(field.edit)
            field.edit.installEventFilter(self)

    def show_need(self, need: Need | None, do: KeyButton) -> None:
        """Say what is still needed before the button can be pressed; None: it can be."""
        self._need, self._do = need, do
        do.setEnabled(need is None)
        self.show_why(need.words if need is not None else "")

    def show_refusal(self, text: str) -> None:
        """Say why something was refused and what to do next; nothing typed is lost. Empty: nothing."""
        self._refusal.say(text)

    def show_why(self, text: str) -> None:
        """Say what is still needed before the button can be pressed."""
        self._why.say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is out of sight is read with Up, Down and the page keys; the ring comes along."""
        event.setAccepted(self._scroll(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on from a line of text. Up and Down read the page on a button too.

        Qt would give the keys to another button, and Enter would then do something else.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched not in self._lines:
            return self._scroll(event)
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            return self._press(event.key()) or event.text().isalpha()  # a letter held with Alt is no text
        if event.key() not in ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self._need is not None:
            self._need.give()
        elif self._do is not None:
            self._do.click()
        return True

    def _scroll(self, event: QKeyEvent) -> bool:
        is_done = scrolls(event, self._sight)
        if is_done:
            self._sight.bring_ring()
        return is_done

    def _press(self, key: int) -> bool:
        """Press the button of a letter that Alt is held with, or go to its field."""
        wanted = (each for each in self._buttons if each.is_held() and ord(each.key()) == key)
        button = next((each for each in wanted if each.isVisibleTo(self)), None)
        if button is not None:
            button.click()
            return True
        fields = (each for each in self._fields if _is_letter(each.key()) and ord(each.key()) == key)
        field = next((each for each in fields if each.isVisibleTo(self)), None)
        if field is not None:
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return field is not None

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        in_a_line = isinstance(entered, QLineEdit) and self.isAncestorOf(entered)
        parts: tuple[KeyButton | Field, ...] = (*self._buttons, *self._fields)
        for part in parts:
            part.hold_alt(in_a_line and _is_letter(part.key()))
        if entered is not None:
            self._sight.bring(entered)


def _is_letter(key: str) -> bool:
    """Whether a key is a letter that can be held with Alt: those of the answers are the question's then."""
    return len(key) == 1 and key.isalpha() and key not in ANSWER_KEYS


class Refusal(Card):
    """What was refused, in words, on the tint of an alert."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "alert.tint", "alert.line", "chip", parent=parent)
        self._icon = Icon(look, "octagon", 18, "alert.line", self)
        self._words = Words(look, "dense", "semibold", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._icon.set_look(look)
        self._words.set_style(look, look.pick("dense", "small"), "semibold")

    def say(self, text: str) -> None:
        """Show the sentence, or nothing."""
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
