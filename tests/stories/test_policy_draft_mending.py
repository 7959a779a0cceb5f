"""What is marked red on the policy draft is in the list of what is to be mended, and keeps it from force."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.stories.at_agency import to_field
from tests.stories.at_policy_draft import BRANDT, adopted, findings, shown, to_table, words
from tests.stories.play import a_desk

TOO_MANY = "1000 characters too many; 2000 are the most. Nothing is cut: shorten it."


def test_a_text_with_too_many_characters_is_to_be_mended_and_is_not_put_in_force(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        before = len(adopted(supervisor))
        to_table(supervisor, "medical")
        supervisor.press("Return")
        to_field(supervisor, "Because")
        QApplication.clipboard().setText("b" * 3000)
        supervisor.press("Ctrl+A", "Ctrl+V")
        field = supervisor.keys_are_on
        assert isinstance(field, QLineEdit)
        described = field.accessibleDescription()
        supervisor.press("Ctrl+Return")
        review = shown(supervisor)
        supervisor.press("R")
        supervisor.type("first try")
        supervisor.press("Ctrl+Return")

        assert described.count(TOO_MANY) == 1
        assert "1 thing to be mended" in words(supervisor)
        assert findings(supervisor)[0][0] == f"Rule M1, Because: {TOO_MANY}"
        assert f"Rule M1, Because: {TOO_MANY}" in review
        assert len(adopted(supervisor)) == before

        supervisor.press("Escape")
        to_field(supervisor, "Because")
        supervisor.press("Ctrl+A", "Backspace")
        supervisor.type("A life is at stake.")
        assert words(supervisor) == "1 change, not in force yet"


def test_the_draft_says_truly_how_it_stands_and_its_lists_say_what_they_are_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.press("Alt+Shift+6")
        untouched = shown(supervisor)
        to_table(supervisor, "safety", row=1)
        supervisor.press("U")
        changed = shown(supervisor)
        supervisor.press("Return")
        rule = shown(supervisor)

        assert "Nothing is changed yet: the draft says what the policy in force says." in untouched
        assert "Calls go by the policy in force until C puts it in force." in changed
        assert "Tick who is sent. The dispatcher reads them in the order of ticking." in rule
        assert "What happens beside the sending: tick what applies, or nothing." in rule
