"""Responses that nobody of an agency can fill are found where a rule that decides asks for them."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.check import Finding, check
from console.policy.conditions import Is
from console.policy.diagram import compile_policy
from console.policy.model import PARTS, RESPONSES
from tests.policy.building import SMALL, Reference, Triple, Written, a_policy, loaded, references

ARMED = Is("weapon", ("edged", "firearm"))


def lacking(parts: Mapping[str, list[Written]], *fillable: str) -> list[Finding]:
    findings = check(compile_policy(a_policy(parts), SMALL), fillable=fillable).findings
    return [each for each in findings if each.kind == "unfillable"]


def test_a_response_that_nobody_can_fill_is_found_where_a_rule_that_decides_asks_for_it() -> None:
    parts = {
        "safety": [Written(ARMED, ("co_response", "ems"), 1), Written(None, ("law_enforcement",), 1)],
        "care": [Written(None, ("mobile_crisis", "keep_line"), 2)],
    }

    found = lacking(parts, "law_enforcement", "ems", "keep_line")

    assert [(each.part, each.rule, each.share) for each in found] == [
        ("safety", "S1", 0.5),
        ("care", "C1", 1.0),
    ]
    assert found[0].says == "S1 asks for “clinician and deputy”, and nobody of the agency can fill that."
    assert found[0].example is not None
    assert found[0].example["weapon"] == "edged"


def test_each_response_that_nobody_can_fill_is_found_by_itself() -> None:
    found = lacking({"safety": [Written(None, ("co_response", "ems"), 1)]})

    assert [each.response for each in found] == ["co_response", "ems"]


def test_a_rule_that_never_decides_asks_nobody() -> None:
    parts = {
        "safety": [
            Written(ARMED, ("ems",), 1),
            Written(Is("weapon", ("firearm",)), ("co_response",), 1),
            Written(None, ("ems",), 1),
        ]
    }

    assert lacking(parts, "ems") == []


def test_without_an_agency_nothing_is_said_of_who_could_fill_it() -> None:
    policy = compile_policy(a_policy({"safety": [Written(None, ("co_response",), 1)]}), SMALL)

    assert check(policy).findings == ()
    assert [each.kind for each in check(policy, fillable=()).findings] == ["unfillable"]


@settings(deadline=None)
@given(references(), st.sets(st.sampled_from(RESPONSES)))
def test_what_nobody_can_fill_is_what_trying_every_combination_finds(
    reference: Reference, fillable: set[str]
) -> None:
    everything = reference.completions({})
    triples = [reference.decided(facts) for facts in everything]
    wanted = {
        (part, f"{part[0].upper()}{place + 1}", response): triples_with(triples, number, place)
        for number, part in enumerate(PARTS)
        for place, rule in enumerate(reference.parts[part])
        for response in rule.send
        if response not in fillable and triples_with(triples, number, place)
    }

    checked = check(compile_policy(loaded(reference), reference.catalogue), fillable=fillable)

    unfillable = [each for each in checked.findings if each.kind == "unfillable"]
    assert {(each.part, each.rule, each.response): each.share for each in unfillable} == {
        key: float(Fraction(count, len(everything))) for key, count in wanted.items()
    }
    for each in unfillable:
        assert each.example is not None
        place = reference.decided(each.example)[PARTS.index(each.part or "")]
        assert each.rule == f"{(each.part or '')[0].upper()}{place + 1}"


def triples_with(triples: list[Triple], number: int, place: int) -> int:
    return sum(triple[number] == place for triple in triples)
