"""The page of the roster: all crews, or one unit; a number signs on, changes or signs off.

Emits `SignOnUnit`, `ChangeCrew`, `TakeUnit` and `SignOffUnit`, and the wish to show another unit.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain import commands as c
from console.domain.rows.roster_page import ROSTER_KEYS, RosterAct, RosterView
from console.domain.spoken_roster import members_said
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words
from console.ui.wish import Wish

NOTICES_MAX = 3
ICONS: dict[RosterAct, str] = {
    "line_up": "people",
    "others": "pencil",
    "joins": "people",
    "leaves": "minus",
    "home": "check",
    "take": "people",
}
WITH_NAMES: tuple[RosterAct, ...] = ("others", "joins")
WITH_REASON: tuple[RosterAct, ...] = ("joins", "leaves")


class RosterPage(QWidget):
    """The list, one number a unit; of one unit what is possible, a key each, and what an act still needs."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: RosterView | None = None
        self._act: RosterAct | None = None
        self._notices = tuple(NoticeLine(look) for _ in range(NOTICES_MAX))
        self._stands = Words(look, "dense", "semibold")
        self._until = Words(look, "dense", color="text.secondary")
        self._units = OptionList(look, "act", self.tr("Which unit?"))
        self._acts = OptionList(look, "act", self.tr("What happens with its crew?"))
        self._leaving = OptionList(look, "tick", self.tr("Who leaves?"))
        self._reliefs = OptionList(look, "act", self.tr("Who takes over on its call?"))
        self._who = Field(look, self.tr("Who"), "N", self.tr("names; Enter"), inline=True)
        self._ends = Field(look, self.tr("Until"), "U", self.tr("18:30; Enter"), inline=True)
        self._reason = Field(look, self.tr("Reason"), "R", self.tr("why; Enter"), inline=True)
        self._free = Words(look, "dense", color="text.secondary")
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._other = KeyButton(look, self.tr("All units"), "Backspace", "quiet")
        self._form = Form(look, self)
        self._form.add(*self._notices, self._stands, self._until)
        self._form.add(self._units, self._acts, self._leaving, self._reliefs)
        self._form.add(self._free)
        self._form.add_in_sight(self._who, self._ends, self._reason)
        self._form.add_buttons(self._do, self._other)
        self._form.fill(self)
        self._units.changed.connect(self._chose_unit)
        self._acts.changed.connect(self._chose)
        self._leaving.changed.connect(self._changed)
        self._reliefs.changed.connect(self._relieved)
        for field in self._fields():
            field.edit.textChanged.connect(self._changed)
        self._form.go_on_from(*self._fields())
        self._do.clicked.connect(self._submit)
        self._other.clicked.connect(self._go_back)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)

    def show_roster(self, view: RosterView, now: datetime) -> None:
        """Show the roster as of now; what is chosen and typed stays while it is the same and possible."""
        before, self._view = self._view, view
        one = view.one
        for number, line in enumerate(self._notices):
            line.setVisible(number < len(view.notices))
            if number < len(view.notices):
                line.show_notice(view.notices[number], now)
        self._stands.say(one.stands if one is not None else view.lead)
        self._until.say(one.until if one is not None else "")
        self._until.setVisible(bool(self._until.text()))
        self._free.say(view.free)
        self._units.show_options(
            [Option(each.unit, each.words, each.detail, each.icon) for each in view.picks]
        )
        if one is not None:
            self._acts.show_options(
                [Option(act, *self._words(act), ICONS[act], "", ROSTER_KEYS[act]) for act in one.acts]
            )
            self._leaving.show_options([Option(*each) for each in one.on])
            self._reliefs.show_options([Option(*each) for each in one.reliefs])
        is_same = before is not None and _same(before, view)
        if not is_same or (one is not None and self._act is not None and self._act not in one.acts):
            self._begin(None)
        self.tick(now)
        self._changed()

    def tick(self, now: datetime) -> None:
        """Let the clocks run."""
        for line in self._notices:
            line.tick(now)

    def focus_first(self) -> None:
        """Begin with what is asked now."""
        if self._view is None or self._view.one is None:
            self._units.focus_first()
        elif self._act is None and not self._view.one.acts:
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._act is None:
            self._acts.focus_first()
        elif self._act in WITH_NAMES:
            self._who.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._who.edit.selectAll()
        else:
            (self._leaving if self._act == "leaves" else self._reliefs).focus_first()

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin with the acts when it is opened again, but for words that were typed for one."""
        typed = tuple(each.text() for each in self._fields())
        if not event.spontaneous() and (typed == self._planned() or not any(typed)):
            self._begin(None)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of units, acts and people; N and R for what is typed; Backspace goes back."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._go_back()
        elif not is_plain(event):
            super().keyPressEvent(event)
        elif fields := [each for each in self._fields() if each.key() == text and each.isVisible()]:
            fields[0].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            fields[0].edit.selectAll()
        elif not any(each.press(text) for each in self._lists()):
            super().keyPressEvent(event)

    def _fields(self) -> tuple[Field, ...]:
        return (self._who, self._ends, self._reason)

    def _lists(self) -> tuple[OptionList, ...]:
        return (self._units, self._acts, self._leaving, self._reliefs)

    def _chose_unit(self, option: Option) -> None:
        self.wished.emit(Wish("roster", option.id))

    def _chose(self, option: Option) -> None:
        act = next(act for act in ROSTER_KEYS if act == option.id)
        one = self._view.one if self._view is not None else None
        assert one is not None, "a page of no unit has no acts"
        if act == "line_up":
            self.asked.emit(c.SignOnUnit(unit=one.unit))
        elif act == "take":
            self.asked.emit(c.TakeUnit(unit=one.unit))
        elif act == "home" and not one.reliefs:
            self.asked.emit(c.SignOffUnit(unit=one.unit))
        else:
            self._begin(act)
            self.focus_first()

    def _relieved(self, option: Option) -> None:
        if self._view is not None and self._view.one is not None:
            self.asked.emit(c.SignOffUnit(unit=self._view.one.unit, relieved_by=option.id))

    def _go_back(self) -> None:
        """From an act to the acts, from them to the list."""
        if self._act is None:
            self.wished.emit(Wish("roster", ""))
            return
        self._begin(None)
        self.focus_first()

    def _begin(self, act: RosterAct | None) -> None:
        """Ask for what an act needs, in place of the acts; None: which act."""
        self._act = act
        one = self._view.one if self._view is not None else None
        planned = self._planned() if act == "others" else ("", "", "")
        for field, text in zip(self._fields(), planned, strict=True):
            field.edit.put(text)
        self._leaving.choose(())
        self._form.show_refusal("")
        self._units.setVisible(one is None)
        self._acts.setVisible(one is not None and bool(one.acts) and act is None)
        self._leaving.setVisible(act == "leaves")
        self._reliefs.setVisible(act == "home")
        self._who.setVisible(act in WITH_NAMES)
        self._free.setVisible(act in WITH_NAMES)
        self._ends.setVisible(act == "others")
        self._reason.setVisible(act in WITH_REASON)
        self._do.setVisible(act in (*WITH_NAMES, "leaves"))
        self._other.setVisible(one is not None)
        self._other.set_words(self.tr("All units") if act is None else self.tr("Something else"))
        if act is not None:
            self._do.set_words(self._words(act)[0])
        self._changed()

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if self._act is None:
            return None
        if self._act == "home":
            return Need(self.tr("Its number does it."), self._reliefs.focus_first)
        if self._act in WITH_NAMES and (why := self._wrong_names()):
            return Need(why, self._who.edit.setFocus)
        if self._act == "others" and (why := self._ends.lacks(self.tr("Say until when, U: 18:30."))):
            return Need(why, self._ends.edit.setFocus)
        if self._act == "leaves" and not self._leaving.chosen():
            return Need(self.tr("Choose who leaves."), self._leaving.focus_first)
        if self._act in WITH_REASON and (why := self._reason.lacks(self.tr("Say why, R."))):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _planned(self) -> tuple[str, str, str]:
        """What stands in the fields before anybody types: who is planned, until when, and no reason."""
        one = self._view.one if self._view is not None else None
        return (" ".join(one.planned), one.ends, "") if one is not None else ("", "", "")

    def _wrong_names(self) -> str:
        if why := self._who.lacks(self.tr("Say who, N: last names, as on the units.")):
            return why
        said = self._named()
        return said if isinstance(said, str) else ""

    def _named(self) -> tuple[str, ...] | str:
        known = self._view.known if self._view is not None else ()
        return members_said(known, self._who.entered())

    def _submit(self) -> None:
        one, who = self._view.one if self._view is not None else None, self._named()
        if one is None or self._need() is not None or isinstance(who, str):
            return
        match self._act:
            case "others":
                ends = self._ends.entered() if self._ends.entered() != one.ends else ""
                self.asked.emit(c.SignOnUnit(unit=one.unit, members=who, ends=ends))
            case "joins":
                self.asked.emit(c.ChangeCrew(unit=one.unit, joins=who, reason=self._reason.entered()))
            case "leaves":
                gone = self._leaving.chosen()
                self.asked.emit(c.ChangeCrew(unit=one.unit, leaves=gone, reason=self._reason.entered()))
            case _:
                return

    def _words(self, act: RosterAct) -> tuple[str, str]:
        """What an act is called, and what it comes to."""
        line_up = self._view.one.line_up if self._view is not None and self._view.one is not None else ""
        return {
            "line_up": (self.tr("Its line-up signs on"), line_up),
            "others": (self.tr("Others sign on"), self.tr("or until another time; as planned until changed")),
            "joins": (self.tr("Somebody joins"), self.tr("by name, and why")),
            "leaves": (self.tr("Somebody leaves"), self.tr("who, and why")),
            "take": (self.tr("Look after it here"), self.tr("another position does now")),
            "home": (self.tr("The crew goes home"), self.tr("signs off; on a call another unit takes over")),
        }[act]


def _same(before: RosterView, view: RosterView) -> bool:
    """Whether the page is about the same: the list, or the same unit with the same people on it."""
    one, other = before.one, view.one
    if one is None or other is None:
        return one is other
    return (one.unit, one.on) == (other.unit, other.on)
