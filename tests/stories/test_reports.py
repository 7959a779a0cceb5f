"""A supervisor reads figures of a day, a month and a shift, and saves them; who sees less is shown less."""

import csv
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import entries as e
from console.domain.names import Mark
from console.domain.veil import ALL, WITHHELD
from console.ledger.reading import entries_of
from console.ui.screens.about import DESK, REPORTS
from tests.reports.made import told_calls
from tests.stories.at_agency import FONTAINE, in_front
from tests.stories.at_policy_draft import BRANDT
from tests.stories.at_reports import OPEN, counts, empty, page, press, read, reports, titles
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk

pytestmark = pytest.mark.qt_log_ignore("does not support raise")
ADDRESS = "14 Alder Row"


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """A store with a closed call of 1 March 2026 and one that rings, a month later."""
    told_calls(tmp_path / "room.store")
    clock = Clock()
    clock.now = datetime(2026, 4, 2, 19, 0, tzinfo=UTC)
    return clock


def exports(folder: Path) -> list[e.Exported]:
    return [entry.body for entry in entries_of(folder / "room.store") if isinstance(entry.body, e.Exported)]


def save(supervisor: Dispatcher, letter: str, file: Path) -> str:
    """Save what is read under this name; what is said of it."""
    supervisor.press(letter, "Ctrl+A")
    supervisor.type(str(file))
    press(supervisor, "Ctrl+Return")
    return supervisor.answered


def test_the_last_month_stands_there_and_letters_lead_to_others(
    clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        march, glance = titles(supervisor)[0], counts(supervisor, "At a glance")
        pictures = [row.says for row in read(supervisor) if row.kind == "picture"]
        press(supervisor, "L")
        april = titles(supervisor)[0], counts(supervisor, "At a glance")["Calls that came in"]
        press(supervisor, "Y", "F", "Ctrl+A")
        supervisor.type("2026-03-01")
        press(supervisor, "Return")

        # Counted by hand: one call of 13:00, closed; one that rings, an hour after it.
        opened = [each for each in entries_of(tmp_path / "room.store") if isinstance(each.body, e.CallOpened)]
        assert march == "Report of March 2026"
        assert glance["Calls that came in"] == (str(len(opened)),) == ("2",)
        assert pictures[0].startswith("Calls by hour of the day, and by weekday. Hour of the day: 13 2")
        assert april == ("Report of April 2026", ("0",))
        assert titles(supervisor)[0] == "Report of 1 Mar 2026"
        assert counts(supervisor, "At a glance")["Calls that came in"] == ("2",)
        supervisor.press("Alt+Shift+1")
        assert in_front(supervisor) == DESK


def test_a_file_hides_small_counts_though_the_screen_shows_them(
    clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        shown = counts(supervisor, "At a glance")["Gap calls"]
        says = save(supervisor, "C", tmp_path / "march")
        press(supervisor, "H")
        hidden = counts(supervisor, "At a glance")["Gap calls"]

        with (tmp_path / "march/overview.csv").open(encoding="utf-8-sig", newline="") as opened:
            rows = dict(list(csv.reader(opened))[1:])
        assert (shown, hidden, rows["Gap calls"]) == (("1",), ("hidden",), "hidden")
        assert says == f"{tmp_path / 'march'}: written."
        assert stat.S_IMODE((tmp_path / "march/overview.csv").stat().st_mode) == 0o600
        (body,) = exports(tmp_path)
        assert (body.what, body.marks) == ("month_report", ("plain",))


@pytest.mark.parametrize(("letter", "name", "begins"), [("P", "m.pdf", b"%PDF-"), ("X", "m.xlsx", b"PK")])
def test_it_is_saved_whole_and_never_over_a_file_that_is_there(
    letter: str, name: str, begins: bytes, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / name
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        says = save(supervisor, letter, file)
        written = file.read_bytes()
        save(supervisor, letter, file)
        again = page(supervisor)
        save(supervisor, letter, tmp_path / "m.txt")

        assert written.startswith(begins)
        assert says == f"{file}: written."
        assert "is there already, and is left alone" in again
        assert file.read_bytes() == written
        assert f"Let the file's name end in {file.suffix}." in page(supervisor)
        assert len(exports(tmp_path)) == 1


def test_the_report_of_a_shift_is_read_and_saved_with_its_words(
    clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    clock.now = datetime(2026, 3, 1, 21, 0, tzinfo=UTC) + timedelta(hours=1)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "S")
        left = [row.cells for row in read(supervisor)]
        says = save(supervisor, "P", tmp_path / "shift.pdf")

        assert titles(supervisor)[:2] == ["Shift report", "Left open"]
        assert ("Shift", "Day, 1 Mar 2026") in left
        assert any(cells[0] == "26-00002" for cells in left)
        assert says.endswith("shift.pdf: written.")
        assert exports(tmp_path)[0].what == "shift_report"
        assert set(exports(tmp_path)[0].marks) == set(ALL)
        press(supervisor, "E")
        assert read(supervisor) == []
        assert empty(supervisor)[1] == "Night, 28 Feb 2026: nothing was recorded yet by then."


def test_who_is_not_shown_words_is_shown_no_small_count_either(
    clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE, clock=clock) as administrator:
        press(administrator, OPEN)
        glance = counts(administrator, "At a glance")
        press(administrator, "H")
        again = counts(administrator, "At a glance")
        clock.now = datetime(2026, 3, 1, 22, 0, tzinfo=UTC)
        press(administrator, "S")

        assert glance["Calls that came in"] == again["Calls that came in"] == ("hidden",)
        told = " ".join(" ".join(row.cells) for row in read(administrator))
        assert ADDRESS not in told
        assert WITHHELD[Mark.PERSON] in told


def test_a_dispatcher_has_no_such_screen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press(OPEN)

        assert in_front(dispatcher) == DESK
        assert dispatcher.answered == "The Reports screen is for supervisors and administrators."
        assert REPORTS not in dispatcher.top


def test_what_is_typed_and_is_no_day_is_said_beside_the_field(
    clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "F", "Ctrl+A")
        supervisor.type("last march")
        press(supervisor, "Return")

        assert reports(supervisor).figures.page.on.edit.accessibleDescription() == "Not a date."
        assert titles(supervisor)[0] == "Report of March 2026"


def test_whoever_comes_next_finds_nothing_that_was_read(clock: Clock, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "Y")
        reports(supervisor).leave()

        assert read(supervisor) == []
        press(supervisor, OPEN)
        assert titles(supervisor)[0] == "Report of March 2026"


def test_help_is_the_page_of_the_screen_and_escape_closes_it(
    clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "F1")
        helped = page(supervisor)
        press(supervisor, "Escape", "2")

        assert "Help" in helped
        assert empty(supervisor)[0] == "What would another policy have done?"
