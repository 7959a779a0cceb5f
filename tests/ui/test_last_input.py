"""How long nobody has used a key or the mouse: counted from the windows themselves."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.last_input import LastInput

NOW = datetime(2026, 3, 20, 21, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Hands:
    """A clock that is moved."""

    now = NOW

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


def test_keys_and_the_mouse_count_and_a_clock_set_back_begins_anew(qtbot: QtBot, qapp: QApplication) -> None:
    clock, window = Hands(), QWidget()
    last = LastInput(qapp, clock)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    handle = window.windowHandle()
    assert handle is not None

    clock.now += 5 * MINUTE
    unused = last.idle(clock.now)
    QTest.keyClick(handle, Qt.Key.Key_A)
    after_key = last.idle(clock.now + MINUTE)
    clock.now += 3 * MINUTE
    QTest.mouseMove(handle, window.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton)
    after_mouse = last.idle(clock.now + 2 * MINUTE)
    set_back = last.idle(NOW - 60 * MINUTE)
    last.let_go()

    assert (unused, after_key, after_mouse) == (5 * MINUTE, MINUTE, 2 * MINUTE)
    assert set_back == timedelta(0)
