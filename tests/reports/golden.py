"""What each report says, as files to be read: `python -m tests.reports.golden` writes them anew.

Of a print stand the words of each page and how many pages there are; how it looks is for people to look at.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from console.domain.figures.of_entries import record_of
from console.domain.names import Mark
from console.domain.shifts import span_on
from console.domain.veil import ALL
from console.ledger.call_file import call_file
from console.ledger.call_records import adopted_packs
from console.ledger.shift_file import shift_file
from console.reports.blocks import Head, Sheet
from console.reports.call_record import Of, call_record
from console.reports.figure_pictures import pictures_of
from console.reports.figure_report import json_of, made_of, sheet_of, text_of
from console.reports.pages import Faces, Pictured, Written
from console.reports.paper_pdf import printed
from console.reports.sheet_text import sheet_lines
from console.reports.shift_report import Shift, shift_report
from console.reports.spreadsheets import csv_of, with_units
from console.reports.type_set import Face
from console.settings import resources_dir
from tests.domain.build import a_room
from tests.reports.made import HEAD, MARCH, ZONE, a_day_report, a_report, told_calls

FOLDER = Path(__file__).parents[1] / "golden/reports"
FONTS = resources_dir() / "fonts"
ONLY_PLAIN = frozenset({Mark.PLAIN})


def all_golden() -> Iterator[tuple[str, str]]:
    """The name of each file and what it holds."""
    for below in (1, 11):
        name, report = ("month" if below == 1 else "month-masked"), a_report(below)
        yield f"{name}.txt", lines(text_of(report, HEAD))
        yield f"{name}.json", json.dumps(json_of(report, HEAD), indent=1, ensure_ascii=False) + "\n"
        pictures = pictures_of(report.tables, FONTS)
        yield f"{name}.pdf.txt", lines(paper_lines(sheet_of(report, HEAD, pictures)))
        tables = ((table.name, csv_of(with_units(table), table.rows)) for table in report.tables)
        about = ("about", csv_of(("What", "Says"), made_of(report, HEAD).items()))
        csvs = (f"--- {each}.csv\n{content.decode('utf-8-sig')}" for each, content in (about, *tables))
        yield f"{name}.csv.txt", "".join(csvs).replace("\r\n", "\n")
    report, head = a_day_report(), a_head("Report of 31 Mar 2026")
    yield "day.txt", lines(text_of(report, head))
    yield "day.pdf.txt", lines(paper_lines(sheet_of(report, head, pictures_of(report.tables, FONTS))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "room.store"
        call, _ = told_calls(path)
        for name, marks in (("call", ALL), ("call-without-personal", ONLY_PLAIN)):
            sheet = the_record(path, call, marks)
            yield f"{name}.txt", lines(sheet_lines(sheet))
            yield f"{name}.pdf.txt", lines(paper_lines(sheet))
        sheet = the_shift(path, ALL)
        yield "shift.txt", lines(sheet_lines(sheet))
        yield "shift.pdf.txt", lines(paper_lines(sheet))


def lines(of: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in of)


def paper_lines(sheet: Sheet) -> Iterator[str]:
    """The words of each page, from the top down and from left to right."""
    faces = Faces(*(Face(FONTS, weight) for weight in ("Regular", "SemiBold", "Bold")))
    pages = list(printed(sheet, faces))
    for number, page in enumerate(pages, 1):
        yield f"--- page {number} of {len(pages)}"
        rows: dict[int, list[tuple[float, str]]] = {}
        for stroke in page:
            if isinstance(stroke, Written):
                rows.setdefault(round(-stroke.y), []).append((stroke.x, stroke.text))
            elif isinstance(stroke, Pictured):
                rows.setdefault(round(-stroke.y), []).append((stroke.x, f"[picture: {stroke.name}]"))
        for at in sorted(rows):
            yield " | ".join(text for _, text in sorted(rows[at]))


def the_record(path: Path, call: str, marks: frozenset[Mark]) -> Sheet:
    """The record of a call, with a head that is the same in every run: a ledger's own never is."""
    file = call_file(path, call, marks)
    assert file is not None
    times = record_of(file.entries, adopted_packs(path), {})
    assert times is not None
    of = Of(file.board, file.call, file.entries, file.lines, times, marks)
    return call_record(of, a_head(f"Record of call {call}"))


def the_shift(path: Path, marks: frozenset[Mark]) -> Sheet:
    """The report of the day shift on which `told_calls` happened."""
    day = span_on(next(each for each in a_room().agency.shift if each.id == "day"), MARCH.first, ZONE)
    file = shift_file(path, day.begins, day.ends, marks)
    head = "ENTRY 62:0a1b 2c3d 4e5f 6071"
    shift = Shift(
        "Day, 1 Mar 2026", day.begins, day.ends, "", file.board, file.lines, file.calls, head, marks
    )
    return shift_report(shift, a_head("Shift report"))


def a_head(title: str) -> Head:
    return HEAD._replace(title=title)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in all_golden():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
