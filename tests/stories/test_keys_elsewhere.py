"""The keys of the desk while another screen is in front: none of them acts on the call that it hides."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.shortcuts import ANSWER_KEYS, KEYS
from console.ui.widgets.options import OptionList
from console.ui.widgets.pack_field import ALL_KEYS
from tests.stories.at_agency import FONTAINE, to_field
from tests.stories.at_policy_draft import BRANDT, editor, rows, to_table
from tests.stories.play import Dispatcher, a_desk, another_position

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")
NOT_ABOUT_A_CALL = ("lock", "silence")
"""The door shuts for the rest of them; what is silenced is heard on every screen."""
OF_THE_DESK = (
    *(key for key, wish in KEYS.items() if wish not in NOT_ABOUT_A_CALL),
    *(f"Alt+{key}" for key in ANSWER_KEYS),
    *(f"Ctrl+{number}" for number in "123456789"),
)
SCREENS = {
    "People": ("Alt+Shift+2",),
    "Shift log": ("Alt+Shift+7",),
    "Shift log, a call is read": ("Alt+Shift+7", "Return"),
    "Reports": ("Alt+Shift+9",),
    "Reports, what if": ("Alt+Shift+9", "2"),
    "Review": ("Alt+Shift+8",),
    "Policy, a call is tried": ("Alt+Shift+5", "T"),
    "Policy draft": ("Alt+Shift+6",),
    "Policy draft, a rule": ("Alt+Shift+6", "Home", "Return", "Return"),
    "Policy draft, what changes": ("Alt+Shift+6", "C"),
}


def a_call_waits_for_an_answer(dispatcher: Dispatcher) -> None:
    """A call whose first question is open, with a ready act: any key of the desk would do something."""
    dispatcher.take_call("14 Alder Row")
    dispatcher.press("1", "1")
    assert dispatcher.card.kind == "question"


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_of_the_desk_writes_an_entry_while_another_screen_is_in_front(
    screen: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        a_call_waits_for_an_answer(supervisor)
        last = supervisor.board.last
        acted, stood = [], None
        for key in OF_THE_DESK:
            if stood is None or supervisor.keys_are_on is not stood:
                supervisor.press(*SCREENS[screen])
                stood = supervisor.keys_are_on
                assert supervisor.running.parts.screens.in_front() == screen.partition(",")[0]
            supervisor.press(key)
            if supervisor.board.last != last:
                acted.append((key, supervisor.kinds(1)))
                last = supervisor.board.last

        assert acted == []


@pytest.mark.parametrize("screen", ["Alt+Shift+4"])
def test_no_key_of_the_desk_writes_an_entry_for_an_administrator_either(
    screen: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as administrator:
        last = administrator.board.last
        for key in OF_THE_DESK:
            administrator.press(screen, key, "Escape")

        assert administrator.board.last == last


def test_a_key_that_acts_stays_on_the_screen_and_says_where_it_acts(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        a_call_waits_for_an_answer(supervisor)
        supervisor.press("Alt+Shift+5", "T", "Alt+2")

        assert supervisor.running.parts.screens.in_front() == "Policy"
        assert supervisor.answered == "Alt+2 acts on the call in front, on the desk: Alt+Shift+1 goes there."


def test_the_key_that_takes_a_call_brings_the_desk_first(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.press("Alt+Shift+6", "F3")
        brought, calls = supervisor.running.parts.screens.in_front(), len(supervisor.board.calls)
        said = supervisor.answered
        supervisor.press("F3")

        assert (brought, calls) == ("Desk", 0)
        assert said == "The desk is in front now. F3 once more takes a call."
        assert len(supervisor.board.calls) == 1


def test_a_caller_who_waits_is_answered_at_once_from_any_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor, another_position(tmp_path) as there:
        call = there.do(c.OpenCall(callback="555-0142", waiting=True))[0].subject
        supervisor.see_others()
        supervisor.press("Alt+Shift+6", "F3")

        assert supervisor.running.parts.screens.in_front() == "Desk"
        assert supervisor.call.id == call


def test_alt_and_the_key_of_a_box_ticks_it_while_a_line_of_the_draft_is_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        a_call_waits_for_an_answer(supervisor)
        last = supervisor.board.last
        to_table(supervisor, "medical")
        before = rows(supervisor)[0]
        supervisor.press("Return")
        to_field(supervisor, "Because")
        text = supervisor.keys_are_on
        assert isinstance(text, QLineEdit)
        written = text.text()
        supervisor.press("Alt+2")

        assert supervisor.board.last == last
        assert supervisor.running.parts.screens.in_front() == "Policy draft"
        assert rows(supervisor)[0] != before
        assert supervisor.keys_are_on is text
        assert text.text() == written
        supervisor.press("Alt+2")
        assert rows(supervisor)[0] == before


def test_each_box_of_a_rule_has_a_key_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "medical")
        supervisor.press("Return")
        form = editor(supervisor).view.panel.page
        assert form is not None
        lists = [each for each in form.findChildren(OptionList) if each.isVisible()]
        led_to = {key: sum(each.has_key(key) for each in lists) for key in ALL_KEYS}

        assert len(lists) > 1
        assert max(led_to.values()) == 1
        assert sum(led_to.values()) == sum(len(each.rows()) for each in lists)
