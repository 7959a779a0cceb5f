"""A supervisor has a changed policy come into force at a chosen time; the desk's own clock begins it then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from console.domain.entries import PlannedPolicyDropped
from console.ui.wish import Wish
from tests.domain.plan_situations import plan
from tests.stories.at_agency import to_field, write
from tests.stories.at_policy import head, policy, rules, shelf, side
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


def test_a_plan_stands_on_the_policy_screen_until_a_supervisor_drops_it_with_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=lambda: NOW) as supervisor:
        supervisor.press("Alt+Shift+5")
        before = head(supervisor)
        supervisor.running.bridge.do(plan(NOW + timedelta(days=1)))
        stands = head(supervisor)
        supervisor.press("P", "Home")
        listed = [row for row in shelf(supervisor) if row.key.startswith("planned")]
        supervisor.press("Escape", "L")
        page = side(supervisor)
        supervisor.type("the board changed its mind")
        supervisor.press("Ctrl+Return")

        assert "Patrol by default" not in before
        assert "“Patrol by default” comes into force at 12:00, 29 Nov 2026, L." in stands
        assert [row.title for row in listed] == ["Patrol by default"]
        assert listed[0].line.startswith("at 12:00, 29 Nov 2026")
        assert listed[0].detail == "planned by Lena Brandt, 12:00, 28 Nov 2026: the county board agreed"
        assert "“Patrol by default” comes into force at 12:00, 29 Nov 2026." in page
        assert "Planned by Lena Brandt at 12:00, 28 Nov 2026: the county board agreed" in page
        assert "Until then the policy in force goes on." in page
        assert supervisor.answered == "The plan is dropped. The policy in force goes on."
        assert supervisor.board.planned is None
        assert "Patrol by default" not in head(supervisor)
        dropped = supervisor.running.bridge.session.history("room")[-1].body
        assert isinstance(dropped, PlannedPolicyDropped)
        assert (dropped.by, dropped.reason) == (BRANDT, "the board changed its mind")
        supervisor.press("Escape", "V", "Home")
        (row,) = [each for each in shelf(supervisor) if each.key.startswith("dropped")]
        assert row.title == "Patrol by default"
        assert row.line.endswith("by Lena Brandt: the board changed its mind")
        supervisor.press("V")
        for each in shelf(supervisor):
            if each.key == row.key:
                break
            supervisor.press("Down")
        policy(supervisor).wish(Wish("read_policy", row.key))
        assert "planned, dropped, never in force" in head(supervisor)


def test_what_is_planned_can_be_read_by_whoever_may_not_drop_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=lambda: NOW) as supervisor:
        supervisor.running.bridge.do(plan(NOW + timedelta(days=1)))
    with a_desk(qtbot, tmp_path, clock=lambda: NOW) as dispatcher:
        dispatcher.press("Alt+Shift+5", "L")
        page = side(dispatcher)
        dispatcher.press("Ctrl+Return", "O")

        assert "Supervisors and administrators drop it." in page
        assert "Drop it" not in page.replace("Supervisors and administrators drop it.", "")
        assert dispatcher.board.planned is not None
        assert "not in force yet; planned for 12:00, 29 Nov 2026 by Lena Brandt" in head(dispatcher)
        assert "S1" in [row.rule for row in rules(dispatcher)]


def test_whoever_puts_a_draft_in_force_is_told_what_is_planned(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=lambda: NOW) as supervisor:
        supervisor.running.bridge.do(plan(NOW + timedelta(days=1)))
        to_table(supervisor, "about")
        supervisor.press("Return")
        write(supervisor, "Title", "Care first, second version")
        supervisor.press("Ctrl+Return")

        says = "“Patrol by default” comes into force at 12:00, 29 Nov 2026, planned by Lena Brandt"
        assert says in shown(supervisor)
        assert "Another one that is planned takes its place." in shown(supervisor)
