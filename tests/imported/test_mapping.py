"""A mapping's faults are told all at once; what codes mean is held against what the room has."""

import re
from pathlib import Path

import pytest

from console.domain.imported.dirt import DIRT
from console.domain.imported.mapping import Known, check_meanings, read_mapping
from console.policy.faults import Faulty
from tests.imported.build import CODES, MAPPING
from tests.resources.shipped import RESOURCES

KNOWN = Known(
    facts={"problem": ("suicidal_person",), "presentation": ("psychosis_or_paranoia",)},
    dispositions=("stabilised", "arrest"),
    responses=("mobile_crisis",),
    zones=(),
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("schema = ", "this is not TOML"),
        (
            MAPPING.replace('id = "small"', 'id = "Small County"'),
            "id: 'Small County' is not allowed",
        ),
        (MAPPING.replace('title = "A small county"\n', ""), "title: this key is missing; add it"),
        (MAPPING.replace("number =", "nummer ="), "columns, nummer: there is no such key here"),
        (MAPPING.replace("America/Los_Angeles", "Oregon"), "there is no time zone 'Oregon'"),
        (MAPPING.partition("[columns]")[0], "[times] and [columns] go together"),
        (
            f'{MAPPING}[dirt]\nempty = "once"',
            "'once' is not done about it; write one of: refuse, keep",
        ),
        (f'{MAPPING}[dirt]\nsilly = "keep"', "silly"),
        (
            MAPPING.replace('"arrived"]', '"gone"]'),
            "midnight: 'gone' is no time; write one of: received",
        ),
    ],
)
def test_a_fault_says_where_what_and_what_next(text: str, says: str) -> None:
    with pytest.raises(Faulty) as faulty:
        read_mapping(text, "small.toml")

    assert says in str(faulty.value)


def test_every_fault_is_told_at_once() -> None:
    text = MAPPING.replace("number =", "nummer =").replace('title = "A small county"\n', "")

    with pytest.raises(Faulty) as faulty:
        read_mapping(text, "small.toml")

    assert len(faulty.value.faults) == 2


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (
            "problem=suicidal_person",
            "probelm=suicidal_person",
            "no fact 'probelm'. Did you mean problem?",
        ),
        (
            "problem=suicidal_person",
            "problem=sad",
            "'sad' is no answer to problem. Answers: ",
        ),
        ('"stabilised"', '"stayed"', "there is no disposition 'stayed' here. There are: stabilised, arrest."),
    ],
)
def test_a_meaning_that_the_room_does_not_have_is_a_fault(was: str, now: str, says: str) -> None:
    mapping = read_mapping(MAPPING + CODES.replace(was, now), "small.toml")

    with pytest.raises(Faulty) as faulty:
        check_meanings(mapping, KNOWN, "small.toml")

    assert says in str(faulty.value)


@pytest.mark.parametrize("file", sorted((RESOURCES / "imports").glob("*.toml")), ids=lambda file: file.stem)
def test_the_bundled_mappings_are_without_fault(file: Path) -> None:
    mapping = read_mapping(file.read_text("utf-8"), file.name)

    assert mapping.id == file.stem
    assert mapping.codes


def test_the_guide_to_mappings_tells_every_kind_of_dirt_and_what_may_be_done() -> None:
    guide = (RESOURCES / "imports/README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", guide, re.MULTILINE))

    told = {kind: set(re.findall(r"`(\w+)`", may)) for kind, may in rows.items()}
    assert told == {kind: set(dirt.may) for kind, dirt in DIRT.items()}
