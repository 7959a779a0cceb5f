"""`console agency zones`: the gaps and overlaps of a pack, in words and as JSON."""

import json
from pathlib import Path

import pytest

from console.cli import run
from tests.domain.shape_build import COUNTY, drawn_pack, feature, geojson, square


def a_pack(folder: Path, shapes: str, more: str = "") -> str:
    """The path of a pack with its polygons beside it."""
    (folder / "agency.toml").write_text(drawn_pack(more), "utf-8")
    if shapes:
        (folder / "zones.geojson").write_text(shapes, "utf-8")
    return str(folder / "agency.toml")


def test_zones_that_fit_are_said_to_with_how_it_was_looked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["agency", "zones", a_pack(tmp_path, COUNTY)])

    said = capsys.readouterr().out
    assert code == 0
    assert "Example County 911: 3 zones, 3 with polygons, 3 with a street list." in said
    assert "Looked along 2,000 lines from west to east, 167 m apart, each exactly; what is narrower" in said
    assert "No gap and no overlap" in said


def test_a_gap_an_overlap_and_a_name_in_a_name_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = geojson(
        feature("middle", square(-121, 44, 3), square(-120, 45)),
        feature("north", square(-119, 46, 3)),
    )
    east = '\n[[zone]]\nid = "east"\nword = "East"\nplaces = ["Alder Creek"]\n'

    code = run(["agency", "zones", a_pack(tmp_path, drawn, east)])

    said = capsys.readouterr().out.splitlines()
    assert code == 1
    assert said[2].startswith("Gap in middle: 86")
    assert "km², for example at 45." in said[2]
    assert said[3].startswith("Overlap of middle and north: 85")
    assert said[4] == (
        "Street list: “Alder” (middle) stands in “Alder Creek” (east); the longer name counts."
    )


def test_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = geojson(feature("middle", square(-121, 44, 2)), feature("north", square(-120, 45, 2)))

    code = run(["agency", "zones", a_pack(tmp_path, drawn), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert (told["agency"], told["zones"], told["drawn"], told["lines"]) == ("example-county", 3, 2, 2000)
    (found,) = told["findings"]
    assert (found["kind"], found["zones"]) == ("overlap", ["middle", "north"])
    assert 45 < found["example"]["lat"] < 46


@pytest.mark.parametrize(
    ("shapes", "says"),
    [("", "zones.geojson is not there"), ("{", "zones.geojson: this is not JSON")],
)
def test_polygons_that_cannot_be_read_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shapes: str, says: str
) -> None:
    code = run(["agency", "zones", a_pack(tmp_path, shapes)])

    assert code == 2
    assert says in capsys.readouterr().err
