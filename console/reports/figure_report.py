"""The report of a day or a month as a whole: what it is of, its tables, and what it cannot show.

As a sheet for paper, as text and as JSON; all of them from the same tables.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from console.domain.figures.period import Period
from console.domain.figures.spread import LIMITS, PERCENTILE
from console.domain.local_time import MONTHS
from console.reports.blocks import Block, Head, Heading, Line, Picture, Section, Sheet, Table, Words, within
from console.reports.figure_cells import FigureTable, plain_of, words_of
from console.reports.figure_charts import Chart
from console.reports.figure_pictures import Drawn
from console.reports.spreadsheets import Made, with_units

PAGES = (
    ("Calls", ("overview", "responses", "not_served")),
    ("Times", ("times", "stamps", "limits")),
    ("Rules, hand-offs, units", ("rules", "hand_offs", "unit_hours", "again", "endings")),
)
"""Which tables stand under which title on paper."""
PICTURE_AFTER = {"overview": "when", "responses": "responses", "limits": "medians"}
CANNOT = (
    "A call counts on the day on which it came in, by the room's own clock; one that was joined to another "
    "is counted once, there. Calls still open, and what is entered late, can change what stands here.",
    "Times are from stamps that people entered. Where one is missing the time is not guessed.",
    "A policy is answered for by what it was told: what nobody asked is not in these figures.",
    "Callers are told apart by the number they called from and places by their address: somebody with two "
    "numbers is two callers, and words that were erased are not known.",
    "Hours are those from a unit's sending until it came off the call, not those that a crew was on duty.",
    "Figures show what happened. What another policy would have done is not among them.",
)


class Report(NamedTuple):
    """A report: its title, its tables, and from which count on nothing is hidden (1 where nothing is)."""

    title: str
    period: Period
    tables: tuple[FigureTable, ...]
    below: int


def title_of(period: Period) -> str:
    """The report's title: `Report of 27 Nov 2026`, `Report of November 2026`."""
    first = period.first
    if period.days == 1:
        return f"Report of {first.day} {MONTHS[first.month - 1]} {first.year}"
    return f"Report of {first:%B} {first.year}"


def made_of(report: Report, head: Head) -> Made:
    """What is said of the report as a whole, line by line."""
    period = report.period
    hidden = "nothing is hidden"
    if report.below > 1:
        hidden = (
            f"counts of 1 to {report.below - 1}, and others from which one could be worked out. Where tables "
            "hang together, the others are rounded down: 410+ is at least 410. As the cell size suppression "
            "policy of CMS asks"
        )
    about = {
        "Report": report.title,
        "Agency": head.agency,
        "Mode": "practice: made-up calls" if head.is_practice else "live",
        "Days": f"{period.first.isoformat()} to {period.last.isoformat()}, by the clock of the room",
        "Made": f"{head.made_at} ({head.made_utc})",
        "Ledger head": head.head_line,
        "Hidden": hidden,
        "Percentiles": PERCENTILE,
        "Control limits": LIMITS,
    }
    return {**about, **{f"Cannot show {place}": says for place, says in enumerate(CANNOT, 1)}}


def sheet_of(report: Report, head: Head, pictures: Sequence[Drawn | Chart]) -> Sheet:
    """The report as a sheet, with these pictures in their places."""
    named = {table.name: table for table in report.tables}
    drawn: dict[str, Drawn | Chart] = {picture.name: picture for picture in pictures}
    sections = [
        Section(title, "", tuple(_blocks([named[name] for name in names], drawn))) for title, names in PAGES
    ]
    if named["hours_by_weekday"].rows and report.period.days > 1:
        grid = named["hours_by_weekday"]
        sections.append(Section(grid.title, "", (_table(grid),)))
    about = [Line(label, says) for label, says in made_of(report, head).items() if "Cannot" not in label]
    cannot = [Words(says) for says in CANNOT]
    sections.append(Section("About these figures", "", (*about, Heading("What they cannot show"), *cannot)))
    return Sheet(head, tuple(sections))


def _blocks(tables: Sequence[FigureTable], drawn: dict[str, Drawn | Chart]) -> Iterator[Block]:
    for table in tables:
        yield Heading(table.title)
        yield _table(table) if table.rows else Words("None.")
        if table.note:
            yield Words(table.note, "quiet")
        picture = drawn.get(PICTURE_AFTER.get(table.name, ""))
        if picture is not None:
            yield Picture(picture.name, picture.height, picture.says)


def _table(table: FigureTable) -> Table:
    rows = tuple(tuple(words_of(cell) for cell in row) for row in table.rows)
    return Table(table.heads, table.shares, rows, numbers=len(table.heads) - table.labels)


def text_of(report: Report, head: Head) -> Iterator[str]:
    """The report as lines of plain text."""
    yield f"{head.agency}, {within(report.title)}"
    left_out = _not_in_text(report)
    for table in report.tables:
        if table.name in left_out or not table.rows:
            continue
        yield ""
        yield table.title
        yield from _lines(table)
    yield ""
    for label, says in made_of(report, head).items():
        yield f"{label}: {says}"


def _not_in_text(report: Report) -> tuple[str, ...]:
    """The tables that say nothing beside others: one day has one weekday, and the grid has all hours."""
    if report.period.days == 1:
        return "daily_medians", "weekdays", "hours_by_weekday"
    grid = next(table for table in report.tables if table.name == "hours_by_weekday")
    return ("daily_medians", "hours", "weekdays") if grid.rows else ("daily_medians",)


def _lines(table: FigureTable) -> Iterator[str]:
    rows = [table.heads, *(tuple(words_of(cell) for cell in row) for row in table.rows)]
    wide = [max(len(row[place]) for row in rows) for place in range(len(table.heads))]
    for row in rows:
        cells = (
            cell.ljust(wide[place]) if place < table.labels else cell.rjust(wide[place])
            for place, cell in enumerate(row)
        )
        yield f"  {'  '.join(cells)}".rstrip()


def json_of(report: Report, head: Head) -> dict[str, object]:
    """The report for programs: `hidden` stands for what is hidden, null for what there is none of."""
    tables = {
        table.name: {
            "title": table.title,
            "heads": list(with_units(table)),
            "rows": [[plain_of(cell) for cell in row] for row in table.rows],
        }
        for table in report.tables
    }
    return {"about": made_of(report, head), "tables": tables}
