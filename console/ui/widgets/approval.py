"""The pages of a supervisor: answering what needs an approval, and taking a call off the gap list.

Emit `AnswerApproval` and `CloseGap`, always by name and with a reason.
"""

from datetime import datetime
from typing import NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.asked import WITHHOLDING
from console.domain.commands import AnswerApproval, CloseGap
from console.domain.names import ApprovalAnswer
from console.domain.rows.shown import Notice
from console.domain.rows.words import listed, short
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.override import SUPERVISOR_KEYS, response_options
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words

ANSWER_KEYS = "123"
RESPONSE_KEYS = "456789ABCDEFGH"


class ToApprove(NamedTuple):
    """What a supervisor is asked.

    rules: id and sentence of each rule that wants it. asks: the responses now. default: what the agency
    asks for when the time has run out.
    """

    call: str
    rules: tuple[str, ...]
    asks: tuple[str, ...]
    default: tuple[str, ...]
    due: datetime
    supervisors: tuple[str, ...]


class ToCloseGap(NamedTuple):
    """A call on the gap list: what is the case now, and who may take it off."""

    call: str
    says: str
    supervisors: tuple[str, ...]


class ApprovalPage(QWidget):
    """What is asked, the rules and the time left; approve, send after all, or send something else."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToApprove | None = None
        self._clock = NoticeLine(look)
        self._rules = Paragraphs(look)
        self._asks = Words(look, "dense", color="text.secondary")
        self._answers = OptionList(look, "one", self.tr("The supervisor's answer"), ANSWER_KEYS)
        self._responses = OptionList(look, "tick", self.tr("What is sent"), RESPONSE_KEYS)
        self._who = OptionList(look, "one", self.tr("Who answers"), SUPERVISOR_KEYS)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("why, then Enter"), inline=True)
        self._do = KeyButton(look, self.tr("Record the answer"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._rules, self._clock, self._answers, self._responses, self._asks)
        self._form.add_in_sight(self._who, self._reason)
        self._form.add_buttons(self._do)
        self._form.fill(self)
        for part in (self._answers, self._responses, self._who):
            part.changed.connect(self._changed)
        self._answers.changed.connect(self._answer_changed)
        self._reason.edit.textChanged.connect(self._changed)
        self._form.go_on_from(self._reason)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)
        self._answers.show_label(not look.dense)

    def show_approval(self, to: ToApprove, now: datetime) -> None:
        """Show what is asked, as of now; what is chosen and typed stays while the call is the same."""
        fresh, self._to = self._to is None or to.call != self._to.call, to
        default = self.tr("If nobody answers: {what}.").format(what=listed(to.default))
        self._clock.show_notice(Notice("clock", self.tr("To be answered"), default, "warn", to.due), now)
        self._rules.say(to.rules)
        self._asks.say(self.tr("Asked for now: {what}.").format(what=listed(to.asks)))
        self._answers.show_options(
            [
                Option("approve", self.tr("Approve"), self._approved(to)),
                Option(
                    "send_after_all", self.tr("Send after all"), self.tr("what the policy withholds, added")
                ),
                Option("send_instead", self.tr("Send something else"), self.tr("in place of all of it")),
            ]
        )
        self._responses.show_options(response_options(to.asks))
        self._who.show_options([Option(name, name) for name in to.supervisors])
        if fresh:
            for part in (self._answers, self._responses, self._who):
                part.choose(())
            self._reason.edit.clear()
            self._form.show_refusal("")
        self._changed()

    def tick(self, now: datetime) -> None:
        """Let the time left run."""
        if self._to is not None:
            self._clock.tick(now)

    def focus_first(self) -> None:
        """Begin with the answer."""
        self._answers.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of answers, responses and supervisors, R for the reason; Ctrl+Enter records."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif not is_plain(event):
            super().keyPressEvent(event)
        elif text == "R":
            self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not any(part.press(text) for part in (self._answers, self._responses, self._who)):
            super().keyPressEvent(event)

    def _answer(self) -> str:
        return next(iter(self._answers.chosen()), "")

    def _answer_changed(self, option: Option) -> None:
        if option.id == "send_after_all" and not self._responses.chosen():
            self._responses.choose(("law_enforcement",))
        self._changed()

    def _changed(self, what: object = None) -> None:
        self._responses.setVisible(self._answer() in ("send_after_all", "send_instead"))
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._answer():
            return Need(self.tr("Choose the answer."), self._answers.focus_first)
        if self._answer() != "approve" and not self._responses.chosen():
            return Need(self.tr("Choose what is sent."), self._responses.focus_first)
        if not self._who.chosen():
            return Need(self.tr("Choose who answers."), self._who.focus_first)
        if why := self._reason.lacks(self.tr("Say why, R.")):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _approved(self, to: ToApprove) -> str:
        """What an approval comes to: that what was put to the supervisor stays so."""
        held = [each for each in to.asks if each in WITHHOLDING]
        return self.tr("{what}, as the policy says").format(what=short(held or to.asks))

    def _submit(self) -> None:
        if self._to is None or self._need() is not None:
            return
        answer = cast("ApprovalAnswer", self._answer())
        responses = () if answer == "approve" else self._responses.chosen()
        self.asked.emit(
            AnswerApproval(
                call=self._to.call,
                by=self._who.chosen()[0],
                answer=answer,
                responses=responses,
                reason=self._reason.entered(),
            )
        )


class GapPage(QWidget):
    """Takes a call off the gap list: who, and why."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToCloseGap | None = None
        self._told = NoticeLine(look)
        self._who = OptionList(look, "one", self.tr("Supervisor"), SUPERVISOR_KEYS)
        self._asked_first = Words(look, "dense", color="text.secondary")
        asked_first = self.tr(
            "Ask them first, Ctrl+G or by voice. Whoever you name here answers for it in the record."
        )
        self._asked_first.say(asked_first)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("why, then Enter"), inline=True)
        self._do = KeyButton(look, self.tr("Close the gap"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._told, self._asked_first, self._who, self._reason)
        self._form.add_buttons(self._do)
        self._form.fill(self)
        self._who.changed.connect(self._changed)
        self._reason.edit.textChanged.connect(self._changed)
        self._form.go_on_from(self._reason)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_gap(self, to: ToCloseGap, now: datetime) -> None:
        """Show who may close it; what is chosen and typed stays while the call is the same."""
        fresh, self._to = self._to is None or to.call != self._to.call, to
        self._told.show_notice(Notice("gap", self.tr("Gap call"), to.says, "alert"), now)
        self._who.show_options([Option(name, name) for name in to.supervisors])
        if fresh:
            self._who.choose(())
            self._reason.edit.clear()
            self._form.show_refusal("")
        self._changed()

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def focus_first(self) -> None:
        """Begin with the supervisor."""
        self._who.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the supervisors, R for the reason; Ctrl+Enter closes."""
        if is_submit(event):
            self._submit()
        elif event.text().upper() == "R" and is_plain(event):
            self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not is_plain(event) or not self._who.press(event.text()):
            super().keyPressEvent(event)

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if not self._who.chosen():
            return Need(self.tr("Choose the supervisor."), self._who.focus_first)
        if why := self._reason.lacks(self.tr("Say why, R.")):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _submit(self) -> None:
        if self._to is not None and self._need() is None:
            self.asked.emit(
                CloseGap(call=self._to.call, by=self._who.chosen()[0], reason=self._reason.entered())
            )
