"""The zones' polygons of a room at work are changed from a file: looked at, put in force, one adoption."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from console.domain.board import in_force
from tests.domain.shape_build import feature, geojson, square
from tests.stories.at_agency import FONTAINE, adopted, put_in_force, screen, to_rows, write
from tests.stories.play import Dispatcher, a_desk

ZONES = {"middle": square(-121, 38), "north": square(-121, 39), "south": square(-121, 37)}


def a_file(folder: Path, name: str, **drawn: list[list[float]]) -> Path:
    file = folder / f"{name}.geojson"
    file.write_text(geojson(*(feature(zone, ring) for zone, ring in {**ZONES, **drawn}.items())), "utf-8")
    return file


def take(dispatcher: Dispatcher, file: Path) -> str:
    """Take a file by its typed path; what stands on the screen then."""
    to_rows(dispatcher, "")
    dispatcher.press("G")
    write(dispatcher, "File, F", str(file))
    dispatcher.press("Return")
    return screen(dispatcher)


def test_polygons_from_a_file_are_looked_at_and_put_in_force_with_one_adoption(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        assert in_force(dispatcher.board).located("38.500, -120.500").zone == ""

        shown = take(dispatcher, a_file(tmp_path, "county"))
        put_in_force(dispatcher, "as the county drew them")

        assert "Zone north, Polygon: nothing → 4 corners" in shown
        assert "Polygons of the zones: nothing → file county.geojson with zone is name" in shown
        assert len(adopted(dispatcher)) == 2
        assert in_force(dispatcher.board).located("38.500, -120.500").zone == "middle"

        larger = square(-121, 39, 1.5)
        shown = take(dispatcher, a_file(tmp_path, "county-2", north=larger, south=square(-121, 37, 1.1)))

        assert "Zone north, Polygon: 4 corners → 4 corners, elsewhere" in shown
        assert "Zone middle, Polygon" not in shown
        assert "Overlap of middle and south: " in shown
        put_in_force(dispatcher, "the annexed land")
        assert in_force(dispatcher.board).located("40.200, -120.500").zone == "north"
        assert adopted(dispatcher)[-1].shapes == (tmp_path / "county-2.geojson").read_text("utf-8")


def test_what_is_wrong_with_the_polygons_is_told_and_nothing_is_put_in_force(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "none.geojson").write_text("{", "utf-8")
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        assert "this is not JSON" in take(dispatcher, tmp_path / "none.geojson")
        assert "No such file or directory" in take(dispatcher, tmp_path / "nowhere.geojson")

        shown = take(dispatcher, a_file(tmp_path, "county", nroth=square(-121, 40)))

        assert "feature 4: name 'nroth' is no zone of the pack; did you mean 'north'?" in shown
        dispatcher.type("R")
        dispatcher.press("Ctrl+Return")
        assert len(adopted(dispatcher)) == 1


def test_the_polygons_of_a_draft_are_there_after_the_program_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        take(dispatcher, a_file(tmp_path, "county"))

    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "")
        dispatcher.press("C")
        shown = screen(dispatcher)
        put_in_force(dispatcher, "as the county drew them")

        assert "Zone north, Polygon: nothing → 4 corners" in shown
        assert in_force(dispatcher.board).located("38.500, -120.500").zone == "middle"


@pytest.mark.qt_log_ignore("does not support propagateSizeHints", "does not support raise")
def test_the_file_can_be_looked_for_and_the_desk_goes_on_meanwhile(qtbot: QtBot, tmp_path: Path) -> None:
    file = a_file(tmp_path, "county")
    with a_desk(qtbot, tmp_path, who=FONTAINE) as dispatcher:
        to_rows(dispatcher, "")
        dispatcher.press("G", "Tab")
        screen_ = dispatcher.running.desk.agency
        assert screen_ is not None
        page = screen_.view.panel.page
        assert page is not None
        dispatcher.press("B")
        [dialog] = page.findChildren(QFileDialog)
        assert dialog.isVisible()
        assert not dialog.isModal()

        dialog.selectFile(str(file))
        dialog.accept()
        dispatcher.press("Ctrl+Return")

        assert "Zone north, Polygon: nothing → 4 corners" in screen(dispatcher)
