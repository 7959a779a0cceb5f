"""The findings let stand say since when, by whom, and for which answers they hold."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.at_policy_draft import BRANDT, known, look_through, rows, to_table
from tests.stories.play import a_desk


def test_a_finding_let_stand_says_since_when_by_whom_and_for_which_answers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "acknowledged")
        look_through(supervisor)
        ((_, detail, _),) = rows(supervisor)
        supervisor.press("Return")
        told = known(supervisor)

        assert detail.startswith("Since ")
        assert f", by {BRANDT}: On most calls nobody can say" in detail
        assert f", by {BRANDT}." in told
        assert "It holds for Earlier violence, “None known” and “Nobody can say”: " in told
        assert "there is no weapon" in told
