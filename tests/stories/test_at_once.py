"""Where the keys are is painted first, and whole: the next key answers what stands there."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.calls import KNIFE, a_sent_call
from tests.stories.play import a_desk


def on_screen(widget: QWidget) -> QImage:
    """What the screen shows of a widget now; unlike `QWidget.grab`, this paints nothing."""
    window = widget.window()
    picture = window.screen().grabWindow(window.winId()).toImage()
    return picture.copy(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))


def test_the_next_question_stands_whole_before_the_rest_of_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        guide = dispatcher.running.parts.guide
        asked = 0

        while dispatcher.card.kind in ("question", "crew"):
            QApplication.processEvents()
            before = on_screen(guide)
            dispatcher.press(dispatcher.choice(KNIFE[dispatcher.card.fact]).key)
            at_once = on_screen(guide)
            QApplication.processEvents()

            assert at_once != before
            assert at_once == on_screen(guide), f"question {asked + 1} was painted in two goes"
            asked += 1
        assert asked > 5


def test_a_status_stands_on_the_board_before_the_rest_of_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        units = dispatcher.running.parts.units.view
        dispatcher.press("F7", "Home")
        QApplication.processEvents()
        before = on_screen(units)

        dispatcher.press("E")
        at_once = on_screen(units)
        QApplication.processEvents()

        assert at_once != before
        assert at_once == on_screen(units)
