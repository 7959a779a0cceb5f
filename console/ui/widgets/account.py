"""The pages about somebody's account: what can be done with it, a first password, and letting in again.

Emit `ReleaseAccount`; for a password, which is in no command, `SettingPassword`.
"""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.commands import ReleaseAccount
from console.domain.rows.shown import Notice
from console.domain.rows.staff import PersonRow
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, does
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.password_lines import PasswordLines, Reasons
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class SettingPassword(NamedTuple):
    """Give somebody a first password."""

    person: str
    password: str


class ToAccount(NamedTuple):
    """Whose account, and what whoever sits here may do with it; why_not: said where something is not."""

    row: PersonRow
    may_set: bool
    may_release: bool
    asks: bool
    why_not: str = ""


class ChosenPage(QWidget):
    """The person with the ring, and what can be done: each act on its key."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = ""
        self._state = NoticeLine(look)
        self._lines = Paragraphs(look)
        self._why = Words(look, "small", color="text.secondary")
        self._change = KeyButton(look, self.tr("Change"), "Enter", "plain")
        self._password = KeyButton(look, self.tr("Set a first password"), "P", "plain")
        self._release = KeyButton(look, self.tr("Let in again"), "R", "plain")
        self._add = KeyButton(look, self.tr("Add somebody"), "A", "quiet")
        self._form = Form(look, self)
        self._form.add(self._state, self._lines, self._why)
        self._form.add_buttons(self._change, self._password, self._release, self._add)
        self._form.fill(self)
        for button, wish in self._acts().items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("wish", wish)
            button.clicked.connect(self._clicked)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_account(self, to: ToAccount, now: datetime) -> None:
        """Show whose it is and how it stands."""
        row, self._person = to.row, to.row.person
        state = f"{row.state[:1].upper()}{row.state[1:]}"
        self._state.show_notice(Notice(row.icon, state, "", row.weight), now)
        sits = self.tr("Sits at {position}.").format(position=row.sits) if row.sits else ""
        roles = self.tr("Roles: {roles}.").format(roles=row.roles)
        self._lines.say([line for line in (roles, sits) if line])
        self._why.say(to.why_not)
        for button in (self._change, self._add):
            button.setEnabled(to.may_set)
        self._password.setVisible(to.asks)
        self._password.setEnabled(to.may_set)
        self._release.setVisible(row.can_release)
        self._release.setEnabled(to.may_release)

    def focus_first(self) -> None:
        """The keys stay in the list: this only shows what they do."""

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _acts(self) -> dict[KeyButton, str]:
        return {
            self._change: "change_person",
            self._password: "set_password",
            self._release: "release",
            self._add: "add_person",
        }

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.wished.emit(Wish(str(button.property("wish")), self._person))


class FirstPasswordPage(QWidget):
    """A first password, typed in the clear: its owner is told it once, and then chooses another."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = ""
        self._says = Words(look, "dense")
        self._password = PasswordLines(look, in_clear=True)
        self._do = KeyButton(look, self.tr("Set it"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._password)
        self._form.add_buttons(self._do)
        self._password.join(self._form)
        self._form.fill(self)
        self._password.changed.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_person(self, person: str, name: str, reasons: Reasons) -> None:
        """Show whose password it is; what is typed stays while it is the same person."""
        if person != self._person:
            self.forget()
        self._person = person
        told = self.tr(
            "It is shown here and nowhere else. Tell it to {name} now; "
            "at the first sign-in they choose their own."
        )
        self._says.say(told.format(name=name))
        self._password.ask(reasons)

    def forget(self) -> None:
        """Let no password stay."""
        self._password.clear()
        self._form.show_refusal("")

    def focus_first(self) -> None:
        """Begin with the password."""
        self._password.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was not taken."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sets it."""
        if not does(event, self._submit, {}):
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._form.show_need(self._password.need(), self._do)

    def _submit(self) -> None:
        if self._password.need() is None:
            self.asked.emit(SettingPassword(self._person, self._password.text()))


class ReleasePage(QWidget):
    """Why somebody who is locked out, or was away for long, may sign in again."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = ""
        self._says = NoticeLine(look)
        hint = self.tr("how you know that it is them, then Enter")
        self._reason = Field(look, self.tr("Reason"), "R", hint)
        self._do = KeyButton(look, self.tr("Let in again"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._reason)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._reason)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_account(self, row: PersonRow, now: datetime) -> None:
        """Show whose it is; what is typed stays while it is the same person."""
        if row.person != self._person:
            self._reason.edit.clear()
            self._form.show_refusal("")
        self._person = row.person
        state = f"{row.state[:1].upper()}{row.state[1:]}."
        self._says.show_notice(Notice("lock", row.name, state, "warn"), now)
        self._changed()

    def focus_first(self) -> None:
        """Begin with the reason."""
        self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R for the reason; Ctrl+Enter lets them in."""
        if not does(event, self._submit, {"R": self.focus_first}):
            super().keyPressEvent(event)

    def _changed(self) -> None:
        need = None if self._reason.text().strip() else Need(self.tr("Say why, R."), self.focus_first)
        self._form.show_need(need, self._do)

    def _submit(self) -> None:
        if self._reason.text().strip():
            self.asked.emit(ReleaseAccount(person=self._person, reason=self._reason.text().strip()))
