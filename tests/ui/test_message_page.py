"""The page of a message: in full, and one key that says it was read."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.theme import ThemeName
from console.ui.widgets.message import MessagePage, ToRead
from tests.ui.dress import THEMES, a_look
from tests.ui.told import front, nothing_cut, press

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
TO = ToRead(
    "26-1", 231, "Per Lindqvist to you, at Position 2", "the brother asks for you " * 40, "", False, NOW
)

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [280, 520])
def test_a_message_is_read_by_enter_and_stands_there_whole(
    qapp: QApplication, qtbot: QtBot, theme: ThemeName, width: int
) -> None:
    qapp.setStyle("Fusion")
    page = MessagePage(a_look(theme, dense=True))
    page.show_message(TO, NOW)
    told = front(qtbot, page, width, 620)
    page.focus_first()
    nothing_cut(page)

    press(Qt.Key.Key_Return)

    assert told.asked == [c.ReadMessage(call="26-1", entry=231)]
