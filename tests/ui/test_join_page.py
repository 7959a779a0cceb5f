"""The page that joins two calls, and the notes of a place: one key, in full, at a narrow window's width."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.premise import PremiseNote
from console.domain.rows.joins import Joining, JoinLine
from console.ui.theme import ThemeName
from console.ui.widgets.earlier import EarlierPage
from console.ui.widgets.join import JoinPage, JoinRow
from console.ui.widgets.words import Words
from tests.ui.dress import a_look
from tests.ui.opened import NOW, opened
from tests.ui.told import nothing_cut, press

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

TWO = Joining(
    "26-00012",
    "26-00001",
    (NOW - timedelta(seconds=20), NOW - timedelta(minutes=4)),
    (
        JoinLine(
            "Place", "14 alder st., the flat upstairs behind the stairs", "14 Alder Street", differs=False
        ),
        JoinLine("Weapon", "Knife or blade (“the bread knife, I think”)", "No weapon", differs=True),
        JoinLine("Note", "w" * 300, "not known", differs=True),
    ),
)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def shown(two: Joining, theme: ThemeName = "dark") -> JoinPage:
    page = JoinPage(a_look(theme, dense=True))
    page.show_join(two, NOW)
    return page


def places(theme: ThemeName) -> EarlierPage:
    page = EarlierPage(a_look(theme, dense=True))
    notes = (
        PremiseNote(31, "26-00001", "calming", "ask about the sea " * 20, "Nadia Okoro", NOW),
        PremiseNote(35, "26-00001", "hazard", "d" * 300, "Per Lindqvist", NOW - timedelta(days=12)),
    )
    page.show_earlier((), NOW, notes)
    return page


def names(page: QWidget) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(JoinRow)]


def test_one_key_joins(qtbot: QtBot) -> None:
    told = opened(qtbot, shown(TWO))

    press(Qt.Key.Key_J)

    assert told.asked == [c.JoinCall(call="26-00012", into="26-00001")]


def test_what_cannot_be_joined_says_why_and_the_key_does_nothing(qtbot: QtBot) -> None:
    page = shown(TWO._replace(lacks="M-30 is on call 26-00012, and would be on none."))
    told = opened(qtbot, page)

    press(Qt.Key.Key_J)

    assert told.asked == []
    assert any("would be on none" in each.text() for each in page.findChildren(Words))


def test_what_differs_says_so_and_the_ages_run(qtbot: QtBot) -> None:
    page = shown(TWO)
    told = opened(qtbot, page)

    page.tick(NOW + timedelta(minutes=2))

    assert names(page)[0].endswith("26-00012, opened 2 min ago; 26-00001, opened 6 min ago")
    assert names(page)[2].startswith("Weapon, differs: Knife or blade")
    assert told.asked == []


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("make", [partial(shown, TWO), places])
def test_no_word_is_cut_off(qtbot: QtBot, make: Callable[[ThemeName], QWidget], theme: ThemeName) -> None:
    page = make(theme)
    told = opened(qtbot, page)

    nothing_cut(told.window)
