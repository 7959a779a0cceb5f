"""Breaking the glass, at the door or on the desk, and answering for one that is broken.

Both say plainly what they do. On the desk they emit `BreakGlass` and `AnswerBreakGlass`; at the door, where
nobody has signed in, `BreakingGlass`.
"""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.commands import AnswerBreakGlass, BreakGlass
from console.domain.rows.shown import Notice
from console.domain.rows.staff import GlassRow
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.door_asks import BreakingGlass
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, does
from console.ui.widgets.paragraphs import Paragraphs


class ToBreak(NamedTuple):
    """At which position the glass would be broken, and by whom: the id; empty at the door."""

    position: str
    person: str = ""
    name: str = ""


class ToAnswer(NamedTuple):
    """A broken glass; `may`: whether whoever sits here can answer for it; `by`: who else could."""

    glass: GlassRow
    may: bool
    by: str


class BreakGlassPage(QWidget):
    """What it does, in plain words; a name at the door; a reason."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToBreak("")
        self._says = Paragraphs(look)
        self._name = Field(look, self.tr("Your name"))
        self._reason = Field(look, self.tr("Why a call cannot wait"), "R")
        self._do = KeyButton(look, self.tr("Break the glass"), SUBMIT, "danger")
        self._form = Form(look, self)
        self._form.add(self._says, self._name, self._reason)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._name, self._reason)
        self._form.fill(self)
        self._name.edit.textChanged.connect(self._changed)
        self._reason.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_glass(self, to: ToBreak) -> None:
        """Show what it would do here; what is typed is forgotten where it is somebody else."""
        if to != self._to:
            self.forget()
        self._to = to
        here = self.tr("You get a supervisor's rights at {position}, at once.")
        door = self.tr("You sit down at {position} without a password, with a supervisor's rights.")
        self._says.say(
            [
                (here if to.person else door).format(position=to.position),
                self.tr("Every desk shows it, with your name and reason, until somebody answers for it."),
                self.tr("It stands in the record for good. A supervisor or an administrator has to answer."),
                self.tr("Use it where a call cannot wait, and for nothing else."),
            ]
        )
        self._name.setVisible(not to.person)
        self._changed()

    def forget(self) -> None:
        """Let nothing typed here stay."""
        for field in (self._name, self._reason):
            field.edit.clear()
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the name at the door, else with the reason."""
        (self._reason if self._to.person else self._name).edit.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R for the reason; Ctrl+Enter breaks it."""
        if not does(event, self._submit, {"R": self._reason.edit.setFocus}):
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._to.person and not self._name.text().strip():
            return Need(self.tr("Type your name."), self._name.edit.setFocus)
        if not self._reason.text().strip():
            return Need(self.tr("Say why, R."), self._reason.edit.setFocus)
        return None

    def _submit(self) -> None:
        if self._need() is not None:
            return
        reason = self._reason.text().strip()
        if self._to.person:
            self.asked.emit(BreakGlass(person=self._to.person, reason=reason))
        else:
            self.asked.emit(BreakingGlass(self._name.text().strip(), reason))


class AnswerGlassPage(QWidget):
    """Who broke the glass, where, when and why; a supervisor's answer ends the rights it gave."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToAnswer | None = None
        self._told = NoticeLine(look)
        self._says = Paragraphs(look)
        self._reason = Field(look, self.tr("What you found"), "R", self.tr("a few words, then Enter"))
        self._do = KeyButton(look, self.tr("Answer for it"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._told, self._says, self._reason)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._reason)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_glass(self, to: ToAnswer, now: datetime) -> None:
        """Show it; what is typed stays while the glass is the same."""
        fresh, self._to = self._to is None or to.glass.entry != self._to.glass.entry, to
        glass, at = to.glass, to.glass.at.strftime("%H:%M")
        lead = self.tr("{name} broke the glass at {position}, {at}").format(
            name=glass.name, position=glass.position, at=at
        )
        self._told.show_notice(Notice("glass", lead, f"“{glass.reason}”", "alert"), now)
        ends = self.tr("Your answer ends the rights that it gave. It stands in the record with your name.")
        others = self.tr("You cannot answer for it. Who can: {by}.").format(by=to.by)
        self._says.say([ends if to.may else others])
        self._reason.setVisible(to.may)
        self._do.setVisible(to.may)
        if fresh:
            self._reason.edit.clear()
            self._form.show_refusal("")
        self._changed()

    def focus_first(self) -> None:
        """Begin with the answer."""
        if self._to is not None and self._to.may:
            self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R for what was found; Ctrl+Enter answers."""
        if not does(event, self._submit, {"R": self.focus_first}):
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if self._to is None or not self._to.may or self._reason.text().strip():
            return None
        return Need(self.tr("Say what you found, R."), self.focus_first)

    def _submit(self) -> None:
        if self._to is not None and self._to.may and self._need() is None:
            reason = self._reason.text().strip()
            self.asked.emit(AnswerBreakGlass(entry=self._to.glass.entry, reason=reason))
