"""A faulty file as a draft: the editor shows it and changes it, or says in words why it cannot be edited."""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from console.domain.pack.edit import Spot
from console.domain.sheet.changes import changes
from console.domain.sheet.draft import (
    Kept,
    PolicyDraft,
    acknowledge,
    add_condition,
    add_promise,
    add_rule,
    ask,
    draft_of,
    move,
    put,
    rename,
    rows_of,
    take_out,
)
from console.domain.sheet.fields import CONDITIONS, FIELDS, ORDERED, QUESTIONS, TABLES
from console.domain.sheet.rows import fault_rows, sheet_rows, table_rows, to_fields
from console.domain.sheet.told import read, seen_through
from console.policy.model import PARTS
from tests.domain.build import CARE_FIRST, catalogue_text, policy_text, the_catalogue
from tests.naughty import FAULTS

BROKEN = Path(__file__).parents[1] / "broken"
POLICIES = [*sorted((BROKEN / "policies").iterdir()), *sorted((FAULTS / "blns").glob("*"))]
FACTS = sorted((BROKEN / "facts").iterdir())
Act = Callable[[], PolicyDraft | tuple[PolicyDraft, int]]


def of_a_row(draft: PolicyDraft, table: str, row: int) -> Iterator[Act]:
    spot = Spot(table, row)
    yield partial(take_out, draft, spot)
    if table in ORDERED:
        yield partial(move, draft, spot, 1)
    if table == CONDITIONS:
        yield partial(rename, draft, row, "zz")
    for each in FIELDS[table][:2]:
        for value in ('A 6" blade', None):
            yield partial(put, draft, spot._replace(field=each.field.name), value)


def acts(draft: PolicyDraft) -> Iterator[Act]:
    """What can be done to a draft: once everywhere, and to the first and the last row of every table."""
    for part in PARTS:
        yield partial(add_rule, draft, part, 0)
    yield partial(add_condition, draft, "zz")
    yield partial(add_promise, draft)
    yield partial(ask, draft, "weapon")
    yield partial(acknowledge, draft, {"kind": "dead_rule", "rule": 'M"1'}, "known")
    for table in TABLES:
        rows = len(rows_of(draft, table))
        for row in sorted({0, rows - 1} if rows else set()):
            yield from of_a_row(draft, table, row)


def looked_at(policy: str, facts: str) -> PolicyDraft | None:
    """The draft, shown as the editor shows it; None where it is said why it cannot be edited."""
    try:
        draft = draft_of(policy, facts)
    except ValueError:
        return None
    base = draft_of(policy_text(CARE_FIRST), catalogue_text())
    found = seen_through(draft, read(draft, the_catalogue()))
    told = changes(base, draft, found.catalogue)
    assert len(table_rows(told, found.faults, draft)) == len(TABLES)
    assert len(fault_rows(found.faults, draft)) == len(found.faults)
    for table in TABLES:
        rows = sheet_rows(table, draft, told, found.faults, found.catalogue)
        for number in range(len(rows) if table != QUESTIONS else 0):
            assert to_fields(Spot(table, number), draft, base, found.faults, found.catalogue)
    return draft


@pytest.mark.slow
@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.name)
def test_a_faulty_policy_is_shown_and_changed_or_it_is_said_why_not(file: Path) -> None:
    draft = looked_at(file.read_bytes().decode("utf-8", "replace"), catalogue_text())
    for act in acts(draft) if draft is not None else ():
        with suppress(Kept):
            done = act()
            after = done if isinstance(done, PolicyDraft) else done[0]
            assert tomllib.loads(after.policy) is not None


@pytest.mark.slow
@pytest.mark.parametrize("file", FACTS, ids=lambda file: file.name)
def test_a_faulty_list_of_facts_is_shown_or_it_is_said_why_not(file: Path) -> None:
    draft = looked_at(policy_text(CARE_FIRST), file.read_bytes().decode("utf-8", "replace"))
    if draft is not None:
        for table in ("facts", "answers"):
            for row in range(min(1, len(rows_of(draft, table)))):
                for each in FIELDS[table]:
                    after = put(draft, Spot(table, row, each.field.name), 'A 6" blade')
                    assert tomllib.loads(after.facts) is not None


@pytest.mark.parametrize("part", PARTS)
def test_a_part_without_rules_gets_its_last_one_first(part: str) -> None:
    draft = draft_of('title = "Nothing yet"', catalogue_text())

    added, row = add_rule(draft, part, 0)
    second, there = add_rule(added, part, 0)

    assert (row, there) == (0, 0)
    assert "when" not in rows_of(added, part)[0]
    assert ["when" in each for each in rows_of(second, part)] == [True, False]
    assert take_out(second, Spot(part, 0)).policy == added.policy
