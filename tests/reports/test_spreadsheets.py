"""CSV and XLSX as a spreadsheet would read them: units stay text, nothing is run, numbers are numbers."""

import csv
import re
from datetime import UTC, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.reports.figure_cells import HIDDEN, AtLeast, FigureTable, Hours, Span
from console.reports.spreadsheets import csv_of, led, with_units, xlsx_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NUMBER = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?")
TABLE = FigureTable(
    "units",
    "Units",
    ("Unit", "Time on calls", "Hours", "Calls"),
    (
        ("5E93", Span(48.5), Hours(1.5), 12),
        ("=HYPERLINK(1)", None, None, HIDDEN),
        ("-2+3", Span(1.0), Hours(0.0), AtLeast(410)),
    ),
)
AT = datetime(2026, 4, 1, 16, tzinfo=UTC)


def read_back(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets take a file without the mark for another alphabet"
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def is_text_there(cell: str) -> bool:
    """Whether a spreadsheet that opens CSV reads a cell as the text that it is."""
    is_run = cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")
    return not (is_run or NUMBER.fullmatch(cell.strip()) or cell.strip().upper() in ("TRUE", "FALSE"))


@pytest.mark.parametrize(
    "text",
    [
        "5E93", "5e93", "007", "1-2", "3/4", "12:30", "2026-03-01", "Mar 1", "1 mar", "MAR-26", "TRUE",
        "false", "=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "\uff1d1", "'x", "1,000", "50%", "$5",
        "26-00001", "10:30 pm", " 7", "(7)", "410+",
    ],
)  # fmt: skip
def test_what_would_be_read_as_something_else_is_led_by_an_apostrophe(text: str) -> None:
    assert led(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "CR-11", "Crisis team", "M-30", "hidden", "14 Alder Row", "Marta", "é"])
def test_what_is_plainly_text_stays_as_it_is(text: str) -> None:
    assert led(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_and_none_is_run_or_read_as_a_number(texts: list[str]) -> None:
    heads = tuple(f"head {place}" for place in range(len(texts)))

    (found_heads, found) = read_back(csv_of(heads, [texts]))

    assert found_heads == list(heads)
    for cell, text in zip(found, texts, strict=True):
        assert cell in (text, f"'{text}")
        assert not text or is_text_there(cell)


def test_numbers_are_numbers_with_their_unit_in_the_head() -> None:
    rows = read_back(csv_of(with_units(TABLE), TABLE.rows))

    assert rows == [
        ["Unit", "Time on calls (s)", "Hours (h)", "Calls"],
        ["'5E93", "48.5", "1.5", "12"],
        ["'=HYPERLINK(1)", "", "", "hidden"],
        ["'-2+3", "1.0", "0.0", "'410+"],
    ]


def cells(data: bytes, sheet: int) -> dict[str, tuple[str, str]]:
    """Each cell of a sheet: its type, and the text or the number in it."""
    book = ZipFile(BytesIO(data))
    shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - a file that we made
    texts = ["".join(part.text or "" for part in each.iter(f"{MAIN}t")) for each in shared]
    tree = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314 - the same
    assert not list(tree.iter(f"{MAIN}f")), "a formula stands in the sheet"
    found = {}
    for cell in tree.iter(f"{MAIN}c"):
        value = cell.find(f"{MAIN}v")
        if value is not None and value.text is not None:
            kind = cell.get("t", "n")
            found[cell.get("r", "")] = (kind, texts[int(value.text)] if kind == "s" else value.text)
    return found


def test_a_workbook_holds_texts_as_texts_and_no_formula() -> None:
    data = xlsx_of((TABLE,), {"Report": "=1+1", "Agency": "https://example.org"}, AT)

    about, units = cells(data, 1), cells(data, 2)

    assert about["B1"] == ("s", "=1+1")
    assert about["B2"] == ("s", "https://example.org")
    assert units["A2"] == ("s", "5E93")
    assert units["A3"] == ("s", "=HYPERLINK(1)")
    assert (units["B2"], units["C2"], units["D2"]) == (("n", "48.5"), ("n", "1.5"), ("n", "12"))
    assert units["D3"] == ("s", "hidden")
    assert "B3" not in units, "where nothing could stand nothing stands"
    assert "hyperlink" not in ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode().lower()


def test_a_text_stays_one_when_its_cell_is_edited() -> None:
    styles = ZipFile(BytesIO(xlsx_of((TABLE,), {}, AT))).read("xl/styles.xml").decode()

    assert 'quotePrefix="1"' in styles
    assert 'numFmtId="49"' in styles, "the format that is text"
