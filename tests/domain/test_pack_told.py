"""What is wrong with a draft stands at its field, what differs is told before and after, and who lacks."""

import tomllib

import pytest

from console.domain.pack.changes import in_short, text_changes
from console.domain.pack.edit import PackDraft, Spot
from console.domain.pack.filling import unfilled
from console.domain.pack.told import faults_of
from tests.domain.build import CARE_FIRST, a_room, agency_text
from tests.domain.test_agency import FAULTS

PACK = agency_text()
OF_THE_FILE = ("nothing counts as staged", "nobody may approve", "a stranger among the keys")
"""The faults that no single field could mend; they stand at their table."""


def spots(text: str) -> list[tuple[str, str, str]]:
    """The faults of a text: table, name of the row, key."""
    data = tomllib.loads(text)
    found = []
    for fault in faults_of(data):
        table, row, field = fault.spot
        held = data[table][row] if isinstance(data.get(table), list) else {}
        found.append((table, str(held.get("id") or held.get("response") or ""), field))
    return found


def test_a_whole_pack_has_no_fault() -> None:
    assert faults_of(tomllib.loads(PACK)) == ()


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "not TOML"])
def test_each_fault_stands_at_its_table_and_its_field(fault: str) -> None:
    found = faults_of(tomllib.loads(FAULTS[fault][0]))

    assert found
    assert all(each.says.endswith((".", "?")) and each.says[:1] != "" for each in found)
    places = [each.spot for each in found]
    assert all(spot != Spot() for spot in places)
    if fault not in OF_THE_FILE:
        assert all(spot.field for spot in places), found


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ('status = "meal"', 'status = "meals"', [("unit", "CR-16", "status")]),
        ('id = "M-32"', 'id = "M-30"', [("unit", "M-30", "id")]),
        ("approval_s = 120", 'approval_s = "two"', [("limits", "", "approval_s")]),
        ('name = "Example County 911"\n', "", [("", "", "name")]),
        ('time_zone = "America/Los_Angeles"', 'time_zone = "Mars"', [("", "", "time_zone")]),
        ('between = ["north", "south"]', 'between = ["north", "west"]', [("travel", "", "between")]),
        ('id = "CR-16"', 'id = ""', [("unit", "", "id")]),
        (
            'kind = "Medic"',
            'kind = "Me\u202edic"',
            [("unit", name, "kind") for name in ("M-30", "M-32", "M-38")],
        ),
        ('"Station 4"]', '"Station 4", "Alder"]', [("zone", "south", "places")]),
    ],
)
def test_the_row_and_the_key_are_those_that_are_wrong(
    before: str, after: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert before in PACK

    assert spots(PACK.replace(before, after)) == wanted


def test_what_is_wrong_with_a_value_is_said_without_its_place() -> None:
    (fault,) = faults_of(tomllib.loads(PACK.replace("approval_s = 120", "approval_s = 0")))

    assert fault.says == "0 is not allowed; write a number above 0."


def test_differences_are_told_before_and_after() -> None:
    draft = PackDraft(PACK)
    text = draft.text.replace("approval_s = 120", "approval_s = 90").replace(
        'place = "Alder"', 'place = "North"'
    )
    text = text.replace('id = "D-27"', 'id = "D-28"')
    text = text.replace('crew = ["Dep. A. Roy"]', 'crew = ["Dep. S. Roy"]')

    found = text_changes(PACK, text)

    assert [each.says for each in found] == [
        "Time limits, Supervisor answers, seconds: 120 → 90",
        "Unit D-27: taken out (it was: Kind: Deputy; Crew: Dep. A. Roy; Capabilities: deputy; "
        "Place: Sorrel; Starts in: Available; Line-up: shift day with members roy)",
        "Unit CR-11, Place: Alder → North",
        "Unit D-28: added (Kind: Deputy; Crew: Dep. S. Roy; Capabilities: deputy; Place: Sorrel; "
        "Starts in: Available; Line-up: shift day with members roy)",
    ]
    assert in_short(found) == "Time limits, Supervisor answers, seconds: 120 → 90; 3 more"


def test_a_row_that_is_only_called_otherwise_is_told_so() -> None:
    found = text_changes(PACK, PACK.replace('id = "D-27"', 'id = "D-28"'))

    assert [(each.row, each.says) for each in found] == [("D-28", "Unit D-27: called D-28 now")]


def test_a_comment_changes_nothing_and_an_order_is_told() -> None:
    zones = 'id = "north"\nword = "North"', 'id = "south"\nword = "South"'
    swapped = PACK.replace(zones[0], "@").replace(zones[1], zones[0]).replace("@", zones[1])

    assert in_short(text_changes(PACK, f"{PACK}# more\n")) == "Nothing but comments differs"
    assert [each.says for each in text_changes(PACK, swapped)][-1] == "Zones: in another order"


def test_a_default_that_is_written_out_is_no_difference() -> None:
    assert text_changes(PACK, PACK.replace("take_back_s = 60\n", "")) == ()


def test_a_response_that_nobody_can_fill_any_more_is_told_with_the_rules_that_ask_for_it() -> None:
    without = PACK.replace('"paramedic", "ambulance", "two', '"paramedic", "two')
    room = a_room(CARE_FIRST, without)

    says = unfilled(room.agency, room.compiled)

    assert [each.partition(", and ")[0] for each in says] == [
        "No unit can go as “Paramedics”",
        "No unit can go as “Paramedics, staged”",
    ]
    assert says[0].endswith("of the policy asks for it.")
    assert unfilled(a_room().agency, a_room().compiled) == ()
