"""The reports of a day, a month or a shift: read beside a working desk, on any thread; they write nothing.

That figures leave the store is entered by whoever asks for them, before a file is made here.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from console.domain.agency import Agency
from console.domain.board import in_force
from console.domain.figures.counts import figures_of
from console.domain.figures.period import Period
from console.domain.figures.record import CallRecord
from console.domain.local_time import moment_words, zone_of
from console.domain.names import Mark
from console.ledger.call_records import adopted_packs, call_records
from console.ledger.heads import head_line, head_on_paper
from console.ledger.shift_file import shift_file
from console.ledger.standing import Standing, standing
from console.reports.blocks import Head, Sheet
from console.reports.figure_report import Report, made_of, sheet_of, title_of
from console.reports.figure_tables import figure_tables
from console.reports.report_head import PackOf, head_of
from console.reports.shift_report import Shift, shift_report
from console.settings import resources_dir

Passing = Callable[[Iterator[CallRecord]], Iterator[CallRecord]]
"""Lets the calls pass one after the other: whoever waits counts them, or ends it."""


class NothingYet(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """A shift that was over before anything was recorded: in words."""


class FigureReport(NamedTuple):
    """A report of a day or a month, and what stands on each page of it."""

    report: Report
    head: Head


Made = FigureReport | Sheet


class ShiftWanted(NamedTuple):
    """The span that a shift's report is of, what it is called, and the one position, where one is named."""

    name: str
    since: datetime
    until: datetime
    seat: str = ""


def figure_report(path: Path, period: Period, below: int, now: datetime, passing: Passing) -> FigureReport:
    """The figures of these days; counts below so many are hidden. Raises StoreUnavailable, StoreDamaged."""
    stands = standing(path)
    records = call_records(path, period.read_since, period.until, stands.head.number)
    figures = figures_of(passing(records), period)
    tables = figure_tables(figures, adopted_packs(path), below)
    report = Report(title_of(period), period, tables, below)
    late = "Calls of its days were still open." if figures.closed < figures.calls else ""
    of = _pack_of(stands, head_on_paper(stands.head))
    return FigureReport(report, head_of(_agency(stands), report.title, late, of, stands.head.number, now))


def shift_sheet(path: Path, wanted: ShiftWanted, marks: frozenset[Mark], now: datetime) -> Sheet:
    """The report of a shift, with fields under these marks.

    Raises StoreUnavailable, StoreDamaged, and NothingYet.
    """
    stands = standing(path)
    file = shift_file(path, wanted.since, wanted.until, marks)
    if file.board.room is None:
        raise NothingYet(f"{wanted.name}: nothing was recorded yet by then.")
    shift = Shift(
        *wanted,
        board=file.board,
        lines=file.lines,
        calls=file.calls,
        head_in_full=head_line(file.head, in_groups=True),
        marks=marks,
    )
    agency = _agency(stands)
    until = moment_words(wanted.until, zone_of(agency.time_zone), now)
    warning, of = (
        f"What was recorded after {until} is not in it.",
        _pack_of(stands, head_on_paper(file.head)),
    )
    return shift_report(shift, head_of(agency, "Shift report", warning, of, file.head.number, now))


def pdf_of(made: Made) -> bytes:
    """A report for paper; that of figures with its pictures. Raises OSError where a font cannot be read."""
    # Drawing and printing take long to import, and whoever wants text or numbers does without.
    from console.reports.figure_pictures import pictures_of
    from console.reports.paper_pdf import pdf

    fonts = resources_dir() / "fonts"
    if isinstance(made, Sheet):
        return pdf(made, fonts)
    pictures = pictures_of(made.report.tables, fonts)
    drawn = {picture.name: picture.data for picture in pictures}
    return pdf(sheet_of(made.report, made.head, pictures), fonts, drawn)


def csv_files(made: FigureReport) -> dict[str, bytes]:
    """Each table as CSV, and what is said of all of them, by the name of its file."""
    from console.reports.spreadsheets import LED, csv_of, with_units

    about = {**made_of(made.report, made.head), "Apostrophes": LED}
    files = {"about.csv": csv_of(("What", "Says"), about.items())}
    return {
        **files,
        **{f"{table.name}.csv": csv_of(with_units(table), table.rows) for table in made.report.tables},
    }


def xlsx_of_report(made: FigureReport) -> bytes:
    """All tables as one workbook."""
    from console.domain.clock import from_text
    from console.reports.spreadsheets import xlsx_of

    return xlsx_of(made.report.tables, made_of(made.report, made.head), from_text(made.head.at))


def _agency(stands: Standing) -> Agency:
    return in_force(stands.board).agency


def _pack_of(stands: Standing, head: str) -> PackOf:
    return PackOf(stands.ledger, stands.is_practice, head)
