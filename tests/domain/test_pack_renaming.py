"""A row that is called otherwise is called so wherever the pack names it, and the changes say it once."""

import tomllib

import pytest

from console.domain.pack.changes import text_changes
from console.domain.pack.edit import NoSuchRowError, PackDraft, toml_of
from console.domain.pack.fields import PackField, pack_tables
from console.domain.pack.renaming import Renaming
from console.domain.pack.told import faults_of
from console.domain.pack.uses import uses_of
from tests.domain.build import agency_text

PACK = agency_text()


def field(place: str) -> PackField:
    table, _, name = place.rpartition(".")
    found = pack_tables()[table].field(name)
    assert found is not None
    return found


def row_of(draft: PackDraft, table: str, name: str) -> int:
    rows = tomllib.loads(draft.text)[table]
    return [each["id"] for each in rows].index(name)


def rename(draft: PackDraft, table: str, name: str, *steps: str) -> None:
    renaming, row = Renaming(), row_of(draft, table, name)
    for step in steps:
        renaming.rename(draft, field(f"{table}.id"), row, step)


@pytest.mark.parametrize(
    ("table", "name", "after"),
    [
        ("capability", "clinician", "therapist"),
        ("status", "on_scene", "there"),
        ("shift", "day", "early"),
        ("crew_member", "haldane", "haldane-r"),
        ("unit", "CR-11", "CRISIS-11"),
    ],
)
def test_what_names_a_row_names_it_as_it_is_called_now_and_one_change_says_where(
    table: str, name: str, after: str
) -> None:
    draft = PackDraft(PACK)
    assert faults_of(draft.data) == ()
    comments = [line for line in PACK.splitlines() if line.startswith("#")]

    rename(draft, table, name, after)

    assert faults_of(draft.data) == (), "nothing names what is not there"
    assert [line for line in draft.text.splitlines() if line.startswith("#")] == comments
    [change] = text_changes(PACK, draft.text)
    assert f"{name}: called {after} now" in change.says
    assert ("and so in" in change.says) == bool(uses_of(tomllib.loads(PACK), table, name))


def test_the_change_says_each_row_that_names_it() -> None:
    draft = PackDraft(PACK)

    rename(draft, "shift", "day", "early")

    [change] = text_changes(PACK, draft.text)
    assert ", and so in Unit CO-7, Unit CO-3, Unit CR-11, " in change.says


@pytest.mark.parametrize("place", ["unit.line_up", "shapes"])
def test_a_value_that_holds_tables_is_shown_as_it_can_be_written(place: str) -> None:
    values = {"unit.line_up": [{"shift": "day", "members": ["hart"]}], "shapes": {"file": "zones.geojson"}}

    shown = toml_of(values[place])

    assert tomllib.loads(f"value = {shown}") == {"value": values[place]}


def test_on_its_way_a_row_may_be_called_as_another_is_and_only_its_own_uses_go_on() -> None:
    draft, at_once = PackDraft(PACK), PackDraft(PACK)

    rename(draft, "status", "on_scene", "", "meal", "meal-place", "there")
    rename(at_once, "status", "on_scene", "there")

    assert draft.text == at_once.text


def test_what_two_rows_are_called_is_told_and_mended_as_it_was() -> None:
    draft = PackDraft(PACK)

    rename(draft, "status", "on_scene", "meal")

    assert any("meal" in fault.says for fault in faults_of(draft.data))


@pytest.mark.parametrize("row", [-1, 5000])
def test_a_row_that_is_not_there_is_refused_in_words(row: int) -> None:
    draft = PackDraft(PACK)

    with pytest.raises(NoSuchRowError, match=rf"\[\[unit\]\] has no row {row}: it has \d+"):
        draft.put(field("unit.kind"), row, "x")
    with pytest.raises(NoSuchRowError, match=rf"has no row {row}"):
        draft.take_out("unit", row)
    with pytest.raises(NoSuchRowError, match=r"policy_area.* has no row 0: it has 0"):
        draft.take_out("policy_area", 0)

    assert draft.text == PACK
