"""What a button, a key or a row does is shown as the line that does the same, and that line does it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.spoken_words import GRAMMAR
from console.ui.plain import plain_tip
from console.ui.screens.sitting import stand_up
from console.ui.widgets.command_line import TAUGHT_S
from console.ui.widgets.suggestions import Line
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk

LEFT = Qt.MouseButton.LeftButton


def line(dispatcher: Dispatcher) -> Line:
    found = dispatcher.running.parts.command.findChild(Line)
    assert isinstance(found, Line)
    return found


def click(within: QWidget, name: str) -> None:
    """Click the button that is called so."""
    found = next(
        each
        for each in within.findChildren(QAbstractButton)
        if each.isVisible() and name in each.accessibleName()
    )
    QTest.mouseClick(found, LEFT)


def test_a_button_shows_what_to_type_and_typing_it_does_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        assert line(dispatcher).toolTip().startswith("Or type: write address 14 Alder Row")

        dispatcher.press("Alt+2")
        assert line(dispatcher).toolTip().startswith("Or type: answer ")
        said = line(dispatcher).toolTip().removeprefix("Or type: ")
        before = dispatcher.call.answers
        dispatcher.press("Ctrl+Z")
        assert line(dispatcher).toolTip() == "Or type: undo · or press Ctrl+Z"
        assert dispatcher.call.answers != before
        dispatcher.say(said)
        assert {fact: each.answer for fact, each in dispatcher.call.answers.items()} == {
            fact: each.answer for fact, each in before.items()
        }


def test_a_click_on_a_button_a_row_and_a_page_shows_the_line_and_the_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        call = a_sent_call(dispatcher)
        parts = dispatcher.running.parts
        assert line(dispatcher).toolTip().startswith("Or type: send ")
        assert line(dispatcher).toolTip().endswith("or press F9")

        unit = dispatcher.call.sent[0].unit
        dispatcher.say(unit)
        dispatcher.press("E")
        assert line(dispatcher).toolTip() == f"Or type: {unit} en route · or press F7, E"

        view = parts.calls.view
        at = view.rows.row_of(call)
        QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.rows.index(at)).center())
        assert line(dispatcher).toolTip() == f"Or type: go {call}"

        click(parts.advice, "Override")
        assert line(dispatcher).toolTip() == "Or type: override"
        assert dispatcher.page


def test_what_was_typed_itself_is_not_taught_and_what_was_is_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.say("note she locked the door")
        assert line(dispatcher).toolTip() == plain_tip(GRAMMAR)

        dispatcher.press("Alt+2")
        assert line(dispatcher).toolTip() != plain_tip(GRAMMAR)
        clock.pass_s(dispatcher, 1)
        clock.pass_s(dispatcher, TAUGHT_S)
        assert line(dispatcher).toolTip() == plain_tip(GRAMMAR)

        dispatcher.press("Alt+2")
        stand_up(dispatcher.running.desk)
        assert line(dispatcher).toolTip() == plain_tip(GRAMMAR)


def test_what_cannot_be_taken_back_says_what_undoes_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        sent = dispatcher.call.sent

        dispatcher.say("undo")
        assert dispatcher.answered.startswith("A unit that was sent cannot be taken back")
        assert dispatcher.call.sent == sent

        dispatcher.say(f"{sent[0].unit} en route")
        dispatcher.press("Ctrl+Z")
        assert line(dispatcher).text() == f"{sent[0].unit} dispatched: set by a slip of the hand"
        dispatcher.press("Return")
        assert dispatcher.unit(sent[0].unit) == "dispatched"
        assert dispatcher.kinds(1) == ["UnitStatusChanged"]


def test_one_key_takes_back_a_note_a_lost_line_and_a_scene_declared_safe(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)

        dispatcher.say("note on the wrong call")
        dispatcher.press("Ctrl+Z")
        assert dispatcher.call.notes == ()

        dispatcher.press("Ctrl+D", "Ctrl+Z")
        assert not dispatcher.call.line.lost
        assert "hung up" not in dispatcher.lane

        dispatcher.say("safe Dep. Hart: city police are there")
        assert dispatcher.call.scene_safe_by == "Dep. Hart"
        dispatcher.say("undo")
        assert dispatcher.call.scene_safe_by == ""
        assert dispatcher.kinds(1)[0] in ("SlipTakenBack", "StagingChanged")


def test_what_is_refused_after_a_status_leaves_the_status_before_it_to_be_set_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        dispatcher.say(f"{unit} en route")
        dispatcher.say(f"take {dispatcher.call.id}")
        assert "yours already" in dispatcher.answered

        dispatcher.press("F5", "Ctrl+Z")

        assert line(dispatcher).text() == f"{unit} dispatched: set by a slip of the hand"


def test_what_the_clock_does_and_what_is_silenced_is_no_act_to_take_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        a_sent_call(dispatcher)
        desk = dispatcher.running.desk
        dispatcher.say("note she locked the front door")
        mine = desk.last_act.entry
        clock.pass_s(dispatcher, 400)
        assert dispatcher.running.parts.lane.alerts

        alert = next(each for each in dispatcher.running.parts.lane.alerts if each.call)
        desk.do(c.SilenceAlert(call=alert.call, alert=alert.id))

        assert dispatcher.kinds(1) == ["AlertSilenced"]
        assert desk.last_act.entry is mine
