"""The end of a shift: what is looked after here, who takes each, and what goes along."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.commands import SignOff
from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The keys of what is handed over; the receivers have the numbers."""
WITH_REPORT = "0"
"""The key of the report that goes along."""


class Receiver(NamedTuple):
    """A position that could take the calls, and who sits there in which roles.

    no_desk: what is said where no desk is open there, or nobody can tell.
    """

    position: str
    name: str
    roles: str
    no_desk: str = ""


class Thing(NamedTuple):
    """An open call or a unit on duty that the position looks after, and what is said about it."""

    id: str
    words: str


class ToSignOff(NamedTuple):
    """What a position looks after, calls first, and the positions that could take it."""

    name: str
    position: str
    things: tuple[Thing, ...]
    receivers: tuple[Receiver, ...]


class SignOffPage(QWidget):
    """What is open, who takes it, and the act. A letter sends one thing elsewhere than all others."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToSignOff("", "", (), ())
        self._apart: dict[str, str] = {}
        self._says = NoticeLine(look)
        self._receivers = OptionList(look, "one", self.tr("Who takes them"), "123456789")
        each = self.tr("Each of them; its letter sends it to another position")
        self._things = OptionList(look, "act", each, LETTERS)
        self._report = OptionList(look, "tick", self.tr("What goes along"), WITH_REPORT)
        report = self.tr("The shift report, to be printed and signed")
        self._report.show_options([Option("report", report, self.tr("A PDF beside the store."))])
        self._do = KeyButton(look, self.tr("Sign off"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._receivers, self._things, self._report)
        self._form.add_buttons(self._do)
        self._form.fill(self)
        self._receivers.changed.connect(self._chose)
        self._things.changed.connect(self._send_elsewhere)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_sign_off(self, to: ToSignOff, now: datetime) -> None:
        """Show what is looked after now; who was chosen stays chosen."""
        if to.name != self._to.name:
            self._report.choose(())
        self._to = to
        positions = {each.position for each in to.receivers}
        here = {each.id for each in to.things}
        self._apart = {what: at for what, at in self._apart.items() if what in here and at in positions}
        if not to.things:
            lead, rest = self.tr("Nothing is open at {position}"), self.tr("Nothing to hand over.")
            notice = Notice("check_ring", lead.format(position=to.position), rest)
        else:
            lead, rest = self.tr("Looked after at {position}"), self.tr("Each goes to a named receiver.")
            notice = Notice("people", lead.format(position=to.position), rest, "warn")
        self._says.show_notice(notice, now)
        self._receivers.show_options(
            [
                Option(
                    each.position,
                    f"{each.position}, {each.name}",
                    ", ".join(words for words in (each.roles, each.no_desk) if words),
                    "triangle" if each.no_desk else "",
                )
                for each in to.receivers
            ]
        )
        self._receivers.setVisible(bool(to.things and to.receivers))
        self._show_things()
        self._changed()

    def focus_first(self) -> None:
        """Begin with who takes them, else with the act."""
        if self._receivers.isVisibleTo(self):
            self._receivers.focus_first()
        else:
            self._do.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the receivers and of each thing, 0 for the report; Ctrl+Enter signs off."""
        lists = (self._receivers, self._things, self._report)
        if is_submit(event):
            self._submit()
        elif not is_plain(event) or not any(each.press(event.text()) for each in lists):
            super().keyPressEvent(event)

    def _show_things(self) -> None:
        """Each thing, with the name of who takes it."""
        names = {each.position: each.name for each in self._to.receivers}
        to = {each.id: self._apart.get(each.id, self._all_to()) for each in self._to.things}
        shown = [
            Option(each.id, each.words, mark=self.tr("to {name}").format(name=names[to[each.id]]))
            if to[each.id] in names
            else Option(each.id, each.words, mark=self.tr("to whom?"))
            for each in self._to.things
        ]
        self._things.show_options(shown)
        self._things.setVisible(bool(shown))

    def _all_to(self) -> str:
        return next(iter(self._receivers.chosen()), "")

    def _chose(self, option: Option) -> None:
        self._show_things()
        self._changed()

    def _send_elsewhere(self, option: Option) -> None:
        """The next position in order, and round to the one of all others."""
        positions = [each.position for each in self._to.receivers]
        now = self._apart.get(option.id, self._all_to())
        at = positions.index(now) + 1 if now in positions else 0
        following = positions[at % len(positions)] if positions else ""
        self._apart.pop(option.id, None)
        if following and following != self._all_to():
            self._apart[option.id] = following
        self._show_things()
        self._changed()

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if self._all_to() or all(each.id in self._apart for each in self._to.things):
            return None
        if not self._to.receivers:
            nobody = self.tr(
                "Nobody else has signed in. Close the calls and sign the crews off, or wait for somebody."
            )
            return Need(nobody, self._do.setFocus)
        return Need(self.tr("Choose who takes them."), self._receivers.focus_first)

    def _submit(self) -> None:
        if self._need() is None:
            to = self._all_to() if self._to.things else ""
            apart = [(each.id, self._apart[each.id]) for each in self._to.things if each.id in self._apart]
            report = bool(self._report.chosen())
            self.asked.emit(SignOff(receiver=to, apart=tuple(apart), report=report))
