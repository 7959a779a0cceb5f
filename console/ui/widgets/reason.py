"""The page that asks why: for what is unusual (a reason), and for less than was sent (a supervisor too).

It holds the command that waits for its reason, and emits it again with the reason in it.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.commands import (
    DecideUnreached,
    DeclareSceneSafe,
    MoveUnit,
    SendPair,
    SendUnit,
    SetUnitStatus,
    StandDown,
)
from console.domain.rows.safety import UNSERVED
from console.domain.rows.words import sentence
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words

AskedWhy = SendUnit | SendPair | MoveUnit | SetUnitStatus | StandDown | DeclareSceneSafe | DecideUnreached
"""The commands that may need a reason."""


class ToReason(NamedTuple):
    """What waits for its reason, and the supervisors where one has to approve.

    says: why a reason is needed. act: what is done then, as its button says it. is_instead: it goes instead
    of what is asked for, so that one of a closed list says why; words of one's own may go with it.
    asks_done: whether its work is done, where the unit was, has to be said.
    """

    command: AskedWhy
    says: str
    act: str
    supervisors: tuple[str, ...] = ()
    is_instead: bool = False
    asks_done: bool = False


DONE = "done"
"""The choice that nobody is needed in the place of a unit that goes elsewhere."""


class ReasonPage(QWidget):
    """What is the case, a reason, and a supervisor where it is less."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToReason | None = None
        self._says = Words(look, "body")
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("why, then Enter"), inline=True)
        self._supervisors = OptionList(look, "one", self.tr("Supervisor who approves"))
        self._done = OptionList(look, "one", self.tr("Is its work there done?"))
        self._done.show_options(
            [
                Option(DONE, self.tr("Yes"), self.tr("it has served there; nobody goes in its place")),
                Option("needed", self.tr("No"), self.tr("the call that it leaves asks for somebody again")),
            ]
        )
        self._unserved = OptionList(look, "act", self.tr("Why does that not go?"))
        self._unserved.show_options([Option(why, sentence(words)[:-1]) for why, words in UNSERVED.items()])
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._says, self._unserved, self._reason, self._done, self._supervisors)
        self._form.add_buttons(self._do)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._changed)
        self._form.go_on_from(self._reason)
        self._supervisors.changed.connect(self._changed)
        self._done.changed.connect(self._changed)
        self._unserved.changed.connect(self._told_unserved)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_reason(self, to: ToReason) -> None:
        """Show what waits, with the reason that came with it; what is typed stays while it is the same."""
        if self._to == to:
            return
        is_same = self._to is not None and self._to.command == to.command
        self._to = to
        self._says.say(to.says)
        self._do.set_words(to.act)
        if not is_same:
            self._reason.show_text(to.command.reason)
            self._supervisors.choose(())
            self._done.choose(())
        self._form.show_refusal("")
        self._supervisors.show_options([Option(name, name) for name in to.supervisors])
        self._supervisors.setVisible(bool(to.supervisors))
        self._done.setVisible(to.asks_done)
        self._unserved.setVisible(to.is_instead)
        self._do.setVisible(not to.is_instead)
        hint = self.tr("words of your own, or none") if to.is_instead else self.tr("why, then Enter")
        self._reason.edit.setPlaceholderText(hint)
        self._changed()

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def focus_first(self) -> None:
        """Begin with the reason, or with the list it is chosen from."""
        if self._to is not None and self._to.is_instead:
            self._unserved.focus_first()
        else:
            self._type_reason()

    def _type_reason(self) -> None:
        self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of reasons and supervisors; Ctrl+Enter does it."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif text == "R" and is_plain(event):
            self._type_reason()
        elif not is_plain(event) or not any(each.press(text) for each in self._lists()):
            super().keyPressEvent(event)

    def _lists(self) -> Iterator[OptionList]:
        """The lists that are shown, of which one at a time takes the digits."""
        lists = (self._done, self._supervisors, self._unserved)
        yield from (each for each in lists if each.isVisibleTo(self))

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if self._to is not None and self._to.is_instead:
            why = self._reason.fault() or self.tr("Choose why by its number; it is sent then.")
            return Need(why, self._unserved.focus_first)
        if why := self._reason.lacks(self.tr("Say why, R.")):
            return Need(why, self._type_reason)
        if self._to is not None and self._to.asks_done and not self._done.chosen():
            return Need(self.tr("Choose whether its work there is done."), self._done.focus_first)
        if self._to is not None and self._to.supervisors and not self._supervisors.chosen():
            return Need(self.tr("Choose the supervisor who approves."), self._supervisors.focus_first)
        return None

    def _told_unserved(self, option: Option) -> None:
        """Send it, with why what is asked for does not go and the words typed so far."""
        if self._to is not None and not self._reason.fault():
            added = {"unserved": option.id, "reason": self._reason.entered()}
            self.asked.emit(self._to.command.model_copy(update=added))

    def _submit(self) -> None:
        if self._to is None or self._need() is not None:
            return
        added: dict[str, str | bool] = {"reason": self._reason.entered()}
        if self._to.asks_done:
            added["done"] = self._done.chosen() == (DONE,)
        if self._to.supervisors:
            added["approved_by"] = self._supervisors.chosen()[0]
        self.asked.emit(self._to.command.model_copy(update=added))
