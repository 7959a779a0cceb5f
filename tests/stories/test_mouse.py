"""Right click, the menu key and dragging do what keys do, by the same way, or say why they cannot."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.tables.view import RowView
from console.ui.widgets.act_menu import ActMenu
from console.ui.widgets.carried import Carried
from console.ui.widgets.suggestions import Line
from console.ui.wish import Wish
from tests.stories.calls import KNIFE, Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk, a_door, another_position
from tests.stories.staffed import BEGAN, PASSWORDS, sign_in

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


def middle(view: RowView[Any], key: str) -> QPoint:
    """The middle of a row, scrolled into sight."""
    index = view.rows.index(view.rows.row_of(key))
    assert index.isValid(), f"{key} stands in no row"
    view.scrollTo(index)
    return view.visualRect(index).center()


def menu() -> ActMenu:
    """The menu that is open."""
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, ActMenu)
    return shown


def acts(shown: QMenu) -> dict[str, QAction]:
    """What stands in a menu and in those within it, by its words."""
    found: dict[str, QAction] = {}
    for action in shown.actions():
        inner = action.menu()
        found.update(acts(inner) if isinstance(inner, QMenu) else {})
        found[action.text().partition("\t")[0]] = action
    return found


def press_right(widget: QWidget, at: QPoint) -> None:
    """Click with the right button as the platform tells it: only then Qt asks for a menu.

    The tests' screen is smaller than the window: the menu may lie below the mouse, so it is let go beside.
    """
    window = widget.window()
    QTest.mousePress(window.windowHandle(), RIGHT, NONE, widget.mapTo(window, at))
    QTest.mouseRelease(window.windowHandle(), RIGHT, NONE, QPoint(window.width() - 2, window.height() - 2))


def right_click(view: RowView[Any], key: str) -> dict[str, QAction]:
    press_right(view.viewport(), middle(view, key))
    return acts(menu())


def take(name: str) -> None:
    """Take an act of the open menu by the mouse; of a menu within it by keys."""
    shown = menu()
    inner = next(each for each in (shown, *shown.findChildren(QMenu)) if name in acts_of(each))
    if inner is shown:
        QTest.mouseClick(shown, LEFT, NONE, shown.actionGeometry(acts_of(shown)[name]).center())
        return
    shown.setActiveAction(inner.menuAction())
    QTest.keyClick(shown, Qt.Key.Key_Right)
    inner.setActiveAction(acts_of(inner)[name])
    QTest.keyClick(inner, Qt.Key.Key_Return)


def acts_of(shown: QMenu) -> dict[str, QAction]:
    return {action.text().partition("\t")[0]: action for action in shown.actions()}


def carry(start: QWidget, at: QPoint, onto: QWidget, to: QPoint) -> Carried:
    """Press on a place, and move to another with the button held; what is carried."""
    QTest.mousePress(start, LEFT, NONE, at)
    QTest.mouseMove(start, at + QPoint(3, 3))
    QTest.mouseMove(start, at + QPoint(40, 10))
    QTest.mouseMove(start, start.mapFromGlobal(onto.mapToGlobal(to)))
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, Carried) and each.isVisible()
    )


def let_go(start: QWidget, onto: QWidget, to: QPoint) -> None:
    QTest.mouseRelease(start, LEFT, NONE, start.mapFromGlobal(onto.mapToGlobal(to)))


def taught(dispatcher: Dispatcher) -> str:
    found = dispatcher.running.parts.command.findChild(Line)
    assert isinstance(found, Line)
    return found.toolTip()


def test_a_right_click_on_a_unit_sends_it_and_shows_what_to_type(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(KNIFE)
        view = dispatcher.running.parts.units.view

        offered = right_click(view, "CO-7")
        send = offered["Send CO-7 to 14 Alder Row"]
        assert send.text().endswith("\tsend CO-7 · F7, Enter")
        assert not offered["En route"].isEnabled()
        assert "CO-7 is on no call" in offered["En route"].toolTip()
        assert not offered["Stand down …"].isEnabled()
        take("Send CO-7 to 14 Alder Row")

        assert [sent.unit for sent in dispatcher.call.sent] == ["CO-7"]
        assert taught(dispatcher) == "Or type: send CO-7 · or press F9"


def test_the_menu_key_opens_the_menu_at_the_ring_and_arrows_and_enter_take_an_act(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        dispatcher.say(unit)
        assert dispatcher.running.parts.units.with_ring() == unit

        for keys in ("Menu", "Shift+F10"):
            dispatcher.press(keys)
            assert menu().accessibleName() == unit
            QTest.keyClick(menu(), Qt.Key.Key_Escape)
            assert QApplication.activePopupWidget() is None
        dispatcher.press("Menu")
        names = list(acts_of(menu()))
        menu().setActiveAction(acts_of(menu())[names[names.index("En route") - 1]])
        QTest.keyClick(menu(), Qt.Key.Key_Down)
        QTest.keyClick(menu(), Qt.Key.Key_Return)

        assert dispatcher.unit(unit) == "en_route"
        assert dispatcher.keys_are_on is dispatcher.running.parts.units.view


def test_a_status_out_of_order_asks_why_as_the_key_does(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        dispatcher.say(f"{unit} en route")

        offered = right_click(dispatcher.running.parts.units.view, unit)
        assert offered["Dispatched …"].isEnabled()
        take("Dispatched …")
        assert "Why?" in dispatcher.page
        dispatcher.say_why("they turned back")

        assert dispatcher.unit(unit) == "dispatched"


def test_a_right_click_on_a_call_an_answer_and_an_alert(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        first = a_sent_call(dispatcher)
        dispatcher.press("Ctrl+N")
        parts = dispatcher.running.parts

        offered = right_click(parts.calls.view, first)
        assert not offered["Take this call"].isEnabled()
        assert "This call is yours already" in offered["Take this call"].toolTip()
        take("Bring to the front")
        assert dispatcher.call.id == first
        right_click(parts.calls.view, first)
        take("Hand off …")
        assert "Hand-off to a crisis line" in dispatcher.page
        assert taught(dispatcher) == "Or type: hand off · or press F11"

        right_click(parts.answers.view, "weapon")
        take("Firearm")
        assert dispatcher.call.answers["weapon"].answer == "firearm"
        clock.pass_s(dispatcher, 400)
        dispatcher.press("Ctrl+N")
        lane = parts.lane
        press_right(lane, QPoint(30, lane.height() // 2))
        take("Open what it is about")
        assert dispatcher.call.id == first


def test_a_unit_is_carried_onto_a_call_and_a_call_onto_a_unit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        first = dispatcher.call.id
        dispatcher.answer(KNIFE)
        dispatcher.take_call("3 Mill Road")
        parts = dispatcher.running.parts
        units, calls = parts.units.view.viewport(), parts.calls.view.viewport()
        onto = middle(parts.calls.view, first)

        carried = carry(units, middle(parts.units.view, "CO-7"), calls, onto)
        assert carried.accessibleName() == "Send CO-7 to 14 Alder Row send CO-7"
        let_go(units, calls, onto)
        assert dispatcher.call.id == first
        assert [sent.unit for sent in dispatcher.call.sent] == ["CO-7"]
        assert not carried.isVisible()

        at = middle(parts.units.view, "M-30")
        carry(calls, middle(parts.calls.view, first), units, at)
        let_go(calls, units, at)
        assert [sent.unit for sent in dispatcher.call.sent] == ["CO-7", "M-30"]


def test_what_cannot_be_dropped_says_why_before_it_is_let_go_and_does_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher, another_position(tmp_path, clock) as other:
        [opened, *_] = other.do(c.OpenCall())
        other.do(c.SendUnit(call=opened.subject, unit="CO-7", response="co_response", reason="nearby"))
        dispatcher.take_call("14 Alder Row")
        dispatcher.see_others()
        clock.pass_s(dispatcher, 2)
        parts = dispatcher.running.parts
        units, guide = parts.units.view.viewport(), parts.guide
        before = parts.units.chosen()

        carried = carry(units, middle(parts.units.view, "CO-5"), guide, guide.rect().center())
        assert carried.accessibleName().startswith("Send CO-5 to 14 Alder Row … CO-5 is off duty")
        let_go(units, guide, guide.rect().center())
        assert dispatcher.call.sent == ()
        assert parts.units.chosen() == before

        carry(units, middle(parts.units.view, "CO-5"), guide, guide.rect().center())
        QTest.keyClick(parts.units.view, Qt.Key.Key_Escape)
        let_go(units, guide, guide.rect().center())
        assert dispatcher.call.sent == ()
        assert dispatcher.page == ""

        # One that is on another call is asked to be moved, as Enter on it does.
        carry(units, middle(parts.units.view, "CO-7"), guide, guide.rect().center())
        let_go(units, guide, guide.rect().center())
        assert dispatcher.call.sent == ()
        assert f"CO-7 has not been with the person of call {opened.subject} yet" in dispatcher.page


def test_a_drop_that_needs_a_reason_asks_for_it_beside_the_call(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        parts = dispatcher.running.parts
        units, guide = parts.units.view.viewport(), parts.guide

        carry(units, middle(parts.units.view, "D-19"), guide, guide.rect().center())
        let_go(units, guide, guide.rect().center())
        assert "Why?" in dispatcher.page
        dispatcher.type("asked for by radio")
        dispatcher.press("Return")

        assert [sent.unit for sent in dispatcher.call.sent] == ["D-19"]


def test_a_door_that_shuts_leaves_no_menu_and_nothing_carried_before_it(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    clock.now = BEGAN + timedelta(hours=1)
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        parts = dispatcher.running.parts
        units, guide = parts.units.view.viewport(), parts.guide
        right_click(parts.units.view, "CO-7")

        dispatcher.running.desk.wish(Wish("lock"))
        assert dispatcher.door
        assert QApplication.activePopupWidget() is None
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")
        assert not dispatcher.door

        carried = carry(units, middle(parts.units.view, "CO-7"), guide, guide.rect().center())
        dispatcher.running.desk.wish(Wish("lock"))
        assert not carried.isVisible()


def test_a_click_is_still_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        first = dispatcher.call.id
        dispatcher.take_call("3 Mill Road")
        view = dispatcher.running.parts.calls.view
        at = middle(view, first)

        QTest.mousePress(view.viewport(), LEFT, NONE, at)
        QTest.mouseMove(view.viewport(), at + QPoint(2, 1))
        QTest.mouseRelease(view.viewport(), LEFT, NONE, at + QPoint(2, 1))

        assert dispatcher.call.id == first
