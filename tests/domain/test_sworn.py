"""The agency's own promises: read from its pack, faults told, proven over each of its policies."""

import pytest

from console.domain.agency import AgencyFaulty, read_agency
from console.domain.pack.told import place_of
from console.domain.room import room_of
from console.domain.sworn import broken_promises, promise_faults, promises_of
from tests.domain.build import agency_text, catalogue_text, policy_text, the_catalogue

CARE = '\n[[promise]]\nid = "care"\nalways = ["mobile_crisis", "co_response"]\nsays = "Care comes."\n'


def with_promise(lines: str) -> str:
    return f'{agency_text()}\n[[promise]]\nid = "mine"\nsays = "It is so."\n{lines}\n'


def test_the_sample_agency_promises_something_that_its_policy_keeps() -> None:
    pack = read_agency(agency_text(), "agency.toml")
    room = room_of(policy_text(), catalogue_text(), agency_text())

    promises = promises_of(pack, the_catalogue())

    assert [each.id for each in promises] == [f"agency:{each.id}" for each in pack.promise]
    assert promises
    assert broken_promises(pack, room.compiled) == ()


def test_a_promise_that_the_policy_breaks_is_told_with_the_policy() -> None:
    text = agency_text() + CARE
    room = room_of(policy_text("law-enforcement-default"), catalogue_text(), text)

    (says,) = broken_promises(room.agency, room.compiled)

    title = room.compiled.policy.title
    assert says.startswith(f"{title}: The agency promises: “Care comes.” Not on every call, by ")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('when = "weapon = none"\nnever = ["ems"]', "promise 'mine', when: = means nothing in a condition."),
        ('when = "weapon =="\nnever = ["ems"]', "'mine', when: an answer is expected where the end stands."),
        ('when = "weapon == none"', "promise 'mine' says either always or never"),
        ('always = ["ems"]\nnever = ["ems_staged"]', "promise 'mine' says either always or never"),
        ('never = ["emss"]', "'mine' names response 'emss', which is not known here; did you mean 'ems'?"),
        ('never = ["ems"]\nwhy = "so"', "there is no key 'why' here"),
    ],
)
def test_a_faulty_promise_is_a_fault_of_the_pack(lines: str, says: str) -> None:
    with pytest.raises(AgencyFaulty) as raised:
        read_agency(with_promise(lines), "agency.toml")

    assert says in raised.value.says


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("wepon == none", "promise 'mine', when: there is no fact wepon. Did you mean weapon?"),
        ("weapon == nine", "promise 'mine', when: weapon has no answer nine. Did you mean none?"),
        ("dangerous_place", "promise 'mine', when: there is no condition dangerous_place."),
    ],
)
def test_a_promise_that_names_what_the_catalogue_lacks_is_told_and_not_proven(when: str, says: str) -> None:
    pack = read_agency(with_promise(f'when = "{when}"\nnever = ["ems"]'), "agency.toml")

    assert promise_faults(pack, the_catalogue()) == (says,)
    assert "agency:mine" not in [each.id for each in promises_of(pack, the_catalogue())]


def test_a_promise_that_stands_twice_is_told() -> None:
    with pytest.raises(AgencyFaulty, match="promise 'care' stands twice"):
        read_agency(agency_text() + CARE + CARE, "agency.toml")


def test_a_faulty_promise_is_shown_at_its_row() -> None:
    data = read_agency(agency_text() + CARE, "agency.toml").model_dump(mode="json")
    row = [each["id"] for each in data["promise"]].index("care")

    spot = place_of("promise 'care', when: there is no fact x.", data)

    assert (spot.table, spot.row, spot.field) == ("promise", row, "when")
