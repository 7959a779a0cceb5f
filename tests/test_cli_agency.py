"""`policy check --agency`: whether an agency can fill what a policy asks for."""

import json
from pathlib import Path

import pytest

from console import settings
from console.cli import run
from console.cli_agency import agency_for
from console.domain.agency import read_agency
from console.domain.pack.filling import can_fill, fillable_by
from console.policy.library import catalogue_in, policy_files
from console.policy.model import RESPONSES
from tests.ledger.small_room import AGENCY


@pytest.fixture
def agencies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of agencies: one without a clinician in its room, and one that is none."""
    without = AGENCY.replace('capabilities = ["clinician", "in_room"]', 'capabilities = ["clinician"]')
    without = without.replace('line_up = [{ shift = "day", members = ["sato"] }]\n', "")
    for agency, text in (("quiet-county", without), ("broken-county", "schema = 1")):
        file = tmp_path / "agencies" / agency / "agency.toml"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    monkeypatch.setattr(settings, "resources_dir", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("policy", list(policy_files(settings.resources_dir())))
def test_the_sample_agency_can_fill_whatever_a_bundled_policy_asks_for(
    policy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["policy", "check", policy, "--agency", "example-county", "--json"]) == 0

    kinds = {finding["kind"] for finding in json.loads(capsys.readouterr().out)["findings"]}
    assert "unfillable" not in kinds


def test_what_nobody_of_the_agency_can_fill_is_found(
    agencies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert agencies.is_dir()
    words = ["policy", "check", "sacramento-sheriff-2025", "--agency", "quiet-county"]

    assert run([*words, "--json"]) == 1
    found = [each for each in json.loads(capsys.readouterr().out)["findings"] if each["kind"] == "unfillable"]
    assert run(words) == 1
    shown = capsys.readouterr().out

    assert {each["part"] for each in found} == {"care"}
    assert all(0 < each["share"] < 1 for each in found)
    assert {each["response"] for each in found} == {"phone_clinician"}
    says = " asks for “clinician in the room”, and nobody of the agency can fill that."
    assert all(each["says"] == f"{each['rule']}{says}" for each in found)
    assert f"unfillable {found[0]['rule']}  " in shown


def test_what_the_room_fills_by_itself_needs_no_unit_and_a_hand_off_needs_a_contact() -> None:
    pack = read_agency(AGENCY, "agency.toml").model_copy(update={"unit": (), "contact": ()})

    can = {response for response in RESPONSES if can_fill(pack, response)}

    assert can == {"supervisor_decides", "referral", "follow_up", "keep_line", "no_law_enforcement"}
    known = agency_for("example-county", catalogue_in(settings.resources_dir()))
    assert fillable_by(known) == set(RESPONSES)


@pytest.mark.parametrize(
    ("agency", "says"),
    [
        ("nowhere", "There is no agency “nowhere”. There are: broken-county, quiet-county."),
        ("broken-county", "broken-county/agency.toml: id: this key is missing; add it"),
    ],
)
def test_an_agency_that_cannot_be_read_is_told(
    agencies: Path, capsys: pytest.CaptureFixture[str], agency: str, says: str
) -> None:
    assert agencies.is_dir()

    assert run(["policy", "check", "denver-star", "--agency", agency]) == 2

    assert says in capsys.readouterr().err
