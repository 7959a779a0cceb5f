"""A supervisor asks what another policy would have done: what cannot be known first, then bounds, calls."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ledger.recorded_calls import recorded_calls
from console.session import open_session
from console.ui.screens.about import SHIFT_LOG
from tests.stories.at_agency import in_front
from tests.stories.at_policy_draft import BRANDT
from tests.stories.at_reports import OPEN, below, counts, empty, page, press, read, reports, ring_on, titles
from tests.stories.at_shift_log import lines
from tests.stories.calls import GUN_IN_HAND, KNIFE, Clock
from tests.stories.play import Dispatcher, a_desk

pytestmark = pytest.mark.qt_log_ignore("does not support raise")
OTHER = "Patrol by default"
UNASKED = {"problem": "welfare_check"}


def calls_of_today(folder: Path, clock: Clock) -> None:
    """Three calls: two with all answers, and one on which next to nothing was asked."""
    session = open_session(folder / "room.store", None, None, "Nadia Okoro", "Position 1", "live", clock)
    for answers in (KNIFE, GUN_IN_HAND, UNASKED):
        call = session.do(c.OpenCall(callback="555-0142"))[0].subject
        for fact, answer in answers.items():
            if fact not in session.board.calls[call].facts():
                session.do(c.AnswerFact(call=call, fact=fact, answer=answer))
    session.close()


def choose(supervisor: Dispatcher, title: str) -> None:
    """Choose a policy by its title."""
    supervisor.press("O")
    view = reports(supervisor).what_if.shelf.view
    rows = view.rows.rows
    while rows[view.currentIndex().row()].title != title:
        supervisor.press("Down")
    press(supervisor, "Return")


def test_what_cannot_be_known_is_said_first_then_who_would_have_gone(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_of_today(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "2")
        asked = empty(supervisor)
        choose(supervisor, OTHER)
        chosen = page(supervisor)
        press(supervisor, "Ctrl+Return")

        there = [call.call for call in recorded_calls(tmp_path / "room.store")]
        listed = [row.about for row in read(supervisor) if row.kind == "call"]
        assert asked[0] == "What would another policy have done?"
        assert OTHER in chosen
        assert titles(supervisor)[:3] == [OTHER, "Cannot be known from the record", "Answered otherwise"]
        (first, *_) = below(supervisor, "Cannot be known from the record")
        unknown = counts(supervisor, "Cannot be known from the record")
        open_ones = sum(int(each) for (each,) in unknown.values())
        assert first.cells[0] == f"{open_ones} of {len(there)} calls (33 %)."
        assert [why for why in unknown if why.endswith("which was never asked")] == list(unknown)
        same = counts(supervisor, "Answered otherwise")["The same people"]
        assert set(listed) <= set(there)
        assert len(listed) == len(there) - int(same[0])
        assert "Unit hours, gained and lost" in titles(supervisor)


def test_enter_opens_a_call_in_the_shift_log(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_of_today(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "2")
        choose(supervisor, OTHER)
        press(supervisor, "Ctrl+Return")
        call = next(row for row in read(supervisor) if row.kind == "call")
        ring_on(supervisor, call)
        supervisor.press("Return")

        assert in_front(supervisor) == SHIFT_LOG
        assert lines(supervisor)[0].says == f"Call {call.about} opened"


def test_days_that_are_none_are_said_beside_their_field(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        press(supervisor, OPEN, "2")
        choose(supervisor, OTHER)
        what_if = reports(supervisor).what_if.page
        supervisor.type("2026-03-05")
        supervisor.press("Alt+U")
        supervisor.type("2026-03-01")
        press(supervisor, "Ctrl+Return")
        before = what_if.until.edit.accessibleDescription()
        supervisor.press("Ctrl+A")
        supervisor.type("friday")
        press(supervisor, "Ctrl+Return")

        assert before == "Before the first day."
        assert what_if.until.edit.accessibleDescription() == "Not a date."
        assert read(supervisor) == []


def test_of_days_without_calls_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_of_today(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "2")
        choose(supervisor, OTHER)
        supervisor.type("2020-01-01")
        supervisor.press("Alt+U")
        supervisor.type("2020-01-31")
        press(supervisor, "Ctrl+Return")

        assert [row.cells[0] for row in read(supervisor)] == [OTHER, "No calls are recorded in these days."]
        assert read(supervisor)[0].cells[1] == "0 calls of the record since 2020-01-01 until 2020-01-31"


def test_what_is_worked_out_meanwhile_never_takes_the_place_of_what_is_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    calls_of_today(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "2")
        choose(supervisor, OTHER)
        supervisor.press("Ctrl+Return", "1")
        figures = titles(supervisor)[0]
        supervisor.press("2")

        assert figures.startswith("Report of ")
        assert titles(supervisor)[0] == OTHER


def test_escape_stops_it_and_it_can_be_asked_for_again(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_of_today(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "2")
        choose(supervisor, OTHER)
        supervisor.press("Ctrl+Return", "Escape")

        assert read(supervisor) == []
        assert empty(supervisor) == ("Stopped", "Ctrl+Enter begins again.")
        press(supervisor, "Ctrl+Return")
        assert titles(supervisor)[0] == OTHER
