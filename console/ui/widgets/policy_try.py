"""The page on which a call is tried: the guide's question on number keys, and whom the policy would send."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.policy_try import TryView
from console.domain.rows.shown import Choice, GuideCard
from console.ui.theme import Look
from console.ui.widgets.advice_parts import ChangeLine, ItemLine
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.choices import ChoiceButton, ChoiceList
from console.ui.widgets.flow import Flow
from console.ui.widgets.guide_parts import TopLine
from console.ui.widgets.looking import KEYS_HERE, Looking, is_plain
from console.ui.widgets.rows_page import Rows
from console.ui.widgets.words import Words
from console.ui.wish import Wish

LETTERS = {"L": "try_later", "G": "try_choose", "N": "try_anew"}
SAVE = "S"
"""Saves what is tried as a case, where that is what the page is for."""


class TryQuestion(Card):
    """The question. While it has the ring it owns 0 to 9, the letters of the answers, L, G, N and Backspace.

    Wishes `try_answer` or `try_ask` with the answer or the fact, and what `LETTERS` say. saves: it wishes
    `save_case` too, on S.
    """

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, saves: bool = False) -> None:
        super().__init__(look, "bg.raised", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(KEYS_HERE, self.tr("Answer with the number keys; nothing is recorded"))
        self.card = GuideCard("empty")
        self._top = TopLine(look, self)
        self._ask = Words(look, "title", "semibold", parent=self)
        self._answers = ChoiceList(look, self)
        self._answers.chosen.connect(self._chosen)
        words = (
            ("try_back", self.tr("Take back"), "Backspace"),
            ("try_later", self.tr("Ask later"), "L"),
            ("try_choose", self.tr("Change an answer"), "G"),
            ("try_anew", self.tr("Begin anew"), "N"),
            *((("save_case", self.tr("Save it as a case"), SAVE),) if saves else ()),
        )
        self._letters = {**LETTERS, **({SAVE: "save_case"} if saves else {})}
        self._buttons = {wish: KeyButton(look, text, key, "quiet", slim=True) for wish, text, key in words}
        self._acts = Flow()
        for button in self._buttons.values():
            self._acts.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        for part in (self._top, self._ask):
            self._column.addWidget(part)
        self._column.addWidget(self._answers, 1)
        self._column.addStretch()
        self._column.addLayout(self._acts)
        self.set_look(look)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        parts: tuple[Looking, ...] = (self._top, self._answers, *self._buttons.values())
        for part in parts:
            part.set_look(look)
        self._ask.set_style(look, look.pick("heading", "title"), "semibold")
        self._column.setContentsMargins(*look.pick((16, 12, 16, 10), (12, 7, 12, 7)))
        self._column.setSpacing(look.pick(8, 4))
        self._acts.setSpacing(look.pick(6, 4))

    def show_card(self, card: GuideCard) -> None:
        """Show a question, or the answers to choose from."""
        before, self.card = self.card, card
        self._top.show_card(card)
        self._ask.say(card.ask)
        self._answers.show_choices(card.choices)
        for wish, can in (("try_later", card.kind == "question"), ("try_choose", card.kind != "done")):
            self._buttons[wish].setEnabled(can)
        self.setAccessibleName(f"{card.ask} {card.progress}")
        if card.ask != before.ask and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, card.ask))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers, and what can be done instead."""
        key, text = event.key(), event.text().upper()
        if not is_plain(event):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._answers.move_focus(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Backspace:
            self.wished.emit(Wish("try_back"))
        elif text in self._letters:
            if self._buttons[self._letters[text]].isEnabled():
                self.wished.emit(Wish(self._letters[text]))
        elif not self._press(text):
            super().keyPressEvent(event)

    def _press(self, text: str) -> bool:
        choice = next((each for each in self.card.choices if text and each.key == text), None)
        if choice is None:
            return False
        self._chosen(choice)
        return True

    def _chosen(self, choice: Choice) -> None:
        name = "try_ask" if self.card.kind == "done" else "try_answer"
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wished.emit(Wish(name, choice.answer))

    def _clicked(self) -> None:
        name = next(each for each, button in self._buttons.items() if button is self.sender())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wished.emit(Wish(name))

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        mine = isinstance(entered, ChoiceButton) and self.isAncestorOf(entered)
        self.set_ring(entered is self or mine)


class TryPage(QWidget):
    """The question, and what the policy would ask for, beside it or, where it saves cases, below it."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, saves: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._view: TryView | None = None
        self.question = TryQuestion(look, self, saves=saves)
        self.question.wished.connect(self.wished)
        self._asks = Rows(look, self)
        self._row = QVBoxLayout(self) if saves else QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.question, 5)
        self._row.addWidget(self._asks, 4)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        self.question.set_look(look)
        self._asks.set_look(look)
        self._row.setSpacing(look.pick(14, 9))

    def show_trial(self, view: TryView) -> None:
        """Show how the trial stands."""
        if view == self._view:
            return
        self._view = view
        self.question.show_card(view.card)
        urgency = self.tr("Priority {number}").format(number=view.priority) if view.priority else ""
        lead = " · ".join(each for each in (urgency, view.unsettled) if each)
        self._asks.show_lead(lead or self.tr("settled"))
        self._asks.setAccessibleName(f"{view.headline}. {lead}")
        self._asks.setAccessibleDescription(_told(view))
        self._asks.show_blocks(self._blocks(view), keep=False)

    def focus_first(self) -> None:
        """Let the next key answer."""
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, text: str) -> None:
        """Nothing is recorded here, so nothing is refused."""

    def tick(self, now: datetime) -> None:
        """No clock runs here."""

    def _blocks(self, view: TryView) -> list[QWidget]:
        look, blocks = self._look, list[QWidget]()
        blocks.append(self._words(view.headline, look.pick("title", "answer"), strong=True))
        for item in view.items:
            line = ItemLine(look)
            line.show_item(item)
            blocks.append(line)
        blocks.append(self._words(self.tr("Why"), "small", strong=True))
        for reason in view.reasons:
            words = Words(look, look.pick("dense", "small"))
            words.say_strong(reason.lead, reason.rest, reason.basis)
            blocks.append(words)
        if view.changes:
            blocks.append(self._words(self.tr("What would change this"), "small", strong=True))
        for change in view.changes:
            told = ChangeLine(look)
            told.show_change(change)
            blocks.append(told)
        return blocks

    def _words(self, text: str, size: str, *, strong: bool) -> Words:
        color = "text.secondary" if size == "small" else "text.primary"
        words = Words(self._look, size, "semibold" if strong else "regular", color)
        words.say(text)
        return words


def _told(view: TryView) -> str:
    """All that stands at the right, to be read aloud at once."""
    items = (f"{item.words}, {item.rules}" for item in view.items)
    reasons = (f"{reason.lead} {reason.rest}" for reason in view.reasons)
    changes = (f"{change.outcome} {change.answers}" for change in view.changes)
    return "\n".join((*items, *reasons, *changes))
