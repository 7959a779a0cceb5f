"""Pictures in a sheet: drawn from the tables, the same each time, told in words where none can be shown."""

import re
import zlib
from xml.etree import ElementTree

import pytest

from console.reports.blocks import Picture, Section, Sheet, Table, as_line, part_from
from console.reports.figure_cells import HIDDEN, AtLeast, Cell, FigureTable
from console.reports.figure_pictures import Form, pictures_of
from console.reports.layout import laid_out
from console.reports.pages import LEFT, RIGHT, Faces, Pictured, Written
from console.reports.paper_html import html
from console.reports.paper_pdf import pdf
from console.reports.sheet_text import sheet_lines
from console.reports.type_set import Face
from tests.reports.golden import FONTS
from tests.reports.made import HEAD, a_report

BEGINS: dict[Form, bytes] = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml"}
PICTURE = Picture("when", 138.0, "Calls by hour & weekday")


def a_sheet(*blocks: Picture | Table) -> Sheet:
    return Sheet(HEAD, (Section("Test", "", blocks),))


def the_faces() -> Faces:
    return Faces(*(Face(FONTS, weight) for weight in ("Regular", "SemiBold", "Bold")))


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_picture_is_the_same_each_time_in_every_form(form: Form) -> None:
    first, again = (pictures_of(a_report(11).tables, FONTS, form) for _ in range(2))

    assert [each.name for each in first] == ["when", "responses", "medians"]
    for one, other in zip(first, again, strict=True):
        assert one.data.startswith(BEGINS[form])
        assert _undated(one.data) == _undated(other.data)


def _undated(data: bytes) -> bytes:
    return re.sub(rb"<dc:date>.*?</dc:date>", b"", data)


def test_what_is_hidden_is_in_no_picture() -> None:
    masked = {each.name: each.data for each in pictures_of(a_report(11).tables, FONTS, "svg")}
    whole = {each.name: each.data for each in pictures_of(a_report(1).tables, FONTS, "svg")}

    assert b"hatch" in masked["when"] or b"pattern" in masked["when"]
    assert b"pattern" not in whole["when"]
    for data in (*masked.values(), *whole.values()):
        ElementTree.fromstring(data)  # noqa: S314 - a file that we made


def test_a_day_has_no_picture_of_daily_medians_and_a_room_at_rest_none_of_responses() -> None:
    tables = {table.name: table for table in a_report(1).tables}
    rows: tuple[tuple[Cell, ...], ...] = tables["daily_medians"].rows[:1]
    tables["daily_medians"] = tables["daily_medians"]._replace(rows=rows)
    tables["responses"] = tables["responses"]._replace(rows=())

    assert [each.name for each in pictures_of(tuple(tables.values()), FONTS)] == ["when"]


def test_a_rounded_bar_and_a_hidden_one_can_be_drawn() -> None:
    tables = {table.name: table for table in a_report(1).tables}
    rows: tuple[tuple[Cell, ...], ...] = (("Crisis team", AtLeast(40), HIDDEN, HIDDEN, 0),)
    tables["responses"] = FigureTable("responses", "", tables["responses"].heads, rows)

    assert len(pictures_of(tuple(tables.values()), FONTS)) == 3


def test_a_picture_stands_in_the_print_and_its_words_elsewhere() -> None:
    (when, *_) = pictures_of(a_report(1).tables, FONTS)
    sheet = a_sheet(PICTURE)

    (page,) = laid_out(sheet, the_faces()).pages
    (stroke,) = [each for each in page if isinstance(each, Pictured)]
    printed = pdf(sheet, FONTS, {"when": when.data})

    assert (stroke.x, stroke.x + stroke.width, stroke.height) == (LEFT, RIGHT, PICTURE.height)
    assert b"/Subtype /Image" in printed
    assert "Calls by hour &amp; weekday" in html(sheet)
    assert "[Calls by hour & weekday]" in list(sheet_lines(sheet))
    assert part_from(as_line(PICTURE)) == PICTURE


def test_numbers_stand_below_each_other_at_the_right() -> None:
    faces = the_faces()
    table = Table(("What", "Count"), (50, 50), (("Calls", "7"), ("Units", "1,234")), numbers=1)

    (page,) = laid_out(a_sheet(table), faces).pages

    ends = [
        round(each.x + faces.regular.width(each.text, each.size), 3)
        for each in page
        if isinstance(each, Written) and each.text in ("7", "1,234")
    ]
    (head,) = [each for each in page if isinstance(each, Written) and each.text == "Count"]
    assert ends == [round(RIGHT - 6, 3)] * 2
    assert round(head.x + faces.bold.width("Count", head.size), 3) == round(RIGHT - 6, 3)
    assert part_from(as_line(table)) == table


def test_the_same_sheet_gives_the_same_file() -> None:
    (when, *_) = pictures_of(a_report(1).tables, FONTS)

    first, again = (pdf(a_sheet(PICTURE), FONTS, {"when": when.data}) for _ in range(2))

    assert zlib.crc32(first) == zlib.crc32(again)
