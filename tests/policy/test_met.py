"""A condition beside the answers: its truth is that of the rules tried one by one, and of the diagrams."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.conditions import parse
from console.policy.diagram import compile_policy
from console.policy.met import Met, met
from console.policy.model import PARTS
from console.policy.recommend import recommend
from tests.policy.building import Reference, loaded, references


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
