"""At every scale from 100 to 200 % of a large screen, and in a small window, nothing is lost by being cut.

What is laid out depends on the logical size alone: 2560x1440 at 200 % is 1280x720. What has no room ends
in an ellipsis, and then stands in full in a tool tip or is read aloud.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from tests.stories.calls import KNIFE, Clock
from tests.stories.play import Dispatcher, a_desk
from tests.ui.told import nothing_cut

SIZES = {
    "2560x1440 at 100 %": (2560, 1440),
    "2560x1440 at 125 %": (2048, 1152),
    "2560x1440 at 150 %": (1707, 960),
    "2560x1440 at 175 %": (1463, 823),
    "2560x1440 at 200 %": (1280, 720),
    "1366x768 at 100 %": (1366, 768),
    "1920x1080 at 100 %": (1920, 1080),
    "1920x1080 at 125 %": (1536, 864),
}
PAGES = ("", "Ctrl+I", "F12", "Ctrl+K", "F11", "Ctrl+H", "F1")
"""The desk, and pages beside the question, by their keys."""


@contextmanager
def a_busy_desk(qtbot: QtBot, folder: Path) -> Iterator[Dispatcher]:
    """Many calls with long places, units under way, alerts, and a call with a knife in front."""
    clock = Clock()
    with a_desk(qtbot, folder, None, clock) as dispatcher:
        for number in range(6):
            dispatcher.take_call(f"{number}40 Larkspur Way, second house behind the school, upper Millbrook")
            dispatcher.press("Alt+2", "Alt+3")
            dispatcher.send_all()
            clock.pass_s(dispatcher, 240)
        dispatcher.running.bridge.do(c.OpenCall(callback="555-0188", waiting=True))
        dispatcher.take_call("14 Alder Row, upstairs flat, Millbrook")
        dispatcher.answer(KNIFE)
        dispatcher.send_all()
        dispatcher.say("note " + "she keeps saying that he is not himself today, " * 3)
        clock.pass_s(dispatcher, 400)
        yield dispatcher


def told_in_full(window: QWidget) -> str:
    """All that tool tips say and that is read aloud, on one line."""
    found = []
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisible():
            found += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        if isinstance(each, QLineEdit):
            found.append(each.text())
        if isinstance(each, QListView) and each.isVisible():
            model = each.model()
            indexes = (model.index(row, 0) for row in range(model.rowCount()))
            found += [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in indexes]
    return " ".join(" ".join(found).split())


def shortened_on(dispatcher: Dispatcher) -> set[str]:
    """The texts that are painted with an ellipsis now, in full, as what was painted is kept by its text."""
    kept = dispatcher.running.looks.look.texts
    kept.clear()
    dispatcher.running.window.grab()
    painted = [text for text, *_ in kept]
    cut = {text.removesuffix("…") for text in painted if text.endswith("…")}
    return {text for text in painted for begins in cut if text.startswith(begins) and not text.endswith("…")}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_that_does_not_stand_in_full_elsewhere(
    size: str, qtbot: QtBot, tmp_path: Path
) -> None:
    found = set[str]()
    with a_busy_desk(qtbot, tmp_path) as dispatcher:
        window = dispatcher.running.window
        window.resize(*SIZES[size])
        for key in PAGES:
            if key:
                dispatcher.press(key)
            nothing_cut(window)
            cut, told = shortened_on(dispatcher), told_in_full(window)
            assert {text for text in cut if " ".join(text.split()) not in told} == set(), key
            found |= cut
            while dispatcher.page:
                dispatcher.press("Esc")

    assert found or SIZES[size][0] > 1600, "places as long as these are shortened where there is little room"
