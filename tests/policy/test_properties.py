"""Every kind of finding on random policies against trying every combination of answers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.check import Checked, check
from console.policy.diagram import compile_policy
from console.policy.model import RESPONSES
from tests.policy.brute import Brute, key_of, place_of, rules_at
from tests.policy.building import Reference, loaded
from tests.policy.larger import larger_references

FILLABLE = st.none() | st.frozensets(st.sampled_from(RESPONSES), min_size=6)


def checked(brute: Brute) -> Checked:
    compiled = compile_policy(loaded(brute.reference), brute.reference.catalogue)
    return check(compiled, fillable=brute.fillable)


@settings(deadline=None)
@given(larger_references(), FILLABLE)
def test_what_is_found_and_its_share_is_what_trying_everything_finds(
    reference: Reference, fillable: frozenset[str] | None
) -> None:
    brute = Brute(reference, fillable)

    found = checked(brute)

    assert [key_of(each) for each in found.findings] == list(dict.fromkeys(map(key_of, found.findings)))
    assert {key_of(each): each.share for each in found.findings} == brute.expected()
    assert found.combinations == len(brute.everything)


@settings(deadline=None)
@given(larger_references(), FILLABLE)
def test_an_example_shows_its_finding_by_the_answers_that_matter_and_the_rules_that_decide(
    reference: Reference, fillable: frozenset[str] | None
) -> None:
    brute = Brute(reference, fillable)

    for finding in checked(brute).findings:
        if finding.kind in ("dead_rule", "unused_fact") or finding.share == 0:  # a promise about no call
            assert (finding.example, finding.rules, finding.matters) == (None, None, ())
            continue
        assert finding.example is not None
        assert list(finding.example) == [fact.id for fact in reference.catalogue.facts]
        assert finding.from_answer in (None, finding.example.get(finding.fact or ""))
        assert finding.rules == rules_at(reference, finding.example)
        if finding.to_answer is None:
            assert finding.rules_after is None
        else:
            after = {**finding.example, str(finding.fact): finding.to_answer}
            assert finding.rules_after == rules_at(reference, after)
        told = {fact: finding.example[fact] for fact in finding.matters}
        key = key_of(finding)
        assert all(brute.holds(key, facts) for facts in reference.completions(told))
        for fact in told:
            rest = {each: answer for each, answer in told.items() if each != fact}
            assert not all(brute.holds(key, facts) for facts in reference.completions(rest))


@settings(deadline=None)
@given(larger_references())
def test_a_dead_rule_names_the_fewest_rules_that_cover_it(reference: Reference) -> None:
    brute = Brute(reference)

    for finding in checked(brute).findings:
        if finding.kind == "dead_rule":
            part, rule, covering = str(finding.part), str(finding.rule), finding.covered_by
            places = [place_of(each) for each in covering]
            assert places == sorted(set(places))
            assert all(place < place_of(rule) for place in places)
            assert brute.covers(part, rule, covering)
            assert len(covering) == brute.fewest(part, rule)
        else:
            assert finding.covered_by == ()


@settings(deadline=None)
@given(larger_references())
def test_a_broken_promise_names_the_rules_that_break_it(reference: Reference) -> None:
    brute = Brute(reference)
    promises = {promise.id: promise for promise in reference.promises}

    for finding in checked(brute).findings:
        wanted = brute.breaking(promises[finding.promise.id]) if finding.promise else []
        assert list(finding.broken_by) == wanted


@settings(deadline=None)
@given(larger_references())
def test_questions_are_those_of_asking_every_combination(reference: Reference) -> None:
    questions = checked(Brute(reference)).questions

    assert questions is not None
    assert (questions.longest, questions.average) == Brute(reference).questions()
