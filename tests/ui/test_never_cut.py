"""Dangers, and whose call it is, stand in full at every width: on a row of the list and in the heading."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.paint import text_width
from console.ui.tables.calls import CallDelegate, CallList, call_words
from console.ui.widgets.heading import Heading
from console.ui.widgets.intake import IntakeWidget
from tests.ui.dress import NOW, a_call, a_look, picture
from tests.ui.test_intake import a_head
from tests.ui.told import front

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SOME = "Weapon not known, medical emergency, attempt under way"
ALL = "Object used as a weapon, medical emergency, attempt under way, hurting someone now, door blocked from "
ALL += "inside"


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.mark.parametrize("is_rail", [False, True])
@pytest.mark.parametrize("dense", [False, True])
def test_a_danger_and_whose_call_it_is_stand_on_a_row_in_full_however_narrow(
    qtbot: QtBot, dense: bool, is_rail: bool
) -> None:
    look = a_look(dense=dense)
    calls = CallList(look, NOW)
    qtbot.addWidget(calls)
    calls.set_rail(is_rail)
    row = a_call(1)._replace(
        danger=ALL,
        line="Suicidal person · CR-11 and 2 more on scene · not sent yet: deputies",
        state="call back {left}",
        due=NOW,
        position="Position 2",
    )

    calls.set_rows([row], NOW)
    picture(calls, 112 if is_rail else 198, 300)

    painter = calls.view.painter_of_rows
    assert isinstance(painter, CallDelegate)
    lines = [(text, weight) for text, weight in painter.extra_lines(row)]
    assert " ".join(text for text, _ in lines) == f"{row.danger} {row.position}"
    width = calls.view.viewport().width() - painter.beside()
    assert all(text_width(text, look, "small", weight) <= width for text, weight in lines)
    assert ALL in call_words(row, NOW)
    assert "Position 2" in call_words(row, NOW)
    bare = row._replace(danger="", position="")
    assert painter.height(row) >= painter.height(bare) + len(lines) * look.pick(18, 16)


@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("width", [742, 1000])
@pytest.mark.parametrize("danger", [SOME, ALL])
def test_no_danger_is_cut_in_the_heading_what_the_call_is_about_gives_way(
    qtbot: QtBot, width: int, dense: bool, danger: str
) -> None:
    look = a_look("dark", dense)
    head = a_head(title=f"{danger}, undressed in public", danger=danger, earlier_short="3 calls here")
    head = head._replace(icon="lost", state="Hung up: call back", due=NOW - timedelta(seconds=3000))
    intake = IntakeWidget(look)
    intake.show_call(head, NOW)
    _told = front(qtbot, intake, width, intake.sizeHint().height())

    [heading] = intake.findChildren(Heading)

    lines = heading.lines()
    assert " ".join(text for text, _ in lines).startswith(danger)
    last, size = lines[-1]
    seen = last if len(lines) == 2 else danger
    needed = seen.partition(", undressed")[0]
    assert all(text_width(text, look, size, "semibold") <= heading.width() for text, size in lines[:-1])
    assert text_width(needed, look, size, "semibold") <= heading.width()
    assert heading.accessibleName() == head.title == " ".join(heading.toolTip().split())
