"""A supervisor who takes a broken promise out is told so first, and is asked why."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.sheet.draft import acknowledge
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    editor,
    findings,
    known,
    look_through,
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


def test_a_finding_shows_its_newest_reason_and_those_before_with_who_gave_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "acknowledged")
        look_through(supervisor)
        work = editor(supervisor)._work  # noqa: SLF001 - as if the finding had grown and was let stand again
        keys = {"kind": "unknown_as_quiet", "fact": "violence_history"}
        work.take(acknowledge(work.draft, keys, "Asked again, and decided so."))
        editor(supervisor).show()
        found = findings(supervisor)
        supervisor.press("F", "Return")
        told = shown(supervisor)

        assert [state for _, state in found] == ["let stand"]
        assert editor(supervisor).view.findings.view.rows.rows[0].detail == (
            "let stand: Asked again, and decided so."
        )
        newest = told.index("Let stand, in this draft: Asked again, and decided so.")
        assert newest < told.index("Let stand before, since ")
        assert "On most calls nobody can say what happened years ago." in told
