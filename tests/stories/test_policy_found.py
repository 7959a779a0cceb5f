"""What stands above and in the findings of the Policy screen."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.at_policy import findings, policy
from tests.stories.play import a_desk


def test_the_findings_say_how_many_questions_are_asked_and_why_one_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Alt+Shift+5")
        findings(dispatcher)
        view = policy(dispatcher).view.findings
        index = view.view.rows.index(0)
        asked = policy(dispatcher)._work.checked().questions  # noqa: SLF001 - what it was made from

        assert asked is not None
        said = f"{asked.longest} questions at most, {asked.average:.1f} on average"
        assert view.words == f"1, all acknowledged; {said}"
        assert "Let stand: On most calls nobody can say what happened years ago." in str(index.data(0x000B))
