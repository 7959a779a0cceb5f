"""The keys that pages of a form have in common: Ctrl+Enter does it, a letter goes where it stands."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from console.ui.widgets.break_glass import BreakGlassPage
from console.ui.widgets.form import Form, does
from console.ui.widgets.pack_file import PackFilePage
from tests.ui.dress import a_look

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pressed(key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> tuple[bool, list[str]]:
    done: list[str] = []
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, text)
    found = does(event, lambda: done.append("submit"), {"R": lambda: done.append("reason")})
    return found, done


@pytest.mark.parametrize(
    ("key", "held", "text", "does_it"),
    [
        (Qt.Key.Key_Return, CONTROL, "", ["submit"]),
        (Qt.Key.Key_R, NONE, "r", ["reason"]),
        (Qt.Key.Key_R, SHIFT, "R", ["reason"]),
        (Qt.Key.Key_R, CONTROL, "r", []),
        (Qt.Key.Key_Return, NONE, "", []),
        (Qt.Key.Key_X, NONE, "x", []),
    ],
)
def test_a_key_does_what_stands_on_the_page_and_any_other_goes_on(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str, does_it: list[str]
) -> None:
    assert pressed(key, held, text) == (bool(does_it), does_it)


@pytest.mark.parametrize("page", [PackFilePage, BreakGlassPage])
def test_the_form_is_all_that_stands_on_its_page(
    page: type[PackFilePage | BreakGlassPage], qtbot: QtBot
) -> None:
    shown = page(a_look())
    qtbot.addWidget(shown)

    (form,) = shown.findChildren(Form)
    layout = shown.layout()

    assert layout is not None
    assert layout.count() == 1
    assert form.parentWidget() is shown
    assert layout.indexOf(form) == 0
    assert layout.contentsMargins().left() == 0
