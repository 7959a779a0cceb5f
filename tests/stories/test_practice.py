"""A practice store opens a desk that says so, whatever else is on the screen."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.play import a_desk


def test_the_desk_of_a_practice_store_says_practice(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, purpose="practice") as dispatcher:
        said = dispatcher.running.parts.top.accessibleName()

        assert "PRACTICE" in said
        assert "LIVE" not in said
        assert dispatcher.running.window.windowTitle().startswith("Practice")


def test_the_desk_of_a_live_store_says_live(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        assert "LIVE" in dispatcher.running.parts.top.accessibleName()
