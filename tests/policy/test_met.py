"""A condition beside the answers: its truth is that of the rules tried one by one, and of the diagrams."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.rows.explained import condition_lines
from console.policy.conditions import UNFOLDED_DEEPEST, And, Condition, Is, Named, Not, Or, parse
from console.policy.diagram import compile_policy
from console.policy.explain import explain
from console.policy.met import Met, met
from console.policy.model import PARTS
from tests.policy.building import (
    SMALL,
    Reference,
    Written,
    a_catalogue,
    a_fact,
    a_policy,
    conditions,
    loaded,
    references,
)

CALM = Is("crime", ("none",))
UNARMED = Is("weapon", ("none",))


@settings(deadline=None)
@given(references(), st.data())
def test_it_holds_where_the_rule_does_and_is_open_only_where_answers_are_missing(
    reference: Reference, data: st.DataObject
) -> None:
    policy = loaded(reference)
    facts = {
        fact.id: answer
        for fact in reference.catalogue.facts
        if (answer := data.draw(st.sampled_from([None, *fact.answer_ids]), fact.id)) is not None
    }
    compiled = compile_policy(policy, reference.catalogue)
    explanation = explain(compiled, facts, would_change=False)

    for part in PARTS:
        for rule in policy.parts[part]:
            if rule.when is not None:
                told = met(compiled, rule.when, facts)
                ways = {reference.holds(rule.when, each) for each in reference.completions(facts)}
                assert told.holds is (None if len(ways) == 2 else ways.pop())
                # What is settled is told by what is settled alone.
                assert told.holds is None or all(each.holds is not None for each in every(told))
        found = explanation.parts[part]
        if len(found.rules) == 1 and found.rules[0].when is not None:
            assert found.met is not None
            assert found.met.holds is True


@settings(deadline=None)
@given(references(), st.data())
def test_what_holds_whatever_is_answered_holds_by_the_answers_told_and_by_no_fewer(
    reference: Reference, data: st.DataObject
) -> None:
    policy = loaded(reference)
    fact = data.draw(st.sampled_from(reference.catalogue.facts))
    # Either way to answer one fact has a condition of its own, as no random policy often has.
    one, other = (
        data.draw(conditions(reference.catalogue, ())),
        data.draw(conditions(reference.catalogue, ())),
    )
    asked = Is(fact.id, fact.answer_ids[:1])
    when = Or((And((asked, one)), And((Not(asked), other))))
    facts = {
        each.id: answer
        for each in reference.catalogue.facts
        if each is not fact
        and (answer := data.draw(st.sampled_from([None, *each.answer_ids]), each.id)) is not None
    }

    told = met(compile_policy(policy, reference.catalogue), when, facts)

    if told.kind == "whatever":
        kept = {each.fact: each.answers[0] for each in told.parts}
        assert kept.items() <= facts.items()
        assert facts.keys().isdisjoint(told.not_asked)
        for left_out in (None, *kept):
            fewer = {each: answer for each, answer in kept.items() if each != left_out}
            ways = {reference.holds(when, each) for each in reference.completions(fewer)}
            assert (ways == {told.holds}) is (left_out is None)


def every(part: Met) -> list[Met]:
    return [part, *(one for each in part.parts for one in every(each))]


def leaves(part: Met) -> list[Met]:
    return [each for each in every(part) if each.kind == "test"]


def test_the_rule_that_fires_is_never_shown_as_open() -> None:
    calm, armed = Is("crime", ("none",)), Is("weapon", ("none",), False)
    split = Or((And((UNARMED, calm)), And((armed, Is("caller", ("family",))))))
    fires = And((Is("access", ("secured",)), split))
    compiled = compile_policy(a_policy({"safety": [Written(fires, ("co_response",)), Written(None)]}), SMALL)
    facts = {"access": "secured", "crime": "none", "caller": "family"}

    found = explain(compiled, facts).parts["safety"]

    assert found.met is not None
    assert [(line.depth, line.holds, line.says) for line in condition_lines(found.met, SMALL)] == [
        (0, True, "access: secured"),
        (0, True, "this holds by these answers, whatever is answered to “weapon”"),
        (1, True, "crime: none"),
        (1, True, "caller: family"),
    ]
    assert found.met.as_json()["parts"][1] == {  # type: ignore[index]  # parts are a list
        "holds": True,
        "kind": "whatever",
        "not_asked": ["weapon"],
        "parts": [
            {"holds": True, "fact": "crime", "answers": ["none"], "answer": "none"},
            {"holds": True, "fact": "caller", "answers": ["family"], "answer": "family"},
        ],
    }


def test_a_test_that_any_answer_meets_holds_whatever_is_answered() -> None:
    compiled = compile_policy(a_policy({}), SMALL)

    told = met(compiled, Not(Is("care_team", ("available", "none"))), {})

    assert [(line.depth, line.holds, line.says) for line in condition_lines(told, SMALL)] == [
        (0, False, "not this"),
        (1, True, "this holds, whatever is answered to “care team”"),
    ]


def test_only_what_bears_on_the_result_is_kept() -> None:
    letters = a_catalogue(*(a_fact(each, "x", "y", "z") for each in "abcd"))
    compiled = compile_policy(a_policy({}, catalogue=letters), letters)
    when = parse("(a == x or b == x) and not (c == x and d in [x, y])")

    told = met(compiled, when, {"a": "x", "b": "y", "c": "y", "d": "x"})

    assert told.holds is True
    assert [(each.fact, each.holds, each.answer) for each in leaves(told)] == [
        ("a", True, "x"),
        ("c", False, "y"),
    ]
    open_ = met(compiled, when, {"b": "y", "c": "y"})
    assert open_.holds is None
    assert [each.fact for each in leaves(open_)] == ["a"]


def test_names_that_use_others_twice_each_are_told_in_as_many_lines_as_they_have() -> None:
    names = [f"step_{number}" for number in range(30)]
    twice = [Or((And((Named(each), CALM)), And((Named(each), UNARMED)))) for each in names]
    named: dict[str, Condition] = {names[0]: CALM, **dict(zip(names[1:], twice, strict=False))}
    policy = a_policy({"safety": [Written(Named(names[-1]), ("co_response",)), Written(None)]}, named)
    compiled = compile_policy(policy, SMALL)

    found = explain(compiled, {"weapon": "none", "crime": "none"}, would_change=False).parts["safety"].met

    # Printed in full, as a failed assertion on the parts would be, they would be 2 ** 30 lines.
    assert found is not None
    says = [line.says for line in condition_lines(found, SMALL)]
    assert (says[0], len(says)) == ("step_29 is so", 2 + 29 * 5)
    assert sum(each.endswith(" (as above)") for each in says) == 29
    assert len(json.dumps(found.as_json())) < 40_000


def test_names_nested_as_deep_as_can_be_read_are_told_to_the_end() -> None:
    names = [f"step_{number}" for number in range(UNFOLDED_DEEPEST)]
    named: dict[str, Condition] = {
        names[0]: CALM,
        **dict(zip(names[1:], map(Named, names), strict=False)),
    }
    rules = [Written(Named(names[-1]), ("co_response",)), Written(None)]
    compiled = compile_policy(a_policy({"safety": rules}, named), SMALL)

    found = explain(compiled, {"crime": "none"}).parts["safety"].met

    assert found is not None
    assert [line.holds for line in condition_lines(found, SMALL)] == [True] * (UNFOLDED_DEEPEST + 1)
    assert json.dumps(found.as_json()).count('"name":') == UNFOLDED_DEEPEST
