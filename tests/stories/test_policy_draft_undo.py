"""Ctrl+Z on the policy draft takes back the draft's own last change, and never an act on a call."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.at_agency import to_field, write
from tests.stories.at_policy_draft import BRANDT, rows, to_table, words
from tests.stories.play import a_desk


def test_what_is_typed_and_ticked_is_taken_back_a_change_at_a_time_and_done_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        supervisor.press("1")
        last = supervisor.board.last
        to_table(supervisor, "medical")
        asked_for = rows(supervisor)[0]
        supervisor.press("Return")
        write(supervisor, "Because", "A life is at stake.")
        supervisor.press("Alt+2")
        ticked = rows(supervisor)[0]

        supervisor.press("Ctrl+Z")
        assert rows(supervisor)[0][0] == asked_for[0] != ticked[0]
        assert words(supervisor) == "1 change, not in force yet"
        supervisor.press("Ctrl+Z", "Ctrl+Z")
        assert words(supervisor) == "as in force"
        supervisor.press("Ctrl+Shift+Z", "Ctrl+Shift+Z", "Ctrl+Shift+Z")
        assert rows(supervisor)[0] == ticked
        assert supervisor.board.last == last
        assert supervisor.running.parts.screens.in_front() == "Policy draft"


def test_nothing_to_take_back_in_the_draft_leaves_the_call_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        supervisor.press("1")
        last = supervisor.board.last
        supervisor.press("Alt+Shift+6", "Ctrl+Z", "Return", "Ctrl+Z", "Return", "Ctrl+Z")

        assert supervisor.answered == "Nothing of the draft to take back."
        assert supervisor.board.last == last


def test_a_named_condition_in_use_is_taken_out_when_asked_twice_and_comes_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions")
        before = rows(supervisor)
        supervisor.press("T")
        asked, still = supervisor.answered, rows(supervisor)
        supervisor.press("T")
        told, after = supervisor.answered, rows(supervisor)
        supervisor.press("Ctrl+Z")

        assert "is used by Rule" in asked
        assert "T once more takes it out; Ctrl+Z brings it back." in asked
        assert still == before
        assert len(after) == len(before) - 1
        assert "Ctrl+Z brings it back" in told
        assert rows(supervisor) == before
        assert words(supervisor) == "as in force"


def test_moving_the_ring_in_between_asks_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "conditions")
        before = rows(supervisor)
        supervisor.press("T", "Down", "T")

        assert rows(supervisor) == before
        assert "is used by" in supervisor.answered


def test_a_rule_that_was_added_is_taken_back_with_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety", row=1)
        before = rows(supervisor)
        supervisor.press("A")
        to_field(supervisor, "Because")
        supervisor.press("Ctrl+Z")

        assert rows(supervisor) == before
        assert words(supervisor) == "as in force"


def test_nothing_says_that_a_calls_last_act_is_taken_back_from_here(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        supervisor.press("1")
        command, desk = supervisor.running.parts.command, supervisor.running.desk
        said = []
        for key in ("Alt+Shift+1", "Alt+Shift+6", "Alt+Shift+1"):
            supervisor.press(key)
            desk.tick()
            said.append("Ctrl+Z" in command._last[0])  # noqa: SLF001 - it is painted, and told nowhere else

        assert said == [True, False, True]
