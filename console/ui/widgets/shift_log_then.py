"""A moment as the dispatcher saw it: what was known, what the policy asked for, how the units stood."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.as_of import AsOf
from console.ui.tables.shift_log_then import KnownList, UnitThenList
from console.ui.theme import Look
from console.ui.widgets.advice_parts import Badge, ItemLine, NoticeLine
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.looking import Looking
from console.ui.widgets.words import Words

BESIDE_FROM = 520
"""From this width on, in logical pixels, what was known and the board stand beside each other."""
KNOWN_LEAST, KNOWN_MOST, BOARD = 5, 11, 9
"""The shares of what was known, by how much there is, and of the board."""
ITEMS_MAX = 6
NOTICES_MAX = 2


class ThenPanel(Card):
    """The moment of one line. It is only read; nothing on it changes anything."""

    def __init__(self, look: Look, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(look, "bg.panel", parent=parent)
        self._known = 0
        self._icon = Icon(look, "clock", 20, "accent.text", self)
        self._lead = Words(look, "body", "semibold", parent=self, wraps=False)
        self._what = Words(look, "small", color="text.secondary", parent=self)
        self._entered = Words(look, "small", color="text.secondary", parent=self)
        self._badge = Badge(look, parent=self)
        self._headline = Words(look, "answer", "semibold", parent=self)
        self._unsettled = Words(look, "small", color="text.secondary", parent=self)
        self._notices = [NoticeLine(look, self) for _ in range(NOTICES_MAX)]
        self._items = [ItemLine(look, self) for _ in range(ITEMS_MAX)]
        self.known, self.units = KnownList(look, now), UnitThenList(look, now)
        self._head, self._advice = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._lead)
        self._head.addWidget(self._what, 1)
        self._advice.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._advice.addWidget(self._headline, 1)
        self._upper = QVBoxLayout()
        self._upper.addLayout(self._head)
        self._upper.addWidget(self._entered)
        self._upper.addLayout(self._advice)
        for part in (self._unsettled, *self._notices, *self._items):
            self._upper.addWidget(part)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.addWidget(self.known, KNOWN_MOST)
        self._lower.addWidget(self.units, BOARD)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._upper)
        self._column.addLayout(self._lower, 1)
        self._column.addStretch(0)
        self.show_nothing("")
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._lead.set_style(look, look.pick("body", "dense"), "semibold")
        self._headline.set_style(look, look.pick("answer", "body"), "semibold")
        small = look.pick("small", "label")
        for words in (self._what, self._entered, self._unsettled):
            words.set_style(look, small, color="text.secondary")
        parts: tuple[Looking, ...] = (self._icon, self._badge, self.known, self.units)
        for part in (*parts, *self._notices, *self._items):
            part.set_look(look)
        self._upper.setContentsMargins(*look.pick((14, 10, 14, 0), (10, 6, 10, 0)))
        self._upper.setSpacing(look.pick(5, 3))
        self._head.setSpacing(8)
        self._advice.setSpacing(look.pick(10, 8))
        self._lower.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.pick(6, 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was known stands beside the board, or over it where there is little room."""
        super().resizeEvent(event)
        is_wide = self.width() >= BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._lower.direction() != way:
            self._lower.setDirection(way)
            self._share()

    def show_nothing(self, words: str) -> None:
        """Show no moment, and say why."""
        self._lead.say(self.tr("As of then"))
        self._what.say(words or self.tr("Choose a line: what the dispatcher saw at that moment stands here."))
        shown: tuple[QWidget, ...] = (self._entered, self._badge, self._headline, self._unsettled)
        for part in (*shown, *self._notices, *self._items, self.known, self.units):
            part.hide()
        self.setAccessibleName(self._what.text())

    def forget(self) -> None:
        """Hold no word of a moment."""
        now = self.known.view.rows.now
        self.known.set_rows((), now, "")
        self.units.set_rows((), now)
        for words in (self._entered, self._headline, self._unsettled, self._what):
            words.say("")
        for part in (*self._notices, *self._items):
            part.setAccessibleName("")
        self.setAccessibleName("")

    def show_moment(self, moment: AsOf, entered: str, changed: str) -> None:
        """Show a moment. entered: by whom the line was; changed: the fact that it was about, if any."""
        self._lead.say(self.tr("As of {time}").format(time=moment.time))
        self._what.say(self._seen(moment))
        self._entered.say(self.tr("entered by {who}").format(who=entered))
        self._entered.show()
        self._show_advice(moment)
        self.known.setVisible(bool(moment.call))
        self.known.set_rows(moment.answers, moment.at, changed)
        self.units.setVisible(True)
        self._known = len(moment.answers)
        self._share()
        self.units.set_rows(moment.units, moment.at)
        self.setAccessibleName(f"{self._lead.text()}, {self._what.text()}. {self._headline.text()}")

    def _share(self) -> None:
        """Over the board little of what was known takes little room; beside it the widths stay."""
        is_beside = self._lower.direction() == QBoxLayout.Direction.LeftToRight
        needed = KNOWN_MOST if is_beside else min(KNOWN_MOST, max(KNOWN_LEAST, self._known + 2))
        self._lower.setStretch(0, needed)

    def _show_advice(self, moment: AsOf) -> None:
        advice, has_call = moment.advice, bool(moment.call)
        self._badge.setVisible(has_call)
        self._badge.show_priority(advice.priority)
        self._headline.setVisible(has_call)
        self._headline.say(advice.headline)
        self._unsettled.setVisible(has_call and bool(advice.unsettled))
        self._unsettled.say(advice.unsettled)
        notices = advice.notices if has_call else ()
        for at, line in enumerate(self._notices):
            line.setVisible(at < len(notices))
            if at < len(notices):
                line.show_notice(notices[at], moment.at)
        items = advice.items if has_call else ()
        for place, item in enumerate(self._items):
            item.setVisible(place < len(items))
            if place < len(items):
                item.show_item(items[place])

    def _seen(self, moment: AsOf) -> str:
        calls = self.tr("{open} calls open, {waiting} waiting").format(
            open=moment.open, waiting=moment.waiting
        )
        if moment.is_over:
            return self.tr("the call ended here; as it was right before")
        seen = self.tr("what the dispatcher saw at that moment")
        return seen if moment.call else f"{seen}: {calls}"
