"""Places on the desk: coordinates and zones, the policy that a place brings, how an address reads."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.entries import AreaPolicyUsed
from tests.domain.build import PATROL, policy_text
from tests.domain.shape_build import COUNTY, IN_MIDDLE, IN_NORTH, drawn_pack
from tests.stories.play import Dispatcher, a_desk

NORTHS_OWN = f'\n[[policy_area]]\nzone = "north"\npolicy = "{PATROL}"\nfrom = 2026-01-01\n'
NORTHS_TITLE = "Patrol by default"


@pytest.fixture
def county(tmp_path: Path) -> str:
    """The pack of a county whose north has a policy of its own, with its polygons beside it."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "agency.toml").write_text(drawn_pack(NORTHS_OWN), "utf-8")
    (folder / "zones.geojson").write_text(COUNTY, "utf-8")
    (folder / f"{PATROL}.toml").write_text(policy_text(PATROL), "utf-8")
    return str(folder / "agency.toml")


def beside_the_form(dispatcher: Dispatcher) -> str:
    return dispatcher.read(dispatcher.running.parts.intake)


def test_pasted_coordinates_bring_their_zone_and_its_policy_before_the_first_question(
    qtbot: QtBot, tmp_path: Path, county: str
) -> None:
    with a_desk(qtbot, tmp_path, agency=county) as dispatcher:
        dispatcher.take_call(f"the boat ramp, {IN_NORTH}")

        assert "North, 45.50000, -120.50000" in beside_the_form(dispatcher)
        assert NORTHS_TITLE in dispatcher.advice
        assert "AreaPolicyUsed" in dispatcher.kinds(3)
        assert dispatcher.call.detail("address") == f"the boat ramp, {IN_NORTH}"


def test_a_call_under_way_is_told_of_the_places_policy_and_goes_on_under_it_when_told_to(
    qtbot: QtBot, tmp_path: Path, county: str
) -> None:
    with a_desk(qtbot, tmp_path, agency=county) as dispatcher:
        dispatcher.take_call(IN_MIDDLE)
        dispatcher.press("1")
        dispatcher.press("F4")
        dispatcher.type(IN_NORTH)
        dispatcher.press("Return")
        before = dispatcher.advice
        dispatcher.say("take policy")

        assert "The place has another policy" in before
        assert f"“{NORTHS_TITLE}”" in before
        assert "until you say take policy, F2." in before
        assert "The place has another policy" not in dispatcher.advice
        used = [entry.body for entry in dispatcher.running.bridge.session.history(dispatcher.call.id)]
        assert [(body.policy, body.by_itself) for body in used if isinstance(body, AreaPolicyUsed)] == [
            (PATROL, False)
        ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-120.500, 44.500", "Longitude stands first; write latitude first: 44.5, -120.5."),
        ("44.500, 120.500", "With a minus before the longitude it would lie in the agency's area"),
        (f"602 Mill Road, {IN_MIDDLE}", "The coordinates lie in Millbrook, the street list has it in North."),
        ("9 Nowhere Lane", "The place lies in no zone"),
    ],
)
def test_a_place_that_does_not_fit_is_told_and_stays_as_it_was_typed(
    qtbot: QtBot, tmp_path: Path, county: str, typed: str, says: str
) -> None:
    with a_desk(qtbot, tmp_path, agency=county) as dispatcher:
        dispatcher.take_call(typed)

        assert says in dispatcher.advice
        assert dispatcher.call.detail("address") == typed


@pytest.mark.parametrize(
    ("typed", "reads"),
    [
        ("418 Alder Street", "Millbrook: 418 · Alder Street · unit?"),
        ("418 Alder Street apt 3", "Millbrook: 418 · Alder Street · apt 3"),
        ("77 Elm Court", "77 · Elm Court · unit? · town?"),
    ],
)
def test_how_an_address_reads_is_suggested_and_the_words_stay(
    qtbot: QtBot, tmp_path: Path, typed: str, reads: str
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call(typed)
        dispatcher.until(lambda: reads in beside_the_form(dispatcher))

        assert dispatcher.call.detail("address") == typed
        assert [kind for kind in dispatcher.kinds(9) if kind == "DetailSet"] == ["DetailSet"]
