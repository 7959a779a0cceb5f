"""A policy's text while it is edited: what changes does, and every other byte stays."""

import tomllib
from datetime import date

import pytest

from console.domain.pack.edit import Spot
from console.domain.sheet.draft import (
    Kept,
    acknowledge,
    add_condition,
    add_rule,
    draft_of,
    move,
    put,
    rename,
    rows_of,
    take_out,
)
from console.policy.load import read_policy
from tests.domain.build import CARE_FIRST, catalogue_text, policy_text, the_catalogue, the_library
from tests.domain.sheets import a_draft, differing, ids


def test_a_value_changes_its_line_and_no_other() -> None:
    draft = a_draft()

    after = put(draft, Spot("safety", 0, "because"), 'Danger "now".')

    gone, come = differing(draft.policy, after.policy)
    assert gone == ['because = "There is danger right now, so crisis-trained deputies go."']
    assert come == ['because = "Danger \\"now\\"."']
    assert after.facts == draft.facts


def test_a_condition_over_several_lines_is_replaced_whole() -> None:
    after = put(a_draft(), Spot("conditions", 2, "when"), "armed")

    assert rows_of(after, "conditions")[2]["when"] == "armed"
    assert rows_of(after, "conditions")[3] == rows_of(a_draft(), "conditions")[3]
    assert read_policy(after.policy, "x", the_catalogue())


def test_a_key_is_added_and_taken_out() -> None:
    draft = a_draft()

    after = put(draft, Spot("medical", 5, "priority"), 4)

    assert rows_of(after, "medical")[5]["priority"] == 4
    assert put(after, Spot("medical", 5, "priority"), None) == draft


def test_days_and_lists_are_written_as_the_file_has_them() -> None:
    after = put(a_draft(), Spot("about", 0, "effective"), date(2027, 1, 2))
    after = put(after, Spot("about", 0, "sources"), ("one", "two"))

    gone, come = differing(a_draft().policy, after.policy)
    assert gone == ["effective = 2026-03-01", "sources = []"]
    assert come == ["effective = 2027-01-02", 'sources = ["one", "two"]']


@pytest.mark.parametrize("policy", sorted(the_library()))
def test_a_rule_that_goes_down_and_up_again_leaves_the_text_as_it_was(policy: str) -> None:
    draft = a_draft(policy)
    for part in ("medical", "safety", "care"):
        for row in range(len(rows_of(draft, part)) - 2):
            moved, there = move(draft, Spot(part, row), 1)

            assert ids(moved, part)[there] == ids(draft, part)[row]
            assert moved != draft
            assert move(moved, Spot(part, there), -1)[0] == draft


@pytest.mark.parametrize("policy", sorted(the_library()))
def test_a_rule_that_is_added_and_taken_out_leaves_the_text_as_it_was(policy: str) -> None:
    draft = a_draft(policy)
    for part in ("medical", "safety", "care"):
        for row in range(len(rows_of(draft, part))):
            added, there = add_rule(draft, part, row)

            assert len(ids(added, part)) == len(ids(draft, part)) + 1
            assert take_out(added, Spot(part, there)) == draft


def test_the_last_rule_stays_the_last() -> None:
    draft = a_draft()
    with pytest.raises(Kept, match="always holds and stays"):
        take_out(draft, Spot("medical", 5))
    with pytest.raises(Kept, match="stays the last"):
        move(draft, Spot("medical", 5), -1)
    with pytest.raises(Kept, match="further"):
        move(draft, Spot("medical", 4), 1)

    assert ids(add_rule(draft, "medical", 99)[0], "medical") == ["M1", "M2", "M3", "M4", "M5", "M6", "M9"]


def test_a_condition_is_added_and_named_otherwise_wherever_it_is_used() -> None:
    draft, row = add_condition(a_draft(), "alone")
    draft = put(draft, Spot("conditions", row, "when"), "armed and crime == none")

    after = rename(draft, 0, "has_weapon")

    assert ids(after, "conditions")[0] == "has_weapon"
    assert rows_of(after, "conditions")[row]["when"] == "has_weapon and crime == none"
    assert rows_of(after, "medical")[2]["when"] == "has_weapon and suicide in [plan_or_intent, unknown]"
    held = tomllib.loads(after.policy)
    assert "armed" not in {word for each in held["conditions"].values() for word in each["when"].split()}


def test_a_finding_is_let_stand_with_its_reason() -> None:
    draft = acknowledge(a_draft(), {"kind": "dead_rule", "rule": "M3", "fact": None}, 'It "waits".')

    assert rows_of(draft, "acknowledged")[1] == {
        "id": "dead_rule", "kind": "dead_rule", "rule": "M3", "reason": 'It "waits".'
    }  # fmt: skip
    assert draft.policy.startswith(a_draft().policy.rstrip("\n"))


def test_the_words_of_facts_and_answers_change_in_both_languages() -> None:
    draft = a_draft()

    after = put(draft, Spot("facts", 0, "ask.es"), "¿Qué pasa?")
    after = put(after, Spot("answers", 0, "name.en"), "Suicidal")

    gone, come = differing(draft.facts, after.facts)
    assert gone == [
        'ask = { en = "What is happening right now?", es = "¿Qué está pasando en este momento?" }',
        'name = { en = "Suicidal person", es = "Ideas de suicidio" }',
    ]
    assert come == [
        'ask = { en = "What is happening right now?", es = "¿Qué pasa?" }',
        'name = { en = "Suicidal", es = "Ideas de suicidio" }',
    ]
    assert after.policy == draft.policy


def test_what_cannot_be_edited_here_is_said() -> None:
    with pytest.raises(ValueError, match="line 1"):
        draft_of("x = = 1", catalogue_text())
    with pytest.raises(ValueError, match="nested too deeply"):
        draft_of(f"x = {'[' * 5000}{']' * 5000}", catalogue_text())
    with pytest.raises(ValueError, match=r"medical is not written as \[\[medical\]\] tables"):
        draft_of('medical = [{ rule = "M1" }]', catalogue_text())
    for text in (
        "medical = 3",
        "[medical]\nrule = 1",
        '[medical.a]\nrule = "M1"',
        "[[conditions]]",
        "promise = 1",
    ):
        with pytest.raises(ValueError, match=r"is not written as .* tables"):
            draft_of(text, catalogue_text())
    for facts in ("fact = 3", "[fact]\nid = 1", 'fact = [{ id = "a" }]', '[[fact]]\nanswer = [{ id = "a" }]'):
        with pytest.raises(ValueError, match=r"is not written as .* tables"):
            draft_of(policy_text(CARE_FIRST), facts)
