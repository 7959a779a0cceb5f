"""The page of a finding: what it is, an example call, the rules that decide it, and letting it stand."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field, lacks_why
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class ToFinding(NamedTuple):
    """A finding. rules: each place in the draft, and what stands there. is_open: it needs a reason."""

    number: int
    says: str
    told: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    is_open: bool


class LetStand(NamedTuple):
    """A finding is to be let stand, and why."""

    number: int
    reason: str


class FindingPage(QWidget):
    """Emits `LetStand`; wishes `place` with the place of a rule."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToFinding(-1, "", (), (), is_open=False)
        self._says = Words(look, "body", "semibold")
        self._told = Paragraphs(look)
        self._rules = OptionList(look, "act", self.tr("What decides it"), "123456789")
        self._reason = Field(look, self.tr("Let it stand, because"), "R", self.tr("it stands in the policy"))
        self._do = KeyButton(look, self.tr("Let it stand"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._told, self._rules)
        self._form.add_in_sight(self._reason)
        self._form.add_buttons(self._do)
        self._form.go_on_from(self._reason)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._changed)
        self._rules.changed.connect(self._go_to)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_finding(self, to: ToFinding) -> None:
        """Show a finding; a reason that is typed about it stays."""
        if to.says != self._to.says:
            self._reason.edit.setText("")
            self._form.show_refusal("")
        self._to = to
        self._says.say(to.says)
        self._told.say(to.told)
        self._rules.show_options([Option(place, words) for place, words in to.rules])
        self._rules.setVisible(bool(to.rules))
        self._reason.setVisible(to.is_open)
        self._do.setVisible(to.is_open)
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay."""
        self._reason.edit.setText("")

    def focus_first(self) -> None:
        """Begin with the rules: mending comes first."""
        if self._to.rules:
            self._rules.focus_first()
        else:
            self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why something was refused."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R for the reason, the number of a rule goes there; Ctrl+Enter lets it stand."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif text == "R" and is_plain(event) and self._to.is_open:
            self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not is_plain(event) or not self._rules.press(text):
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        why = lacks_why(self._reason, self.tr("Mend it at a rule, or say why it may stand, R."))
        need = Need(why, self._reason.edit.setFocus) if why and self._to.is_open else None
        self._form.show_need(need, self._do)

    def _go_to(self, option: Option) -> None:
        self.wished.emit(Wish("place", option.id))

    def _submit(self) -> None:
        if self._to.is_open and not lacks_why(self._reason, "x"):
            self.asked.emit(LetStand(self._to.number, self._reason.entered()))
