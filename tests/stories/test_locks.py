"""A desk is locked in the middle of a call, and nothing is lost by it; what stands behind cannot be read."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit
from pytestqt.qtbot import QtBot

from console import accounts
from console.domain import commands as c
from console.session import open_session
from tests.ledger.faulty import held
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_door
from tests.stories.staffed import AGENCY, PASSWORDS, agency_text, sign_in, sitting_elsewhere

ADDRESS = "14 Alder Row, upstairs"


def readable(found: QAccessibleInterface | None) -> Iterator[str]:
    """Everything that a program which reads windows aloud is told of a part of one, seen or not."""
    if found is None or not found.isValid():
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield found.text(kind)
    for at in range(found.childCount()):
        yield from readable(found.child(at))


def told_aloud() -> str:
    """All that the windows of the program tell."""
    windows = [each for each in QApplication.topLevelWidgets() if each.windowHandle() is not None]
    said = (word for window in windows for word in readable(QAccessible.queryAccessibleInterface(window)))
    return "\n".join((*said, *(window.windowTitle() for window in windows)))


def fonts_and_colours(dispatcher: Dispatcher) -> list[tuple[str, str]]:
    """The font and the colour of what is typed, of each field of the desk."""
    parts = dispatcher.running.parts
    typed_in = (parts.intake, parts.guide, parts.command)
    fields = [each for part in typed_in for each in part.findChildren(QLineEdit)]
    return [(each.font().toString(), each.palette().text().color().name()) for each in fields]


def test_a_call_goes_on_behind_the_lock_and_is_there_again_as_it_was(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call(ADDRESS)
        dispatcher.press("F4", "End")
        dispatcher.type(", flat 3")
        typing, call = dispatcher.keys_are_on, dispatcher.call.id
        before, dress = told_aloud(), fonts_and_colours(dispatcher)
        dispatcher.press("Ctrl+L")

        locked = dispatcher.door
        assert dispatcher.board.calls[call].detail("address") == ADDRESS, "a lock enters nothing"
        assert ADDRESS in before
        assert "Position 1 · Nadia Okoro, dispatcher · signed in since 13:46" in locked
        assert "Locked since 13:46." in locked
        assert "Calls and clocks go on" in locked
        assert "1 call is open here" in locked
        dispatcher.press("F3", "F9", "Ctrl+N", "F12")
        assert dispatcher.kinds(1) == ["PositionLocked"]
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")

        assert dispatcher.door == ""
        assert fonts_and_colours(dispatcher) == dress
        assert dispatcher.keys_are_on is typing
        assert isinstance(typing, QLineEdit)
        assert typing.text() == f"{ADDRESS}, flat 3"
        dispatcher.press("Return")
        assert dispatcher.call.detail("address") == f"{ADDRESS}, flat 3"


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")
def test_nothing_of_a_call_can_be_read_behind_the_lock(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call(ADDRESS)
        dispatcher.press("Shift+F3", "Shift+F7")
        docks = dispatcher.running.window.findChildren(QDockWidget)
        assert all(dock.isFloating() for dock in docks)
        assert ADDRESS in told_aloud()
        dispatcher.press("Ctrl+D", "Ctrl+L")
        QApplication.processEvents()

        clock.pass_s(dispatcher, 61)

        assert "Alder" not in told_aloud()
        assert "1 alert stands; it goes on." in dispatcher.door
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [
            dispatcher.running.window
        ]
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")
        assert all(dock.isFloating() and dock.isVisible() for dock in docks)
        assert f"{ADDRESS} hung up" in dispatcher.lane


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")
def test_docks_that_were_torn_off_wait_behind_the_door_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Return", "Shift+F7", "Ctrl+L")
    with a_door(qtbot, tmp_path) as dispatcher:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        docks = dispatcher.running.desk.docks

        dispatcher.press("Return")

        assert shown == [dispatcher.running.window]
        assert (docks.is_torn_off("units"), docks.is_torn_off("calls")) == (True, False)


def test_what_waits_to_be_saved_is_saved_before_the_lock_and_the_desk_comes_back_at_once(
    qtbot: QtBot, staffed: Path
) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call(ADDRESS)
        key = dispatcher.card.choices[0].key
        with held(staffed / "room.store") as free:
            dispatcher.press(key, "Ctrl+L")
            assert "Locked" in dispatcher.door
            assert dispatcher.running.bridge.has_kept()
            dispatcher.type(PASSWORDS["okoro"])
            dispatcher.press("Return")
            assert dispatcher.door == "", "the password was right: a call does not wait for a disk"
            free()
            dispatcher.until(lambda: not dispatcher.running.bridge.has_kept())

        assert len(dispatcher.call.answers) == 1
        kinds = dispatcher.kinds(4)
        assert kinds.index("FactAnswered") < kinds.index("PositionLocked") < kinds.index("PositionUnlocked")
        assert dispatcher.door == ""


def test_a_wrong_password_keeps_it_locked_and_says_so(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.press("Ctrl+L")
        dispatcher.type("wrong")
        dispatcher.press("Return")

        assert "Locked" in dispatcher.door
        field = dispatcher.keys_are_on
        assert isinstance(field, QLineEdit)
        assert field.accessibleDescription() == "That is not the password of Nadia Okoro. Type it again."
        assert field.text() == ""


def test_the_sample_is_unlocked_by_one_press(qtbot: QtBot, tmp_path: Path) -> None:
    with a_door(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Return")
        dispatcher.say("lock")
        assert "Demonstration: no password. Enter shows the desk again" in dispatcher.door

        dispatcher.press("Return")

        assert dispatcher.door == ""
        assert dispatcher.kinds(2) == ["PositionLocked", "PositionUnlocked"]


def test_a_position_that_was_never_signed_off_is_found_locked(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call(ADDRESS)
        call = dispatcher.call.id
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        assert "The password of Nadia Okoro shows the desk again" in dispatcher.door
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")

        assert dispatcher.call.id == call


def test_somebody_else_takes_the_position_over_with_its_calls(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call(ADDRESS)
        call = dispatcher.call.id
        dispatcher.say("note he is alone")
        dispatcher.press("Ctrl+L", "Ctrl+Return")
        sign_in(dispatcher, "lindqvist")
        refused = dispatcher.door
        dispatcher.press("Ctrl+Return")

        assert "Nadia Okoro sits at Position 1. Take the position over" in refused
        assert "Take over from Nadia Okoro: 1 open call comes along, Ctrl+Enter" in refused
        assert dispatcher.door == ""
        assert (dispatcher.call.id, dispatcher.call.owner) == (call, "Per Lindqvist")
        assert "Per Lindqvist, dispatcher" in dispatcher.top
        dispatcher.press("F2", "Up")
        assert dispatcher.running.parts.command.focusWidget() is dispatcher.keys_are_on
        line = dispatcher.keys_are_on
        assert isinstance(line, QLineEdit)
        assert line.text() == "", "what she typed before is hers"


def test_a_position_taken_over_from_elsewhere_shuts_the_door(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        there = open_session(staffed / "room.store", None, None, "", "Position 1", "live", clock)
        accounts.sign_in(there, "lindqvist", PASSWORDS["lindqvist"], take_over=True)
        there.close()

        dispatcher.see_others()

        assert "Per Lindqvist sits at Position 1" in dispatcher.door
        assert dispatcher.running.bridge.session.who == ""


def test_a_desk_that_nobody_uses_locks_itself_but_not_under_somebody_who_types(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pack = tmp_path / AGENCY
    pack.write_text(agency_text("lock_after_min = 5").replace('nature = "own"', 'nature = "sample"'), "utf-8")
    clock = Clock()
    with a_door(qtbot, tmp_path, str(pack), clock=clock) as dispatcher:
        dispatcher.press("Return")
        clock.pass_s(dispatcher, 299)
        assert dispatcher.door == ""
        clock.pass_s(dispatcher, 1)
        assert "Nobody used this desk, so it locked itself." in dispatcher.door
        dispatcher.press("Return")
        dispatcher.take_call(ADDRESS)
        dispatcher.press("F4", "End")
        dispatcher.type(" and")

        clock.pass_s(dispatcher, 400)

        assert dispatcher.door == "", "a call is open and something is half typed"
        clock.pass_s(dispatcher, 1400)
        assert "Locked" in dispatcher.door
        dispatcher.press("Return")
        assert isinstance(dispatcher.keys_are_on, QLineEdit)
        assert dispatcher.keys_are_on.text() == f"{ADDRESS} and"


def test_after_twelve_hours_the_door_shuts_when_the_call_is_over_and_not_before(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call(ADDRESS)
        clock.now += timedelta(hours=12)
        clock.pass_s(dispatcher, 1)
        assert dispatcher.door == ""
        dispatcher.say("note she has calmed down")
        assert dispatcher.call.notes
        with sitting_elsewhere(staffed, "lindqvist", "Position 2", clock) as there:
            there.do(c.TakeCall(call=dispatcher.call.id))
        dispatcher.see_others()

        clock.pass_s(dispatcher, 1)

        assert "more than 12 hours ago" in dispatcher.door
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")
        assert dispatcher.door == ""
        dispatcher.press("Ctrl+N")
        assert dispatcher.call.owner == "Nadia Okoro"


def test_a_window_with_open_calls_says_so_once_and_signs_nobody_off(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        window = dispatcher.running.window
        dispatcher.take_call(ADDRESS)

        first, said = window.close(), dispatcher.answered
        second = window.close()

        assert (first, second) == (False, True)
        assert "1 call is open at Position 1. Ctrl+Shift+L hands over and signs off" in said
        assert "Position 1" in dispatcher.board.people.seats
