"""The Shift log screen: calls that are looked for, their lines, each moment as it was. It writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console.domain.entries import Redacted
from console.domain.entry import Entry
from console.domain.rows.log_found import FoundRow
from console.ledger.log_found import Sought
from console.session_log import CALL_ROW, Trouble, call_number
from console.ui.screens.about import SHIFT_LOG
from console.ui.screens.shift_log_filters import CHOICES, Filters
from console.ui.screens.shift_log_lines import ReadLines, key_of
from console.ui.screens.shift_log_words import count_words, empty_words
from console.ui.screens.shift_log_work import ShiftLogWork
from console.ui.tables.shift_log_lines import REPLAY
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.shift_log_view import ShiftLogView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

SOON_MS = 250
"""So long after an entry what is shown is read anew."""
LETTERS = (
    ("S", "log_period"),
    ("U", "log_unit"),
    ("P", "log_person"),
    ("K", "log_kind"),
    ("G", "log_gap"),
    ("O", "log_override"),
    ("X", "log_speed"),
    ("E", "log_earlier"),
    ("L", "log_later"),
    (REPLAY, "log_replay"),
)
"""The keys of the lists, and the wish of each."""


class ShiftLogScreen(QObject):
    """The screen of one desk, made when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filters, self._sought = Filters(), Sought()
        self._on_lines, self._is_behind = False, False
        self.view = ShiftLogView(desk.looks.look, desk.clock(), dict(LETTERS))
        self.work = ShiftLogWork(desk.bridge.session, self.view)
        self.lines = ReadLines(desk, self.view, self.work)
        self._help = HelpPage(desk.looks.look)
        desk.parts.screens.put_in(SHIFT_LOG, self.view)
        for part in (self.view.search, self.view.timeline, self.view.panel, self._help):
            part.wished.connect(self.wish)
        self.view.timeline.lines.pressed_left.connect(self._to_found)
        self.work.finding.done.connect(self._found)
        # A busy room enters several things a second: they are read together. The timer goes with the view.
        self._soon = QTimer(self.view)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._catch_up_soon)
        desk.bridge.recorded.connect(self._recorded)

    def show(self) -> None:
        """Look for what is wanted, as things stand now; what is read comes once it is there."""
        self._sought, self._is_behind = self._filters.sought(self._desk.bridge.session), False
        self.view.search.show_filters(self._filters.period, self._filters.values())
        if self.work.find(self._sought):
            self._show_found()

    def catch_up(self) -> None:
        """Take up what was entered since it was shown, also while the door was shut."""
        if self._is_behind and self._desk.parts.screens.in_front() == SHIFT_LOG:
            self.show()

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more by itself, but a replay's next line."""
        return self.work.is_at_rest() and not self._soon.isActive()

    def take_keys(self) -> None:
        """Give the keys to the calls, or to the lines, where somebody was reading them."""
        if self._on_lines and self.view.timeline.lines.rows():
            self.view.timeline.lines.take_keys()
        else:
            self._to_found()

    def about(self, value: str, line: int = 0) -> None:
        """Show a call or a unit that somebody named, at one of its lines where one is."""
        self._filters.forget()
        self.lines.wanted = line
        self._search(call_number(self._desk.board, value))

    def leave(self) -> None:
        """Let nothing of it stay in front of whoever comes."""
        self._filters.forget()
        self.view.search.field.show_text("")
        self.view.search.close_choice()
        self.view.close_page()
        self._let_go()
        self._sought = Sought()

    def wish(self, wish: Wish) -> None:
        """Grant what a list, a toggle or a key wishes."""
        match wish.name:
            case "log_chosen":
                self._choose(wish.value)
            case "log_lines":
                self._on_lines = True
                self.view.timeline.lines.take_keys()
            case "log_line":
                self.lines.go(int(wish.value))
            case "log_replay":
                self.lines.turn_replay()
            case "log_earlier" | "log_later":
                self.lines.turn_page(1 if wish.name == "log_earlier" else -1)
            case "log_speed":
                self.lines.set_speed(wish.value)
            case "find" if wish.value:
                self._search(wish.value)
                self._to_found()
            case "find":
                self.view.search.focus_search()
            case "help":
                self._help.show_page("shift-log")
                self.view.show_page(self._help, self.tr("Help"))
            case "back":
                self.take_keys()
            case "close_panel":
                self._back()
            case _ if self._filters.grant(wish):
                self._anew()
            case _ if wish.name in CHOICES:
                self._offer(wish.name)
            case _:
                self._desk.wish(wish)

    def _search(self, text: str) -> None:
        """Write in the search line what is looked for; the line tells of it."""
        if self.view.search.field.text() != text:
            self.view.search.field.show_text(text)
        else:
            self.wish(Wish("log_text", text))

    def _anew(self) -> None:
        """Look for something else: the first that is found comes in front."""
        self.lines.chosen = None
        self.show()

    def _offer(self, wish: str) -> None:
        names = {"log_unit": self.tr("Unit"), "log_person": self.tr("Person"), "log_kind": self.tr("Kind")}
        self.view.search.offer(wish, names[wish], self._filters.choices(wish, self._desk.board))

    def _found(self) -> None:
        self._show_found()
        self.view.search.announce()

    def _show_found(self) -> None:
        looked, search = self.work.found(), self.view.search
        if looked is None or isinstance(looked.found, Trouble):
            self._tell(looked.found if looked is not None else None)
            return
        found = looked.found
        sight = self._desk.bridge.session.sight
        search.found.say_empty(*empty_words(self._sought, self._filters.typed, sight.marks))
        search.found.set_rows(found.rows, self._desk.clock())
        search.say_count(count_words(found, self._sought, looked.took_ms))
        chosen = self.lines.chosen
        same = next((row for row in found.rows if chosen and key_of(row) == key_of(chosen)), None)
        first = next((row for row in found.rows if row.kind == CALL_ROW), next(iter(found.rows), None))
        self._take(same or first)

    def _choose(self, value: str) -> None:
        kind, _, about = value.partition(" ")
        rows, chosen = self.view.search.found.rows(), self.lines.chosen
        row = next((each for each in rows if key_of(each) == (kind, about)), None)
        if row is not None and (chosen is None or key_of(row) != key_of(chosen)):
            self._take(row)

    def _take(self, row: FoundRow | None) -> None:
        """Have the lines of what is chosen read."""
        self.view.search.found.mark(row)
        if row is None:
            self.lines.let_go()
        else:
            self.lines.take(row, self._sought)

    def _to_found(self) -> None:
        self._on_lines = False
        self.view.search.found.take_keys()

    def _back(self) -> None:
        """Close the page, else go back to the calls, else let go of what is typed."""
        if self.view.has_page():
            self.view.close_page()
            self.take_keys()
        elif self.view.search.found.view.hasFocus() and self._filters.typed:
            self._search("")
        else:
            self._to_found()

    def _tell(self, trouble: Trouble | object) -> None:
        if isinstance(trouble, Trouble):
            self._desk.say(trouble.says)

    def _let_go(self) -> None:
        """Hold no word of what was read."""
        self.work.drop()
        self._on_lines = False
        self.view.search.found.set_rows((), self._desk.clock())
        self.view.search.say_count("")
        self.lines.let_go()

    def _catch_up_soon(self) -> None:
        if not self._desk.entrance.is_shut:
            self.catch_up()

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Take up what was entered; where words were erased, read everything anew."""
        if any(isinstance(entry.body, Redacted) for entry in entries):
            self._let_go()
        self._is_behind = True
        if self._desk.parts.screens.in_front() == SHIFT_LOG and not self._soon.isActive():
            self._soon.start()
