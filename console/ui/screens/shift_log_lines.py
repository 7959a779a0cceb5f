"""The lines of what is chosen on the Shift log screen, the moment of the one looked at, and the replay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.board import in_force
from console.domain.local_time import zone_of
from console.domain.rows.log_found import FoundRow
from console.domain.rows.log_rows import LineRow
from console.ledger.log_found import Sought
from console.ledger.logbook import Timeline
from console.session_log import CALL_ROW, Trouble
from console.ui.screens.about import SHIFT_LOG
from console.ui.screens.shift_log_replay import Replay
from console.ui.screens.shift_log_words import place_words, timeline_words
from console.ui.screens.shift_log_work import ShiftLogWork
from console.ui.widgets.shift_log_middle import SPEEDS
from console.ui.widgets.shift_log_view import ShiftLogView

if TYPE_CHECKING:
    from console.ui.screens.desk import Desk


class ReadLines(QObject):
    """What is read of one call, unit or span. chosen: which; the line that is looked at is remembered.

    wanted: the line that the next one chosen begins with; 0: the one that was found, or the last.
    """

    def __init__(self, desk: Desk, view: ShiftLogView, work: ShiftLogWork) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._timeline, self._then = view.timeline, view.then
        self.chosen: FoundRow | None = None
        self.replay = Replay(view)
        self._line, self._page, self.wanted = 0, 0, 0
        self._sought = Sought()
        work.reading.done.connect(self._read)
        work.looking.done.connect(self._looked)
        self.replay.stepped.connect(self._stepped)

    def take(self, row: FoundRow, sought: Sought) -> None:
        """Have the lines of this read; another one is read from the line that was found, or the last."""
        if self.chosen is None or key_of(self.chosen) != key_of(row):
            self.replay.stop()
            self._line, self._page = self.wanted or (row.hits[0].number if row.hits else 0), 0
            self.wanted = 0
        self.chosen, self._sought = row, sought
        if self._work.read(row, sought, self._page):
            self._read()

    def turn_page(self, by: int) -> None:
        """Read the lines before those that are shown (1), or after them (-1), where there are any."""
        lines = self._work.lines()
        if self.chosen is None or not isinstance(lines, Timeline) or not (lines.earlier, lines.later)[by < 0]:
            return
        self.replay.stop()
        self._page += by
        self._line = 0
        if self._work.read(self.chosen, self._sought, self._page):
            self._read()

    def let_go(self) -> None:
        """Show nothing, and hold no word of what was shown."""
        self.replay.stop()
        self.chosen, self._line, self._page = None, 0, 0
        timeline = self._timeline
        timeline.show_head(self.tr("No call is chosen"), self.tr("Its lines stand here."))
        timeline.show_pages(earlier=False, later=False)
        timeline.lines.set_rows((), self._desk.clock())
        timeline.strip.show_strip(None, zone_of(in_force(self._desk.board).agency.time_zone))
        self._then.show_nothing("")
        self._then.forget()
        self._show_replay()

    def go(self, number: int) -> None:
        """Go to a line, and to the moment at which it was entered; a replay ends with that."""
        self.replay.stop()
        self._go(number)

    def turn_replay(self) -> None:
        """Start the replay from the line with the ring, or stop it."""
        if self.replay.is_running():
            self.replay.stop()
        elif len(self._timeline.lines.rows()) > 1:
            self._go(self.replay.start(self._timeline.lines.rows(), self._line))
        self._show_replay()

    def set_speed(self, speed: str) -> None:
        """Replay at a speed; empty: the next one."""
        after = SPEEDS[(SPEEDS.index(self.replay.speed) + 1) % len(SPEEDS)]
        self.replay.set_speed(int(speed) if speed else after)
        self._show_replay()

    def _read(self) -> None:
        lines, row = self._work.lines(), self.chosen
        if isinstance(lines, Trouble):
            self._desk.say(lines.says)
        if lines is None or isinstance(lines, Trouble) or row is None:
            return
        if lines.earlier and 0 < self._line < lines.rows[0].number:
            # What was found stands before these.
            self._page += 1
            if self._work.read(row, self._sought, self._page):
                self._read()
            return
        zone = zone_of(in_force(self._desk.board).agency.time_zone)
        self._timeline.show_head(row.title, timeline_words(row, lines, zone))
        self._timeline.show_pages(earlier=bool(lines.earlier), later=bool(lines.later))
        self._timeline.lines.set_rows(lines.rows, self._desk.clock())
        self._timeline.strip.show_strip(lines.strip, zone)
        numbers = [each.number for each in lines.rows]
        if not numbers:
            self._line = 0
            self._then.show_nothing(self.tr("No line is of this."))
        elif not self.replay.is_running():
            self._go(self._line if self._line in numbers else numbers[-1])
        self._show_replay()

    def _go(self, number: int) -> None:
        row = self._row(number)
        if row is None:
            return
        self._line = number
        self._timeline.lines.bring(number)
        self._timeline.strip.show_moment(row.at)
        is_call = self.chosen is not None and self.chosen.kind == CALL_ROW
        call = self.chosen.id if self.chosen is not None and is_call else row.call
        if self._work.look(number, call):
            self._looked()
        self._show_replay()

    def _looked(self) -> None:
        moment, row = self._work.moment(), self._row(self._line)
        if isinstance(moment, Trouble):
            self._desk.say(moment.says)
        elif moment is not None and row is not None:
            self._then.show_moment(moment, row.entered, row.fact)

    def _stepped(self, number: int) -> None:
        """The next line of the replay; it stops where the screen is not in front any more."""
        if self._desk.entrance.is_shut or self._desk.parts.screens.in_front() != SHIFT_LOG:
            self.replay.stop()
            self._show_replay()
            return
        self._go(number)

    def _show_replay(self) -> None:
        rows = self._timeline.lines.rows()
        words = self.replay.says() or place_words(rows, self._line)
        is_running, is_offered = self.replay.is_running(), len(rows) > 1
        self._timeline.show_replay(self.replay.speed, words, is_running=is_running, is_offered=is_offered)

    def _row(self, number: int) -> LineRow | None:
        return next((row for row in self._timeline.lines.rows() if row.number == number), None)


def key_of(row: FoundRow) -> tuple[str, str]:
    """What stays the same of a row while what is told of it changes."""
    return row.kind, row.id
