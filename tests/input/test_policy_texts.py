"""Any text in any field of a policy's draft comes back as it went in, and no other byte of it changes."""

import tomllib
from functools import cache
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.bundled import bundled_cases
from console.domain.pack.edit import Spot
from console.domain.sheet.changes import changes, value_of
from console.domain.sheet.draft import PolicyDraft, acknowledge, draft_of, put, rows_of
from console.domain.sheet.fields import (
    ABOUT,
    ACKNOWLEDGED,
    ANSWERS,
    CASES,
    CONDITIONS,
    FACTS,
    FIELDS,
    IN_CATALOGUE,
    QUESTIONS,
    TABLES,
)
from console.domain.sheet.rows import fault_rows, sheet_rows, to_fields
from console.domain.sheet.told import read, seen_through
from console.domain.texts import wrong_with
from console.domain.visible import visible
from console.policy.toml_lines import Path, statements
from tests.domain.build import CARE_FIRST, catalogue_text, policy_text, the_catalogue
from tests.naughty import NOTHING, OWN, blns, packed

SPOTS = [
    Spot(table, 0, each.field.name)
    for table in TABLES
    if table != QUESTIONS
    for each in FIELDS[table]
    if each.field.kind in ("text", "toml", "one", "lines")
]
ODD = (*NOTHING, "", '"""', "'''", 'A 6" blade', "ends in \\", "\x7f\x00\x1f", "# none", "[[medical]]")


@cache
def a_draft(end: str = "\n") -> PolicyDraft:
    texts = (policy_text(CARE_FIRST), catalogue_text(), bundled_cases(CARE_FIRST))
    return draft_of(*(each.replace("\n", end) for each in texts))


def text_of(draft: PolicyDraft, spot: Spot) -> str:
    if spot.table == CASES:
        return draft.cases
    return draft.facts if spot.table in IN_CATALOGUE else draft.policy


@cache
def path_of(spot: Spot) -> Path:
    """Where the field's value stands in its file."""
    keys = tuple(spot.field.split("."))
    if spot.table == ANSWERS:
        facts = [len(fact["answer"]) for fact in tomllib.loads(catalogue_text())["fact"]]  # of each, how many
        fact = next(place for place in range(len(facts)) if spot.row < sum(facts[: place + 1]))
        return ("fact", fact, "answer", spot.row - sum(facts[:fact]), *keys)
    if spot.table == CONDITIONS:
        return (CONDITIONS, str(rows_of(a_draft(), CONDITIONS)[spot.row]["id"]), *keys)
    if spot.table == ABOUT:
        return keys
    return ("fact" if spot.table == FACTS else spot.table, spot.row, *keys)


def changes_only(before: str, after: str, path: Path) -> bool:
    """Whether nothing differs but the value of one key, or that its line was added."""
    gone = same(before, after), len(before)
    gone = gone[0], gone[1] - same(before[gone[0] :][::-1], after[gone[0] :][::-1])
    spans = spans_in(before)
    for length in range(len(path), 0, -1):
        if path[:length] in spans:
            start, end = spans[path[:length]]
            return start <= gone[0] and gone[1] <= end
    return gone[0] == gone[1] and len(after.split("\n")) == len(before.split("\n")) + 1


def same(one: str, other: str) -> int:
    """How many signs both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@cache
def spans_in(text: str) -> dict[Path, tuple[int, int]]:
    """From where to where the value of each key stands."""
    return {each.path: (each.start, each.end) for each in statements(text) if not each.is_header}


def goes_in_and_out(draft: PolicyDraft, spot: Spot, text: str) -> PolicyDraft:
    """The draft with a text in a field, looked at as the editor does."""
    is_list = next(each.field.kind for each in FIELDS[spot.table] if each.field.name == spot.field) == "lines"
    value = (text, "another") if is_list else text
    after = put(draft, spot, value)

    row = rows_of(after, spot.table)[spot.row]
    assert value_of(row, tuple(spot.field.split("."))) == value
    assert changes_only(text_of(draft, spot), text_of(after, spot), path_of(spot))
    assert after.policy == draft.policy or after.facts == draft.facts
    return after


def look_at(after: PolicyDraft, spot: Spot) -> None:
    """Everything the editor shows of a draft after a key."""
    found = seen_through(after, read(after, the_catalogue()))
    told = changes(a_draft(), after, found.catalogue)
    assert sheet_rows(spot.table, after, told, found.faults, found.catalogue)
    assert to_fields(spot, after, a_draft(), found.faults, found.catalogue)
    assert all(visible(each.name) == each.name for each in fault_rows(found.faults, after))
    assert all(visible(each.says) == each.says for each in told)


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.table} {spot.field}")
def test_our_own_strings_come_back_from_every_field(spot: Spot) -> None:
    for text in (*packed(OWN, 400), *ODD):
        goes_in_and_out(a_draft("\r\n"), spot, text)


@pytest.mark.slow
@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.table} {spot.field}")
def test_our_own_strings_are_shown_by_the_editor(spot: Spot) -> None:
    for text in (*packed(OWN, 400), *NOTHING, ""):
        look_at(goes_in_and_out(a_draft(), spot, text), spot)


@pytest.mark.slow
@pytest.mark.parametrize(
    "spot",
    [
        Spot("medical", 1, "because"), Spot("safety", 1, "when"), Spot("conditions", 2, "when"),
        Spot("conditions", 2, "means"), Spot("promise", 0, "says"), Spot("facts", 3, "ask.es"),
        Spot("answers", 5, "told.en"), Spot("acknowledged", 0, "reason"), Spot("about", 0, "sources"),
    ],
    ids=lambda spot: f"{spot.table} {spot.field}",
)  # fmt: skip
def test_naughty_strings_come_back_from_every_kind_of_field(spot: Spot) -> None:
    draft = a_draft()
    for text in packed([each for each in blns() if not wrong_with(each)], 400):
        look_at(goes_in_and_out(draft, spot, text), spot)


@pytest.mark.parametrize("text", [each for each in OWN if each.strip()])
def test_a_finding_is_let_stand_for_any_reason_and_under_any_name(text: str) -> None:
    draft = a_draft()

    after = acknowledge(draft, {"kind": "dead_rule", "rule": text, "fact": None}, text)

    assert rows_of(after, ACKNOWLEDGED)[-1] == {
        "id": "dead_rule", "kind": "dead_rule", "rule": text, "reason": text
    }  # fmt: skip
    assert after.policy.startswith(draft.policy)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(SPOTS))
def test_any_text_at_all_comes_back(text: str, spot: Spot) -> None:
    draft = a_draft()

    after = goes_in_and_out(draft, spot, text)

    before = value_of(rows_of(draft, spot.table)[0], tuple(spot.field.split(".")))
    back = put(after, spot, before)  # type: ignore[arg-type]  # what the field held
    assert rows_of(back, spot.table) == rows_of(draft, spot.table)
