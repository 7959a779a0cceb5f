"""What a draft of a policy is told about: faults at their place, findings, cases, and what changes."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from console.domain.agency import read_agency
from console.domain.pack.edit import Spot
from console.domain.pack.told import Fault
from console.domain.rows.compared_rows import compared_rows
from console.domain.rows.policy_found import case_rows
from console.domain.sheet.changes import changes, counted
from console.domain.sheet.differing import DRAFT, GROUPS_MAX, IN_FORCE
from console.domain.sheet.draft import PolicyDraft, acknowledge, add_rule, draft_of, move, put, take_out
from console.domain.sheet.judged import deciding, judge, why_not
from console.domain.sheet.told import read, wrong_with_condition
from console.domain.sworn import checked_for
from tests.domain.build import (
    CARE_FIRST,
    RESOURCES,
    agency_text,
    catalogue_text,
    policy_text,
    the_catalogue,
    the_library,
)
from tests.resources.shipped import the_cases

CASES = (Path(RESOURCES) / "policies" / "cases" / f"{CARE_FIRST}.toml").read_text("utf-8")


AGENCY = read_agency(agency_text(), "agency.toml")


def a_draft(policy: str = CARE_FIRST) -> PolicyDraft:
    return draft_of(policy_text(policy), catalogue_text())


def with_hole() -> PolicyDraft:
    """Care first where whoever is hurt while no care team can come gets a phone number and nobody."""
    return put(a_draft(), Spot("care", 6, "send"), ("referral",))


@pytest.mark.parametrize(
    ("spot", "value", "says"),
    [
        (Spot("safety", 1, "when"), "armd", "There is no condition armd. Did you mean armed?"),
        (Spot("safety", 1, "when"), "", "The text is empty."),
        (Spot("conditions", 3, "when"), "medical == emergncy", "Did you mean emergency?"),
        (Spot("conditions", 3, "means"), " ", "The text is empty."),
        (Spot("care", 2, "send"), ("mobile",), "Did you mean mobile_crisis?"),
        (Spot("medical", 2, "priority"), 12, "9"),
        (Spot("about", 0, "effective"), "soon", "This has to be a date such as"),
        (Spot("facts", 3, "ask.es"), "", "The text is empty."),
        (Spot("answers", 9, "told.en"), "", "The text is empty."),
    ],
)
def test_a_fault_stands_at_its_field(spot: Spot, value: str, says: str) -> None:
    found = read(put(a_draft(), spot, value), the_catalogue())

    assert [each.spot for each in found.faults] == [spot]
    assert says in found.faults[0].says
    assert found.policy is None


def test_a_fault_of_the_questions_stands_there() -> None:
    found = read(take_out(a_draft(), Spot("questions", 4)), the_catalogue())

    assert [each.spot.table for each in found.faults] == ["questions"]
    assert found.faults[0].says == "The policy reads Weapon and does not say when it is asked."


def test_what_is_typed_is_told_wrong_with_a_hint() -> None:
    names = ("armed",)

    assert wrong_with_condition("armed and crime == none", the_catalogue(), names) == ""
    assert "Did you mean weapon?" in wrong_with_condition("wepon == none", the_catalogue(), names)
    assert wrong_with_condition("armed and", the_catalogue(), names).endswith("where the end stands.")


def test_a_hole_is_new_told_with_an_example_and_cannot_be_put_in_force() -> None:
    judged = judge(with_hole(), the_library()[CARE_FIRST], AGENCY)

    fresh = [each.finding for each in judged.findings if each.state == "new"]
    assert [each.kind for each in fresh] == ["no_responder", "promise_broken", "promise_broken"]
    example = fresh[0].example
    assert example is not None
    assert judged.compiled is not None
    assert [each.rule for each in deciding(judged.compiled, example)] == ["M9", "S9", "C9"]
    assert why_not(judged)[0] == (
        "Something is done, but nobody goes and nobody takes over. Mend it, or let it stand with a reason."
    )
    assert [says.partition(":")[0] for says in why_not(judged)[1:]] == ["The policy promises"] * 2


def test_a_hole_that_is_mended_is_gone_and_one_with_a_reason_may_stand() -> None:
    hole = judge(with_hole(), the_library()[CARE_FIRST], AGENCY)
    assert hole.compiled is not None

    mended = judge(a_draft(), hole.compiled, AGENCY)
    known = with_hole()
    for each in judge(known, the_library()[CARE_FIRST], AGENCY).open:
        named = {"kind": each.kind, "promise": each.promise and each.promise.id}
        known = acknowledge(known, named, "known to the county")
    stands = judge(known, the_library()[CARE_FIRST], AGENCY)

    assert [each.state for each in mended.findings] == ["stays", "gone", "gone", "gone"]
    assert why_not(mended) == ()
    assert why_not(stands) == ()
    reasons = [each.finding.acknowledged for each in stands.findings if each.state == "new"]
    assert reasons == ["known to the county"] * 3


def test_what_is_known_of_the_policy_in_force_is_not_looked_for_again() -> None:
    in_force = the_library()[CARE_FIRST]

    judged = judge(a_draft(), in_force, AGENCY, before=checked_for(AGENCY, in_force).findings)
    unknown = judge(a_draft(), in_force, AGENCY, before=())

    assert judged.findings == judge(a_draft(), in_force, AGENCY).findings
    assert [each.state for each in judged.findings] == ["stays"]
    assert [each.state for each in unknown.findings] == ["new"]


def test_what_nobody_sees_keeps_a_draft_from_being_in_force() -> None:
    draft = put(a_draft(), Spot("safety", 0, "because"), "Danger now.\u200b\u202e")

    judged = judge(draft, the_library()[CARE_FIRST], AGENCY)

    hidden = "It holds zero width space, right-to-left override, which nobody sees. Write it again."
    assert judged.read.faults == (Fault(Spot("safety", 0, "because"), hidden),)
    assert why_not(judged) == ("1 thing is to be mended first.",)


def test_a_reason_of_blanks_is_none() -> None:
    judged = judge(acknowledge(with_hole(), {"kind": "no_responder"}, " "), the_library()[CARE_FIRST], AGENCY)

    assert why_not(judged) == ("1 thing is to be mended first.",)


def test_the_cases_are_played_and_those_that_break_are_named() -> None:
    whole = judge(a_draft()._replace(cases=CASES), the_library()[CARE_FIRST], AGENCY)
    broken = judge(with_hole()._replace(cases=CASES), the_library()[CARE_FIRST], AGENCY)
    moved, _ = move(a_draft()._replace(cases=CASES), Spot("care", 0), 1)
    otherwise = judge(moved, the_library()[CARE_FIRST], AGENCY)

    assert whole.cases > 10
    assert whole.broken == ()
    assert broken.broken
    assert any(": care: C2 decides, not C1" in each for each in otherwise.broken)


def test_a_mark_that_is_dropped_breaks_its_cases_as_on_the_policy_screen() -> None:
    dropped = re.sub(r"flags = \[[^\]]*\]\n", "", policy_text(CARE_FIRST))

    judged = judge(draft_of(dropped, catalogue_text(), CASES), the_library()[CARE_FIRST], AGENCY)

    assert judged.compiled is not None
    rows = case_rows(judged.compiled, the_cases(CARE_FIRST))
    failing = [f"{row.name}: {row.says}" for row in rows if not row.passes]
    assert [each.casefold() for each in judged.broken] == [each.casefold() for each in failing]
    assert all(": marked with nothing, not " in each for each in judged.broken)
    assert len(judged.broken) == 6


def test_a_case_that_breaks_says_in_what_where_the_same_rules_decide() -> None:
    later = a_draft()._replace(policy=a_draft().policy.replace("priority = 3", "priority = 4"))

    judged = judge(later._replace(cases=CASES), the_library()[CARE_FIRST], AGENCY)

    assert judged.broken
    assert all(each.endswith(": priority 4, not priority 3.") for each in judged.broken)
    assert not any("decide" in each for each in judged.broken)


def test_what_changes_is_told_in_plain_words() -> None:
    after = put(with_hole(), Spot("safety", 1, "when"), "armed and not at_risk")
    after, _ = move(after, Spot("care", 0), 1)

    says = [each.says for each in changes(a_draft(), after, the_catalogue())]

    assert says == [
        "Rule S2, When: there may be a weapon, violence or danger from the place → "
        "a weapon cannot be ruled out; and not (somebody's life is in danger or soon may be)",
        "Rule C9, Who goes: Clinician and deputy → Help line's number",
        "Care rules: in another order, now C2, C1, C3, C4, C5, C6, C9",
    ]


def test_what_changes_for_calls_is_told_with_its_share_and_an_example() -> None:
    judged = judge(with_hole(), the_library()[CARE_FIRST], AGENCY)
    assert judged.compiled is not None
    rows = compared_rows((IN_FORCE, the_library()[CARE_FIRST]), (DRAFT, judged.compiled))
    groups = [row.text for row in rows if row.kind == "group"]
    first = [" ".join(below.below) for row, below in pairwise(rows) if row.kind == "group"]

    assert len(judged.differences) == len(groups) == 2
    assert all(group in line for group, line in zip(groups, judged.differences, strict=True))
    assert "of all combinations of answers. The policy in force also sends a pair." in judged.differences[0]
    assert "The policy in force sends a pair, the draft nobody." in judged.differences[1]
    assert all("For example: " in each for each in first)
    assert judge(a_draft(), the_library()[CARE_FIRST], AGENCY).differences == ()


def test_a_draft_that_differs_in_much_is_told_in_few_lines() -> None:
    lines = judge(a_draft("denver-star"), the_library()[CARE_FIRST], AGENCY).differences

    assert len(lines) == GROUPS_MAX + 1
    assert lines[-1].startswith("And ")


def test_where_the_facts_are_others_it_is_said_that_calls_were_not_compared() -> None:
    answer = '[[fact.answer]]\nid = "unknown"'
    more = '[[fact.answer]]\nid = "more"\nname = { en = "a", es = "b" }\nmeans = { en = "a", es = "b" }\n'
    told = 'told = { en = "a", es = "b" }\n\n'
    before, mark, after = catalogue_text().partition('id = "medical"')
    draft = draft_of(policy_text(CARE_FIRST), before + mark + after.replace(answer, more + told + answer, 1))

    assert (
        judge(draft, the_library()[CARE_FIRST], AGENCY)
        .differences[0]
        .startswith("What changes for calls is not known. ")
    )


def test_a_row_that_is_added_counts_as_one_change_whatever_stands_in_it() -> None:
    added, _ = add_rule(a_draft(), "care", 0)
    both = put(put(added, Spot("care", 2, "because"), "Other words."), Spot("care", 2, "priority"), 4)

    assert counted(changes(a_draft(), added, the_catalogue())) == 1
    assert counted(changes(a_draft(), both, the_catalogue())) == 3
