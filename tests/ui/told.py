"""What widgets tell in tests, and whether anything of them is cut off."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.widgets.words import Words


class Told:
    """Keeps what a widget asked and wished, in order, and the window it stands in."""

    def __init__(self, widget: QWidget, window: QWidget) -> None:
        self.window = window
        self.asked: list[object] = []
        self.wished: list[object] = []
        for name, kept in (("asked", self.asked), ("wished", self.wished)):
            getattr(widget, name).connect(kept.append)


def front(qtbot: QtBot, widget: QWidget, width: int, height: int) -> Told:
    """Show a widget at a size in a window of its own that has the keys."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    widget.setParent(window)
    widget.setGeometry(0, 0, width, height)
    widget.show()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.processEvents()
    return Told(widget, window)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keys go now."""
    QTest.keyClick(_front(), key, held)


def type_text(text: str) -> None:
    """Type where the keys go now."""
    QTest.keyClicks(_front(), text)


def nothing_cut(widget: QWidget) -> None:
    """Fail where words have less room than they need, or stand outside of what they belong to."""
    for _ in range(3):  # a layout inside of a layout is done a round later
        QApplication.processEvents()
    seen = [each for each in widget.findChildren(Words) if each.isVisible() and each.text()]
    for words in seen:
        room = words.heightForWidth(words.width())
        assert words.height() >= room, f"“{words.text()}” needs {room}, has {words.height()}"
        parent = words.parentWidget()
        assert parent is not None, "words stand in something"
        assert parent.rect().contains(words.geometry()), f"“{words.text()}” stands out of its place"


def nothing_overlaps(widgets: list[QWidget]) -> None:
    """Fail where two visible siblings cover each other."""
    for one, other in combinations([each for each in widgets if each.isVisible()], 2):
        assert not one.geometry().intersects(other.geometry()), f"{one} covers {other}"


def _front() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:
        pytest.fail("nothing has the keys")
    return widget
