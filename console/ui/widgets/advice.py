"""The recommendation card: what the policy asks for, why, on what basis, and what would change it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.shown import Advice
from console.ui.plain import plain_tip
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge, ChangeLine, Heading, ItemLine, NoticeLine
from console.ui.widgets.blocks import Blocks
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.flow import Flow
from console.ui.widgets.form import scrolls
from console.ui.widgets.looking import KEYS_HERE, Looking, is_plain
from console.ui.widgets.words import Words
from console.ui.wish import Wish

NOTHING = Advice("", "")
NOTICES_SHARE = (1 / 3, 1 / 4)
"""How much of the card, with room and dense, the notices may take in full.

With more, their rests move down among what is scrolled.
"""
WISHES = {"A": "approval", "G": "gap", "R": "reasons", "O": "override", "P": "another"}


class AdviceWidget(Card):
    """The card beside the question. With the ring it owns R, O, P, A, G, Up and Down."""

    asked = Signal(object)
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "bg.surface", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(KEYS_HERE, self.tr("The letters on the buttons act; Down reads on"))
        self.advice = NOTHING
        self._now: datetime | None = None
        self._is_short = False
        self._notices: list[NoticeLine] = []
        self._items: list[ItemLine] = []
        self._reasons: list[Words] = []
        self._changes: list[ChangeLine] = []
        self._rests: list[Words] = []
        self._buttons: dict[str, KeyButton] = {}
        self._build(look)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def _build(self, look: Look) -> None:
        self._title = Words(look, "body", "semibold", parent=self, wraps=False)
        self._title.say(self.tr("Recommendation"))
        self._unsettled = Words(look, "small", color="text.secondary", parent=self)
        self._policy = Words(look, "small", color="text.secondary", parent=self, wraps=False)
        self._badge = Badge(look, big=True, parent=self)
        self._headline = Words(look, "heading", "semibold", parent=self)
        self._blocks = Blocks(look, self)
        self._in_full = Heading(look, self.tr("The notices in full"))
        self._because = Heading(look, self.tr("Because"))
        self._change = Heading(look, self.tr("What would change this"))
        self._also = Heading(look, self.tr("Also because"))
        self._on_duty = Heading(look, self.tr("On duty"))
        self._source = Words(look, "small", color="text.secondary")
        for key in WISHES:
            button = KeyButton(look, "", key, "plain" if key in "AG" else "quiet", slim=True, parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
            self._buttons[key] = button
        self._lay_out(look)

    def _lay_out(self, look: Look) -> None:
        self._column, self._head, self._flow = QVBoxLayout(self), QHBoxLayout(), Flow()
        self._top = top = QHBoxLayout()
        base = Qt.AlignmentFlag.AlignBottom
        top.addWidget(self._title, 0, base)
        top.addWidget(self._unsettled, 1, base)
        top.addStretch()
        top.addWidget(self._policy, 0, base)
        self._head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._headline, 1)
        self._told = QVBoxLayout()
        for button in self._buttons.values():
            self._flow.addWidget(button)
        for part in (top, self._head, self._told):
            self._column.addLayout(part)
        self._column.addWidget(self._blocks, 1)
        self._column.addLayout(self._flow)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        parts: tuple[Looking, ...] = (
            self._title,
            self._unsettled,
            self._policy,
            self._badge,
            self._in_full,
            self._because,
            self._change,
            self._also,
            self._on_duty,
            self._source,
        )
        made: tuple[Looking, ...] = (*self._buttons.values(), *self._notices, *self._items, *self._changes)
        for part in (*parts, *made):
            part.set_look(look)
        for words in (*self._reasons, *self._rests):
            words.set_style(look, look.pick("dense", "small"))
        for key, text in self._labels().items():
            self._buttons[key].set_words(text, key)
        self._headline.set_style(look, look.pick("heading", "answer"), "semibold")
        self._column.setContentsMargins(*look.pick((16, 12, 16, 14), (12, 8, 12, 9)))
        self._column.setSpacing(look.pick(10, 6))
        self._head.setSpacing(look.pick(12, 10))
        self._told.setSpacing(look.pick(4, 3))
        self._flow.setSpacing(look.pick(6, 5))
        self._blocks.set_look(look)
        if self._now is not None:
            shown, self.advice = self.advice, NOTHING
            self.show_advice(shown, self._now)

    def show_advice(self, advice: Advice, now: datetime) -> None:
        """Show a recommendation as of now; the place in it is kept while it says the same.

        After an answer who goes stands in sight again, however far somebody had read.
        """
        before = self.advice
        same = _to_read(advice) == _to_read(before)
        self.advice, self._now = advice, now
        if advice == before:
            self.tick(now)
            return
        self._title.say(self.tr("Recommendation · F6") if advice.call else self.tr("Policy tonight"))
        self._unsettled.say(f"· {advice.unsettled}" if advice.unsettled else "")
        self._policy.setToolTip(plain_tip(advice.policy_full))
        self._fit_policy()
        self._badge.show_priority(advice.priority)
        self._badge.setVisible(bool(advice.call))
        self._headline.say(advice.headline)
        self._show_notices(advice, now)
        self._blocks.show_blocks(list(self._shown(advice)), keep=same)
        for key, button in self._buttons.items():
            button.setVisible(bool(advice.call) and (key not in "AG" or self._is_wanted(key)))
        self.setAccessibleName(self.tr("Recommendation: {words}").format(words=advice.headline))

    def tick(self, now: datetime) -> None:
        """Let the clocks of the notices run."""
        self._now = now
        for line in self._notices:
            if line.isVisibleTo(self):
                line.tick(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the buttons; Down and Up for what is out of sight."""
        text = event.text().upper()
        button = self._buttons.get(text)
        if scrolls(event, self._blocks):
            event.accept()
        elif button is not None and button.isVisibleTo(self) and is_plain(event):
            self.wished.emit(Wish(WISHES[text]))
        else:
            super().keyPressEvent(event)

    def _labels(self) -> dict[str, str]:
        return {
            "A": self.tr("Approve…"),
            "G": self.tr("Close gap"),
            "R": self.tr("Reasons"),
            "O": self.tr("Override"),
            "P": self.tr("Another policy"),
        }

    def _is_wanted(self, key: str) -> bool:
        return self.advice.approval_waits if key == "A" else self.advice.gap_open

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.wished.emit(Wish(WISHES[button.key()]))

    def _show_notices(self, advice: Advice, now: datetime) -> None:
        while len(self._notices) < len(advice.notices):
            line = NoticeLine(self.look, self)
            self._told.addWidget(line)
            self._notices.append(line)
        for line, shown in zip_longest(self._notices, advice.notices):
            line.setVisible(shown is not None)
        for short in (False, True):
            self._is_short = short
            for line, notice in zip(self._notices, advice.notices, strict=False):
                line.show_notice(notice, now, short)
            share = self.look.pick(*NOTICES_SHARE)
            if self._notices_height(len(advice.notices)) <= self.height() * share:
                return

    def _notices_height(self, count: int) -> int:
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        return sum(line.heightForWidth(width) for line in self._notices[:count])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again whether the policy's name and the notices have room."""
        super().resizeEvent(event)
        self._fit_policy()
        was_short = self._is_short
        if self._now is not None:
            self._show_notices(self.advice, self._now)
        if self._is_short != was_short:
            self._blocks.show_blocks(list(self._shown(self.advice)), keep=True)

    def _fit_policy(self) -> None:
        """The policy's name stands at the right where it has room.

        Always below, and in the bar at the top.
        """
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * self._top.spacing()
        self._policy.say(self.advice.policy)
        said = sum(words.one_line() for words in (self._title, self._unsettled, self._policy) if words.text())
        self._policy.setVisible(bool(self.advice.policy) and said <= room)

    def _make_enough(self, advice: Advice) -> None:
        while len(self._items) < len(advice.items):
            self._items.append(ItemLine(self.look))
        while len(self._reasons) < len(advice.reasons):
            self._reasons.append(Words(self.look, self.look.pick("dense", "small")))
        while len(self._rests) < len(advice.notices):
            self._rests.append(Words(self.look, self.look.pick("dense", "small")))
        while len(self._changes) < len(advice.would_change):
            self._changes.append(ChangeLine(self.look))

    def _shown(self, advice: Advice) -> Iterator[QWidget]:
        self._make_enough(advice)
        for line, item in zip(self._items, advice.items, strict=False):
            line.show_item(item)
        if not advice.call:
            yield from self._shown_tonight(advice)
            return
        self._say_reasons(advice)
        weighty = sum(reason.weighs for reason in advice.reasons)
        above = min(1, weighty)
        yield from self._reasons[:above]
        yield from self._items[: len(advice.items)]
        first = max(weighty, min(1, len(advice.reasons)))
        yield from _group(self._because, self._reasons[above:first])
        rests = [notice for notice in advice.notices if self._is_short and notice.rest]
        for words, notice in zip(self._rests, rests, strict=False):
            words.say_strong(f"{notice.lead.rstrip('.:')}.", notice.says)
        yield from _group(self._in_full, self._rests[: len(rests)])
        for change, would in zip(self._changes, advice.would_change, strict=False):
            change.show_change(would)
        yield from _group(self._change, self._changes[: len(advice.would_change)])
        yield from _group(self._also, self._reasons[first : len(advice.reasons)])
        if advice.policy_full:
            self._source.say(advice.policy_full)
            yield self._source

    def _say_reasons(self, advice: Advice) -> None:
        """The same answers are told once, and not where a reason that weighs has hardly room.

        On what basis a rule stands is left to the page where it is dense.
        """
        told = ""
        for words, reason in zip(self._reasons, advice.reasons, strict=False):
            is_told = reason.lead == told or (reason.weighs and self._is_short)
            lead, told = ("", told) if is_told else (reason.lead, reason.lead)
            words.say_strong(lead, reason.rest, "" if self.look.dense else reason.basis)

    def _shown_tonight(self, advice: Advice) -> Iterator[QWidget]:
        """Without a call: what the policy says it is, and who is on duty."""
        for words, reason in zip(self._reasons, advice.reasons, strict=False):
            words.say(reason.rest)
            yield words
        yield from _group(self._on_duty, self._items[: len(advice.items)])

    def _focus_moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        self.set_ring(entered is self)


def _group(head: Heading, lines: Sequence[QWidget]) -> Iterator[QWidget]:
    """The head with its first line, then the others; nothing where there is no line."""
    if lines:
        head.take(lines[0])
        yield head
        yield from lines[1:]


def _to_read(advice: Advice) -> tuple[object, ...]:
    """What is read in the column, and of which call."""
    return advice.call, advice.headline, advice.items, advice.reasons, advice.would_change
