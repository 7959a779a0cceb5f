"""A supervisor has a changed policy come into force at a chosen time; the desk's own clock begins it then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from tests.stories.at_agency import to_field, write
from tests.stories.at_policy_draft import BRANDT, adopted, look_through, shown, to_table
from tests.stories.play import a_desk

NOW = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)


def test_a_policy_is_planned_and_begins_when_its_time_has_come(qtbot: QtBot, tmp_path: Path) -> None:
    at = [NOW]
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=lambda: at[0]) as supervisor:
        desk = supervisor.running.desk
        to_table(supervisor, "about")
        supervisor.press("Return")
        write(supervisor, "Title", "Care first, second version")
        supervisor.press("Ctrl+Return")
        supervisor.type("agreed by the board")
        to_field(supervisor, "From, F")
        supervisor.type("2026-11-27 06:00")
        look_through(supervisor)
        supervisor.press("Ctrl+Return")
        refused = shown(supervisor)
        write(supervisor, "From, F", "2026-11-29 06:00")
        supervisor.press("Ctrl+Return")

        assert "still ahead" in refused
        assert supervisor.answered == (
            "The policy comes into force on 06:00, 29 Nov. Until then the one in force goes on."
        )
        assert len(adopted(supervisor)) == 1
        assert in_force(desk.board).compiled.policy.title == "Care first"
        assert desk.board.planned is not None

        at[0] = NOW + timedelta(hours=18)
        desk.tick()

        assert in_force(desk.board).compiled.policy.title == "Care first, second version"
        assert adopted(supervisor)[-1].reason == "agreed by the board"
        assert desk.board.planned is None
