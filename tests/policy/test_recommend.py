"""Recommendations against the plain reference, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.conditions import Is
from console.policy.diagram import compile_policy
from console.policy.model import PARTS
from console.policy.recommend import NotFinished, check_facts, reasons, recommend
from tests.policy.building import SMALL, Reference, Triple, Written, a_policy, loaded, references

ARMED = Is("weapon", ("edged", "firearm"))


def with_staged(sent: set[str]) -> set[str]:
    return sent | {"ems_staged"} if "ems" in sent else sent


@settings(deadline=None)
@given(references())
def test_full_facts_are_decided_as_by_trying_rules_one_by_one(reference: Reference) -> None:
    compiled = compile_policy(loaded(reference), reference.catalogue)

    for facts in reference.completions({}):
        triple = reference.decided(facts)
        answer = recommend(compiled, facts).as_json()

        rules = reference.rules(triple)
        assert answer == {
            "settled": True,
            "responses": {part: list(rule.send) for part, rule in zip(PARTS, rules, strict=True)},
            "rules": {
                part: f"{part[0].upper()}{place + 1}" for part, place in zip(PARTS, triple, strict=True)
            },
            "priority": reference.priority(triple),
            "flags": sorted({flag for rule in rules for flag in rule.flags}),
        }


@settings(deadline=None)
@given(references(), st.data())
def test_partial_facts_are_answered_as_by_trying_all_that_is_missing(
    reference: Reference, data: st.DataObject
) -> None:
    compiled = compile_policy(loaded(reference), reference.catalogue)
    facts = {
        fact.id: answer
        for fact in reference.catalogue.facts
        if (answer := data.draw(st.sampled_from([None, *fact.answer_ids]), fact.id)) is not None
    }
    triples = reference.triples(facts)
    recommendation = recommend(compiled, facts)
    assert recommendation.settled == (len(triples) == 1)
    assert set(reachable(triples)) == {
        (part, rule) for part, rules in recommendation.reachable.items() for rule in rules
    }
    if recommendation.settled:
        return

    priorities = [reference.priority(triple) for triple in triples]
    urgencies = [priority for priority in priorities if priority is not None]
    certain = set.intersection(*(with_staged(reference.sent(triple)) for triple in triples))
    assert recommendation.as_json() == {
        "settled": False,
        "certain": sorted(certain - {"ems_staged"} if "ems" in certain else certain),
        "open": reference.open(facts),
        "next": reference.next(facts),
        "at_most": reference.at_most(facts),
        "priority": None if None in priorities else max(urgencies),
        "priority_may_be": min(urgencies, default=None),
    }


def reachable(triples: set[Triple]) -> set[tuple[str, str]]:
    return {
        (part, f"{part[0].upper()}{place + 1}")
        for triple in triples
        for part, place in zip(PARTS, triple, strict=True)
    }


def test_none_counts_as_not_asked_and_unknown_as_an_answer() -> None:
    policy = a_policy(
        {"safety": [Written(Is("weapon", ("none",)), ("referral",)), Written(None, ("law_enforcement",))]}
    )
    compiled = compile_policy(policy, SMALL)

    assert recommend(compiled, {"weapon": None}) == recommend(compiled, {})
    assert recommend(compiled, {}).settled is False
    assert recommend(compiled, {"weapon": "unknown"}).rules == {"medical": "M1", "safety": "S2", "care": "C1"}


def test_paramedics_on_every_way_can_go_now_and_stage() -> None:
    policy = a_policy({"medical": [Written(ARMED, ("ems_staged",), 1), Written(None, ("ems",), 2)]})
    recommendation = recommend(compile_policy(policy, SMALL), {})

    assert recommendation.certain == ("ems_staged",)
    assert (recommendation.priority, recommendation.priority_may_be) == (2, 1)


def test_what_is_certain_is_told_of_the_three_parts_together() -> None:
    policy = a_policy(
        {
            "safety": [Written(ARMED, ("co_response",)), Written(None)],
            "care": [Written(ARMED), Written(None, ("co_response",))],
        }
    )

    assert recommend(compile_policy(policy, SMALL), {}).certain == ("co_response",)


def test_the_care_team_is_asked_only_when_nothing_else_is_open() -> None:
    policy = a_policy(
        {
            "care": [
                Written(Is("care_team", ("none",)), ("co_response",)),
                Written(ARMED),
                Written(None, ("referral",)),
            ]
        },
        questions=["weapon"],
    )
    compiled = compile_policy(policy, SMALL)

    first = recommend(compiled, {})
    assert (first.open, first.next, first.at_most) == (("weapon", "care_team"), "weapon", 2)
    assert recommend(compiled, {"weapon": "none"}).next == "care_team"


def test_the_reasons_are_the_answers_on_the_walk() -> None:
    policy = a_policy(
        {
            "safety": [
                Written(ARMED, ("law_enforcement",)),
                Written(Is("crime", ("none",)), ()),
                Written(None),
            ]
        },
        questions=["weapon", "crime"],
    )
    compiled = compile_policy(policy, SMALL)

    assert reasons(compiled, {"crime": "none", "weapon": "edged", "caller": "person"})["safety"] == (
        ("weapon", "edged"),
    )
    assert reasons(compiled, {"crime": "none", "weapon": "none"})["safety"] == (
        ("weapon", "none"),
        ("crime", "none"),
    )
    assert reasons(compiled, {"weapon": "none"})["safety"] == (("weapon", "none"),)


@pytest.mark.parametrize(
    ("facts", "says", "meant"),
    [
        ({"wepon": "none"}, "there is no fact wepon", "weapon"),
        (
            {"weapon": "firearms"},
            "weapon has no answer firearms; it has none, edged, firearm, unknown",
            "firearm",
        ),
        ({"Care Team": "none"}, "there is no fact Care Team", "care_team"),
        ({"weapon": 3}, "the answer of weapon has to be a text or null", None),
        ({"weapon": ["none"]}, "the answer of weapon has to be a text or null", None),
        ({"zzz\n": "none"}, "there is no fact zzz\N{REPLACEMENT CHARACTER}", None),
        ({"w" * 90: "none"}, f"there is no fact {'w' * 60}…", None),
    ],
)
def test_what_the_catalogue_does_not_have_is_said_with_what_was_meant(
    facts: dict[str, object], says: str, meant: str | None
) -> None:
    (bad,) = check_facts(SMALL, facts)

    assert (bad.says, bad.meant, bad.answer) == (says, meant, next(iter(facts.values())))


def test_every_bad_fact_is_reported() -> None:
    assert len(check_facts(SMALL, {"weapon": "x", "crime": None, "y": "none", "caller": "person"})) == 2


@pytest.mark.parametrize("facts", [{"wepon": "none"}, {"weapon": "firearms"}, {"caller": "nobody"}])
def test_facts_that_were_not_checked_are_refused(facts: dict[str, str]) -> None:
    compiled = compile_policy(a_policy({}), SMALL)

    with pytest.raises(ValueError, match="is not in the list of facts"):
        recommend(compiled, facts)


def test_a_policy_too_large_to_work_out_recommends_nothing() -> None:
    policy = a_policy({"safety": [Written(ARMED), Written(None)]})
    compiled = compile_policy(policy, SMALL, limit=1)

    assert compiled.diagrams is None
    with pytest.raises(NotFinished, match="sample is too large to be worked out within 1 steps"):
        recommend(compiled, {})
