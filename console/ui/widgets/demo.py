"""The door of the sample agency: one press signs in, and it says what it is. Asks `SigningIn`."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.door import AtTheDoor, Candidate
from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.door_asks import SigningIn
from console.ui.widgets.form import SUBMIT, Form, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.take_over import over_words, sits_words
from console.ui.widgets.words import Words


class DemoPage(QWidget):
    """Enter signs in as who is offered, a number as somebody else; a held position asks for Ctrl+Enter."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door: AtTheDoor | None = None
        self._wanted = ""
        self._says = Words(look, "body")
        self._held = NoticeLine(look)
        self._do = KeyButton(look, "", "Enter", "main")
        self._others = OptionList(look, "act", self.tr("Or somebody else"))
        self._over = KeyButton(look, "", SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._held, self._do, self._others)
        self._form.add_buttons(self._over)
        self._do.installEventFilter(self._form)
        self._form.fill(self)
        self._over.hide()
        self._do.clicked.connect(self._sign_in)
        self._others.changed.connect(self._choose)
        self._over.clicked.connect(self._take_over)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_door(self, door: AtTheDoor, now: datetime, name: str = "") -> None:
        """Show who is offered, and the others with their roles."""
        if _holder(self._door) != _holder(door):
            self._wanted = ""
        self._door = door
        offered = next((each for each in door.people if each.id == door.offered), None)
        self._do.setVisible(offered is not None)
        if offered is None:
            self._says.say(self.tr("Nobody works here any more, so nobody can sign in."))
            return
        lead = self.tr("Demonstration: made-up county, no password.")
        enter = self.tr("Enter signs in as {who}.").format(who=_named(offered))
        self._says.say(f"{lead} {enter}")
        self._do.set_words(self.tr("Sign in as {who}").format(who=_named(offered)))
        others = [each for each in door.people if each.id != offered.id]
        self._others.show_options(
            [Option(each.id, each.name, icon="person", mark=each.roles) for each in others]
        )
        if door.sits is not None:
            self._held.show_notice(Notice("person", *sits_words(door), "warn"), now)
        self._held.setVisible(door.sits is not None and door.sits.id != offered.id)
        self._show_over()

    def show_wrong(self, words: str) -> None:
        """Say what is wrong."""
        self._form.show_refusal(words)

    def forget(self) -> None:
        """Choose anew."""
        self._wanted = ""
        self._form.show_refusal("")
        self._show_over()

    def focus_first(self) -> None:
        """Let Enter sign in."""
        self._do.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why nobody comes in."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The numbers of the others; Ctrl+Enter takes over."""
        if is_submit(event) and self._over.isVisibleTo(self):
            self._take_over()
        elif not is_plain(event) or not self._others.press(event.text()):
            super().keyPressEvent(event)

    def _sign_in(self) -> None:
        if self._door is not None:
            self._ask(self._door.offered)

    def _choose(self, option: Option) -> None:
        self._ask(option.id)

    def _ask(self, person: str) -> None:
        """Ask for it, and remember who where a position that is held has to be taken over."""
        assert self._door is not None, "who can be chosen was shown"
        sits = self._door.sits
        self._wanted = person if sits is not None and sits.id != person else ""
        self._show_over()
        self.asked.emit(SigningIn(person))

    def _show_over(self) -> None:
        sits = self._door.sits if self._door is not None else None
        self._over.setVisible(sits is not None and bool(self._wanted))
        if sits is not None and self._wanted and self._door is not None:
            who = next(each.name for each in self._door.people if each.id == self._wanted)
            self._over.set_words(self.tr("{who}: {over}").format(who=who, over=over_words(sits)))

    def _take_over(self) -> None:
        if self._wanted:
            self.asked.emit(SigningIn(self._wanted, take_over=True))


def _holder(door: AtTheDoor | None) -> str:
    """The id of who holds the position."""
    return door.sits.id if door is not None and door.sits is not None else ""


def _named(candidate: Candidate) -> str:
    return f"{candidate.name}, {candidate.roles}"
