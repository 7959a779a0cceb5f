"""The page before a changed agency is put in force: what is wrong, what changes, in whose name, and why."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme import Look
from console.ui.widgets.field import Field, lacks_why
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.let_go import KEY, TwiceButton, let_go_button
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish


class ToReview(NamedTuple):
    """A draft before it is put in force. faults: where each is, and its words. notices block nothing."""

    who: str
    changes: tuple[str, ...]
    faults: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    differs: bool = True


class PutInForce(NamedTuple):
    """The draft is to be put in force, and why."""

    reason: str


class ReviewPage(QWidget):
    """Emits `PutInForce`; wishes `fault` with its place, and `let_go` once that was asked for twice."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToReview("", ())
        self._says = Words(look, "dense", color="text.secondary")
        self._faults = OptionList(look, "act", self.tr("To be mended first"), "123456789")
        self._notices = Paragraphs(look, "warn.text")
        self._changes = Paragraphs(look)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("it stands in the record"))
        again = self.tr("Press once more: in force at once, at every desk")
        self._do = TwiceButton(look, self.tr("Put in force at once"), again, SUBMIT, "plain")
        self._let_go = let_go_button(look, self)
        self._form = Form(look, self)
        self._form.add(self._says, self._faults, self._notices, self._changes)
        self._form.add_in_sight(self._reason)
        self._form.add_buttons(self._do, self._let_go)
        self._form.go_on_from(self._reason)
        self._form.fill(self)
        self._reason.edit.textChanged.connect(self._typed)
        self._faults.changed.connect(self._go_to)
        self._do.sure.connect(self._adopt)
        self._let_go.sure.connect(self._wish_let_go)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_review(self, to: ToReview) -> None:
        """Show the draft as it stands now; a reason that is typed stays."""
        if to != self._to:
            self._let_go.ask_anew()
            self._do.ask_anew()
        self._to = to
        count = len(to.changes)
        some = self.tr("1 change") if count == 1 else self.tr("{count} changes").format(count=count)
        says = self.tr("{some}, put in force in the name of {who} for every desk of this room at once.")
        nothing = self.tr("Nothing differs from what is in force.")
        self._says.say(says.format(some=some, who=to.who) if to.differs else nothing)
        self._faults.show_options([Option(place, words) for place, words in to.faults])
        self._faults.setVisible(bool(to.faults))
        self._notices.say(to.notices)
        self._changes.say(to.changes)
        self._let_go.setEnabled(to.differs)
        self._changed()

    def forget(self) -> None:
        """Let nothing typed stay."""
        self._reason.edit.setText("")
        self._form.show_refusal("")
        self._let_go.ask_anew()
        self._do.ask_anew()

    def focus_first(self) -> None:
        """Begin with what is to be mended, else with the reason."""
        if self._to.faults:
            self._faults.focus_first()
        else:
            self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be put in force now."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R for the reason, L lets the draft go, a number goes to its fault; Ctrl+Enter, twice, adopts."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif text == "R" and is_plain(event):
            self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif text == KEY and is_plain(event):
            self._let_go.click()
        elif not is_plain(event) or not self._faults.press(text):
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._do.ask_anew()
        self._changed()

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._to.differs:
            return Need(self.tr("Change something first."), self._let_go.setFocus)
        if self._to.faults:
            count = len(self._to.faults)
            words = (
                self.tr("1 thing is to be mended first.")
                if count == 1
                else self.tr("{count} things are to be mended first.")
            )
            return Need(words.format(count=count), self._faults.focus_first)
        if why := lacks_why(self._reason, self.tr("Say why, R.")):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _go_to(self, option: Option) -> None:
        self.wished.emit(Wish("fault", option.id))

    def _submit(self) -> None:
        if self._need() is None:
            self._do.click()

    def _adopt(self) -> None:
        if self._need() is None:
            self.asked.emit(PutInForce(self._reason.entered()))

    def _wish_let_go(self) -> None:
        self.wished.emit(Wish("let_go"))
