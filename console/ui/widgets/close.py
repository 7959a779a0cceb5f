"""The page that closes a call: a disposition by key, a note, and what is needed where nobody went.

Emits `CloseCall`.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.agency import Disposition
from console.domain.commands import CloseCall
from console.domain.rows.shown import Notice
from console.domain.texts import NOTE_MAX
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList, OptionRow
from console.ui.widgets.words import Words

SUPERVISOR_KEYS = "PQSUVXYZ"
MINUTES_MAX = 10080


class ToClose(NamedTuple):
    """What closing starts from.

    dispositions: those it can be closed with, as the agency lists them. keys: of each its own key, the same
    on every call, so that they run down the page. unusual: those that fit another course of it better.
    blocks: what still stands in the way, a sentence each. needs_decision: why a supervisor, a note and a next
    action are needed; empty where they are not. needs_supervisor: a supervisor's name alone is. next_min: in
    how many minutes what is promised is due, where nobody says; follow_up: the policy asks for a call back.
    """

    call: str
    dispositions: tuple[Disposition, ...]
    keys: Mapping[str, str]
    supervisors: tuple[str, ...]
    blocks: tuple[str, ...] = ()
    needs_decision: str = ""
    needs_supervisor: bool = False
    unusual: tuple[str, ...] = ()
    next_min: int = 0
    follow_up: bool = False


class ClosePage(QWidget):
    """How the call ended."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToClose | None = None
        self._blocks = Words(look, "dense", color="alert.text")
        self._decision = NoticeLine(look)
        self._dispositions = OptionList(look, "one", self.tr("How it ended"))
        self._note = Field(
            look, self.tr("Note"), "N", self.tr("why, then Enter"), inline=True, longest=NOTE_MAX
        )
        self._who = OptionList(look, "one", self.tr("Supervisor who approves"), SUPERVISOR_KEYS)
        self._next = Field(look, self.tr("Next"), "T", self.tr("who, what, by when; Enter"), inline=True)
        self._within = Field(look, self.tr("Due"), "M", self.tr("in minutes; Enter"), inline=True, longest=9)
        self._ending = Words(look, "dense", "semibold")
        self._do = KeyButton(look, self.tr("Close the call"), SUBMIT, "plain")
        self._form = Form(look, self)
        self._form.add(self._blocks, self._decision, self._dispositions)
        self._form.add_in_sight(self._note, self._next, self._who, self._within, self._ending)
        self._form.go_on_from(self._note, self._next, self._within)
        self._form.add_buttons(self._do)
        self._form.fill(self)
        for part in (self._dispositions, self._who):
            part.changed.connect(self._changed)
        for field in (self._note, self._next, self._within):
            field.edit.textChanged.connect(self._changed)
        self._do.clicked.connect(self._submit)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_close(self, to: ToClose, now: datetime) -> None:
        """Show what closing needs now; what is chosen and typed stays while the call is the same."""
        fresh, self._to = self._to is None or to.call != self._to.call, to
        self._blocks.say("\n".join(to.blocks))
        lead, rest = (to.needs_decision, self.tr("Fill in all below."))
        if not to.needs_decision:
            lead, rest = (
                self.tr("A supervisor's name is needed"),
                self.tr("The caller has not been reached or released."),
            )
        self._decision.show_notice(Notice("triangle", lead, rest, "warn"), now)
        self._decision.setVisible(bool(to.needs_decision) or to.needs_supervisor)
        self._dispositions.show_options([self._option(to, each) for each in to.dispositions])
        if self._who.show_options([Option(name, name) for name in to.supervisors]):
            self._order_stops()
        self._who.setVisible(bool(to.needs_decision) or to.needs_supervisor)
        if fresh:
            self._dispositions.choose(())
            self._who.choose(())
            self._note.edit.clear()
            self._next.edit.clear()
            self._within.show_text(self.tr("{number} min").format(number=to.next_min) if to.next_min else "")
            self._form.show_refusal("")
        self._changed()

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def focus_first(self) -> None:
        """Begin with how it ended."""
        self._dispositions.focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of dispositions and supervisors, N note, T next, M when; Ctrl+Enter closes."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif not is_plain(event):
            super().keyPressEvent(event)
        elif (field := {"N": self._note, "T": self._next, "M": self._within}.get(text)) is not None:
            if not field.isVisibleTo(self):
                field = self._next
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not (self._dispositions.press(text) or self._who.press(text)):
            super().keyPressEvent(event)

    def _option(self, to: ToClose, disposition: Disposition) -> Option:
        """An ending by its own key; one that fits another course of the call better says which."""
        when = self.tr("if nobody went") if disposition.nobody_went else self.tr("if somebody went")
        mark = when if disposition.id in to.unusual else ""
        return Option(disposition.id, disposition.word, mark=mark, key=to.keys.get(disposition.id, ""))

    def _order_stops(self) -> None:
        """Tab goes from what comes next to who approves, as they stand; Qt takes them as they were made."""
        stops = (self._next.edit, *self._who.findChildren(OptionRow), self._within.edit, self._do)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _promises(self) -> bool:
        """Whether something is promised, which is due within some minutes."""
        return bool(self._next.entered()) or (self._to is not None and self._to.follow_up)

    def _changed(self, what: object = None) -> None:
        self._within.setVisible(self._promises())
        ending = self._chosen()
        self._ending.say(self.tr("Close as: {ending}").format(ending=ending) if ending else "")
        self._do.setAccessibleDescription(self._ending.text())
        self._form.show_need(self._need(), self._do)

    def _chosen(self) -> str:
        """The word of the disposition that is chosen."""
        chosen = self._dispositions.chosen()
        words = [each.word for each in self._to.dispositions if each.id in chosen] if self._to else []
        return next(iter(words), "")

    def _need(self) -> Need | None:
        to = self._to
        if to is None or to.blocks:
            return Need(self.tr("First settle what stands above."), self._dispositions.focus_first)
        if not self._dispositions.chosen():
            return Need(self.tr("Choose how it ended."), self._dispositions.focus_first)
        noted = self.tr("Note what was decided and why, N.") if to.needs_decision else ""
        if why := self._note.lacks(noted):
            return Need(why, self._note.edit.setFocus)
        if to.needs_decision and (why := self._next.lacks(self.tr("Say what comes next, T."))):
            return Need(why, self._next.edit.setFocus)
        if why := self._next.fault():
            return Need(why, self._next.edit.setFocus)
        if self._promises() and self._within.entered() and not self._minutes():
            when = self.tr("Say in how many minutes it is due, 1 to 10080, M.")
            return Need(when, self._within.edit.setFocus)
        if (to.needs_decision or to.needs_supervisor) and not self._who.chosen():
            return Need(self.tr("Choose the supervisor who approves."), self._who.focus_first)
        return None

    def _minutes(self) -> int | None:
        """Within how many minutes; None where that is not said, or is no such number."""
        said = self._within.entered().removesuffix("min").strip()
        return int(said) if said.isdecimal() and 1 <= int(said) <= MINUTES_MAX else None

    def _submit(self) -> None:
        if self._to is None or self._need() is not None:
            return
        self.asked.emit(
            CloseCall(
                call=self._to.call,
                disposition=self._dispositions.chosen()[0],
                note=self._note.entered(),
                approved_by=next(iter(self._who.chosen()), None),
                next_action=self._next.entered(),
                next_in_min=self._minutes() if self._promises() else None,
            )
        )
