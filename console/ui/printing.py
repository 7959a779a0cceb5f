"""Prints a few lines on the printer that this machine has set. What prints is imported only then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

POINTS = 10


def print_lines(lines: Sequence[str]) -> bool:
    """Print the lines without asking; False where there is no printer, or it does not take them."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.defaultPrinter()
    return not info.isNull() and paint_lines(lines, QPrinter(info))


def paint_lines(lines: Sequence[str], printer: QPrinter) -> bool:
    """Write the lines on a sheet; whether the printer took it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    font = QFont()
    font.setPointSizeF(POINTS)
    painter.setFont(font)
    step = painter.fontMetrics().lineSpacing()
    for number, line in enumerate(lines, start=1):
        painter.drawText(QPointF(0, step * number), line)
    return painter.end()
