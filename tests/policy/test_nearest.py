"""The smallest changes after which others would go, against trying every change of one fact and of two."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.changes import Change
from console.policy.diagram import Compiled, compile_policy
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.nearest import Flip, nearest
from console.policy.recommend import recommend
from console.policy.who import who_goes
from console.settings import resources_dir
from tests.policy.building import Facts, Reference, loaded, references

Who = set[tuple[str, ...]]


def whoever(reference: Reference, answers: Facts) -> Who:
    return {who_goes(reference.sent(triple)) for triple in reference.triples(answers)}


def tried(reference: Reference, facts: Facts) -> dict[frozenset[Change], Who]:
    """Every change of one or two facts that is enough, and none that holds a smaller one."""
    base = {
        **{fact.id: fact.quiet for fact in reference.catalogue.facts if fact.danger is not None},
        **facts,
    }
    now = whoever(reference, base)
    singles = [
        Change(fact.id, answer, facts.get(fact.id))
        for fact in reference.catalogue.facts
        for answer in fact.answer_ids
        if answer != base.get(fact.id)
    ]
    found: dict[frozenset[Change], Who] = {}
    for count in (1, 2):
        for some in combinations(singles, count):
            is_one_fact = len({change.fact for change in some}) < count
            if is_one_fact or any(frozenset([each]) in found for each in some):
                continue
            then = whoever(reference, {**base, **{change.fact: change.answer for change in some}})
            if now.isdisjoint(then):
                found[frozenset(some)] = then
    return found


@settings(deadline=None)
@given(references(), st.data())
def test_every_smallest_change_is_found_and_no_other(reference: Reference, data: st.DataObject) -> None:
    facts = {
        fact.id: answer
        for fact in reference.catalogue.facts
        if (answer := data.draw(st.sampled_from([None, *fact.answer_ids]), fact.id)) is not None
    }

    found = nearest(compile_policy(loaded(reference), reference.catalogue), facts)

    assert {frozenset(flip.changes): set(flip.who) for flip in found} == tried(reference, facts)
    assert len(found) == len({frozenset(flip.changes) for flip in found})
    lengths = [len(flip.changes) for flip in found]
    assert lengths == sorted(lengths)
    for flip in found:
        assert not {change.fact for change in flip.changes} & set(flip.if_quiet)
        assert not set(facts) & set(flip.if_quiet)


def bundled(policy: str) -> Compiled:
    catalogue = catalogue_in(resources_dir())
    return compile_policy(policy_at(policy_files(resources_dir())[policy], catalogue), catalogue)


def test_in_the_hole_of_sacramento_a_crime_or_danger_to_somebody_else_would_bring_deputies() -> None:
    compiled = bundled("sacramento-sheriff-2025")
    facts = {
        "crime": "none", "weapon": "firearm", "weapon_access": "in_hand", "suicide": "imminent",
        "medical": "none", "others_in_danger": "no", "violence": "none",
    }  # fmt: skip
    assert recommend(compiled, facts).settled

    found = nearest(compiled, facts)

    assert Flip((Change("crime", "in_progress", "none"),), (("deputies", "paramedics"),), ()) in [
        flip._replace(if_quiet=()) for flip in found
    ]
    assert ("others_in_danger", "yes") in {
        (change.fact, change.answer) for flip in found for change in flip.changes
    }


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_on_every_bundled_policy_each_change_does_what_it_says(data: st.DataObject) -> None:
    compiled = bundled(data.draw(st.sampled_from(sorted(policy_files(resources_dir())))))
    facts = {
        fact.id: data.draw(st.sampled_from(fact.answer_ids), fact.id) for fact in compiled.catalogue.facts
    }
    now = goes(compiled, facts)

    for flip in nearest(compiled, facts):
        then = {**facts, **{change.fact: change.answer for change in flip.changes}}
        assert flip.who == (goes(compiled, then),)
        assert flip.who != (now,)
        assert flip.if_quiet == ()


def goes(compiled: Compiled, facts: Facts) -> tuple[str, ...]:
    found = recommend(compiled, facts)
    assert found.responses is not None
    return who_goes(each for sent in found.responses.values() for each in sent)
