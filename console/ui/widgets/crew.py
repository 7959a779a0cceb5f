"""The page of one crew: is it well, does it go, does it need deputies, is it safe. A number does each.

Where the crew is in danger, a number sends deputies to it. Emits `SendUnit`, `AnswerCheck`, `ReportPanic`,
`RefuseToGo`, `AskForDeputies`, `EndPanic`, `AnswerDeputies`, `NoteCrewDid` and `PlaceUnit`.
"""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.rows.crew import ACT_KEYS, ACT_WORDS, Crew, CrewAct, Deputies
from console.domain.rows.safety import DID, REFUSED
from console.domain.rows.words import minutes, sentence
from console.domain.texts import DETAIL_MAX, NAME_MAX
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.crew_acts import command_of, deputies_for
from console.ui.widgets.field import Field
from console.ui.widgets.form import SUBMIT, Form, Need, is_submit
from console.ui.widgets.looking import is_plain
from console.ui.widgets.options import Option, OptionList
from console.ui.widgets.words import Words

NOTICES_MAX = 3
AT_ONCE: tuple[CrewAct, ...] = ("well", "no_answer", "panic")
"""The acts that one key does; all others ask for something more first."""
SENDS = "send "
"""How the id of an option begins that sends a unit."""
BY_NAME: tuple[CrewAct, ...] = ("safe", "yes", "no")
FROM_LIST: tuple[CrewAct, ...] = ("refuse", "did")
ICONS: dict[CrewAct, str] = {
    "well": "check",
    "no_answer": "clock",
    "panic": "panic",
    "refuse": "cross",
    "ask": "shield",
    "safe": "check_ring",
    "yes": "check",
    "no": "minus",
    "did": "note",
    "place": "pin",
}


class ToCrew(NamedTuple):
    """A crew, and how the page begins: with an act that was chosen already, and a name that was typed."""

    crew: Crew
    begin: CrewAct | None = None
    by: str = ""


