"""Every key that stands on a button of the Policy screens works while the button is in sight."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.ui.widgets.button import KeyButton
from tests.stories.at_policy import findings, policy, side
from tests.stories.at_policy_draft import BRANDT, editor, rows, to_table
from tests.stories.play import Dispatcher, a_desk


def buttons(dispatcher: Dispatcher) -> dict[str, str]:
    """The buttons of the page beside the rows that are in sight: key and words."""
    found = editor(dispatcher).view.panel.findChildren(KeyButton)
    return {each.key(): each.text() for each in found if each.isVisible()}


def test_the_parts_of_the_picture_are_chosen_from_the_rules_and_from_the_findings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        assert findings(dispatcher)
        title = policy(dispatcher).view.flow.flow
        shown = [title.accessibleName()]
        for keys in (("R", "1"), ("F", "3"), ("R", "4"), ("R", "2")):
            dispatcher.press(*keys)
            shown.append(title.accessibleName())

        parts = ["Safety", "Medical", "Care", "All three parts", "Safety"]
        assert [each.partition(":")[0] for each in shown] == parts


def test_try_it_works_with_a_finding_open(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        assert findings(dispatcher)
        dispatcher.press("F", "Return")
        dispatcher.press("T")

        assert "Nothing is certain yet" in side(dispatcher)


def test_a_table_that_is_entered_shows_at_once_what_can_be_done_with_its_rows(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "medical")
        supervisor.press("Escape", "Home", "Down", "Down", "Down", "Return")
        conditions = buttons(supervisor)
        supervisor.press("Escape", "Down", "Return")
        promises = buttons(supervisor)
        supervisor.press("Escape", "Down", "Return")
        questions = buttons(supervisor)

        assert {"Enter", "P", "A", "T", "U", "D", "N"} <= set(conditions)
        assert {"Enter", "A", "T"} <= set(promises)
        assert {"Enter", "A", "T", "U", "D"} <= set(questions)
        assert "N" not in questions


def test_a_key_that_is_shown_works_while_a_button_or_the_tables_have_the_ring(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "promise")
        count = len(rows(supervisor))
        while not editor(supervisor).view.panel.has_keys():
            supervisor.press("Tab")
        supervisor.press("F")
        assert editor(supervisor).view.findings.view.hasFocus()
        supervisor.press("Escape")
        assert editor(supervisor).view.tables.view.hasFocus()
        supervisor.press("A")

        assert len(rows(supervisor)) == count + 1
