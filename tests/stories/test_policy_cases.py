"""A supervisor adds a case, changes one that fails, with a reason, takes one out; they come into force."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from console.domain.sheet.draft import rows_of
from tests.stories.at_policy import cases
from tests.stories.at_policy_draft import (
    BRANDT,
    adopted,
    editor,
    findings,
    known,
    look_through,
    put_in_force_at_once,
    review,
    rows,
    shown,
    to_table,
)
from tests.stories.play import Dispatcher, a_desk

NAME = "a caller in distress, nothing else"


def drafted(supervisor: Dispatcher) -> list[str]:
    """The names of the cases of the draft."""
    return [str(row["id"]) for row in rows_of(editor(supervisor)._work.draft, "case")]  # noqa: SLF001 - as written


def add_case(supervisor: Dispatcher, name: str) -> None:
    """Add a case: every question by its first answer, then its name."""
    to_table(supervisor, "case")
    supervisor.press("A")
    assert "S saves it as a case" in shown(supervisor)
    supervisor.press("S")
    assert "What the draft gives is still open" in supervisor.answered
    for _ in range(40):
        if "no question left that matters" in shown(supervisor):
            break
        supervisor.press("1")
    supervisor.press("S")
    supervisor.type(name)
    supervisor.press("Ctrl+Return")


def test_a_case_is_added_by_answering_and_expects_what_the_draft_gives(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "case")
        before = drafted(supervisor)
        add_case(supervisor, NAME)

        assert drafted(supervisor) == [*before, NAME]
        assert "The draft gives: " in shown(supervisor)
        assert f"{len(before) + 1} of {len(before) + 1} cases hold." in told_of(supervisor)
        review(supervisor, "R")
        assert f"Case “{NAME}”: added" in shown(supervisor)
        supervisor.type("the board wants it tried")
        put_in_force_at_once(supervisor)

        assert NAME in adopted(supervisor)[-1].cases
        assert NAME in in_force(supervisor.board).cases
        supervisor.press("Alt+Shift+5", "C")
        assert any(row.name == NAME for row in cases(supervisor).view.rows.rows)

    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        assert NAME in in_force(supervisor.board).cases
        to_table(supervisor, "case")
        assert drafted(supervisor) == [*before, NAME]


def told_of(supervisor: Dispatcher) -> str:
    """What the page beside the rows tells of the draft."""
    supervisor.press("Escape")
    return known(supervisor)


def test_a_case_that_fails_is_mended_or_changed_with_a_reason_before_the_draft_is_in_force(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "care", row=5)
        supervisor.press("U")
        fails = [name for name, state in findings(supervisor) if state == "fails"]
        assert fails
        review(supervisor)
        assert "Mend the policy, or change the case with a reason." in shown(supervisor)

        for left in range(len(fails), 0, -1):
            supervisor.press("Escape", "F", "Home", "Return")
            assert "It fails: " in shown(supervisor)
            supervisor.press("Ctrl+Return")
            assert sum(state == "fails" for _, state in findings(supervisor)) == left
            supervisor.type("the team comes first now")
            supervisor.press("Ctrl+Return")
            look_through(supervisor)

        assert [name for name, state in findings(supervisor) if state == "fails"] == []
        assert "By M" in shown(supervisor).partition("It expects: ")[2]
        supervisor.press("Escape")
        review(supervisor)
        assert "it expects another answer, because the team comes first now" in shown(supervisor)


def test_a_case_is_taken_out_and_taking_back_brings_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "case")
        before = drafted(supervisor)
        supervisor.press("T")
        without = drafted(supervisor)
        supervisor.press("Ctrl+Z")

        assert without == before[1:]
        assert drafted(supervisor) == before
        assert len(rows(supervisor)) == len(before)


def test_a_case_gets_another_name_and_other_answers_with_a_reason_and_the_draft_is_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        add_case(supervisor, NAME)
        supervisor.press("N")
        supervisor.type(", again")
        supervisor.press("Ctrl+Return", "G", "S")
        supervisor.type("ok")
        supervisor.press("Ctrl+Return")
        assert "Say why in a few words" in shown(supervisor)
        supervisor.type(", as the clinician asked")
        supervisor.press("Ctrl+Return")
        assert "Changed because: ok, as the clinician asked" in shown(supervisor)

    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "case")
        assert drafted(supervisor)[-1] == f"{NAME}, again"
        assert "changed because ok, as the clinician asked" in rows(supervisor)[-1][1]
