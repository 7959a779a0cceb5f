"""Several monitors: docks go to them, come back where they were, and into view where one is gone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot

from console.ui.docks import is_in_sight
from console.ui.layouts import Layouts, named
from tests.stories.play import a_desk

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")
ROOT = Path(__file__).parents[2]
LEFT = {"name": "left", "x": 0, "y": 0, "width": 1920, "height": 1080}
RIGHT = {"name": "right", "x": 1920, "y": 0, "width": 1280, "height": 1024}


def desk_on(folder: Path, screens: list[dict[str, object]], *acts: str) -> dict[str, Any]:
    """Where the docks stand once a desk on these screens has done the acts."""
    described = folder / "screens.json"
    dense = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
    described.write_text(json.dumps({"screens": [{**each, **dense} for each in screens]}), "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={described}"}
    done = subprocess.run(  # noqa: S603 - the words are the test's own
        [sys.executable, "-m", "tests.stories.on_screens", str(folder), *acts],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.mark.slow
def test_a_dock_goes_to_the_other_monitor_and_comes_back_where_it_was(tmp_path: Path) -> None:
    both = desk_on(tmp_path, [LEFT, RIGHT], "tear_off_units")
    assert len(both["screens"]) == 2
    assert both["units"]["is_torn_off"]
    assert both["units"]["x"] >= 1920

    again = desk_on(tmp_path, [LEFT, RIGHT])
    assert again["units"]["is_torn_off"]
    assert abs(again["units"]["x"] - both["units"]["x"]) <= 20

    alone = desk_on(tmp_path, [LEFT])
    assert not alone["units"]["is_torn_off"]
    assert 0 <= alone["units"]["x"] < 1920

    plugged_in = desk_on(tmp_path, [RIGHT, LEFT])
    assert plugged_in["units"]["is_torn_off"]
    assert abs(plugged_in["units"]["x"] - both["units"]["x"]) <= 20

    reset = desk_on(tmp_path, [LEFT, RIGHT], "reset_layout")
    assert not reset["units"]["is_torn_off"]
    assert not desk_on(tmp_path, [LEFT, RIGHT])["units"]["is_torn_off"]


def test_reset_puts_every_dock_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        docks, parts = dispatcher.running.desk.docks, dispatcher.running.parts
        before = parts.calls.width(), parts.units.width()
        dispatcher.press("Shift+F3", "Shift+F7")
        assert docks.is_torn_off("calls")
        assert docks.is_torn_off("units")

        dispatcher.running.window.activateWindow()
        dispatcher.say("reset layout")

        assert not docks.is_torn_off("calls")
        assert not docks.is_torn_off("units")
        dispatcher.until(lambda: (parts.calls.width(), parts.units.width()) == before)


def test_a_dock_whose_monitor_is_gone_comes_back_into_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        docks = dispatcher.running.desk.docks
        units = docks.findChild(QDockWidget, "units")
        assert isinstance(units, QDockWidget)
        layouts = Layouts(docks, QSettings(str(tmp_path / "none.ini"), QSettings.Format.IniFormat))
        dispatcher.press("Shift+F7")
        units.move(9000, 100)
        layouts.follow_screens()
        assert docks.is_torn_off("units"), "the same screens as before: nothing moves"

        layouts.restore()
        assert not docks.is_torn_off("units")

        dispatcher.running.window.activateWindow()
        dispatcher.press("Shift+F7")
        units.move(9000, 100)
        docks.put_away()
        docks.bring_back()
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        is_seen = not docks.is_torn_off("units") or is_in_sight(units.frameGeometry(), rooms)
        assert is_seen, "its screen was gone when the door was opened"


@pytest.mark.parametrize(
    ("window", "is_seen"),
    [
        (QRect(100, 100, 400, 300), True),
        (QRect(1900, 100, 400, 300), False),
        (QRect(-380, 100, 400, 300), False),
        (QRect(-300, 100, 400, 300), True),
        (QRect(100, 1070, 400, 300), False),
        (QRect(100, -200, 400, 300), False),
        (QRect(3000, 100, 400, 300), False),
    ],
)
def test_a_window_is_in_sight_where_its_head_can_be_taken_hold_of(window: QRect, is_seen: bool) -> None:
    assert is_in_sight(window, [QRect(0, 0, 1920, 1080)]) == is_seen


def test_the_same_screens_in_another_order_are_the_same_set() -> None:
    one, other = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)

    assert named([one, other]) == named([other, one])
    assert named([one]) != named([other])
