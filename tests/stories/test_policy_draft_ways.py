"""Esc and Tab on the policy draft: one step back, round the draft, and never on to the desk."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.at_policy_draft import BRANDT, editor, rows, to_table
from tests.stories.play import Dispatcher, a_desk


def place(dispatcher: Dispatcher) -> str:
    """The screen in front, and which part of the draft has the keys."""
    screen, view = dispatcher.running.parts.screens.in_front(), editor(dispatcher).view
    parts = {
        "tables": view.tables.view.hasFocus(),
        "rows": view.rows.view.hasFocus(),
        "findings": view.findings.view.hasFocus(),
        "page": view.panel.has_keys(),
    }
    return f"{screen}: {next((name for name, has in parts.items() if has), '')}"


def test_escape_goes_one_step_back_each_time_and_ends_on_the_policy_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        last = supervisor.board.last
        to_table(supervisor, "safety", row=1)
        supervisor.press("Return")
        stood = [place(supervisor)]
        for _ in range(5):
            supervisor.press("Escape")
            stood.append(place(supervisor))

        assert stood == [
            "Policy draft: page", "Policy draft: rows", "Policy draft: tables", *(["Policy: "] * 3),
        ]  # fmt: skip
        assert supervisor.board.last == last


def test_escape_leads_from_the_findings_and_from_a_button_to_what_stands_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.press("Alt+Shift+6", "F")
        stood = [place(supervisor)]
        supervisor.press("Escape")
        stood.append(place(supervisor))
        supervisor.press("Return", "Tab")
        while not editor(supervisor).view.panel.has_keys():
            supervisor.press("Tab")
        stood.append(place(supervisor))
        supervisor.press("Escape")
        stood.append(place(supervisor))

        names = ("findings", "tables", "page", "rows")
        assert stood == [f"Policy draft: {name}" for name in names]


def test_tab_goes_round_the_draft_in_both_ways_and_letters_stay_on_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        last, draft = supervisor.board.last, []
        for key in ("Shift+Tab", "Tab"):
            to_table(supervisor, "safety")
            for _ in range(25):
                supervisor.press(key)
                on = supervisor.keys_are_on
                assert on is not None
                assert editor(supervisor).view.isAncestorOf(on)
                draft.append(place(supervisor))

        assert {"Policy draft: tables", "Policy draft: rows", "Policy draft: page"} <= set(draft)
        assert not supervisor.running.parts.command.has_keys()
        assert supervisor.board.last == last


def test_the_command_line_gives_the_keys_back_to_the_draft(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        to_table(supervisor, "safety")
        before = rows(supervisor)
        supervisor.press("F2")
        supervisor.type("sen")
        supervisor.press("Escape")

        assert place(supervisor) == "Policy draft: rows"
        assert rows(supervisor) == before
