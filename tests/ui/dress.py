"""A look and rows for tests, keys and clicks, and what a painted widget shows."""

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.rows.shown import AnswerRow, CallRow, UnitRow
from console.ui.tables.answers import AnswerList
from console.ui.tables.calls import CallList
from console.ui.tables.units import UnitBoard
from console.ui.theme import Look, ThemeName, load_fonts, load_tokens
from console.ui.wish import Wish

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
THEMES: tuple[ThemeName, ...] = ("dark", "light")


def a_look(name: ThemeName = "dark", dense: bool = False) -> Look:
    load_fonts()
    return Look(load_tokens(), name, dense)


def picture(widget: QWidget, width: int, height: int) -> QImage:
    """The widget as painted at a size."""
    widget.resize(width, height)
    return widget.grab().toImage()


def holds(image: QImage, color: QColor) -> bool:
    """Whether any pixel is of a colour."""
    wanted = color.rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press and let go of a key."""
    QTest.keyClick(widget, key)


def write(widget: QWidget, text: str) -> None:
    """Press the keys of a text."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click, in the middle if nowhere else."""
    place = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def a_call(number: int) -> CallRow:
    return CallRow("Mine", f"26-{number}", f"{number} Alder Row", "Welfare check", "asking", NOW, priority=3)


def a_unit(name: str) -> UnitRow:
    return UnitRow(unit=name, kind="Medic", status="Available", counts_as="available", since=NOW)


def an_answer(number: int) -> AnswerRow:
    return AnswerRow(number, f"fact{number}", f"Question {number}", "No", "", "", NOW, is_unknown=False)


def wishes_of(panel: CallList | UnitBoard | AnswerList) -> list[Wish]:
    wishes: list[Wish] = []
    panel.wished.connect(wishes.append)
    return wishes
