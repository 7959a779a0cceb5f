"""The agency pack: what is wrong with one is told with its place, in words; the sample is whole."""

import pytest

from console.domain.agency import AgencyFaulty, read_agency
from console.domain.deciding.units import bars
from console.domain.roles import supervisors
from console.policy.model import RESPONSES
from tests.domain.build import a_board, agency_text, the_catalogue, the_library

PACK = agency_text()
M_30 = PACK[PACK.index('id = "M-30"') :]
FAULTS = {
    "not TOML": (PACK.replace("[limits]", "[limits"), "this is not TOML: "),
    "a key is missing": (
        PACK.replace('name = "Example County 911"\n', ""),
        "name: this key is missing; add it",
    ),
    "a stranger among the keys": (
        PACK.replace("[limits]", "[limits]\nlunch_s = 5"),
        "limits, lunch_s: there is no key 'lunch_s' here",
    ),
    "a wrong value": (
        PACK.replace("approval_s = 120", "approval_s = 0"),
        "limits, approval_s: 0 is not allowed; ",
    ),
    "a wrong value in a unit": (
        PACK.replace('roles = ["trainer", "dispatcher"]', 'roles = ["king"]'),
        "person sorensen, roles no. 1: 'king' is not allowed; ",
    ),
    "a unit twice": (
        PACK.replace('id = "M-32"', 'id = "M-30"'),
        "unit 'M-30' stands twice; give one another id",
    ),
    "a capability twice": (PACK.replace('id = "cit"', 'id = "deputy"'), "capability 'deputy' stands twice"),
    "a key of two statuses": (
        PACK.replace('key = "D"', 'key = "A"'),
        "two statuses have the key 'A'; give one another key",
    ),
    "a status nowhere": (
        PACK.replace('status = "meal"', 'status = "meals"'),
        "unit 'CR-16' starts in status 'meals', which is not known here; did you mean 'meal'?",
    ),
    "a next nowhere": (
        PACK.replace('next = ["available"]', 'next = ["free"]'),
        "leads to 'free', which is not",
    ),
    "a capability nowhere": (
        PACK.replace('"two_person", "hold"]', '"two_person", "holds"]'),
        "has capability 'holds', which is not known here; did you mean 'hold'?",
    ),
    "a need nowhere": (
        PACK.replace('needs = ["deputy"]', 'needs = ["sheriff"]'),
        "names 'sheriff', which is not",
    ),
    "a response nowhere": (
        PACK.replace('response = "ems_staged"', 'response = "ems_stage"'),
        "fill is for response 'ems_stage', which is not known here; did you mean 'ems_staged'?",
    ),
    "a default nowhere": (
        PACK.replace('approval_default = ["co_response"]', 'approval_default = ["pair"]'),
        "approval_default names response 'pair', which is not known here",
    ),
    "a default of nobody": (
        PACK.replace('approval_default = ["co_response"]', "approval_default = []"),
        "approval_default names nobody",
    ),
    "available and on a call": (
        PACK.replace('counts_as = "available"\nleaves_call = true', 'counts_as = "available"'),
        "status 'available' counts as available; say leaves_call = true, and on duty",
    ),
    "off duty and on a call": (
        PACK.replace("on_duty = false\nleaves_call = true", "on_duty = false"),
        "status 'off_duty' is off duty; say leaves_call = true",
    ),
    "on scene and off the call": (
        PACK.replace('counts_as = "staged"', 'counts_as = "staged"\nleaves_call = true'),
        "status 'staged' counts as staged, on a call; take leaves_call out",
    ),
    "a shift that begins on a call": (
        PACK.replace(M_30, M_30.replace('status = "available"', 'status = "on_scene"', 1)),
        "unit 'M-30' starts in status 'on_scene', which only a unit on a call can have",
    ),
    "nothing counts as staged": (
        PACK.replace('counts_as = "staged"', 'counts_as = "en_route"'),
        "no status counts as 'staged'; the board needs one",
    ),
    "nobody may approve": (
        PACK.replace('"supervisor"', '"dispatcher"'),
        "nobody is a supervisor; approvals ",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_place_and_what_to_do(fault: str) -> None:
    text, says = FAULTS[fault]
    assert text != PACK, "the fault is not in the text"

    with pytest.raises(AgencyFaulty) as faulty:
        read_agency(text, "agency.toml")

    assert says in faulty.value.says
    assert all(line.startswith("agency.toml: ") for line in faulty.value.says.splitlines())
    assert "Value error" not in faulty.value.says


def test_every_fault_is_told_at_once() -> None:
    text = PACK.replace('id = "M-32"', 'id = "M-30"').replace('status = "meal"', 'status = "meals"')

    with pytest.raises(AgencyFaulty) as faulty:
        read_agency(text, "agency.toml")

    assert len(faulty.value.says.splitlines()) == 2


def test_the_sample_asks_only_for_what_the_catalogue_has() -> None:
    agency = read_agency(PACK, "agency.toml")

    assert set(agency.always_ask) <= set(the_catalogue().by_id)
    assert agency.policy in the_library()


def test_the_sample_can_fill_whatever_any_bundled_policy_sends() -> None:
    agency = read_agency(PACK, "agency.toml")
    sendable = {fill.response for fill in agency.fill}
    sent = {
        each for compiled in the_library().values() for rule in compiled.policy.rules() for each in rule.send
    }

    assert all(agency.fillers[response] for response in sendable)
    assert sent & {"ems", "ems_staged", "law_enforcement", "law_enforcement_cit", "co_response"} <= sendable


def test_why_a_unit_cannot_go_is_said_for_every_response() -> None:
    agency = read_agency(PACK, "agency.toml")

    for unit in agency.units:
        for response in RESPONSES:
            assert bool(bars(agency, unit, response)) != agency.can_fill(unit, response)
    assert bars(agency, "M-30", "keep_line") == "nobody is sent for it"


def test_supervisors_are_those_with_the_role() -> None:
    names = [person.name for person in supervisors(a_board())]

    assert names == ["Lena Brandt", "Grace Amadi"]
