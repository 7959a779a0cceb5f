"""The page of the hand-off to a crisis line: contacts that fit first, then one key for each step.

Emits `MoveHandOff`. The room owns the call until a named person there has the caller.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.agency import Contact
from console.domain.commands import MoveHandOff, RingNext
from console.domain.contacts import fitting
from console.domain.deciding.ends import NEXT_STEPS
from console.domain.names import HandOffStep
from console.domain.rows.shown import Notice, Weight
from console.domain.texts import NAME_MAX
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.contacts import contact_options
from console.ui.widgets.field import Field
from console.ui.widgets.form import Form, Need
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import OptionList
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words

STEP_KEYS: Mapping[HandOffStep, str] = MappingProxyType(
    {
        "offered": "O",
        "ringing": "R",
        "accepted": "A",
        "summary_read": "S",
        "confirmed": "F",
        "declined": "L",
        "dropped": "X",
        "caller_declined": "N",
    }
)
NAME_KEY = "W"
NEXT_KEY = "G"


class ToHandOff(NamedTuple):
    """A call as a hand-off sees it.

    communication, languages, veteran: what the caller's facts say, for which contacts fit. contact and step:
    where a hand-off stands that goes on; both empty before one is begun. person: who accepted. summary: what
    is read; changed: those lines of it that are newer than the reading. before: how an earlier one ended.
    ran_out: it was not accepted in time. next_contact: whom to ring then; empty: no other line fits.
    """

    call: str
    contacts: tuple[Contact, ...]
    communication: str = ""
    languages: tuple[str, ...] = ("en",)
    veteran: bool = False
    contact: str = ""
    step: str = ""
    person: str = ""
    since: datetime | None = None
    due: datetime | None = None
    summary: str = ""
    before: str = ""
    changed: tuple[str, ...] = ()
    ran_out: bool = False
    next_contact: str = ""


class HandOffPage(QWidget):
    """Choose a contact, then go step by step; every step is one key."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToHandOff | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stands = NoticeLine(look)
        self._contacts = OptionList(look, "one", self.tr("Contacts, those that fit first"), "123456789")
        self._about = Words(look, "dense", color="text.secondary")
        self._read = Words(look, "small", "semibold", "text.secondary")
        self._summary = Paragraphs(look)
        hint = self.tr("a name; Enter")
        self._name = Field(look, self.tr("Accepted by"), NAME_KEY, hint, inline=True, longest=NAME_MAX)
        self._form = Form(look, self)
        self._form.add(self._stands, self._contacts, self._read, self._summary, self._about)
        self._form.add_in_sight(self._name)
        self._buttons = {
            step: KeyButton(look, "", key, "plain", slim=True) for step, key in STEP_KEYS.items()
        }
        self._next = KeyButton(look, "", NEXT_KEY, "plain", slim=True)
        self._form.add_buttons(self._next, *self._buttons.values())
        self._form.fill(self)
        self._contacts.changed.connect(self._changed)
        self._name.edit.textChanged.connect(self._changed)
        self._form.go_on_from(self._name)
        self._next.clicked.connect(self._ring_next)
        for button in self._buttons.values():
            button.clicked.connect(self._clicked)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_hand_off(self, to: ToHandOff, now: datetime) -> None:
        """Show where the hand-off stands as of now; a name being typed stays."""
        before, self._to = self._to, to
        had_keys = self._has_keys()
        if before is None or (before.call, before.contact) != (to.call, to.contact):
            self._name.edit.clear()
        if before != to:
            self._form.show_refusal("")
        self._contacts.show_options(
            contact_options(fitting(to.contacts, to.communication, to.languages, to.veteran), to)
        )
        self._contacts.setVisible(not to.step)
        if before is None or before.call != to.call:
            self._contacts.choose(
                [each.id for each in fitting(to.contacts, to.communication, to.languages, to.veteran)][:1]
            )
        self._say(to, now)
        self._changed()
        if before is not None and (before.step, before.changed) != (to.step, to.changed):
            self._form.to_top()
        if before is not None and (before.contact, before.step) != (to.contact, to.step) and had_keys:
            # Qt hands the keys of a button that goes to the next one, and Enter would then drop the call.
            self.focus_first()

    def tick(self, now: datetime) -> None:
        """Let the time left run."""
        if self._to is not None:
            self._stands.tick(now)

    def focus_first(self) -> None:
        """The contacts, the next line where this did not accept, the name where one is needed, else the step.

        Never what would end it: once they have the caller, Enter does nothing.
        """
        to = self._to
        if to is None or not to.step:
            self._contacts.focus_first()
        elif to.step == "confirmed":
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif to.next_contact:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif to.step == "ringing":
            self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            next(iter(self._possible()), self._buttons["offered"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A contact's number, a step's letter."""
        text = event.text().upper()
        step = next((step for step, key in STEP_KEYS.items() if key == text), None)
        if not is_plain(event):
            super().keyPressEvent(event)
        elif text == NEXT_KEY and self._next.isVisibleTo(self):
            self._ring_next()
        elif step is not None and self._buttons[step].isVisibleTo(self):
            self._move(step)
        elif text == NAME_KEY and self._name.isVisibleTo(self):
            self._name.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._contacts.press(text):
            super().keyPressEvent(event)

    def _say(self, to: ToHandOff, now: datetime) -> None:
        name = next((each.name for each in to.contacts if each.id == to.contact), to.contact)
        if to.step:
            lead, rest = _stands(self, to.step)
            lead = lead.format(contact=name, person=to.person)
            if to.ran_out:
                rest = self._ran_out(to)
            if to.changed:
                rest = self.tr("It changed since it was read: read what is marked again.")
            weight: Weight = "alert" if to.ran_out else "warn" if to.due or to.changed else "calm"
            notice = Notice("transfer_988", lead, rest, weight, to.due)
        else:
            begin = self.tr("Choose a contact, then offer it to the caller.")
            notice = Notice("phone", to.before or self.tr("Not begun"), begin)
        self._stands.show_notice(notice, now)
        contact = next((each for each in to.contacts if each.id == to.contact), None)
        about = "" if contact is None or to.step == "confirmed" else f" {contact.about}"
        self._about.say(f"{contact.number}.{about}" if contact else "")
        self._say_summary(to)

    def _ran_out(self, to: ToHandOff) -> str:
        if not to.next_contact:
            return self.tr("No other line fits. Ask a supervisor; the caller stays with you.")
        name = next((each.name for each in to.contacts if each.id == to.next_contact), to.next_contact)
        return self.tr("Not accepted in time. {key} rings {contact}.").format(key=NEXT_KEY, contact=name)

    def _say_summary(self, to: ToHandOff) -> None:
        """All of it while it is read; once they have the caller, what they have not heard."""
        lines = to.summary.splitlines() if to.step in ("accepted", "summary_read") else list(to.changed)
        lines.sort(key=lambda line: line not in to.changed)
        head = self.tr("Read this") if to.step == "accepted" else self.tr("What was read")
        self._read.say((self.tr("Read again") if to.changed else head) if lines else "")
        self._summary.say(lines, to.changed, self.tr("changed"))

    def _possible(self) -> Sequence[KeyButton]:
        return [
            button for button in self._buttons.values() if button.isVisibleTo(self) and button.isEnabled()
        ]

    def _changed(self, what: object = None) -> None:
        to = self._to
        if to is None:
            return
        labels, following = _labels(self), NEXT_STEPS.get(to.step, ())
        for step, button in self._buttons.items():
            button.set_words(labels[step], STEP_KEYS[step])
            button.setVisible(step in following)
            button.setEnabled(not self._needed(step))
        self._next.set_words(self.tr("Ring the next"), NEXT_KEY)
        self._next.setVisible(bool(to.next_contact))
        self._name.setVisible("accepted" in following)
        why = next((why for step in following if (why := self._needed(step))), "")
        give = self._contacts.focus_first if not to.step else self._name.edit.setFocus
        self._form.show_need(Need(why, give) if why else None, self._buttons["accepted"])

    def _needed(self, step: str) -> str:
        if step == "offered" and not self._contacts.chosen():
            return self.tr("Choose a contact.")
        if step == "accepted":
            return self._name.lacks(self.tr("Who accepted there? {key} takes the name.").format(key=NAME_KEY))
        return ""

    def _move(self, step: HandOffStep) -> None:
        to = self._to
        if to is None or self._needed(step):
            return
        contact = to.contact if to.step else self._contacts.chosen()[0]
        person = self._name.entered() if step == "accepted" else ""
        self.asked.emit(MoveHandOff(call=to.call, contact=contact, step=step, person=person))

    def _ring_next(self) -> None:
        if self._to is not None:
            self.asked.emit(RingNext(call=self._to.call))

    def _clicked(self) -> None:
        for step, button in self._buttons.items():
            if button is self.sender():
                self._move(step)

    def _has_keys(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)


def _labels(page: QWidget) -> Mapping[HandOffStep, str]:
    """What stands on the button of each step."""
    return {
        "offered": page.tr("Offered to the caller"),
        "ringing": page.tr("Ringing"),
        "accepted": page.tr("Accepted"),
        "summary_read": page.tr("Summary read"),
        "confirmed": page.tr("They have the caller"),
        "declined": page.tr("The line declines"),
        "dropped": page.tr("Dropped"),
        "caller_declined": page.tr("The caller says no"),
    }


def _stands(page: QWidget, step: str) -> tuple[str, str]:
    """How a step is told while it stands, and what comes next."""
    told = {
        "offered": (page.tr("{contact} offered to the caller"), page.tr("Call it once the caller agrees.")),
        "ringing": (page.tr("{contact} is ringing"), page.tr("Stay on until a named person accepts.")),
        "accepted": (page.tr("{person} at {contact} accepted"), page.tr("Read the summary.")),
        "summary_read": (page.tr("Summary read to {person}"), page.tr("Stay on until they have the caller.")),
        "confirmed": (
            page.tr("{person} at {contact} has the caller"),
            page.tr("If it falls through, say so: the caller is ours again."),
        ),
    }
    return told[step]
