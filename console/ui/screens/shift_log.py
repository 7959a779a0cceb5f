"""The Shift log screen: calls that are looked for, their lines, each moment as it was. It writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.board import in_force
from console.domain.entries import Redacted
from console.domain.entry import Entry
from console.domain.local_time import zone_of
from console.domain.rows.log_found import FoundRow
from console.domain.rows.log_rows import LineRow
from console.ledger.log_found import Sought
from console.session_log import CALL_ROW, Trouble, call_number
from console.ui.screens.about import SHIFT_LOG
from console.ui.screens.shift_log_filters import CHOICES, Filters
from console.ui.screens.shift_log_replay import Replay
from console.ui.screens.shift_log_words import count_words, empty_words, place_words, timeline_words
from console.ui.screens.shift_log_work import ShiftLogWork
from console.ui.tables.shift_log_lines import REPLAY
from console.ui.widgets.help_page import HelpPage
from console.ui.widgets.shift_log_middle import SPEEDS
from console.ui.widgets.shift_log_view import ShiftLogView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk

LETTERS = (
    ("S", "log_period"),
    ("U", "log_unit"),
    ("P", "log_person"),
    ("K", "log_kind"),
    ("G", "log_gap"),
    ("O", "log_override"),
    ("X", "log_speed"),
    (REPLAY, "log_replay"),
)
"""The keys of the lists, and the wish of each."""


class ShiftLogScreen(QObject):
    """The screen of one desk, made when it is first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filters, self._sought = Filters(), Sought()
        self._chosen: FoundRow | None = None
        self._line, self._on_lines = 0, False
        self.view = ShiftLogView(desk.looks.look, desk.clock(), dict(LETTERS))
        self.work = ShiftLogWork(desk.bridge.session, self.view)
        self.replay = Replay(self.view)
        self._help = HelpPage(desk.looks.look)
        desk.parts.screens.put_in(SHIFT_LOG, self.view)
        for part in (self.view.search, self.view.timeline, self.view.panel, self._help):
            part.wished.connect(self.wish)
        self.view.timeline.lines.pressed_left.connect(self._to_found)
        self.work.finding.done.connect(self._found)
        self.work.reading.done.connect(self._read)
        self.work.looking.done.connect(self._looked)
        self.replay.stepped.connect(self._stepped)
        desk.bridge.recorded.connect(self._recorded)

    def show(self) -> None:
        """Look for what is wanted, as things stand now; what is read comes once it is there."""
        self._sought = self._filters.sought(self._desk.bridge.session)
        self.view.search.show_filters(self._filters.period, self._filters.values())
        if self.work.find(self._sought):
            self._show_found()

    def take_keys(self) -> None:
        """Give the keys to the calls, or to the lines, where somebody was reading them."""
        if self._on_lines and self.view.timeline.lines.rows():
            self.view.timeline.lines.take_keys()
        else:
            self._to_found()

    def about(self, value: str) -> None:
        """Show a call or a unit that somebody named."""
        self._filters.forget()
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
                self.replay.stop()
                self._go(int(wish.value))
            case "log_replay":
                self._turn_replay()
            case "log_speed":
                self.replay.set_speed(int(wish.value) if wish.value else self._next_speed())
                self._show_replay()
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
        self.replay.stop()
        self._chosen, self._line = None, 0
        self.show()

    def _offer(self, wish: str) -> None:
        names = {"log_unit": self.tr("Unit"), "log_person": self.tr("Person"), "log_kind": self.tr("Kind")}
        self.view.search.offer(wish, names[wish], self._filters.choices(wish, self._desk.board))

    def _found(self) -> None:
        self.work.felt()
        self._show_found()

    def _show_found(self) -> None:
        found, search = self.work.found(), self.view.search
        if found is None or isinstance(found, Trouble):
            self._tell(found)
            return
        sight = self._desk.bridge.session.sight
        search.found.say_empty(*empty_words(self._sought, self._filters.typed, sight.marks))
        search.found.set_rows(found.rows, self._desk.clock())
        search.say_count(count_words(found, self._sought, self.work.took_ms))
        chosen = self._chosen
        same = next((row for row in found.rows if chosen and (row.kind, row.id) == _key(chosen)), None)
        first = next((row for row in found.rows if row.kind == CALL_ROW), next(iter(found.rows), None))
        self._take(same or first)

    def _choose(self, value: str) -> None:
        kind, _, about = value.partition(" ")
        row = next((each for each in self.view.search.found.rows() if _key(each) == (kind, about)), None)
        if row is not None and (self._chosen is None or _key(row) != _key(self._chosen)):
            self.replay.stop()
            self._line = 0
            self._take(row)

    def _take(self, row: FoundRow | None) -> None:
        """Have the lines of what is chosen read."""
        if row is None:
            self._chosen = None
            self._show_nothing()
            return
        if self._chosen is None or _key(self._chosen) != _key(row):
            self._line = row.hits[0].number if row.hits else 0
        self._chosen = row
        self.view.search.found.mark(row)
        if self.work.read(row, self._sought):
            self._read()

    def _read(self) -> None:
        lines, row = self.work.lines(), self._chosen
        if lines is None or isinstance(lines, Trouble) or row is None:
            self._tell(lines)
            return
        timeline = self.view.timeline
        zone = zone_of(in_force(self._desk.board).agency.time_zone)
        timeline.show_head(row.title, timeline_words(row, lines, zone))
        timeline.lines.set_rows(lines.rows, self._desk.clock())
        timeline.strip.show_strip(lines.strip, zone)
        numbers = [each.number for each in lines.rows]
        if not numbers:
            self._line = 0
            self.view.then.show_nothing(self.tr("No line is of this."))
        elif not self.replay.is_running():
            self._go(self._line if self._line in numbers else numbers[-1])
        self._show_replay()

    def _go(self, number: int) -> None:
        """Go to a line, and to the moment at which it was entered."""
        timeline, row = self.view.timeline, self._row(number)
        if row is None:
            return
        self._line = number
        timeline.lines.bring(number)
        timeline.strip.show_moment(row.at)
        is_call = self._chosen is not None and self._chosen.kind == CALL_ROW
        call = self._chosen.id if self._chosen is not None and is_call else row.call
        if self.work.look(number, call):
            self._looked()
        self._show_replay()

    def _looked(self) -> None:
        moment, row = self.work.moment(), self._row(self._line)
        if moment is None or isinstance(moment, Trouble):
            self._tell(moment)
        elif row is not None:
            self.view.then.show_moment(moment, row.entered, row.fact)

    def _turn_replay(self) -> None:
        if self.replay.is_running():
            self.replay.stop()
        elif len(self.view.timeline.lines.rows()) > 1:
            self._go(self.replay.start(self.view.timeline.lines.rows(), self._line))
        self._show_replay()

    def _stepped(self, number: int) -> None:
        """The next line of the replay; it stops where the screen is not in front any more."""
        if self._desk.entrance.is_shut or self._desk.parts.screens.in_front() != SHIFT_LOG:
            self.replay.stop()
            return
        self._go(number)

    def _show_replay(self) -> None:
        rows = self.view.timeline.lines.rows()
        words = self.replay.says() or place_words(rows, self._line)
        is_running, is_offered = self.replay.is_running(), len(rows) > 1
        self.view.timeline.show_replay(self.replay.speed, words, is_running=is_running, is_offered=is_offered)

    def _next_speed(self) -> int:
        return SPEEDS[(SPEEDS.index(self.replay.speed) + 1) % len(SPEEDS)]

    def _row(self, number: int) -> LineRow | None:
        return next((row for row in self.view.timeline.lines.rows() if row.number == number), None)

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

    def _show_nothing(self) -> None:
        timeline = self.view.timeline
        timeline.show_head(self.tr("No call is chosen"), self.tr("Its lines stand here."))
        timeline.lines.set_rows((), self._desk.clock())
        timeline.strip.show_strip(None, zone_of(in_force(self._desk.board).agency.time_zone))
        self.view.then.show_nothing("")
        self._show_replay()

    def _let_go(self) -> None:
        """Hold no word of what was read."""
        self.replay.stop()
        self.work.drop()
        self._chosen, self._line, self._on_lines = None, 0, False
        self.view.search.found.set_rows((), self._desk.clock())
        self.view.search.say_count("")
        self._show_nothing()
        self.view.then.forget()

    def _recorded(self, entries: Sequence[Entry]) -> None:
        """Take up what was entered; where words were erased, read everything anew."""
        if any(isinstance(entry.body, Redacted) for entry in entries):
            self._let_go()
        if self._desk.parts.screens.in_front() == SHIFT_LOG and not self._desk.entrance.is_shut:
            self.show()


def _key(row: FoundRow) -> tuple[str, str]:
    return row.kind, row.id
