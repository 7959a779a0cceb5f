"""What is carried with the mouse is held by its button, and falls where the hand has let go."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.widgets.act_menu import MenuAct
from console.ui.widgets.carried import Carried
from console.ui.wish import Wish
from tests.stories.play import a_desk

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NONE = Qt.KeyboardModifier.NoModifier


def test_what_another_row_slid_under_at_the_release_is_not_done(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        shown = {"here": "1"}
        wishes: list[Wish] = []
        lane, look = dispatcher.running.parts.lane, dispatcher.running.looks.look

        def sending(_: str, onto: str) -> MenuAct:
            return MenuAct(f"Send to {onto}", Wish("run", onto))

        carried = Carried(lane, look, "unit", lambda _: shown["here"], sending, wishes.append)

        carried.take("CO-7", QPoint(10, 10))
        shown["here"] = "2"
        carried.drop(QPoint(10, 10))
        assert wishes == []

        carried.take("CO-7", QPoint(10, 10))
        carried.drop(QPoint(10, 10))
        assert wishes == [Wish("run", "2")]


def test_a_row_is_carried_only_while_the_button_is_held(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        view = dispatcher.running.parts.units.view
        at = view.visualRect(view.rows.index(view.rows.row_of("CO-7"))).center()
        QTest.mousePress(view.viewport(), LEFT, NONE, at)

        to = QPointF(at + QPoint(60, 20))
        on_screen = QPointF(view.viewport().mapToGlobal(to))
        moved = QMouseEvent(QEvent.Type.MouseMove, to, on_screen, NO_BUTTON, NO_BUTTON, NONE)
        QApplication.sendEvent(view.viewport(), moved)

        windows = QApplication.topLevelWidgets()
        assert not any(isinstance(each, Carried) and each.isVisible() for each in windows)
        QTest.mouseRelease(view.viewport(), LEFT, NONE, at)
