"""The shipped policies: what they say of themselves, and the order in which they ask."""

import pytest

from console.policy.model import facts_read
from tests.resources.shipped import POLICIES, the_policy

OWN = ("example-county-care-first", "law-enforcement-default")
MAY_LOWER = ("caller_role", "engagement", "presentation", "consents_transfer")

each_policy = pytest.mark.parametrize("name", POLICIES)


@each_policy
def test_a_policy_says_plainly_what_it_is(name: str) -> None:
    policy = the_policy(name)

    if name in OWN:
        assert policy.nature == "own"
        assert policy.statement.startswith("Our own ")
        assert "not an agency's policy" in policy.statement
        assert not policy.sources
    else:
        assert policy.nature == "reconstruction"
        assert policy.statement.startswith("A reconstruction ")
        assert "official text. Not known: " in policy.statement
        assert policy.sources


@each_policy
def test_what_a_policy_says_of_itself_fits_the_desk_without_a_call(name: str) -> None:
    assert len(the_policy(name).statement) <= 300


@each_policy
def test_a_rule_is_ours_in_our_own_policies_and_only_there(name: str) -> None:
    ours = {rule.basis == "ours" for rule in the_policy(name).rules()}

    assert ours == {name in OWN}


@each_policy
def test_sources_have_a_short_key_and_a_place(name: str) -> None:
    keys = [source.partition(": ")[0] for source in the_policy(name).sources]

    assert len(set(keys)) == len(keys)
    assert all(key.isupper() and " " not in key for key in keys)


@each_policy
def test_a_reason_is_one_calm_sentence(name: str) -> None:
    for rule in the_policy(name).rules():
        assert rule.because[0].isupper()
        assert rule.because.endswith(".")
        assert rule.because.count(".") == 1
        assert "!" not in rule.because
        assert len(rule.because) <= 170


@each_policy
def test_a_condition_is_said_as_a_phrase(name: str) -> None:
    for condition in the_policy(name).conditions.values():
        assert condition.means[0].islower() or condition.means.startswith("STAR")
        assert not condition.means.endswith(".")


@each_policy
def test_danger_and_crime_are_asked_before_what_may_lower_a_response(name: str) -> None:
    questions = the_policy(name).questions
    danger = max(questions.index(fact) for fact in ("others_in_danger", "crime"))

    assert all(questions.index(fact) > danger for fact in MAY_LOWER if fact in questions)


@each_policy
def test_nothing_is_asked_that_the_policy_does_not_read(name: str) -> None:
    policy = the_policy(name)

    assert set(policy.questions) == facts_read(policy) - {"care_team"}


@each_policy
def test_the_dates_are_in_order(name: str) -> None:
    policy = the_policy(name)

    assert policy.effective <= policy.verified
