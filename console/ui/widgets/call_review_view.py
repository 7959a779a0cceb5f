"""The Review screen as it is laid out: calls at the left, the call's timeline, the form at the right."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.domain.rows.log_rows import LineRow
from console.domain.texts import NOTE_MAX
from console.ui.tables.review_calls import ReviewCallList
from console.ui.tables.shift_log_lines import LineList
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton, press_shown
from console.ui.widgets.call_review_form import ReviewFormPanel
from console.ui.widgets.card import Card
from console.ui.widgets.field import Field
from console.ui.widgets.form import is_submit
from console.ui.widgets.looking import Looking, is_plain
from console.ui.widgets.panel import Panel
from console.ui.widgets.words import Words
from console.ui.wish import Wish

NO_BREAK = "\u00a0"
WIDTHS = ((24, 36, 40), (25, 33, 42))
"""The shares of the three columns, and in a narrow window."""


class ReviewListPanel(Card):
    """The calls, the month's keys, and the line in which a complaint is noted. Wishes what they do."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        super().__init__(look, "bg.panel")
        self.calls = ReviewCallList(look, now, letters)
        self._pages = {
            "review_earlier": KeyButton(look, self.tr("Earlier"), "E", "quiet", slim=True, parent=self),
            "review_later": KeyButton(look, self.tr("Later"), "L", "quiet", slim=True, parent=self),
        }
        label = self.tr("Complaint about this call")
        self.complaint = Field(look, label, "K", words_beside=True, longest=NOTE_MAX, parent=self)
        self.complaint.edit.setPlaceholderText(self.tr("who said what; Enter notes it"))
        self.complaint.edit.returnPressed.connect(self._complains)
        self._bar, self._column = QHBoxLayout(), QVBoxLayout(self)
        for button in self._pages.values():
            self._bar.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._turned)
        self._bar.addStretch(1)
        self._column.addWidget(self.calls, 1)
        self._column.addLayout(self._bar)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.complaint)
        self._column.addLayout(self._foot)
        self.calls.wished.connect(self.wished)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        parts: tuple[Looking, ...] = (self.calls, *self._pages.values(), self.complaint)
        for part in parts:
            part.set_look(look)
        side = look.pick(14, 10)
        self._bar.setContentsMargins(side, 0, side, 0)
        self._bar.setSpacing(look.pick(6, 4))
        self._foot.setContentsMargins(side, 0, side, look.pick(12, 8))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.pick(6, 4))

    def show_months(self, is_shown: bool) -> None:
        """Whether there are months to go to: a dispatcher's own reviews stand in one list."""
        for button in self._pages.values():
            button.setVisible(is_shown)

    def _turned(self) -> None:
        self.wished.emit(Wish(next(wish for wish, each in self._pages.items() if each is self.sender())))

    def _complains(self) -> None:
        self.wished.emit(Wish("review_complain", self.complaint.entered()))


class ReviewTimeline(Card):
    """The lines of the call. Wishes `review_moment` with the entry of the one that Enter is pressed on."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        super().__init__(look, "bg.panel")
        self._title = Words(look, "title", "semibold", parent=self, cuts=True)
        self._below = Words(look, "small", color="text.secondary", parent=self)
        self._below.say(NO_BREAK)
        self.lines = LineList(look, now, letters)
        self._head, column = QVBoxLayout(), QVBoxLayout(self)
        self._head.setSpacing(0)
        self._head.addWidget(self._title)
        self._head.addWidget(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.lines, 1)
        self.lines.wished.connect(self.wished)
        self.lines.view.pressed_enter.connect(self._enter)
        self.lines.pressed_left.connect(self._left)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._title.set_style(look, look.pick("title", "answer"), "semibold")
        self._below.set_style(look, look.pick("small", "label"), color="text.secondary")
        self.lines.set_look(look)
        self._head.setContentsMargins(look.pick(14, 10), look.pick(10, 6), look.pick(14, 10), 0)

    def show_lines(self, title: str, below: str, rows: tuple[LineRow, ...], now: datetime) -> None:
        """Show the lines of a call under its name."""
        self._title.say(title)
        self._title.setAccessibleName(title)
        # A blank keeps its room, so that the lines stay where they are.
        self._below.say(below or NO_BREAK)
        self.lines.set_rows(rows, now)

    def _enter(self) -> None:
        row = self.lines.rows()[self.lines.view.currentIndex().row()]
        self.wished.emit(Wish("review_moment", str(row.number)))

    def _left(self) -> None:
        self.wished.emit(Wish("review_list"))


class CallReviewView(QWidget):
    """List, timeline, form; a page of the manual takes the place of the form while it is open."""

    wished = Signal(object)

    def __init__(self, look: Look, now: datetime, letters: dict[str, str]) -> None:
        super().__init__()
        self.list = ReviewListPanel(look, now, letters)
        self.timeline = ReviewTimeline(look, now, letters)
        self.form = ReviewFormPanel(look, now, letters)
        self.panel = Panel(look)
        self.aside = QStackedWidget()
        self.aside.addWidget(self.form)
        self.aside.addWidget(self.panel)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.list, self.timeline, self.aside):
            self._row.addWidget(part)
        for wishing in (self.list, self.timeline, self.form, self.panel):
            wishing.wished.connect(self.wished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter gives what is filled in; a plain key presses the button in sight on which it stands."""
        if is_submit(event):
            self.wished.emit(Wish("review_give"))
        elif not (is_plain(event) and press_shown(self, event.text())):
            super().keyPressEvent(event)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        for part in (self.list, self.timeline, self.form, self.panel):
            part.set_look(look)
        self._row.setSpacing(look.gap)
        for at, share in enumerate(look.pick(*WIDTHS)):
            self._row.setStretch(at, share)

    def show_page(self, page: QWidget, title: str) -> None:
        """Open a page in place of the form."""
        self.aside.setCurrentWidget(self.panel)
        self.panel.open_page(page, title)

    def close_page(self) -> None:
        """Show the form again."""
        self.panel.take_page()
        self.aside.setCurrentWidget(self.form)

    def has_page(self) -> bool:
        """Whether a page stands in place of the form."""
        return self.aside.currentWidget() is self.panel
