"""A file as rows: marks before the text, quotes, ends of lines, encodings; what is no table is told."""

import json
from pathlib import Path

import pytest

from console.domain.imported.mapping import FileForm
from console.domain.imported.table import NoTable, table_of

SPECTRUM = Path(__file__).parents[3] / "shared/data/faults/csv_spectrum"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"a,b\n1,2\n", FileForm()),
        (b"\xef\xbb\xbfa,b\r\n1,2", FileForm()),
        (b'"a","b"\r1,"2"\r', FileForm()),
        ("a;b\n1;2\n\n".encode("utf-16"), FileForm(encoding="utf-16", delimiter=";")),
        (b"a\tb\n1\t2\n,\n".replace(b",", b"\t"), FileForm(delimiter="\t")),
    ],
)
def test_however_it_is_written_it_is_one_table(content: bytes, form: FileForm) -> None:
    table = table_of(content, form)

    assert table.columns == ("a", "b")
    assert [dict(row.cells) for row in table.rows] == [{"a": "1", "b": "2"}]


def test_a_row_knows_the_line_it_begins_on() -> None:
    table = table_of(b'a,b\n1,"two\nlines"\n3,4\n', FileForm())

    assert [(row.line, row.width) for row in table.rows] == [(2, 2), (4, 2)]


def test_letters_of_other_encodings_come_as_they_are() -> None:
    (row,) = table_of("a\nCañón\n".encode("cp1252"), FileForm(encoding="cp1252")).rows

    assert row.cells["a"] == "Cañón"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty"),
        (b"a,b\n1,\xff\n", "line 2: this is not utf-8 text; say in [file] encoding"),
        (b'a,b\n1,"2\n3,4\n', "line 2: a quote is opened here and never closed"),
        (b'a,b\n"1"x,2\n', "line 2: something stands behind a closing quote"),
        (b"a,b\n1,\x002\n", "line 2: it holds a NUL"),
        (b"a,a\n1,2\n", "line 1: the column “a” stands twice"),
    ],
)
def test_what_is_no_table_says_where_and_why(content: bytes, says: str) -> None:
    with pytest.raises(NoTable) as fault:
        table_of(content, FileForm())

    assert says in str(fault.value)


def test_the_edge_files_of_others_are_read_as_they_read_them() -> None:
    if not SPECTRUM.exists():
        pytest.skip(f"the edge files are not here: {SPECTRUM.name}")
    files = sorted(SPECTRUM.glob("**/*.csv"))
    read = 0
    for file in files:
        expected = next(iter(SPECTRUM.glob(f"**/{file.stem}.json")), None)
        # Of one file the expected number is another than the one that stands in it.
        if expected is None or file.stem == "location_coordinates":
            continue
        told = json.loads(expected.read_text("utf-8"))
        told = told if isinstance(told, list) else [told]
        rows = [dict(row.cells) for row in table_of(file.read_bytes(), FileForm()).rows]
        assert told == rows, file.name
        read += 1

    assert read >= 10
