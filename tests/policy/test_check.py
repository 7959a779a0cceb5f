"""Findings against brute force over every combination, shares exact, examples that show what they claim."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings

from console.policy.check import Finding, check
from console.policy.conditions import Is, Or
from console.policy.diagram import compile_policy
from console.policy.model import PARTS
from tests.policy.building import SMALL, Facts, Reference, Triple, Written, a_policy, loaded, references

STAY = {"no_law_enforcement", "referral", "supervisor_decides", "follow_up", "keep_line"}
SECURE = {"law_enforcement", "law_enforcement_cit", "co_response"}
GO = {
    "ems",
    "ems_staged",
    "law_enforcement",
    "law_enforcement_cit",
    "co_response",
    "mobile_crisis",
    "alternative_responder",
}

WHOLE: Mapping[str, Callable[[set[str]], bool]] = {
    "nobody": lambda sent: not sent,
    "no_responder": lambda sent: bool(sent) and sent <= STAY,
    "staged_alone": lambda sent: "ems_staged" in sent and not sent & SECURE,
}


def urgency(reference: Reference, triple: Triple) -> int:
    return reference.priority(triple) or 99


def less_urgent(reference: Reference, before: Triple, after: Triple) -> bool:
    return urgency(reference, after) > urgency(reference, before)


def less_help(reference: Reference, before: Triple, after: Triple) -> bool:
    return bool(reference.sent(before) & GO) and not reference.sent(after) & GO


STEPS = {"less_urgent": less_urgent, "less_help": less_help}


def steps(reference: Reference) -> list[tuple[str, str, str]]:
    found = []
    for fact in reference.catalogue.facts:
        known = [answer for answer in fact.answer_ids if answer != "unknown"]
        if fact.danger == "ordered":
            found += [(fact.id, known[place], known[place + 1]) for place in range(len(known) - 1)]
        if fact.danger == "none_or_any":
            found += [(fact.id, known[0], other) for other in known[1:]]
        if fact.danger:
            found.append((fact.id, known[0], "unknown"))
    return found


def expected(
    reference: Reference,
) -> dict[tuple[str, str | None, str | None, str | None, str | None], float | None]:
    """Every finding by its kind, rule, fact, from and to, with its share."""
    everything = reference.completions({})
    found: dict[tuple[str, str | None, str | None, str | None, str | None], float | None] = {}
    for kind, holds in WHOLE.items():
        count = sum(holds(reference.sent(reference.decided(facts))) for facts in everything)
        if count:
            found[kind, None, None, None, None] = float(Fraction(count, len(everything)))
    for fact, quieter, graver in steps(reference):
        rest = reference.completions({fact: quieter})
        pairs = [(reference.decided(facts), reference.decided({**facts, fact: graver})) for facts in rest]
        for kind, worse in STEPS.items():
            count = sum(worse(reference, before, after) for before, after in pairs)
            if count:
                found[kind, None, fact, quieter, graver] = float(Fraction(count, len(rest)))
        same = all(before == after for before, after in pairs)
        if graver == "unknown" and same and fact in reference.open({}):
            found["unknown_as_quiet", None, fact, quieter, graver] = 1.0
    reached = {
        (part, place) for triple in reference.triples({}) for part, place in zip(PARTS, triple, strict=True)
    }
    for part in PARTS:
        for place in range(len(reference.parts[part])):
            if (part, place) not in reached:
                found["dead_rule", f"{part[0].upper()}{place + 1}", None, None, None] = None
    named = set(reference.questions) | {
        fact.id
        for fact in reference.catalogue.facts
        if any(f"{fact.id} " in text for text in texts(reference))
    }
    for unused in named - set(reference.open({})):
        found["unused_fact", None, unused, None, None] = None
    return found


def texts(reference: Reference) -> list[str]:
    policy = loaded(reference)
    return [rule.when_text for rule in policy.rules()] + [
        each.when_text for each in policy.conditions.values()
    ]


def shows(reference: Reference, finding: Finding, facts: Facts) -> bool:
    """Whether the example does what its finding says."""
    here = reference.decided(facts)
    if finding.kind in WHOLE:
        return WHOLE[finding.kind](reference.sent(here))
    assert finding.fact is not None
    assert finding.to_answer is not None
    there = reference.decided({**facts, finding.fact: finding.to_answer})
    if finding.kind == "unknown_as_quiet":
        answers = reference.catalogue.by_id[finding.fact].answer_ids
        others = {reference.decided({**facts, finding.fact: answer}) for answer in answers}
        return here == there and len(others) > 1
    return STEPS[finding.kind](reference, here, there)


@settings(deadline=None)
@given(references())
def test_findings_and_shares_are_those_of_trying_every_combination(reference: Reference) -> None:
    checked = check(compile_policy(loaded(reference), reference.catalogue))

    found = {
        (each.kind, each.rule, each.fact, each.from_answer, each.to_answer): each for each in checked.findings
    }
    assert len(found) == len(checked.findings)
    assert {key: each.share for key, each in found.items()} == expected(reference)
    assert checked.combinations == len(reference.completions({}))
    for finding in checked.findings:
        if finding.kind in ("dead_rule", "unused_fact"):
            assert finding.example is None
        else:
            assert finding.example is not None
            assert list(finding.example) == [fact.id for fact in reference.catalogue.facts]
            assert finding.from_answer in (None, finding.example.get(finding.fact or ""))
            assert shows(reference, finding, finding.example)


def found(parts: Mapping[str, list[Written]], more: str = "", limit: int = 10_000) -> tuple[Finding, ...]:
    return check(compile_policy(a_policy(parts, more=more), SMALL, limit)).findings


ARMED = Is("weapon", ("edged", "firearm"))
SENT = {"safety": [Written(None, ("law_enforcement",), 1)]}


def test_a_policy_that_always_sends_somebody_has_no_findings() -> None:
    assert found(SENT) == ()


def test_an_example_is_as_quiet_as_the_finding_allows() -> None:
    (finding,) = found({"safety": [Written(ARMED), Written(None, ("law_enforcement",), 1)]}, more="")[:1]

    assert finding.kind == "nobody"
    assert finding.example == {
        "weapon": "edged",
        "access": "secured",
        "crime": "none",
        "caller": "person",
        "care_team": "available",
    }
    assert finding.share == 0.5


def test_a_weapon_that_takes_the_help_away_is_found() -> None:
    parts = {"care": [Written(ARMED, ("transfer_988",), 1), Written(None, ("mobile_crisis",), 1)]}

    steps_found = {(each.kind, each.from_answer, each.to_answer, each.share) for each in found(parts)}
    assert ("less_help", "none", "firearm", 1.0) in steps_found
    assert ("less_help", "none", "edged", 1.0) in steps_found
    assert ("unknown_as_quiet", "none", "unknown", 1.0) in steps_found


def test_a_rule_behind_a_wider_one_is_dead() -> None:
    firearm = Is("weapon", ("firearm",))
    parts = {
        "safety": [
            Written(ARMED, ("co_response",), 1),
            Written(firearm, ("ems",), 1),
            Written(None, ("ems",), 1),
        ]
    }

    dead = [each for each in found(parts) if each.kind == "dead_rule"]
    assert [(each.part, each.rule, each.share, each.example) for each in dead] == [
        ("safety", "S2", None, None)
    ]


def test_a_fact_named_in_vain_is_found() -> None:
    always = Or((Is("crime", ("none",)), Is("crime", ("none",), holds=False)))
    parts = {"safety": [Written(always, ("ems",), 1), Written(None, ("ems",), 1)]}

    assert [(each.kind, each.fact or each.rule) for each in found(parts)] == [
        ("dead_rule", "S2"),
        ("unused_fact", "crime"),
    ]


ACKNOWLEDGED = """
[[acknowledged]]
kind = "less_help"
fact = "weapon"
to = "firearm"
reason = "Known."
"""


def test_an_acknowledgement_fits_only_what_it_names() -> None:
    parts = {"care": [Written(ARMED, ("transfer_988",), 1), Written(None, ("mobile_crisis",), 1)]}

    reasons = {(each.kind, each.to_answer): each.acknowledged for each in found(parts, ACKNOWLEDGED)}
    assert reasons["less_help", "firearm"] == "Known."
    assert reasons["less_help", "edged"] is None
    assert reasons["unknown_as_quiet", "unknown"] is None


@pytest.mark.parametrize("limit", [0, 1, 5])
def test_a_policy_that_is_too_large_is_never_clean(limit: int) -> None:
    parts = {
        "safety": [
            Written(ARMED, ("ems",), 1),
            Written(Is("crime", ("none",)), ("ems",), 2),
            Written(None, ("ems",), 1),
        ],
    }

    findings = found(parts, limit=limit)
    assert findings[-1].kind == "not_finished"
    assert f"within {limit} steps" in findings[-1].says
    assert findings[-1].acknowledged is None


def test_a_check_cut_short_keeps_what_it_found_and_says_so() -> None:
    parts = {
        "safety": [Written(ARMED), Written(Is("crime", ("none",)), ("ems",), 2), Written(None, ("ems",), 1)]
    }
    kinds = [{each.kind for each in found(parts, limit=limit)} for limit in range(1, 400)]

    assert {"not_finished"} in kinds
    assert {"nobody", "not_finished"} in kinds
    assert "not_finished" not in kinds[-1]
