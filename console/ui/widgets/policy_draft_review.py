"""The page before a changed policy is put in force: what is open, what changes, in whose name, and why."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.compared_rows import ComparedRow
from console.domain.texts import NAME_MAX, wrong_with_name
from console.ui.theme import Look
from console.ui.widgets.compared import ComparedList
from console.ui.widgets.field import Field, lacks_why
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.let_go import KEY, TwiceButton, let_go_button
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words
from console.ui.wish import Wish

NEWER = "newer"
"""The place of the option to go on from what was put in force meanwhile."""


class ToPolicyReview(NamedTuple):
    """A draft before it is put in force. open: where each thing to be mended is, and its words.

    who: whoever sits here. is_fixed: the room knows who that is, and it stands in no other name.
    calls: what changes for calls; text: what changes in the text. notices block nothing.
    is_ready: whether it is known what is open.
    """

    who: str
    is_fixed: bool
    open: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    calls: tuple[ComparedRow, ...]
    text: tuple[str, ...]
    differs: bool
    is_ready: bool = True


class AdoptDraft(NamedTuple):
    """The draft is to be put in force: in whose name, why, and from when, as typed; empty: at once."""

    name: str
    reason: str
    begins: str = ""


class BeginTold(NamedTuple):
    """What a typed time means. wrong: why it can be no beginning; at: when it is; neither: at once."""

    wrong: str = ""
    at: str = ""


class PolicyReviewPage(QWidget):
    """Emits `AdoptDraft`; wishes `place` with what is to be mended, `newer`, or `let_go` asked for twice."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to = ToPolicyReview("", False, (), (), (), (), differs=False)
        self._begun_with = ""
        self._open = OptionList(look, "act", self.tr("To be mended, or let stand with a reason"), "123456789")
        self._notices = Paragraphs(look, "warn.text")
        self._heads = [Words(look, "label", "semibold", color="text.secondary") for _ in range(2)]
        self._calls, self._text = ComparedList(look), Paragraphs(look)
        self._name = Field(look, self.tr("Name"), "N", longest=NAME_MAX, inline=True)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("it stands in the record"), inline=True)
        self._begins = Field(look, self.tr("From"), "F", self.tr("at once; or 2026-12-01 06:00"), inline=True)
        self._do = TwiceButton(look, "", "", SUBMIT, "plain")
        self._let_go = let_go_button(look, self)
        self._form = Form(look, self)
        self._form.add(self._open, self._notices, self._heads[0], self._calls, self._heads[1], self._text)
        self._form.add_in_sight(self._name, self._reason, self._begins)
        self._form.add_buttons(self._do, self._let_go)
        self._form.go_on_from(self._name, self._reason, self._begins)
        self._form.fill(self)
        self._tell_begin: Callable[[str], BeginTold] = _at_once
        for field in (self._name, self._reason, self._begins):
            field.edit.textChanged.connect(self._typed)
        self._open.changed.connect(self._go_to)
        self._do.sure.connect(self._adopt)
        self._let_go.sure.connect(self._wish_let_go)

    def judge_begin(self, tell: Callable[[str], BeginTold]) -> None:
        """Ask this, from now on, what a time that is typed means."""
        self._tell_begin = tell
        self._changed()

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_review(self, to: ToPolicyReview) -> None:
        """Show the draft as it stands now; what is typed stays."""
        if to != self._to:
            self._let_go.ask_anew()
            self._do.ask_anew()
        if not self._name.text() or self._name.text() == self._to.who or to.is_fixed:
            self._name.show_text(to.who)
        self._name.show_state("off" if to.is_fixed else "plain")
        is_first, self._to = to.is_ready and not self._to.is_ready, to
        self._open.show_options([Option(place, words) for place, words in to.open])
        self._open.setVisible(bool(to.open))
        self._notices.say(to.notices)
        self._heads[0].say(self.tr("What changes for calls") if to.calls else "")
        self._calls.say(to.calls)
        self._heads[1].say(self.tr("What changes in the text") if to.differs else "")
        self._text.say(to.text if to.differs else (self.tr("Nothing differs from what is in force."),))
        self._let_go.setEnabled(to.differs)
        self._changed()
        if is_first and self._reason.edit.hasFocus() and self._reason.text() == self._begun_with:
            self.focus_first()

    def forget(self) -> None:
        """Let nothing typed stay."""
        for field in (self._name, self._reason, self._begins):
            field.edit.setText("")
        self._form.show_refusal("")
        self._let_go.ask_anew()

    def focus_first(self) -> None:
        """Begin with what is to be mended, else with the reason.

        Where it is not known yet what is to be mended, the keys go there later, unless somebody types.
        """
        self._begun_with = self._reason.text()
        if self._to.open:
            self._open.focus_first()
        else:
            self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be put in force now."""
        self._form.show_refusal(text)

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N, R, F go to the fields, L lets the draft go, a number goes to what is open; Ctrl+Enter adopts."""
        text = event.text().upper()
        fields = {"N": self._name, "R": self._reason, "F": self._begins}
        if is_submit(event):
            self._submit()
        elif text in fields and is_plain(event):
            fields[text].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif text == KEY and is_plain(event):
            self._let_go.click()
        elif not is_plain(event) or not self._open.press(text):
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._do.ask_anew()
        self._changed()

    def _changed(self) -> None:
        begin = self._tell_begin(self._begins.text())
        short = self.tr("see below") if begin.wrong else ""
        self._begins.show_state("error" if begin.wrong else "plain", begin.wrong, short)
        if begin.at:
            self._do.show_act(self.tr("Put in force from {at}").format(at=begin.at), "")
        else:
            again = self.tr("Press once more: in force at once, at every desk")
            self._do.show_act(self.tr("Put in force at once"), again)
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._to.differs:
            return Need(self.tr("Change something first."), self._let_go.setFocus)
        if not self._to.is_ready:
            return Need(self.tr("It is being worked out what it does."), self._reason.edit.setFocus)
        if self._to.open:
            count = len(self._to.open)
            one, more = self.tr("1 thing is still open."), self.tr("{count} things are still open.")
            return Need(one if count == 1 else more.format(count=count), self._open.focus_first)
        if wrong := self._tell_begin(self._begins.text()).wrong:
            return Need(wrong, self._begins.edit.setFocus)
        if why := self._name.lacks(self.tr("Say in whose name, N.")) or wrong_with_name(self._name.text()):
            return Need(why, self._name.edit.setFocus)
        if why := lacks_why(self._reason, self.tr("Say why, R.")):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _go_to(self, option: Option) -> None:
        self.wished.emit(Wish(NEWER) if option.id == NEWER else Wish("place", option.id))

    def _submit(self) -> None:
        need = self._need()
        if need is None:
            self._do.click()
        elif self._to.open:
            self._form.show_refusal(self._to.open[0][1])

    def _adopt(self) -> None:
        if self._need() is None:
            self.asked.emit(AdoptDraft(self._name.entered(), self._reason.entered(), self._begins.text()))

    def _wish_let_go(self) -> None:
        self.wished.emit(Wish("let_go"))


def _at_once(_text: str) -> BeginTold:
    return BeginTold()
