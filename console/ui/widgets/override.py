"""The page where a person asks for other responses than the policy does. Emits `Override`.

Less than the policy asks needs a supervisor's name; the reason is always kept and counted.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.asked import lessened
from console.domain.commands import Override
from console.domain.rows.words import RESPONSES, short
from console.policy.model import RESPONSES as RESPONSE_IDS
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words

RESPONSE_KEYS = "123456789ABCDE"
SUPERVISOR_KEYS = "NPQTUVXYZ"


class ToOverride(NamedTuple):
    """What an override starts from: what the policy asks for, what goes now, and who may approve less."""

    call: str
    asks: tuple[str, ...]
    standing: tuple[str, ...]
    supervisors: tuple[str, ...]


class OverridePage(QWidget):
    """Responses by key, a reason, and a supervisor where it is less."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToOverride("", (), (), ())
        self._lead = Words(look, "dense", color="text.secondary")
        self._responses = OptionList(look, "tick", self.tr("What goes instead"), RESPONSE_KEYS)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("why, then Enter"), inline=True)
        self._supervisors = OptionList(look, "one", self.tr("Supervisor who approves less"), SUPERVISOR_KEYS)
        self._do = KeyButton(look, self.tr("Override"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._responses, self._lead)
        self._form.add_in_sight(self._reason, self._supervisors)
        self._form.add_buttons(self._do)
        self._form.fill(self)
        self._responses.changed.connect(self._changed)
        self._supervisors.changed.connect(self._changed)
        self._reason.edit.textChanged.connect(self._changed)
        self._form.go_on_from(self._reason)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_override(self, to: ToOverride) -> None:
        """Show what it starts from; what is chosen and typed stays while the call is the same."""
        fresh, self._to = to.call != self._to.call, to
        self._lead.say(self.tr("The policy asks for: {what}.").format(what=short(to.asks)))
        self._responses.show_options(response_options(to.asks))
        self._supervisors.show_options([Option(name, name) for name in to.supervisors])
        if fresh:
            self._responses.choose(to.standing)
            self._reason.edit.clear()
            self._form.show_refusal("")
        self._changed()

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def focus_first(self) -> None:
        """Begin with the responses."""
        self._responses.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of responses, reason and supervisors; Ctrl+Enter overrides."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif text == "R" and is_plain(event):
            self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not is_plain(event) or not (self._responses.press(text) or self._supervisors.press(text)):
            super().keyPressEvent(event)

    def _less(self) -> tuple[str, ...]:
        return lessened(self._to.asks, self._responses.chosen())

    def _changed(self, what: object = None) -> None:
        less = self._less()
        self._supervisors.setVisible(bool(less))
        self._form.show_need(self._need(less), self._do)

    def _need(self, less: Sequence[str]) -> Need | None:
        if not self._responses.chosen():
            return Need(self.tr("Choose at least one response."), self._responses.focus_first)
        if why := self._reason.lacks(self.tr("Say why, R.")):
            return Need(why, self._reason.edit.setFocus)
        if less and not self._supervisors.chosen():
            needed = self.tr("Less than the policy asks ({what}): choose the supervisor who approves.")
            return Need(needed.format(what=short(less)), self._supervisors.focus_first)
        return None

    def _submit(self) -> None:
        if self._need(self._less()) is not None:
            return
        approved_by = next(iter(self._supervisors.chosen()), None) if self._less() else None
        self.asked.emit(
            Override(
                call=self._to.call,
                responses=self._responses.chosen(),
                reason=self._reason.entered(),
                approved_by=approved_by,
            )
        )


def response_options(asks: Sequence[str]) -> list[Option]:
    """Every response of the closed list with its words; those the policy asks for are marked."""
    return [
        Option(each, RESPONSES[each].name, "", each, "policy" if each in asks else "")
        for each in RESPONSE_IDS
    ]
