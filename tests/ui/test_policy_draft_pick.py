"""The page on which a condition is picked: its keys, what they ask for, and nothing of it cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.policy.conditions import Condition, parse
from console.ui.theme import ThemeName
from console.ui.widgets.panel import Panel
from console.ui.widgets.policy_draft_pick import Picked, PickPage, ToPick
from console.ui.widgets.words import Words
from tests.domain.build import the_catalogue
from tests.ui.dress import THEMES, a_look
from tests.ui.told import Told, front, nothing_cut, press

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key
MEANS = {"armed": "a weapon cannot be ruled out"}


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def opened(qtbot: QtBot, page: QWidget, theme: ThemeName = "dark", dense: bool = True) -> Told:
    panel = Panel(a_look(theme, dense))
    told = front(qtbot, panel, *((460, 600) if dense else (560, 900)))
    panel.open_page(page, "A page")
    return Told(page, told.window)


def said(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def to_pick(text: str) -> ToPick:
    tree: Condition | None = parse(text) if text else None
    return ToPick(tree, the_catalogue(), MEANS, "in plain words")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
def test_a_condition_is_picked_part_by_part(qtbot: QtBot, theme: ThemeName, dense: bool) -> None:
    page = PickPage(a_look(theme, dense), to_pick("armed and medical in [none, minor]"))
    told = opened(qtbot, page, theme, dense)
    nothing_cut(page)

    press(Key.Key_3)
    press(Key.Key_1)
    press(Key.Key_N)
    press(Key.Key_O)
    press(Key.Key_1)
    nothing_cut(page)
    press(Key.Key_1)
    press(Key.Key_G)

    assert told.asked == [
        Picked("armed and medical == minor"),
        Picked("armed and medical != minor"),
        Picked("armed and (medical != minor or armed)"),
        Picked("armed or (medical != minor or armed)"),
    ]


def test_the_last_answer_stays_until_the_line_is_taken_out(qtbot: QtBot) -> None:
    page = PickPage(a_look(dense=True), to_pick("medical == minor"))
    told = opened(qtbot, page)

    press(Key.Key_1)
    press(Key.Key_2)
    assert told.asked == []
    assert "One answer stays. T takes the whole line out." in said(page)
    press(Key.Key_T)

    assert told.asked == [Picked("")]
    assert "Pick the first part" in said(page)


def test_a_fact_that_is_picked_counts_once_an_answer_is_ticked(qtbot: QtBot) -> None:
    page = PickPage(a_look(dense=True), to_pick(""))
    told = opened(qtbot, page)

    press(Key.Key_A)
    press(Key.Key_2)  # the first fact, behind the one condition
    assert told.asked == []
    assert "Main problem: tick the answers for which it holds." in said(page)
    press(Key.Key_3)
    press(Key.Key_1)

    assert told.asked == [
        Picked("problem == welfare_check"),
        Picked("problem in [suicidal_person, welfare_check]"),
    ]
    assert page.back()
    assert not page.back()
