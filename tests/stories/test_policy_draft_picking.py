"""The keys of the picker are those that its help names, on each of its pages."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.ui.widgets.options import OptionList
from tests.stories.at_policy_draft import BRANDT, editor, rows, shown, to_table
from tests.stories.play import Dispatcher, a_desk


def keys(dispatcher: Dispatcher) -> dict[str, str]:
    """What can be chosen on the page, by its words: the key."""
    lists = [each for each in editor(dispatcher).view.panel.findChildren(OptionList) if each.isVisible()]
    found = [row.accessibleName().partition(", ") for each in lists for row in each.rows()]
    return {words: key for key, _, words in found}


def test_and_also_and_or_else_have_the_same_keys_on_the_lines_and_on_a_line(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("P")
        on_lines = keys(supervisor)
        supervisor.press("1")
        on_a_line = keys(supervisor)

        for each in (on_lines, on_a_line):
            assert (each["And also…"], each["Or else…"]) == ("A", "O")
            assert len(set(each.values())) == len(each)


def test_nobody_can_say_is_zero_and_ticks_that_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        supervisor.press("A")
        supervisor.press("Ctrl+P", "A")
        things = keys(supervisor)
        supervisor.press(things["Weapon"])
        answers = keys(supervisor)
        supervisor.press("0")

        assert answers["Nobody can say"] == "0"
        assert "Nobody can say" in rows(supervisor)[1][1]
        assert "Weapon" in shown(supervisor)
