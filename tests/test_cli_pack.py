"""`console agency check` and `diff`: what a pack lacks, and what differs between two."""

import json
from pathlib import Path

import pytest

from console.bundled import bundled_agency
from console.cli import run

PACK = bundled_agency("example-county")


def a_file(folder: Path, text: str, name: str = "pack.toml") -> str:
    file = folder / name
    file.write_text(text, "utf-8")
    return str(file)


def test_a_whole_pack_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["agency", "check", "example-county"]) == 0

    assert "no faults" in capsys.readouterr().out


def test_every_fault_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PACK.replace('status = "meal"', 'status = "meals"').replace('id = "M-32"', 'id = "M-30"')
    file = a_file(tmp_path, text)

    assert run(["agency", "check", file]) == 2
    told = capsys.readouterr().err
    assert run(["agency", "check", file, "--json"]) == 2
    faults = json.loads(capsys.readouterr().out)["faults"]

    assert f"{file}: Unit CR-16, Starts in: Unit 'CR-16' starts in status 'meals', which is not known" in told
    assert f"{file}: Unit M-30, Name: Unit 'M-30' stands twice; give one another id." in told
    assert [(each["table"], each["field"]) for each in faults] == [("unit", "status"), ("unit", "id")]


def test_what_nobody_can_fill_is_something_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(tmp_path, PACK.replace('"paramedic", "ambulance", "two', '"paramedic", "two'))

    assert run(["agency", "check", file]) == 1

    assert "No unit can go as “Paramedics”" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[limits", "this is not TOML"),
        (PACK.replace("care-first", "care-last"), "There is no policy “example-county-care-last”"),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    assert run(["agency", "check", a_file(tmp_path, text)]) == 2

    assert says in capsys.readouterr().err


def test_a_pack_that_is_not_there_and_one_that_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")

    assert run(["agency", "check", "nowhere"]) == 2
    assert run(["agency", "check", str(tmp_path / "bad.toml")]) == 2

    told = capsys.readouterr().err
    assert "There is no agency “nowhere”" in told
    assert "this is not UTF-8 text" in told


def test_what_a_pack_names_beside_itself_is_looked_at_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    area = '\n[[policy_area]]\nzone = "north"\npolicy = "{}"\nfrom = 2026-01-01\n'
    nowhere = a_file(tmp_path, PACK + area.format("no-such-policy"))
    assert run(["agency", "check", nowhere]) == 2
    assert "policy_area names policy 'no-such-policy'" in capsys.readouterr().err

    drawn = a_file(tmp_path, f'{PACK}\n[shapes]\nfile = "zones.geojson"\n')
    (tmp_path / "zones.geojson").write_bytes(b"\xff\xfe")
    for verb in ("check", "zones"):
        assert run(["agency", verb, drawn]) == 2
        assert "zones.geojson: this is not UTF-8 text" in capsys.readouterr().err


def test_what_the_policy_of_a_zone_asks_for_and_nobody_fills_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The agency's own policy asks for no clinician who goes without a second person; the zone's does."""
    can = 'capabilities = ["clinician", "paramedic", "two_person"]'
    without = PACK.replace(can, 'capabilities = ["clinician", "two_person"]')
    area = '\n[[policy_area]]\nzone = "north"\npolicy = "denver-star"\nfrom = 2026-01-01\n'

    alone, zoned = run(["agency", "check", a_file(tmp_path, without)]), capsys.readouterr().out
    assert run(["agency", "check", a_file(tmp_path, without + area)]) == 1
    told = capsys.readouterr().out

    assert (alone, "Clinician and paramedic" in zoned) == (0, False)
    assert "No unit can go as “Clinician and paramedic”" in told


def test_two_packs_are_compared_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = a_file(tmp_path, PACK.replace("approval_s = 120", "approval_s = 90"))

    assert run(["agency", "diff", "example-county", "example-county"]) == 0
    assert run(["agency", "diff", "example-county", file]) == 1
    assert run(["agency", "diff", "example-county", file, "--json"]) == 1

    shown = capsys.readouterr().out.splitlines()
    assert shown[1] == "Time limits, Supervisor answers, seconds: 120 → 90"
    assert json.loads("".join(shown[2:]))[0]["field"] == "approval_s"