class CrewPage(QWidget):
    """What is possible now, one key each; an act that needs more asks for it in place of the others."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to: ToCrew | None = None
        self._act: CrewAct | None = None
        self._notices = tuple(NoticeLine(look) for _ in range(NOTICES_MAX))
        self._who = Words(look, "dense", color="text.secondary")
        self._stands = Words(look, "dense", "semibold")
        self._acts = OptionList(look, "act", self.tr("What does the crew say?"))
        self._whys = OptionList(look, "act", self.tr("Why?"))
        hint = self.tr("name and unit; Enter")
        self._by = Field(look, self.tr("By"), "B", hint, inline=True, longest=NAME_MAX)
        self._reason = Field(look, self.tr("Reason"), "R", inline=True)
        where = self.tr("as it was heard; Enter")
        self._place = Field(look, self.tr("Place"), "W", where, inline=True, longest=DETAIL_MAX)
        self._do = KeyButton(look, "", SUBMIT, "plain")
        self._other = KeyButton(look, self.tr("Something else"), "Backspace", "quiet")
        self._form = Form(look, self)
        self._form.add(*self._notices, self._stands, self._who)
        self._form.add(self._acts, self._whys)
        self._form.add_in_sight(self._by, self._reason, self._place)
        self._form.add_buttons(self._do, self._other)
        self._form.fill(self)
        self._acts.changed.connect(self._chose)
        self._whys.changed.connect(self._told_why)
        for field in (self._by, self._reason, self._place):
            field.edit.textChanged.connect(self._changed)
        self._form.go_on_from(self._by, self._reason)
        self._form.go_on_from(self._place)
        self._do.clicked.connect(self._submit)
        self._other.clicked.connect(self._go_back)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._form.set_look(look)
        self._acts.show_label(not look.dense)

    def show_crew(self, to: ToCrew, now: datetime) -> None:
        """Show a crew as of now; what is chosen and typed stays while it is the same and still possible."""
        before, self._to = self._to, to
        is_same = before is not None and (before.crew.unit, before.begin, before.by) == (
            to.crew.unit, to.begin, to.by
        )  # fmt: skip
        for number, line in enumerate(self._notices):
            line.setVisible(number < len(to.crew.notices))
            if number < len(to.crew.notices):
                line.show_notice(to.crew.notices[number], now)
        self._who.say(to.crew.people)
        had_ring = any(row.hasFocus() for row in self._acts.rows())
        acts = [Option(act, *self._words(act), ICONS[act], "", ACT_KEYS[act]) for act in to.crew.acts]
        sends = [self._sending(each) for each in to.crew.deputies]
        shown = [*sends, *acts] if to.crew.panic is not None else [*acts, *sends]
        if self._acts.show_options(shown) and had_ring:
            self._acts.focus_none()  # the ring must not come to mean another act
        if not is_same:
            self._begin(to.begin)
            self._by.show_text(to.by)
        elif self._act is not None and self._act not in to.crew.acts:
            self._begin(None)
        self.tick(now)
        self._changed()

    def tick(self, now: datetime) -> None:
        """Let the ages and clocks run."""
        if self._to is None:
            return
        for line in self._notices:
            line.tick(now)
        self._stands.say(self._standing(self._to.crew, now))

    def focus_first(self) -> None:
        """Begin with what is asked now; Enter and Space do no act of a crew by themselves."""
        if self._act is None or self._act in FROM_LIST:
            (self._acts if self._act is None else self._whys).focus_none()
        else:
            field = self._by if self._act in BY_NAME and not self._by.entered() else self._reason
            field = self._place if self._act == "place" else field
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Say why it was refused."""
        self._form.show_refusal(text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin with the acts when it is opened again: a number must not mean the reason of last time.

        Words that were typed for an act stay with it.
        """
        typed = self._by.text() or self._reason.text() or self._place.text()
        if not event.spontaneous() and (self._act in FROM_LIST or not typed):
            self._begin(None)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the acts, or of the reasons; B, R, W for what is typed; Backspace for another act."""
        text = event.text().upper()
        if is_submit(event):
            self._submit()
        elif event.key() == Qt.Key.Key_Backspace and self._act is not None:
            self._go_back()
        elif not is_plain(event):
            super().keyPressEvent(event)
        elif text == "B" and self._by.isVisible():
            self._by.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif text == "R" and self._reason.isVisible():
            self._reason.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif text == "W" and self._place.isVisible():
            self._place.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._acts.press(text) and not self._whys.press(text):
            super().keyPressEvent(event)

    def _sending(self, to: Deputies) -> Option:
        words = self.tr("Send {unit}").format(unit=to.unit)
        return Option(f"{SENDS}{to.unit}", words, to.detail, "shield", "", to.key)

    def _chose(self, option: Option) -> None:
        if option.id.startswith(SENDS) and self._to is not None:
            self.asked.emit(deputies_for(self._to.crew, option.id.removeprefix(SENDS)))
            return
        act = next(act for act in ACT_KEYS if act == option.id)
        if act in AT_ONCE:
            self._ask(act)
        else:
            self._begin(act)
            self.focus_first()

    def _go_back(self) -> None:
        self._begin(None)
        self.focus_first()

    def _begin(self, act: CrewAct | None) -> None:
        """Ask for what an act needs, in place of the acts; None: which act."""
        self._wants_other = False
        self._act = act if self._to is not None and act in self._to.crew.acts else None
        act = self._act
        for field in (self._by, self._reason, self._place):
            field.edit.clear()
        self._form.show_refusal("")
        self._acts.setVisible(act is None)
        self._by.setVisible(act in BY_NAME)
        self._reason.setVisible(act not in (None, "place"))
        self._place.setVisible(act == "place")
        self._whys.setVisible(act in FROM_LIST)
        closed = REFUSED if act == "refuse" else DID if act == "did" else {}
        self._whys.show_options([Option(why, sentence(words)[:-1]) for why, words in closed.items()])
        self._do.setVisible(act is not None and act not in FROM_LIST)
        self._other.setVisible(act is not None)
        if act is not None:
            self._do.set_words(self._words(act)[0])
            self._reason.edit.setPlaceholderText(self._hint(act))
        self._changed()

    def _told_why(self, option: Option) -> None:
        """A reason of the closed list does it, with the words typed so far; “another” needs some."""
        if option.id == "other" and (why := self._reason.lacks(self.tr("Say in a few words why, R."))):
            self._form.show_refusal(why)
            self._wants_other = True
            self._reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._act is not None and not self._reason.fault():
            self._ask(self._act, option.id)

    def _said_other(self) -> None:
        """Enter behind the words for another reason, which was chosen before them, gives it."""
        self._told_why(Option("other", ""))

    def _changed(self, what: object = None) -> None:
        self._form.show_need(self._need(), self._do)

    def _need(self) -> Need | None:
        if self._act is None:
            return None
        if self._act in FROM_LIST:
            words = self._reason.fault() or self.tr("Its number does it. Words first, R, or none.")
            is_said = self._wants_other and bool(self._reason.entered())
            return Need(words, self._said_other if is_said else self._whys.focus_first)
        if self._act == "place":
            why = self._place.lacks(self.tr("Say where it is, W."))
            return Need(why, self._place.edit.setFocus) if why else None
        if self._act in BY_NAME and (why := self._by.lacks(self.tr("Say who says so, B."))):
            return Need(why, self._by.edit.setFocus)
        is_free, lacking = self._act in ("yes", "no"), self.tr("Say how it is known, R.")
        lacking = self.tr("Say why, R.") if self._act == "ask" else lacking
        if why := self._reason.fault() if is_free else self._reason.lacks(lacking):
            return Need(why, self._reason.edit.setFocus)
        return None

    def _submit(self) -> None:
        if self._act is not None and self._act not in FROM_LIST and self._need() is None:
            self._ask(self._act)

    def _ask(self, act: CrewAct, why: str = "") -> None:
        """Ask for what an act is: its command, with all that was said for it."""
        assert self._to is not None, "a page that shows no crew has no acts"
        said = self._place.entered() if act == "place" else self._reason.entered()
        made = command_of(self._to.crew, act, why, self._by.entered(), said)
        self.asked.emit(made)

    def _standing(self, crew: Crew, now: datetime) -> str:
        """Its status with its age, on which call, since when it calls for help, when it was last heard."""
        where = self.tr(", {call}").format(call=crew.title) if crew.call else ""
        parts = [f"{crew.status} {minutes(crew.since, now)}{where}."]
        if crew.panic is not None:
            parts.insert(0, self.tr("Calls for help since {age}.").format(age=minutes(crew.panic, now)))
        if crew.heard is not None and crew.heard > crew.since:
            parts.append(self.tr("Last heard of {age} ago.").format(age=minutes(crew.heard, now)))
        if crew.place:
            parts.append(self._place_known(crew, now))
        return " ".join(parts)

    def _place_known(self, crew: Crew, now: datetime) -> str:
        if crew.placed is None:
            return self.tr("At {place}.").format(place=crew.place)
        age = minutes(crew.placed, now)
        return self.tr("At {place}, {age} ago.").format(place=crew.place, age=age)

    def _words(self, act: CrewAct) -> tuple[str, str]:
        """What an act is called, and what it comes to."""
        words = ACT_WORDS[act]
        return f"{words[0].upper()}{words[1:]}", {
            "well": self.tr("the clock of the check begins anew"),
            "no_answer": self.tr("asked, and silent; the check climbs"),
            "panic": self.tr("priority 1 at once, on every desk"),
            "refuse": self.tr("for its own safety; nobody has to agree"),
            "ask": self.tr("to make the scene safe"),
            "safe": self.tr("by a name, and how that is known"),
            "yes": self.tr("by a name; then they are asked for"),
            "no": self.tr("by a name"),
            "did": self.tr("waited, went in, saw the person outside, left"),
            "place": self.tr("the place as it was heard, with its time"),
        }[act]

    def _hint(self, act: CrewAct) -> str:
        """What is typed in the line of words."""
        if act in FROM_LIST:
            return self.tr("free words, or none")
        if act in ("yes", "no"):
            return self.tr("why, if it was said; Enter")
        return self.tr("how it is known; Enter") if act == "safe" else self.tr("why; Enter")
