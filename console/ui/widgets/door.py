"""The door of the desk: a page over the whole window that shows nothing of any call. It knows no session.

At the left what the room is and what goes on, at the right the page that lets somebody in.
"""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.rows.shown import Notice
from console.ui.theme import Look
from console.ui.widgets.advice_parts import NoticeLine
from console.ui.widgets.card import Card
from console.ui.widgets.icon import Icon
from console.ui.widgets.panel import Panel
from console.ui.widgets.paragraphs import Paragraphs
from console.ui.widgets.words import Words


class Beside(NamedTuple):
    """What stands beside the page: an icon and a heading, a line under it, what goes on, and a statement."""

    icon: str
    heading: str
    line: str
    going_on: tuple[str, ...] = ()
    title: str = ""
    statement: tuple[str, ...] = ()


class Door(QWidget):
    """One page at a time, beside what may be said to anybody. `wished` is the panel's Esc."""

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[str, ...] | None = None
        self._look, self._is_tall = look, False
        self._card = Card(look, "bg.panel", parent=self)
        self._icon = Icon(look, "person", 28, "text.primary", self._card)
        self._heading = Words(look, "question", "semibold", parent=self._card)
        self._line = Words(look, "body", color="text.secondary", parent=self._card)
        self._going_on = Paragraphs(look, parent=self._card)
        self._title = Words(look, "dense", "semibold", "text.secondary", self._card)
        self._statement = Paragraphs(look, "text.secondary", self._card)
        self._trouble = NoticeLine(look, self._card)
        self.panel = Panel(look, self._card)
        self.panel.wished.connect(self.wished)
        self._trouble.hide()
        self._beside = QVBoxLayout()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._heading, 1)
        self._beside.addLayout(head)
        for part in (self._line, self._going_on, self._title, self._statement):
            self._beside.addWidget(part)
        self._beside.addStretch(1)
        self._beside.addWidget(self._trouble)
        self._row = QHBoxLayout(self._card)
        self._row.addLayout(self._beside, 5)
        self._row.addWidget(self.panel, 7)
        around = QGridLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._card, 1, 1)
        for side in (0, 2):
            around.setRowStretch(side, 1)
            around.setColumnStretch(side, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        self._look = look
        for part in (self._card, self._icon, self._going_on, self._statement, self._trouble, self.panel):
            part.set_look(look)
        self._heading.set_style(look, look.pick("question", "heading"), "semibold")
        self._line.set_style(look, look.pick("body", "dense"), color="text.secondary")
        self._title.set_style(look, look.pick("dense", "small"), "semibold", "text.secondary")
        self._beside.setSpacing(look.pick(14, 10))
        self._beside.setContentsMargins(0, look.pick(8, 4), 0, 0)
        edge = look.pick(24, 16)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(edge)
        self._size()

    def show_page(self, page: QWidget, title: str, *, back: bool, tall: bool) -> None:
        """Put a page in, with the keys on it; `back`: Esc leads somewhere; `tall`: it holds a whole form."""
        self._is_tall = tall
        self._size()
        self.panel.show_back(back)
        self.panel.open_page(page, title)

    def show_beside(self, beside: Beside) -> None:
        """Show what stands beside the page; what goes on is said aloud where it changes, in numbers alone."""
        self._icon.show_icon(beside.icon)
        self._heading.say(beside.heading)
        self._line.say(beside.line)
        self._going_on.say(beside.going_on)
        self._title.say(beside.title)
        self._statement.say(beside.statement)
        if self._said is not None and beside.going_on != self._said and beside.going_on:
            said = " ".join(beside.going_on)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._said = beside.going_on

    def show_trouble(self, says: str, now: datetime) -> None:
        """Say what the store cannot do now; empty: it can."""
        if says:
            lead, _, rest = says.partition(". ")
            self._trouble.show_notice(Notice("octagon", lead, rest, "alert"), now)
        self._trouble.setVisible(bool(says))

    def _size(self) -> None:
        wide, low, tall = self._look.pick((1120, 470, 620), (940, 400, 530))
        self._card.setFixedSize(wide, tall if self._is_tall else low)
