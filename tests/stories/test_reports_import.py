"""Calls of another system through the window: looked at, taken over whole, reported, undone whole."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import entries as e
from console.ledger.reading import entries_of
from console.ledger.recorded_calls import recorded_calls
from console.ui.widgets.act_menu import ActMenu
from tests.imported.build import CODES, GOOD, HEAD, MAPPING
from tests.stories.at_policy_draft import BRANDT
from tests.stories.at_reports import OPEN, below, counts, page, press, read, reports, ring_on, titles
from tests.stories.calls import Clock
from tests.stories.play import POSITION, Dispatcher, a_desk, a_door
from tests.stories.staffed import BEGAN, sign_in
from tests.test_cli_import import LANE, rows_in

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")
RECEIVED = "Dispatch Request Date & Time"


def name(supervisor: Dispatcher, file: Path, mapping: str) -> None:
    """Open the import, and name a file and its mapping."""
    press(supervisor, OPEN, "3")
    reports(supervisor).imports.page.focus_first()
    supervisor.press("Ctrl+A")
    supervisor.type(str(file))
    supervisor.press("Alt+M", "Ctrl+A")
    supervisor.type(mapping)
    press(supervisor, "Ctrl+Return")


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, str]:
    """A file of two calls, and its mapping."""
    file, mapping = tmp_path / "calls.csv", tmp_path / "small.toml"
    file.write_text("\n".join((HEAD, GOOD, GOOD.replace("7,", "8,", 1))), "utf-8")
    mapping.write_text(MAPPING + CODES, "utf-8")
    return file, str(mapping)


def kinds(folder: Path) -> list[str]:
    return [entry.body.kind for entry in entries_of(folder / "room.store")]


def test_a_file_is_looked_at_taken_over_and_undone_as_a_whole(
    small: tuple[Path, str], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        name(supervisor, *small)
        before, result = kinds(tmp_path), read(supervisor)[1].cells[0]
        press(supervisor, "T")
        said, there = supervisor.answered, [each.call for each in recorded_calls(tmp_path / "room.store")]
        standing = next(row for row in read(supervisor) if row.kind == "import")
        ring_on(supervisor, standing)
        supervisor.press("U")
        asked = page(supervisor)
        supervisor.type("the wrong year")
        press(supervisor, "Ctrl+Return")

        assert (before.count("CallImported"), result) == (0, "Nothing keeps it from being taken over.")
        assert said == "2 calls were taken over from calls.csv. U undoes the import as a whole."
        assert there == ["26-00001", "26-00002"]
        assert "2 calls of calls.csv then count nowhere. They stay in the record." in asked
        assert kinds(tmp_path)[-4:] == ["ImportBegun", "CallImported", "CallImported", "ImportUndone"]
        assert list(recorded_calls(tmp_path / "room.store")) == []
        assert not [row for row in read(supervisor) if row.kind == "import"]


def test_codes_that_the_mapping_lacks_stand_first_and_keep_all_of_it_out(
    small: tuple[Path, str], qtbot: QtBot, tmp_path: Path
) -> None:
    file, mapping = small
    jail = GOOD.replace("7,", "8,", 1).replace("Stayed", "Jail")
    file.write_text("\n".join((HEAD, GOOD, jail, jail.replace("8,", "9,", 1))), "utf-8")
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        name(supervisor, file, mapping)
        press(supervisor, "T")

        assert "2 problems are open." in read(supervisor)[1].cells[0]
        assert titles(supervisor)[1] == "Codes that the mapping does not have, end: 1"
        assert counts(supervisor, titles(supervisor)[1]) == {"Jail": ("2",)}
        by_row = [row.cells for row in below(supervisor, "Row by row") if row.kind == "cells"]
        what = "a code that the mapping does not have"
        assert by_row == [("3", "end", what, "Jail", "OPEN"), ("4", "end", what, "Jail", "OPEN")]
        assert "ImportBegun" not in kinds(tmp_path)
        assert "Open: 2. Mend the file, or say in [dirt] of the mapping what is done" in page(supervisor)


def test_a_file_that_was_taken_over_is_refused_in_words(
    small: tuple[Path, str], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        name(supervisor, *small)
        press(supervisor, "T")
        name(supervisor, *small)
        press(supervisor, "T")

        assert "was taken over already" in page(supervisor)
        assert kinds(tmp_path).count("ImportBegun") == 1


def test_what_cannot_be_read_says_what_to_do_and_the_keys_stay_on_the_page(
    small: tuple[Path, str], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        name(supervisor, tmp_path / "none.csv", small[1])
        missing = page(supervisor)
        name(supervisor, small[0], "lane")

        assert f"{tmp_path / 'none.csv'}: No such file or directory." in missing
        assert "There is no mapping “lane”. There are: codes-charleston" in page(supervisor)
        assert supervisor.keys_are_on is reports(supervisor).imports.page.file.edit


def test_where_people_sign_in_calls_are_taken_over_in_the_name_of_who_sits_there(
    small: tuple[Path, str], staffed: Path, qtbot: QtBot
) -> None:
    clock = Clock()
    clock.now = BEGAN + timedelta(days=1)
    with a_door(qtbot, staffed, clock=clock) as supervisor:
        sign_in(supervisor, "brandt")
        name(supervisor, *small)
        press(supervisor, "T")

        begun = [each for each in entries_of(staffed / "room.store") if isinstance(each.body, e.ImportBegun)]
        assert [(each.who, each.position) for each in begun] == [("Lena Brandt", POSITION)]
        assert supervisor.answered.startswith("2 calls were taken over")
        supervisor.press("Ctrl+L")
        assert str(small[0]) not in supervisor.read(supervisor.running.window)


def test_lane_countys_file_is_taken_over_through_the_window_and_reported(
    qtbot: QtBot, tmp_path: Path
) -> None:
    rows = rows_in(LANE)
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        press(supervisor, OPEN, "3", "Escape", "G")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, ActMenu)
        assert menu.activeAction().text() == "lane-county-mobile-crisis"
        QTest.keyClick(menu, Qt.Key.Key_Return)
        supervisor.until(lambda: QApplication.activePopupWidget() is None)
        supervisor.running.window.activateWindow()
        mapping = reports(supervisor).imports.page.mapping.text()
        name(supervisor, LANE, mapping)
        looked = read(supervisor)[0].cells
        press(supervisor, "T")
        said = supervisor.answered
        press(supervisor, "1", "F", "Ctrl+A")
        supervisor.type("2025-01")
        press(supervisor, "Return")

        # An independent count, from the file itself.
        there = [row for row in rows if row[RECEIVED] and not row[RECEIVED].endswith("00:00:00")]
        month = [row for row in there if row[RECEIVED].startswith("2025-01")]
        hours = Counter(datetime.fromisoformat(row[RECEIVED]).hour for row in month)
        picture = next(row.says for row in read(supervisor) if row.about == "when")
        bars = picture.partition("Hour of the day: ")[2].partition(".")[0].split(", ")
        told = dict(each.split(" ") for each in bars)
        assert looked[1].startswith(f"{len(rows):,} rows, {len(there):,} calls, ")
        assert said.startswith(f"{len(there):,} calls were taken over")
        glance = counts(supervisor, "At a glance")
        assert glance["Calls that came in"] == glance["Taken over from another system"] == (str(len(month)),)
        assert {int(hour): int(calls) for hour, calls in told.items()} == hours
        not_found = sum(row["End Point of Dispatch"].startswith("Unable to") for row in month)
        assert counts(supervisor, "How calls ended")["Not found, or gone on arrival"] == (str(not_found),)
        begun = [each for each in entries_of(tmp_path / "room.store") if isinstance(each.body, e.ImportBegun)]
        assert len(begun) == 1
