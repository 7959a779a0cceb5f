"""The command line: completes, runs, remembers, gives the keys back, and says what was last done."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.domain.line import Completion
from console.ui.widgets.command_line import CommandLine
from console.ui.widgets.suggestions import Line, Suggestions
from console.ui.wish import Wish
from tests.ui.dress import a_look, click, holds, picture, press, write

NOW = datetime(2026, 3, 20, 21, 47, 32, tzinfo=UTC)
LINES = (
    Completion("send CO-7", "clinician and deputy"),
    Completion("send CO-3", "clinician and deputy"),
    Completion("note", "add a note to this call"),
)
Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")


class Standing:
    """A command line in a window, with another control that can have the keys, and the wishes it sent."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.other = QLineEdit()
        self.command = CommandLine(a_look())
        self.command.set_completions(self._complete)
        self.wishes: list[Wish] = []
        self.command.wished.connect(self.wishes.append)
        column = QVBoxLayout(self.window)
        column.addWidget(self.other)
        column.addStretch()
        column.addWidget(self.command)
        self.window.resize(1200, 400)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.other.setFocus()

    @property
    def line(self) -> Line:
        found = self.command.findChild(Line)
        assert isinstance(found, Line)
        return found

    @property
    def suggestions(self) -> Suggestions:
        found = self.window.findChild(Suggestions)
        assert isinstance(found, Suggestions)
        return found

    def type(self, text: str) -> None:
        self.command.focus_line()
        write(self.line, text)

    def press(self, key: Qt.Key) -> None:
        press(self.line, key)

    def _complete(self, text: str) -> Sequence[Completion]:
        return [line for line in LINES if line.text.startswith(text)]


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Standing:
    qapp.setStyle("Fusion")
    return Standing(qtbot)


def test_enter_runs_what_is_typed_and_gives_the_keys_back(desk: Standing) -> None:
    desk.type("note she has locked the door")

    desk.press(Key.Key_Return)

    assert desk.wishes == [Wish("run", "note she has locked the door"), Wish("back")]
    assert desk.line.text() == ""


def test_enter_on_an_empty_line_does_nothing(desk: Standing) -> None:
    desk.type("  ")

    desk.press(Key.Key_Return)

    assert desk.wishes == []


def test_esc_gives_the_keys_back_without_running(desk: Standing) -> None:
    desk.type("send CO-7")

    desk.press(Key.Key_Escape)

    assert desk.wishes == [Wish("back")]
    assert desk.line.text() == ""
    assert desk.suggestions.isHidden()


def test_tab_completes_the_first_suggestion(desk: Standing) -> None:
    desk.type("se")

    desk.press(Key.Key_Tab)

    assert desk.line.text() == "send CO-7 "
    assert desk.line.hasFocus()


def test_a_suggestion_is_never_run_unless_it_was_picked(desk: Standing) -> None:
    desk.type("send CO")

    desk.press(Key.Key_Return)

    assert desk.wishes[0] == Wish("run", "send CO")


def test_down_picks_a_suggestion_and_enter_runs_it(desk: Standing) -> None:
    desk.type("send")
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)

    desk.press(Key.Key_Return)

    assert desk.wishes[0] == Wish("run", "send CO-3")


def test_suggestions_stand_above_the_line_and_leave_with_the_focus(desk: Standing) -> None:
    desk.type("send")
    shown = desk.suggestions
    assert shown.isVisible()
    assert [row.text for row in shown.rows] == ["send CO-7", "send CO-3"]
    assert shown.geometry().bottom() < desk.command.y()

    desk.other.setFocus()

    assert shown.isHidden()


def test_a_click_takes_a_suggestion(desk: Standing) -> None:
    desk.type("send")

    click(desk.suggestions, desk.suggestions.rect().bottomLeft())

    assert desk.line.text() == "send CO-3 "


def test_up_and_down_walk_through_earlier_lines(desk: Standing) -> None:
    for text in ("note one", "note two"):
        desk.type(text)
        desk.press(Key.Key_Return)
    desk.command.focus_line()

    seen = []
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down, Key.Key_Down):
        desk.press(key)
        seen.append(desk.line.text())

    assert seen == ["note two", "note one", "note one", "note two", ""]


def test_a_line_answered_by_a_hint_stays_to_be_mended(desk: Standing) -> None:
    def answer(wish: Wish) -> None:
        if wish.name == "run":
            desk.command.show_hint("send which unit?")

    desk.command.wished.connect(answer)
    desk.type("send")

    desk.press(Key.Key_Return)

    assert desk.wishes == [Wish("run", "send")]
    assert desk.line.text() == "send"
    assert desk.command.accessibleDescription() == "send which unit?"


def test_the_line_can_be_begun_for_a_person(desk: Standing) -> None:
    desk.command.focus_line("find ")

    assert desk.line.text() == "find "
    assert desk.line.hasFocus()


def test_a_hint_gives_way_to_the_next_act_or_after_a_while(desk: Standing) -> None:
    look = a_look()
    desk.other.setFocus()
    desk.command.show_last_act("Age: adult", 41, NOW)
    desk.command.show_hint("Not understood.")
    assert holds(picture(desk.command, 1200, 62), look.color("warn.line"))

    desk.command.show_last_act("Age: adult", 41, NOW)
    assert holds(picture(desk.command, 1200, 62), look.color("warn.line"))

    desk.command.show_last_act("Weapon: none", 42, NOW)
    assert not holds(picture(desk.command, 1200, 62), look.color("warn.line"))

    desk.command.show_hint("Not understood.")
    desk.command.tick(NOW)
    desk.command.tick(NOW + timedelta(seconds=15))
    assert not holds(picture(desk.command, 1200, 62), look.color("warn.line"))


@pytest.mark.parametrize("dense", [False, True])
def test_keys_are_named_below_where_there_is_room(qapp: QApplication, qtbot: QtBot, dense: bool) -> None:
    qapp.setStyle("Fusion")
    command = CommandLine(a_look(dense=dense))
    qtbot.addWidget(command)

    assert command.height() == (30 if dense else 62)


def test_the_ring_is_on_the_line_that_has_the_keys(desk: Standing) -> None:
    look = a_look()
    assert not holds(picture(desk.command, 1200, 62), look.color("focus.ring"))

    desk.command.focus_line()

    assert holds(picture(desk.command, 1200, 62), look.color("focus.ring"))
