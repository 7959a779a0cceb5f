"""People, shifts and line-ups in an agency's pack: what is wrong with one is told with its place."""

import pytest

from console.domain.agency import AgencyFaulty, read_agency
from tests.domain.build import agency_text
from tests.domain.roster_situations import pack_of_units_alone, without_shifts

PACK = agency_text()
FAULTS = {
    "a person twice": (
        PACK.replace('id = "brooks"', 'id = "moss"'),
        "crew_member 'moss' stands twice; give one another id",
    ),
    "a shift twice": (PACK.replace('id = "night"', 'id = "day"'), "shift 'day' stands twice"),
    "a capability nowhere": (
        PACK.replace('R. Tran"\ncapabilities = ["deputy", "cit"]', 'R. Tran"\ncapabilities = ["citt"]'),
        "crew_member 'tran' has capability 'citt', which is not known here; did you mean 'cit'?",
    ),
    "a capability that no person brings": (
        PACK.replace('H. Duarte"\ncapabilities = [', 'H. Duarte"\ncapabilities = ["ambulance", '),
        "crew_member 'duarte' has capability 'ambulance'; no person brings that, take it out",
    ),
    "a capability of two kinds": (
        PACK.replace("people = 2", "people = 2\nvehicle = true"),
        "capability 'two_person' is the vehicle's and of so many people; say one of the two",
    ),
    "a shift that is none": (
        PACK.replace('ends = "19:00"', 'ends = "07:00"'),
        "shift 'day' ends when it begins; say two different times",
    ),
    "a time that is none": (
        PACK.replace('ends = "19:00"', 'ends = "7 pm"'),
        "shift day, ends: '7 pm' is not allowed; write a time of day, such as 06:30",
    ),
    "a line-up in a shift nowhere": (
        PACK.replace('{ shift = "night", members = ["osei"', '{ shift = "nigth", members = ["osei"'),
        "unit 'CO-5' has a line_up in shift 'nigth', which is not known here; did you mean 'night'?",
    ),
    "a stranger in a line-up": (
        PACK.replace('["haldane", "brooks"]', '["haldane", "brook"]'),
        "unit 'CR-11' has in its line_up 'brook', which is not known here; did you mean 'brooks'?",
    ),
    "an empty line-up": (
        PACK.replace('["haldane", "brooks"]', "[]"),
        "unit 'CR-11', line_up in shift 'day', names nobody; name its crew, or take it out",
    ),
    "somebody twice in a line-up": (
        PACK.replace('["haldane", "brooks"]', '["haldane", "haldane"]'),
        "unit 'CR-11', line_up in shift 'day', names somebody twice; leave each once",
    ),
    "a team of one": (
        PACK.replace('["haldane", "brooks"]', '["haldane"]'),
        "unit 'CR-11', line_up in shift 'day', is one person without a deputy; name two",
    ),
    "two line-ups in a shift": (
        PACK.replace(
            'members = ["haldane", "brooks"] }',
            'members = ["haldane", "brooks"] }, { shift = "day", members = ["haldane", "brooks"] }',
        ),
        "unit 'CR-11' has two line-ups in shift 'day'; leave one",
    ),
    "somebody on two units at once": (
        PACK.replace('["haldane", "brooks"]', '["haldane", "moss"]'),
        "moss would be on unit 'CR-11' in shift 'day' and on 'CR-14' in 'day' at the same time; leave one",
    ),
    "nowhere to go home to": (
        PACK.replace("on_duty = false\n", ""),
        "no status is off duty; a crew that goes home needs one with on_duty = false",
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


@pytest.mark.parametrize("text", [pack_of_units_alone(), without_shifts()])
def test_a_pack_without_people_or_without_shifts_is_whole(text: str) -> None:
    assert read_agency(text, "agency.toml").shift == ()


def test_the_same_people_may_be_on_two_units_in_shifts_that_do_not_overlap() -> None:
    text = PACK.replace('{ shift = "night", members = ["okafor", "ames"] }', (
        '{ shift = "night", members = ["haldane", "brooks"] }'
    ))  # fmt: skip

    assert read_agency(text, "agency.toml").unit_of("CR-16").line_up[0].members == ("haldane", "brooks")
