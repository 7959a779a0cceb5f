"""Which calls a finding touches, told from what was asked, against every way to answer what was not."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.check import check
from console.policy.conditions import Is
from console.policy.diagram import Compiled, compile_policy
from console.policy.finding import Finding
from console.policy.model import RESPONSES
from console.policy.touched import Counted, count_touched, touched
from tests.policy.brute import Brute, key_of, known_of
from tests.policy.building import SMALL, Facts, Reference, Written, a_policy, loaded
from tests.policy.larger import larger_references

ARMED = Is("weapon", ("edged", "firearm"))
HOLE = {"care": [Written(ARMED, ("transfer_988",), 1), Written(None, ("mobile_crisis",), 1)]}
STEPS = ("less_help", "less_urgent", "unknown_as_quiet")


def is_touched(brute: Brute, finding: Finding, facts: Facts) -> bool:
    """Whether a finding touches a call of which everything is known."""
    key = key_of(finding)
    if finding.kind == "dead_rule":
        when = brute.rule(str(finding.part), str(finding.rule)).when
        return when is None or brute.reference.holds(when, facts)
    if finding.kind in STEPS:
        return facts[str(finding.fact)] == finding.to_answer and brute.holds(key, facts)
    return brute.holds(key, facts)


@settings(deadline=None)
@given(larger_references(), st.data())
def test_a_call_is_touched_or_not_or_not_known_as_by_trying_what_was_not_asked(
    reference: Reference, data: st.DataObject
) -> None:
    brute = Brute(reference, frozenset(RESPONSES[::2]))
    compiled = compile_policy(loaded(reference), reference.catalogue)
    facts = {
        fact.id: answer
        for fact in reference.catalogue.facts
        if (answer := data.draw(st.sampled_from([None, *fact.answer_ids]), fact.id)) is not None
    }
    completions = reference.completions(facts)

    for finding in check(compiled, fillable=brute.fillable).findings:
        if finding.kind == "unused_fact":
            assert touched(compiled, finding, facts) is (finding.fact in facts)
            continue
        wanted = known_of(partial(is_touched, brute, finding), completions)
        assert touched(compiled, finding, facts) is wanted, finding
        if finding.example is not None:
            after = {finding.fact: finding.to_answer} if finding.fact and finding.to_answer else {}
            assert touched(compiled, finding, {**finding.example, **after}) is True


@pytest.fixture
def compiled() -> Compiled:
    return compile_policy(a_policy(HOLE), SMALL)


@pytest.fixture
def hole(compiled: Compiled) -> Finding:
    found = check(compiled).findings
    return next(each for each in found if each.kind == "less_help" and each.to_answer == "firearm")


def test_the_step_touches_who_had_the_graver_answer(compiled: Compiled, hole: Finding) -> None:
    assert touched(compiled, hole, {"weapon": "firearm"}) is True
    assert touched(compiled, hole, {"weapon": "none"}) is False
    assert touched(compiled, hole, {"weapon": "edged"}) is False
    assert touched(compiled, hole, {"crime": "none"}) is None
    assert touched(compiled, hole, {"weapon": None}) is None


def test_calls_are_counted_and_said_in_a_sentence(compiled: Compiled, hole: Finding) -> None:
    firearm: Facts = {"weapon": "firearm"}
    calls: list[Facts] = [firearm, {}, {"weapon": "none"}, {**firearm, "crime": "none"}]

    (count,) = count_touched(compiled, [hole], iter(calls))

    assert count == Counted(4, 2, 1)
    assert count.says == "of 4 recorded calls: 2 touched, 1 cannot be known"
    assert Counted(1204, 3, 40).says == "of 1,204 recorded calls: 3 touched, 40 cannot be known"
    assert Counted(1, 0, 0).says == "of 1 recorded call: 0 touched, 0 cannot be known"


def test_what_the_catalogue_does_not_have_was_not_asked(compiled: Compiled, hole: Finding) -> None:
    assert touched(compiled, hole, {"weapon": "cannon", "moon": "full"}) is None


def test_of_what_was_not_finished_nothing_is_known(hole: Finding) -> None:
    compiled = compile_policy(a_policy(HOLE), SMALL, limit=2)
    (not_finished,) = check(compiled).findings

    assert touched(compiled, not_finished, {"weapon": "firearm"}) is None
    assert touched(compiled, hole, {"weapon": "firearm"}) is None
