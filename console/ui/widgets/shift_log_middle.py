"""The timeline of what was chosen: its head, the strip, the replay, and the lines."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.ui.tables.policy_text import line_step
from console.ui.tables.shift_log_lines import LineList
from console.ui.theme import Look
from console.ui.widgets.button import KeyButton
from console.ui.widgets.card import Card
from console.ui.widgets.looking import Looking
from console.ui.widgets.shift_log_strip import StripView
from console.ui.widgets.shift_log_toggle import Toggle
from console.ui.widgets.words import Words
from console.ui.wish import Wish

NO_BREAK = "\u00a0"
SPEEDS = (1, 4, 16, 60)
"""How many times faster than it was a replay runs."""


class TimelinePanel(Card):
    """Head, strip, replay, lines. Wishes `log_replay`, `log_speed` with one, pages, and the lines'."""

    wished = Signal(object)

    def __init__(
        self, look: Look, now: datetime, letters: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "bg.panel", parent=parent)
        self._title = Words(look, "title", "semibold", parent=self, cuts=True)
        self._below = Words(look, "small", color="text.secondary", parent=self)
        self.strip = StripView(look, UTC, self)
        self.lines = LineList(look, now, letters)
        self._replay = KeyButton(look, self.tr("Replay"), "Space", "plain", slim=True, parent=self)
        self.speeds = {speed: Toggle(look, f"{speed}\u00d7", parent=self) for speed in SPEEDS}
        self._faster = KeyButton(look, self.tr("Speed"), "X", "quiet", slim=True, parent=self)
        self._place = Words(look, "small", color="text.secondary", parent=self)
        self._bar = QHBoxLayout()
        for button in (self._replay, *self.speeds.values(), self._faster):
            self._bar.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
        self._bar.addWidget(self._place, 1)
        self._place.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._pages = {
            "log_earlier": KeyButton(look, self.tr("Earlier"), "E", "quiet", slim=True, parent=self),
            "log_later": KeyButton(look, self.tr("Later"), "L", "quiet", slim=True, parent=self),
        }
        self._top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self._title, self._below):
            words.addWidget(part)
        self._top.addLayout(words, 1)
        for button in self._pages.values():
            self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._turned)
            button.hide()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.strip)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.lines, 1)
        for wishing in (self.strip, self.lines):
            wishing.wished.connect(self.wished)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take over another theme or density."""
        super().set_look(look)
        self._title.set_style(look, look.pick("title", "answer"), "semibold")
        self._below.set_style(look, look.pick("small", "label"), color="text.secondary")
        self._place.set_style(look, look.pick("small", "label"), color="text.secondary")
        parts: tuple[Looking, ...] = (self.strip, self.lines, self._replay, self._faster)
        for part in (*parts, *self.speeds.values(), *self._pages.values()):
            part.set_look(look)
        # Room for two lines all the time, so that nothing moves when it says more.
        self._place.setMinimumHeight(2 * line_step(look, look.pick("small", "label")))
        side, top = look.pick(14, 10), look.pick(10, 6)
        self._top.setContentsMargins(side, top, side, 0)
        self._top.setSpacing(look.pick(6, 4))
        self._bar.setContentsMargins(side, 0, side, 0)
        self._bar.setSpacing(look.pick(6, 4))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.pick(8, 5))

    def show_head(self, title: str, below: str) -> None:
        """What the timeline is of, and how much there is."""
        self._title.say(title)
        self._title.setAccessibleName(title)
        self._below.say(below)

    def show_pages(self, *, earlier: bool, later: bool) -> None:
        """Whether there are lines before and after those that are shown."""
        self._pages["log_earlier"].setVisible(earlier)
        self._pages["log_later"].setVisible(later)

    def show_replay(self, speed: int, words: str, *, is_running: bool, is_offered: bool) -> None:
        """How the replay stands. words: where it is, and what it shortens."""
        for each, toggle in self.speeds.items():
            toggle.show_on(each == speed)
        self._replay.set_words(self.tr("Stop") if is_running else self.tr("Replay"))
        for button in (self._replay, *self.speeds.values(), self._faster):
            button.setEnabled(is_offered)
        # A blank keeps its room, so that the buttons stay where they are.
        self._place.say(words or NO_BREAK)

    def _turned(self) -> None:
        self.wished.emit(Wish(next(wish for wish, each in self._pages.items() if each is self.sender())))

    def _clicked(self) -> None:
        sender = self.sender()
        if sender is self._replay:
            self.wished.emit(Wish("log_replay"))
            return
        speed = next((each for each, toggle in self.speeds.items() if toggle is sender), 0)
        self.wished.emit(Wish("log_speed", str(speed or "")))
