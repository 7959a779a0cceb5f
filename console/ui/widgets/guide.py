"""The guide card: one question, its answers on keys, the caller's own words.

Emits `AnswerFact` and `AskLater`. Answers have no colour by gravity and no consequence on them: both would
lead the caller.
"""

from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.commands import AnswerFact, AskLater
from console.domain.names import SaidBy
from console.domain.rows.shown import Choice, GuideCard
from console.domain.rows.words import SAID_BY
from console.ui.theme import Look
from console.ui.widgets.begin import Begin
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.choices import ChoiceButton, ChoiceList
from console.ui.widgets.guide_parts import ProtocolLine, SayFirst, TopLine
from console.ui.widgets.icon import Icon
from console.ui.widgets.looking import KEYS_HERE, is_plain
from console.ui.widgets.own_words import OwnWords
from console.ui.widgets.words import Words
from console.ui.wish import Wish

SAYERS: tuple[SaidBy, ...] = ("caller", "unit_on_scene", "premise_history", "another_agency")
"""Who may have said an answer, in the order in which W goes round."""

EMPTY = GuideCard("empty")
CAVEAT = "caveat"
"""The field of the drafts that are words for an answer."""
ABOUT_ADVICE = MappingProxyType({"R": "reasons", "O": "override", "P": "another"})
"""The keys that stand on the recommendation beside the card, and mean it from here too."""


