"""The guide as a graph: every way of it leads where the policy decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.policy.diagram import compile_policy
from console.policy.flow import flow_of, walked
from console.policy.model import PARTS
from console.policy.recommend import NotFinished, recommend
from tests.resources.shipped import POLICIES, the_catalogue, the_policy

COMPILED = {policy: compile_policy(the_policy(policy), the_catalogue()) for policy in POLICIES}
CALLS = st.fixed_dictionaries({fact.id: st.sampled_from(fact.answer_ids) for fact in the_catalogue().facts})


@pytest.mark.parametrize("policy", POLICIES)
@given(facts=CALLS)
def test_a_call_walks_to_the_rules_that_decide_it(policy: str, facts: dict[str, str]) -> None:
    compiled = COMPILED[policy]
    rules = recommend(compiled, facts).rules
    assert rules is not None

    for part in PARTS:
        flow = flow_of(compiled, part)
        ends = {end.node: end for end in flow.ends}
        assert [rule.id for rule in ends[walked(flow, facts).last].rules] == [rules[part]]
    flow = flow_of(compiled)
    ends = {end.node: end for end in flow.ends}
    assert [rule.id for rule in ends[walked(flow, facts).last].rules] == [rules[part] for part in PARTS]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("part", ["", *PARTS])
def test_each_way_stands_once_with_all_its_answers_and_leads_on(policy: str, part: str) -> None:
    compiled = COMPILED[policy]
    flow = flow_of(compiled, part)
    levels = {each.node: each.level for each in flow.questions} | {end.node: 99 for end in flow.ends}

    for question in flow.questions:
        answers = [answer for way in question.ways for answer in way.answers]
        assert sorted(answers) == sorted(compiled.catalogue.by_id[question.fact].answer_ids)
        assert len({way.to for way in question.ways}) == len(question.ways) > 1
        assert all(levels[way.to] > question.level for way in question.ways)
    assert [each.level for each in flow.questions] == sorted(each.level for each in flow.questions)


def test_a_call_with_an_answer_missing_stops_at_that_question() -> None:
    flow = flow_of(COMPILED["sacramento-sheriff-2025"], "safety")
    first = next(each for each in flow.questions if each.node == flow.root)

    nothing = walked(flow, {})
    one = walked(flow, {first.fact: first.ways[0].answers[0]})

    assert (nothing.taken, nothing.last) == ({}, flow.root)
    assert (one.taken, one.last) == ({flow.root: 0}, first.ways[0].to)


def test_a_policy_that_was_too_large_has_no_graph() -> None:
    too_large = compile_policy(the_policy("denver-star"), the_catalogue(), limit=50)

    with pytest.raises(NotFinished):
        flow_of(too_large)
