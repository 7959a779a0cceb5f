"""A condition beside the answers: its truth is that of the rules tried one by one, and of the diagrams."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.rows.explained import condition_lines
from console.policy.conditions import UNFOLDED_DEEPEST, And, Condition, Is, Named, Or, parse
from console.policy.diagram import compile_policy
from console.policy.explain import explain
from console.policy.met import Met, met
from console.policy.model import PARTS
from console.policy.recommend import recommend
from tests.policy.building import SMALL, Reference, Written, a_policy, loaded, references

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
    is_whole = len(facts) == len(reference.catalogue.facts)
    found = recommend(compile_policy(policy, reference.catalogue), facts)

    for part in PARTS:
        for place, rule in enumerate(policy.parts[part]):
            if rule.when is None:
                continue
            told = met(rule.when, policy.conditions, facts)
            ways = {reference.holds(rule.when, each) for each in reference.completions(facts)}
            assert told.holds is None or ways == {told.holds}
            assert told.holds is not None or not is_whole
            if found.rules is not None:
                order = [each.id for each in policy.parts[part]]
                decided = order.index(found.rules[part])
                assert told.holds is not (place < decided) or place > decided


def leaves(part: Met) -> list[Met]:
    return [part] if part.kind == "test" else [leaf for each in part.parts for leaf in leaves(each)]


def test_only_what_bears_on_the_result_is_kept() -> None:
    when = parse("(a == x or b == x) and not (c == x and d in [x, y])")

    told = met(when, {}, {"a": "x", "b": "y", "c": "y", "d": "x"})

    assert told.holds is True
    assert [(each.fact, each.holds, each.answer) for each in leaves(told)] == [
        ("a", True, "x"),
        ("c", False, "y"),
    ]
    open_ = met(when, {}, {"b": "y", "c": "y"})
    assert open_.holds is None
    assert [each.fact for each in leaves(open_)] == ["a"]


def test_names_that_use_others_twice_each_are_told_in_as_many_lines_as_they_have() -> None:
    names = [f"step_{number}" for number in range(30)]
    twice = [Or((And((Named(each), CALM)), And((Named(each), UNARMED)))) for each in names]
    conditions: dict[str, Condition] = {names[0]: CALM, **dict(zip(names[1:], twice, strict=False))}
    policy = a_policy({"safety": [Written(Named(names[-1]), ("co_response",)), Written(None)]}, conditions)
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
    conditions: dict[str, Condition] = {
        names[0]: CALM,
        **dict(zip(names[1:], map(Named, names), strict=False)),
    }
    rules = [Written(Named(names[-1]), ("co_response",)), Written(None)]
    compiled = compile_policy(a_policy({"safety": rules}, conditions), SMALL)

    found = explain(compiled, {"crime": "none"}).parts["safety"].met

    assert found is not None
    assert [line.holds for line in condition_lines(found, SMALL)] == [True] * (UNFOLDED_DEEPEST + 1)
    assert json.dumps(found.as_json()).count('"name":') == UNFOLDED_DEEPEST
