"""A file of another system as rows: its bytes to text, its text to cells, each row with where it stands."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from console.domain.imported.mapping import FileForm

CELL_MAX = 100_000


class NoTable(Exception):  # noqa: N818 - says what the file is
    """The file is no table; the text says where, what is wrong, and what to do."""


class Row(NamedTuple):
    """A row: the line of the file that it begins on, its cells by column, and how many cells it has."""

    line: int
    cells: Mapping[str, str]
    width: int


class Table(NamedTuple):
    """The columns, and the rows in order; rows of nothing but empty cells are left out."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(content: bytes, form: FileForm) -> Table:
    """The table in a file's bytes. Raises NoTable."""
    rows = list(_rows(_text(content, form), form))
    if not rows:
        raise NoTable("it is empty; choose a file with a row of names and rows of calls")
    _, first = rows[0]
    columns = tuple(each.strip() for each in first)
    twice = sorted({each for each in columns if each and columns.count(each) > 1})
    if twice:
        raise NoTable(f"line 1: the column “{twice[0]}” stands twice; give one of them another name")
    filled = ((line, cells) for line, cells in rows[1:] if any(cells))
    told = (Row(line, dict(zip(columns, cells, strict=False)), len(cells)) for line, cells in filled)
    return Table(columns, tuple(told))


def _text(content: bytes, form: FileForm) -> str:
    """The text, without the mark that some programs put before it."""
    encoding = "utf-8-sig" if form.encoding == "utf-8" else form.encoding
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        says = f"line {line}: this is not {form.encoding} text; say in [file] encoding how it is written"
        raise NoTable(says) from fault
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise NoTable(
            f"line {line}: it holds a NUL, which no text has; say in [file] encoding how it is written"
        )
    return text


def _rows(text: str, form: FileForm) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(CELL_MAX)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as fault:
        says = f"line {line}: {_csv_words(str(fault))}; mend the quotes of this row in the file"
        raise NoTable(says) from fault


def _csv_words(fault: str) -> str:
    if "unexpected end of data" in fault:
        return "a quote is opened here and never closed"
    if "expected after" in fault:
        return "something stands behind a closing quote"
    return f"this row cannot be read ({fault})"