class GuideWidget(Card):
    """The card in the middle; while it has the ring it owns 0 to 9, A, B, D, C, W, L and Backspace."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "bg.raised", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(KEYS_HERE, self.tr("Answer with the number keys"))
        self.card = EMPTY
        self._is_shown = False
        self._said_by: SaidBy = "caller"
        self._given: AnswerFact | None = None
        self._kept: dict[str, str] = {}
        self._drafted: dict[str, str] = {}
        self._build(look)
        self._lay_out(look)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def _build(self, look: Look) -> None:
        self._protocol = ProtocolLine(look, self)
        self._top = TopLine(look, self)
        self._question = Words(look, "question", "semibold", parent=self)
        self._other = Words(look, "title", color="text.secondary", parent=self)
        self._say = SayFirst(look, self)
        self._waits = Words(look, "body", "semibold", "warn.text", self)
        self._answers = ChoiceList(look, self)
        self._answers.chosen.connect(self._answer)
        self._caveat = OwnWords(look, self)
        self._caveat.done.connect(self._take_keys)
        self._who = KeyButton(look, "", "W", "quiet", slim=True, parent=self)
        self._who.clicked.connect(self._next_sayer)
        self._later = KeyButton(look, self.tr("Ask later"), "L", "quiet", slim=True, parent=self)
        self._later.clicked.connect(self._ask_later)
        self._begin = Begin(look, self)
        self._begin.wished.connect(self.wished)
        self._calm_icon = Icon(look, "check_ring", 24, "text.secondary", self)
        self._calm = Words(look, "title", "semibold", parent=self)
        self._next = Words(look, "body", color="text.secondary", parent=self)
        for button in (self._who, self._later):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say_who()

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        own = QHBoxLayout()
        own.addWidget(self._caveat, 1)
        own.addWidget(self._who)
        own.addWidget(self._later)
        for part in (self._begin, self._protocol, self._top, self._question, self._other, self._say):
            column.addWidget(part)
        column.addWidget(self._waits)
        column.addWidget(self._answers)
        column.addLayout(own)
        column.addStretch(1)
        column.addWidget(self._calm_icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._calm, self._next):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(1)
        self._column, self._own = column, own
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        parts = (self._protocol, self._top, self._say, self._answers, self._caveat, self._who, self._later)
        self._waits.set_style(look, look.pick("body", "dense"), "semibold", "warn.text")
        for part in (*parts, self._begin, self._calm_icon, self._calm, self._next):
            part.set_look(look)
        self._question.set_style(look, look.pick("question", "heading"), "semibold")
        self._other.set_style(look, look.pick("title", "dense"), color="text.secondary")
        side, edge = look.pick(20, 12), look.pick(16, 7)
        self._column.setContentsMargins(side, edge, side, edge)
        self._column.setSpacing(look.pick(8, 3))
        self._own.setSpacing(look.pick(8, 6))

    def show_card(self, card: GuideCard, now: datetime) -> None:
        """Show a card. Words typed for an answer stay with their call."""
        if card == self.card and self._is_shown:
            return
        self._is_shown = True
        before, self.card = self.card, card
        if (before.call, before.fact) != (card.call, card.fact):
            self._keep_words(before, card)
            self.show_waiting(None)
            self._announce(card)
            if any(button.hasFocus() for button in self._answers.shown()):
                self.setFocus()
        asks = card.kind not in ("done", "empty")
        self._protocol.say(card.protocol)
        self._top.show_card(card)
        self._question.say(card.ask if asks else "")
        self._other.say(card.ask_other if asks else "")
        self._say.show_card(card)
        self._answers.show_choices(card.choices if asks else ())
        for part in (self._top, self._answers, self._caveat, self._who, self._later):
            part.setVisible(asks)
        is_done = card.kind == "done"
        self._begin.setVisible(card.kind == "empty")
        self._calm_icon.setVisible(is_done)
        lead, _, rest = card.next_step.partition(". ")
        self._calm.say(lead + ("." if rest else "") if is_done else "")
        self._next.say(rest if is_done else "")
        self._paint_at_once()

    def show_waiting(self, answer: AnswerFact | None) -> None:
        """Say that an answer given on this card waits to be saved; None: none does."""
        given = [
            choice.name
            for choice in self.card.choices
            if answer is not None
            and (answer.call, answer.fact, answer.answer) == (self.card.call, self.card.fact, choice.answer)
        ]
        words = self.tr("Saving “{answer}”. The next question comes when it is saved.")
        self._waits.say(words.format(answer=given[0]) if given else "")
        self._answers.setEnabled(not given)

    def tick(self, now: datetime) -> None:
        """Nothing on the card has an age."""

    def keep_typed(self) -> None:
        """Keep the words typed for an answer as drafts, each of its call; those let go are dropped."""
        typed = {**self._kept, self.card.call: self._caveat.edit.text()}
        for call in dict.fromkeys((*typed, *self._drafted)):
            text = typed.get(call, "")
            if call and text != self._drafted.get(call, ""):
                self._keep_draft(call, text)

    def put_back(self, call: str, text: str) -> None:
        """Put words back that were typed for an answer on a call and not given; what is typed stays."""
        self._drafted[call] = text
        if call != self.card.call:
            self._kept.setdefault(call, text)
        elif not self._caveat.edit.text():
            self._caveat.put(text)

    def forget(self) -> None:
        """Let nothing typed stay, nor what Ctrl+Z would bring back: somebody else comes."""
        self._kept.clear()
        self._drafted.clear()
        self._given, self._said_by = None, "caller"
        self._caveat.edit.setText("")
        self._say_who()

    def choose(self, key: str) -> bool:
        """Give the answer on this key; False where the card has no such key."""
        for choice in self.card.choices:
            if choice.key == key.upper():
                self._answer(choice)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers, the caller's words, who says so, later, back."""
        key, text = event.key(), event.text().upper()
        if not (is_plain(event) and self.has_ring()):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._answers.move_focus(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Backspace:
            self.wished.emit(Wish("previous_question"))
        elif self.card.choices and text in ("C", "W", "L"):
            {"C": self._caveat.take_keys, "W": self._next_sayer, "L": self._ask_later}[text]()
        elif text in ABOUT_ADVICE:
            self.wished.emit(Wish(ABOUT_ADVICE[text]))
        elif not self.choose(text):
            super().keyPressEvent(event)

    def _answer(self, choice: Choice) -> None:
        """Ask for the answer with the words; they stay until the card is another, for it may be refused."""
        if self._caveat.fault():
            self._caveat.take_keys()
            return
        self._given = AnswerFact(
            call=self.card.call,
            fact=self.card.fact,
            answer=choice.answer,
            said_by=self._said_by,
            caveat=self._caveat.text(),
        )
        self.asked.emit(self._given)

    def _ask_later(self) -> None:
        self.asked.emit(AskLater(call=self.card.call, fact=self.card.fact))

    def _next_sayer(self) -> None:
        self._said_by = SAYERS[(SAYERS.index(self._said_by) + 1) % len(SAYERS)]
        self._say_who()

    def _say_who(self) -> None:
        self._who.set_words(self.tr("Said by: {who}").format(who=SAID_BY[self._said_by]), "W")

    def _paint_at_once(self) -> None:
        """Paint before the rest of the desk is worked out: the next key answers what stands here."""
        for part in (self._protocol, self._say, self):
            layout = part.layout()
            assert layout is not None, "each of them lays its parts out"
            layout.activate()
        self.repaint()

    def _take_keys(self) -> None:
        self.setFocus()

    def _keep_words(self, before: GuideCard, card: GuideCard) -> None:
        """Let go of the words that were given with the answer; of another call's they are kept."""
        given, self._given = self._given, None
        if given is not None and (given.call, given.fact) == (before.call, before.fact):
            if given.caveat == self._caveat.text():
                self._caveat.clear()
                if self._drafted.get(given.call):
                    self._keep_draft(given.call, "")
            self._said_by = "caller"
            self._say_who()
        if before.call != card.call:
            self._kept[before.call] = self._caveat.text()
            self._caveat.put(self._kept.pop(card.call, ""))
            self._said_by = "caller"
            self._say_who()

    def _keep_draft(self, call: str, text: str) -> None:
        self._drafted[call] = text
        self.wished.emit(Wish("draft", f"{call} {CAVEAT}={text}"))

    def _announce(self, card: GuideCard) -> None:
        words = " ".join(part for part in (card.protocol, card.ask or card.next_step) if part)
        self.setAccessibleName(words)
        if self.has_ring() and words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        mine = entered is self or (isinstance(entered, ChoiceButton) and self.isAncestorOf(entered))
        self.set_ring(mine)
