"""A supervisor who takes a broken promise out is told so first, and is asked why."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    findings,
    known,
    put_in_force_at_once,
    review,
    shown,
    to_table,
)
from tests.stories.play import a_desk


def test_a_promise_that_is_taken_out_is_told_first_and_asks_for_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "promise")
        supervisor.press("T")
        found = findings(supervisor)
        review(supervisor)
        asked = shown(supervisor)
        supervisor.press("1", "R")
        supervisor.type("the board took it back")
        supervisor.press("Ctrl+Return")
        reviewed = known(supervisor)
        supervisor.press("Escape")
        review(supervisor)
        supervisor.type("as the board decided")
        put_in_force_at_once(supervisor)

        says = "The promise “On every call somebody goes, or a counselor takes over.” is taken out."
        assert found[0][0].startswith(says)
        assert found[0][1] == "new"
        assert "1 thing is still open." in asked
        assert says in reviewed
        assert 'kind = "promise_dropped"' in adopted(supervisor)[-1].policy
