"""What is typed on the policy draft arrives where somebody is typing, and in no field beside it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.ui.widgets.suggestions import Suggestions
from tests.stories.at_agency import to_field
from tests.stories.at_policy_draft import BRANDT, look_through, rows, to_table
from tests.stories.play import a_desk

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def test_tab_brings_suggestions_while_something_is_lacking_and_ticks_no_box(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("Return")
        to_field(supervisor, "When")
        sends = rows(supervisor)[1][0]
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("armed and ")
        supervisor.press("Escape", "Tab")
        suggestions = supervisor.running.window.findChild(Suggestions, options=DIRECT)
        assert suggestions is not None
        brought = suggestions.isVisible()
        supervisor.type("at_risk ")
        line = supervisor.keys_are_on

        assert brought
        assert isinstance(line, QLineEdit)
        assert line.text() == "armed and at_risk "
        assert rows(supervisor)[1][0] == sends
        supervisor.press("Escape", "Tab")
        assert supervisor.keys_are_on is not line, "nothing is lacking any more"


def test_esc_from_what_changes_leads_back_to_the_field_that_was_typed_in(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("Return")
        to_field(supervisor, "Because")
        supervisor.press("End", "Ctrl+Return")
        look_through(supervisor)
        supervisor.press("Escape")
        on = supervisor.keys_are_on
        supervisor.type(" Now.")

        assert on is not None
        assert on.accessibleName() == "Because"
        assert rows(supervisor)[1][0].startswith("S2 ")
