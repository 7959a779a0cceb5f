"""The doorway: what is behind a shut door is in no window, and comes back as it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.widgets.door import Door
from console.ui.widgets.doorway import Doorway
from tests.ui.dress import a_look
from tests.ui.told import press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def doorway(qtbot: QtBot, qapp: QApplication) -> Iterator[Doorway]:
    """A doorway in a window, with two lines to type in behind it."""
    qapp.setStyle("Fusion")
    window = QWidget()
    qtbot.addWidget(window)
    made = Doorway(Door(a_look()))
    QVBoxLayout(window).addWidget(made)
    for name in ("first", "second"):
        line = QLineEdit()
        line.setAccessibleName(name)
        made.fill((line, 0))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    made.let_go()


def line(name: str) -> QLineEdit:
    """A line by its name, wherever it stands now."""
    lines = (each for each in QApplication.allWidgets() if isinstance(each, QLineEdit))
    return next(each for each in lines if each.accessibleName() == name)


def test_where_the_keys_were_they_are_again_with_what_was_typed(doorway: Doorway) -> None:
    second = line("second")
    second.setFocus()
    type_text("she is")
    second.setCursorPosition(3)

    doorway.shut()
    assert not second.isVisible()
    assert second.window() is not doorway.window()
    came_back = doorway.open()

    assert came_back
    assert QApplication.focusWidget() is second
    assert (second.text(), second.cursorPosition()) == ("she is", 3)


def test_a_key_pressed_before_the_door_reaches_nothing_behind_it(doorway: Doorway) -> None:
    second = line("second")
    second.setFocus()
    doorway.shut()

    for widget in (doorway.window(), doorway):
        widget.setFocus()
        if QApplication.focusWidget() is not None:
            press(Qt.Key.Key_A)

    assert second.text() == ""


def test_what_is_behind_is_told_to_nobody(doorway: Doorway) -> None:
    line("first").setText("14 Alder Row")
    doorway.shut()

    root = QAccessible.queryAccessibleInterface(doorway.window())
    assert root is not None
    kinds, values = [root], []
    while kinds:
        found = kinds.pop()
        values += [found.text(QAccessible.Text.Name), found.text(QAccessible.Text.Value)]
        kinds += [child for at in range(found.childCount()) if (child := found.child(at)) is not None]

    assert not [value for value in values if "Alder" in value or value in ("first", "second")]


def test_shutting_and_opening_are_told_once_each(doorway: Doorway) -> None:
    told: list[bool] = []
    doorway.turned.connect(told.append)

    doorway.shut()
    doorway.shut()
    doorway.open()
    came_back = doorway.open()

    assert told == [True, False]
    assert not came_back
