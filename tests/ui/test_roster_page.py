"""The page of the roster: what each key asks for, what is asked first, and that nothing of it is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.roster_page import ROSTER_KEYS, RosterView, roster_view
from console.domain.rows.shown import Notice
from console.ui.theme import ThemeName
from console.ui.widgets.options import OptionRow
from console.ui.widgets.roster import RosterPage
from console.ui.wish import Wish
from tests.domain.roster_situations import at_a_call, change, signed_on
from tests.ui.dress import THEMES, a_look
from tests.ui.opened import NOW, opened
from tests.ui.told import Told, nothing_cut, press, type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def the_list() -> RosterView:
    """A late crew, one that is alone, and units that nobody signed on to."""
    desk, _ = at_a_call("CR-14")
    desk.do(change(leaves=("brooks",)), c.SignOnUnit(unit="D-19"), c.SignOnUnit(unit="CO-7"))
    desk.later(7 * 3600)
    return roster_view(desk.board, "", "desk-1", desk.now)


def of_unit(unit: str, *on: str, position: str = "desk-1") -> RosterView:
    desk = signed_on(*on) if on else signed_on("M-30")
    return roster_view(desk.board, unit, position, desk.now)


def at_call() -> RosterView:
    desk, _ = at_a_call("CR-14")
    return roster_view(desk.board, "CR-11", "desk-1", desk.now)


def a_page(qtbot: QtBot, view: RosterView) -> tuple[RosterPage, Told]:
    page = RosterPage(a_look("dark", dense=True))
    page.show_roster(view, NOW)
    return page, opened(qtbot, page)


def options(page: RosterPage) -> list[str]:
    return [each.accessibleName() for each in page.findChildren(OptionRow) if each.isVisible()]


def test_the_list_begins_with_what_needs_somebody_and_a_number_goes_there(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, the_list())

    press(Key.Key_1)

    assert options(page)[0] == "1, CR-11, M. Haldane LMFT"
    assert told.wished == [Wish("roster", "CR-11")]


def test_one_key_signs_the_line_up_on(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, of_unit("CR-11"))

    press(Key.Key_1)

    assert options(page) == ["1, Its line-up signs on", "2, Others sign on"]
    assert told.asked == [c.SignOnUnit(unit="CR-11")]


def test_the_planned_people_and_their_end_stand_there_and_enter_takes_them(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, of_unit("CR-11"))
    press(Key.Key_2)
    assert [each.text() for each in page.findChildren(QLineEdit) if each.isVisible()] == [
        "haldane brooks",
        "19:00",
    ]
    press(Key.Key_Return)

    assert told.asked == [c.SignOnUnit(unit="CR-11", members=("haldane", "brooks"))]


def test_the_end_is_changed_and_so_are_the_people(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, of_unit("CR-11"))
    press(Key.Key_2)
    type_text("Vega Moss")
    press(Key.Key_U, Qt.KeyboardModifier.AltModifier)
    type_text("18:30")
    press(Key.Key_Return)

    assert told.asked == [c.SignOnUnit(unit="CR-11", members=("vega", "moss"), ends="18:30")]


def test_a_unit_of_another_shift_offers_its_people_and_who_is_free_is_told(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, of_unit("CR-16", "CR-11"))
    press(Key.Key_1)
    assert told.asked == [], "no line-up of this shift"
    press(Key.Key_2)
    said = "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
    assert "On no unit now: whitfield, tran" in said
    assert "haldane" not in said
    press(Key.Key_Return)

    assert told.asked == [c.SignOnUnit(unit="CR-16", members=("okafor", "ames"))]


def test_others_sign_on_by_their_names_and_strangers_do_not(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, of_unit("CR-11"))

    press(Key.Key_2)
    type_text("??")
    press(Key.Key_Return)
    assert told.asked == []
    press(Key.Key_Backspace)
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert told.asked == []
    type_text("Vega Moss")
    press(Key.Key_Return)

    assert told.asked == [c.SignOnUnit(unit="CR-11", members=("vega", "moss"))]


def test_somebody_joins_by_name_and_with_a_reason(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, of_unit("CR-11", "CR-11"))

    press(Key.Key_3)
    type_text("moss")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert told.asked == []
    type_text("he is early")
    press(Key.Key_Return)

    assert told.asked == [c.ChangeCrew(unit="CR-11", joins=("moss",), reason="he is early")]


def test_who_leaves_is_ticked_and_a_reason_is_needed(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, of_unit("CR-11", "CR-11"))

    press(Key.Key_4)
    assert options(page) == ["1, M. Haldane LMFT", "2, T. Brooks, peer"]
    press(Key.Key_2)
    press(Key.Key_R)
    type_text("ill")
    press(Key.Key_Return)

    assert told.asked == [c.ChangeCrew(unit="CR-11", leaves=("brooks",), reason="ill")]


def test_a_crew_goes_home_by_one_key_and_on_a_call_by_two(qtbot: QtBot) -> None:
    _, free = a_page(qtbot, of_unit("CR-11", "CR-11"))
    press(Key.Key_5)
    page, there = a_page(qtbot, at_call())
    press(Key.Key_5)
    assert options(page) == ["1, CR-14, Crisis team"]
    press(Key.Key_1)

    assert free.asked == [c.SignOffUnit(unit="CR-11")]
    assert there.asked == [c.SignOffUnit(unit="CR-11", relieved_by="CR-14")]


def test_what_another_position_looks_after_is_taken_by_one_key(qtbot: QtBot) -> None:
    _, told = a_page(qtbot, of_unit("CR-11", "CR-11", position="desk-2"))

    press(Key.Key_6)

    assert told.asked == [c.TakeUnit(unit="CR-11")]


def test_backspace_goes_back_to_the_acts_and_then_to_the_list(qtbot: QtBot) -> None:
    page, told = a_page(qtbot, of_unit("CR-11", "CR-11"))
    press(Key.Key_4)

    press(Key.Key_Backspace)
    assert options(page)[0] == "3, Somebody joins"
    press(Key.Key_Backspace)

    assert told.wished == [Wish("roster", "")]


def test_what_is_typed_stays_while_the_board_changes_and_goes_with_the_crew(qtbot: QtBot) -> None:
    view = of_unit("CR-11", "CR-11")
    page, told = a_page(qtbot, view)
    press(Key.Key_3)
    type_text("mo")

    page.show_roster(view._replace(notices=(Notice("clock", "Past the end of the shift", "CR-11."),)), NOW)
    type_text("ss")
    press(Key.Key_Return)
    type_text("early")
    press(Key.Key_Return)
    assert told.asked == [c.ChangeCrew(unit="CR-11", joins=("moss",), reason="early")]

    desk = signed_on("CR-11")
    desk.do(c.ChangeCrew(unit="CR-11", joins=("moss",), reason="early"))
    page.show_roster(roster_view(desk.board, "CR-11", "desk-1", desk.now), NOW)
    assert options(page)[0] == "3, Somebody joins"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("act", [None, "line_up", "others", "joins", "leaves", "home", "list"])
def test_nothing_of_the_page_is_cut(qtbot: QtBot, act: str | None, theme: ThemeName, dense: bool) -> None:
    nobody = act in ("line_up", "others")
    view = the_list() if act == "list" else of_unit("CR-11") if nobody else at_call()
    page = RosterPage(a_look(theme, dense))
    page.show_roster(view, NOW)
    told = opened(qtbot, page, theme, dense)
    for name, key in ROSTER_KEYS.items():
        if name == act and name != "line_up":
            press(Key(Key.Key_0 + int(key)))

    nothing_cut(page)
    assert told.asked == []
