"""The head of a shift on paper."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from console.ui.printing import paint_lines, print_lines

pytestmark = pytest.mark.usefixtures("qapp")

LINES = ("2026-03-20 21:47:32 UTC, Nadia Okoro, Position 1", "41:ab12 cd34")


def test_the_lines_are_written_on_a_sheet(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "head.pdf"))

    done = paint_lines(LINES, printer)

    sheet = (tmp_path / "head.pdf").read_bytes()
    assert done
    assert sheet.startswith(b"%PDF")
    assert b"/Font" in sheet, "something is written on it"


def test_without_a_printer_nothing_is_said_to_be_printed() -> None:
    assert print_lines(LINES) is False


@pytest.mark.qt_log_ignore("Returned false")
def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "head.pdf"))

    assert paint_lines(LINES, printer) is False
