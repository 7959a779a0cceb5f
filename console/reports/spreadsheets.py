"""Tables as CSV and XLSX that survive a spreadsheet: text stays text, and nothing in it is ever run.

Numbers are written as numbers. In XLSX every text is stored as one, so that `5E93` is a unit and `=1+1` is
four signs; it is marked as text too, so that it stays one when somebody edits it. CSV has no types: there a
text that a spreadsheet would read as a number, a date or a formula is led by an apostrophe. That is seen in
the cell, and keeps it a text; whoever reads the file with a program takes it off.
Source: OWASP, CSV Injection.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from console.reports.figure_cells import Cell, FigureTable, Hours, Span, plain_of

AS_TEXT = "'"
"""What leads a text in CSV that would be read as something else."""
LED = "A text that a spreadsheet would read as a number, a date or a formula is led by one; take it off."
"""What is said of them in a report that is written as CSV."""
FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - the wide forms, which spreadsheets read as the narrow ones
NUMBER_LIKE = re.compile(r"\s*[\d.,($€£]*\d[\d.,:/\-\s()%$€£eE+]*\s*(am|pm|AM|PM)?|(?i:true|false)\s*")
MONTH = (
    "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?"
    "|nov(ember)?|dec(ember)?)"
)
MONTH_LIKE = re.compile(
    rf"(?i)\s*(\d{{1,4}}[\s./-]*{MONTH}([\s.,/-]*\d{{1,4}})?|{MONTH}[\s./-]*\d{{1,4}}([\s.,/-]+\d{{1,4}})?)\s*"
)
Made = dict[str, str]
"""What is said of a report as a whole, line by line."""


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as CSV by RFC 4180; in UTF-8 with its mark, so that spreadsheets read it as that."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([led(head) for head in heads])
    for row in rows:
        told = [plain_of(cell) for cell in row]
        writer.writerow([led(cell) if isinstance(cell, str) else cell for cell in told])
    return out.getvalue().encode("utf-8-sig")


def led(text: str) -> str:
    """A text as CSV holds it, so that every spreadsheet reads it as the text that it is."""
    is_read = text.lstrip().startswith((*FORMULA_BEGINS, AS_TEXT)) or text.startswith(("\t", "\r", "\n"))
    looks = NUMBER_LIKE.fullmatch(text) or MONTH_LIKE.fullmatch(text)
    return f"{AS_TEXT}{text}" if text and (is_read or looks) else text


def xlsx_of(tables: Sequence[FigureTable], about: Made, at: datetime) -> bytes:
    """The tables as one workbook, a sheet each; the first says what it is. at: when it was made."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types of its own

    out = BytesIO()
    # What is not set here turns a text that begins with `=` or looks like an address into something else.
    kept = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {**kept, "in_memory": True})
    book.set_properties({"title": about.get("Report", ""), "created": at.replace(tzinfo=None)})
    # The format 49, which is text, and `quote_prefix`: a text stays one when somebody edits its cell.
    text = book.add_format({"num_format": 49, "quote_prefix": True, "text_wrap": True, "valign": "top"})
    head = book.add_format({"num_format": 49, "bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {"text": text, "int": book.add_format({"num_format": "#,##0"})}
    formats["float"] = book.add_format({"num_format": "#,##0.0"})
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for place, (label, says) in enumerate(about.items()):
        sheet.write_string(place, 0, label, head)
        sheet.write_string(place, 1, says, text)
    for table in tables:
        _sheet(book.add_worksheet(table.name[:31]), table, head, formats)
    book.close()
    return out.getvalue()


def with_units(table: FigureTable) -> tuple[str, ...]:
    """The heads of a table, each with the unit of its numbers where they have one."""
    return tuple(
        f"{head} ({_unit([row[place] for row in table.rows])})".replace(" ()", "")
        for place, head in enumerate(table.heads)
    )


def _unit(cells: Sequence[Cell]) -> str:
    kinds = {type(cell) for cell in cells}
    return "s" if Span in kinds else "h" if Hours in kinds else ""


def _sheet(sheet: Any, table: FigureTable, head: object, formats: dict[str, object]) -> None:
    """One table, its heads frozen and its columns wide enough to be read. The library has no types."""
    rows = [[plain_of(cell) for cell in row] for row in table.rows]
    for place, label in enumerate(with_units(table)):
        wide = max((len(str(row[place])) for row in rows if row[place] is not None), default=0)
        sheet.set_column(place, place, min(60, max(10, wide, len(label) // 2) + 2))
        sheet.write_string(0, place, label, head)
    sheet.freeze_panes(1, table.labels)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell, formats["text"])
            elif cell is not None:
                kind = formats["int" if isinstance(cell, int) else "float"]
                sheet.write_number(number, place, cell, kind)
