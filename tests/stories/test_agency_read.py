"""What an administrator reads on the Agency screen about what was put in force, and how the keys go back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.at_agency import FONTAINE, put_in_force, screen, to_rows, write
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk


def an_adoption(dispatcher: Dispatcher) -> None:
    """A limit is put in force, for a reason."""
    to_rows(dispatcher, "limits")
    dispatcher.press("Return")
    write(dispatcher, "Supervisor answers, seconds", "90")
    put_in_force(dispatcher, "they answer sooner")


def newest(dispatcher: Dispatcher) -> str:
    """What the list of what was put in force says of the newest, as it is painted now."""
    agency = dispatcher.running.desk.agency
    assert agency is not None
    rows = agency.view.adoptions.view.rows
    return rows.reading.says(rows.rows[0], rows.now)


def test_whoever_put_it_in_force_reads_their_own_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        an_adoption(dispatcher)
        assert "Reason: they answer sooner" in newest(dispatcher)

        agency = dispatcher.running.desk.agency
        assert agency is not None
        agency.view.adoptions.view.setFocus()
        dispatcher.press("Home", "Return")
        assert "Reason: they answer sooner" in screen(dispatcher)


def test_how_long_ago_it_was_runs_on(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock, who=FONTAINE) as dispatcher:
        an_adoption(dispatcher)
        assert "0 s ago" in newest(dispatcher)

        clock.pass_s(dispatcher, 130)

        assert "2 min ago" in newest(dispatcher)


def test_the_short_name_is_told_by_its_own_values(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "")
        dispatcher.press("Return")
        write(dispatcher, "Name", "Night crisis team")
        write(dispatcher, "Short name", "night-team")
        dispatcher.press("Ctrl+Return")

        assert "The agency, Name: Example County 911 → Night crisis team" in screen(dispatcher)
        assert "The agency, Short name: example-county → night-team" in screen(dispatcher)


def test_left_and_escape_go_back_from_the_rows_to_the_tables(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "unit")
        agency = dispatcher.running.desk.agency
        assert agency is not None
        for key in ("Left", "Escape"):
            to_rows(dispatcher, "unit")
            assert dispatcher.keys_are_on is agency.view.rows.view

            dispatcher.press(key)

            assert dispatcher.keys_are_on is agency.view.tables.view
            dispatcher.press("Down", "Return")
            assert agency.view.rows.view.accessibleName() == "People"

        dispatcher.press("Return", "Escape")
        assert dispatcher.keys_are_on is agency.view.rows.view, "a page closes first"
