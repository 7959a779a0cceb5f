"""Reports of a day, a month or a shift: read beside the window, shown, and saved as files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.accounts import store_of
from console.domain.agency import Agency
from console.domain.board import in_force
from console.domain.clock import cut_to_ms
from console.domain.commands import Export
from console.domain.figures.masking import BELOW
from console.domain.figures.period import Period, day_of, month_of
from console.domain.local_time import zone_of
from console.domain.names import Mark
from console.domain.refusals import in_words
from console.domain.rows.report_days import (
    Days,
    Of,
    as_typed,
    days_title,
    span_of_shift,
    stepped,
    typed,
    usual,
)  # fmt: skip
from console.domain.veil import OF_CALLS
from console.errors import Refused
from console.reports.blocks import Sheet
from console.reports.figure_charts import charts_of
from console.reports.figure_report import sheet_of
from console.reports.sheet_rows import sheet_rows
from console.session_figures import FigureReport, Made, ShiftWanted, figure_report, shift_sheet
from console.ui.screens.reports_files import content_of, free_file, saved, why_not
from console.ui.screens.reports_work import LongWork, Passing, Trouble
from console.ui.widgets.line_page import Given, LinePage
from console.ui.widgets.pack_file import path_of
from console.ui.widgets.reports_figures import FiguresPage, ToFigures
from console.ui.widgets.reports_view import ReportsView
from console.ui.wish import Wish

if TYPE_CHECKING:
    from datetime import tzinfo

    from console.ui.screens.desk import Desk

ON_SCREEN = f"The screen shows every count. A file hides counts of 1 to {BELOW - 1}, as H shows."
HIDDEN = f"Counts of 1 to {BELOW - 1} are hidden, and what would give them away: as a file has them."
OF_SHIFT = "All that is left open and what happened, to be printed and signed. A file holds words of calls."
NO_SHIFTS = "The agency names no shifts; they are on the Agency screen."


class FiguresPart(QObject):
    """The figures of one screen. wished: what its pages wish."""

    wished = Signal(object)

    def __init__(self, desk: Desk, view: ReportsView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self.title = self.tr("Figures")
        self.page = FiguresPage(desk.looks.look)
        self._file = LinePage(desk.looks.look, self.tr("File"), "F")
        self._days: Days | None = None
        self._is_hidden = False
        self._form = ""
        self.work, self.saving = LongWork(self.page), LongWork(self.page)
        self.work.changed.connect(self._further)
        self.saving.changed.connect(self._saved)
        for page in (self.page, self._file):
            page.wished.connect(self.wished)
        self._file.asked.connect(self._save)

    def show(self) -> None:
        """Show what is chosen; it is read anew where something was recorded since."""
        days = self._chosen()
        is_shift = days.of == "shift"
        says = OF_SHIFT if is_shift else HIDDEN if self._below() > 1 else ON_SCREEN
        hides = OF_CALLS.issubset(self._desk.bridge.session.sight.marks) and not is_shift
        forms = ("pdf",) if is_shift else ("pdf", "csv", "xlsx")
        to = ToFigures(days.of, as_typed(days), self._below() > 1 and not is_shift, hides, says, forms)
        self.page.show_choice(to)
        if is_shift and not self._agency.shift:
            self._empty("info", self.tr("No shifts"), self.tr(NO_SHIFTS))
            return
        board = self._desk.bridge.session.board
        if self.work.ask((days, self._below(), board.last), self._reading(days, self._below())):
            self._show_read()
        else:
            self._further()

    def wish(self, wish: Wish) -> bool:
        """Grant what the page wishes."""
        match wish.name:
            case "report_of":
                of: Of = "day" if wish.value == "day" else "month" if wish.value == "month" else "shift"
                self._days = usual(of, self._agency.shift, self._desk.clock(), self._zone)
            case "report_step":
                self._days = stepped(self._chosen(), int(wish.value), self._agency.shift, self._zone)
            case "report_hide":
                self._is_hidden = not self._is_hidden
            case "report_on":
                return self._read_typed(wish.value)
            case "report_save":
                return self._offer(wish.value)
            case _:
                return False
        self.show()
        return True

    def stop(self) -> bool:
        """Stop what is read or written."""
        is_saving = self.saving.stop()
        if is_saving:
            self._desk.say(self.tr("Stopped. No file was written."))
        is_stopped = self.work.stop()
        self._further()
        return is_stopped or is_saving

    def drop(self) -> None:
        """Hold nothing of what was read."""
        self.work.drop()
        self.saving.drop()

    def forget(self) -> None:
        """Hold nothing of what was read, and nothing that was chosen."""
        self.drop()
        self._file.forget()
        self._days, self._is_hidden = None, False

    def is_at_rest(self) -> bool:
        """Whether nothing is to come any more."""
        return not (self.work.is_going_on() or self.saving.is_going_on())

    @property
    def _agency(self) -> Agency:
        return in_force(self._desk.board).agency

    @property
    def _zone(self) -> tzinfo:
        return zone_of(self._agency.time_zone)

    def _chosen(self) -> Days:
        if self._days is None:
            self._days = usual("month", self._agency.shift, self._desk.clock(), self._zone)
        return self._days

    def _below(self) -> int:
        """From which count on nothing is hidden: everything is shown only to who is shown every word."""
        sees_all = OF_CALLS.issubset(self._desk.bridge.session.sight.marks)
        return 1 if sees_all and not self._is_hidden else BELOW

    def _reading(self, days: Days, below: int) -> Callable[[Passing], Made]:
        """What reads it on another thread, by who sits here now."""
        session = self._desk.bridge.session
        path, now, marks = store_of(session), cut_to_ms(session.clock()), session.sight.marks
        if days.of != "shift":
            period = (month_of if days.of == "month" else day_of)(days.on, self._zone)
            return partial(_figures, path, period, below, now)
        span = span_of_shift(days, self._agency.shift, self._zone)
        assert span is not None, "a shift is chosen among those there are"
        name = days_title(days, self._agency.shift, self._zone)
        return partial(_shift, path, ShiftWanted(name, span.begins, min(span.ends, now)), marks, now)

    def _read_typed(self, text: str) -> bool:
        days = typed(self._chosen().of, text, self._agency.shift)
        if days is None:
            self.page.say_wrong(self.tr("Not a date."))
            return True
        if self.work.is_stopped() or days == self._days:
            self.work.drop()
        self._days = days
        self.show()
        self._view.focus_read()
        return True

    def _further(self) -> None:
        """It is further, or done."""
        if not self._view.is_of(self.page):
            return
        if self.work.value() is not None:
            self._show_read()
            self._view.announce(self._title())
        elif self.work.is_stopped():
            self._empty("info", self.tr("Stopped"), self.tr("Ctrl+Enter reads it from the beginning."))
        elif self.work.is_going_on():
            says = self.tr("{title}: {count} calls read").format(
                title=self._title(), count=f"{self.work.so_far():,}"
            )
            self._empty("clock", says, self.tr("Esc stops it; the desk goes on meanwhile."))

    def _show_read(self) -> None:
        made = self.work.value()
        if isinstance(made, Trouble):
            self._empty("octagon", self.tr("It could not be read"), made.says)
        elif isinstance(made, Sheet):
            self._view.read.set_rows(sheet_rows(made), self._desk.clock())
        elif isinstance(made, FigureReport):
            charts = charts_of(made.report.tables)
            sheet = sheet_of(made.report, made.head, charts)
            self._view.read.set_rows(sheet_rows(sheet, charts), self._desk.clock(), charts)

    def _empty(self, icon: str, lead: str, rest: str) -> None:
        self._view.read.set_rows((), self._desk.clock())
        self._view.read.say_empty(icon, lead, rest)

    def _title(self) -> str:
        return days_title(self._chosen(), self._agency.shift, self._zone)

    def _offer(self, form: str) -> bool:
        """Ask for the file that it is saved to."""
        days, self._form = self._chosen(), form
        name = f"{days.of}-report-{as_typed(days).replace(' ', '-')}"
        says = self.tr("Small counts are hidden in it. That it leaves the store is entered.")
        if days.of == "shift":
            says = self.tr("It holds words of calls, as far as your role is shown them. That is entered.")
        if form == "csv":
            says = f"{says} {self.tr('A folder is made, with a file for each table.')}"
        store = store_of(self._desk.bridge.session)
        self._file.show_line(says, str(free_file(store.parent, name, form)), self.tr("Save it"))
        title = self.tr("{title} as {form}").format(title=self._title(), form=form.upper())
        self._view.open_page(self._file, title)
        return True

    def _save(self, given: Given) -> None:
        """Enter that it leaves, then make the file beside the window."""
        if why := why_not(given.text, self._form):
            self._file.show_refusal(why)
            return
        days = self._chosen()
        marks = () if days.of == "shift" else (Mark.PLAIN,)
        try:
            is_entered = self._desk.bridge.do(Export(what=f"{days.of}_report", marks=marks))
        except Refused as refused:
            self._file.show_refusal(in_words(refused))
            return
        if not is_entered:
            self._file.show_refusal(self.tr("Nothing was written: that it leaves could not be entered yet."))
            return
        file, form, reading = path_of(given.text), self._form, self._reading(days, BELOW)
        self.saving.ask((file, form), partial(_made_and_saved, reading, file, form))
        self._view.close_page()
        self._view.focus_read()
        self._desk.say(self.tr("{file} is being written. Esc stops it.").format(file=file))

    def _saved(self) -> None:
        says = self.saving.value()
        if isinstance(says, Trouble | str):
            if not self._desk.entrance.is_shut:
                self._desk.say(says.says if isinstance(says, Trouble) else says)
            self.saving.drop()


def _figures(path: Path, period: Period, below: int, now: datetime, passing: Passing) -> FigureReport:
    return figure_report(path, period, below, now, passing)


def _shift(
    path: Path, wanted: ShiftWanted, marks: frozenset[Mark], now: datetime, _passing: Passing
) -> Sheet:
    return shift_sheet(path, wanted, marks, now)


def _made_and_saved(reading: Callable[[Passing], Made], file: Path, form: str, passing: Passing) -> str:
    content = content_of(reading(passing), form)
    return "" if passing.is_over() else saved(content, file)
