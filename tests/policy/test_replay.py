"""Recorded calls under a policy, held against trying every way to answer what was not asked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.conditions import Is
from console.policy.diagram import compile_policy
from console.policy.model import RESPONSES
from console.policy.replay import Past, replay
from console.policy.who import who_goes
from tests.policy.building import SMALL, Facts, Reference, Written, a_policy, loaded, references


def people(reference: Reference, facts: Facts) -> tuple[str, ...]:
    sent = reference.sent(reference.decided(facts))
    return who_goes(tuple(each for each in RESPONSES if each in sent))


@settings(deadline=None)
@given(references(), st.data())
def test_a_call_is_known_just_where_no_missing_answer_can_change_who_goes(
    reference: Reference, data: st.DataObject
) -> None:
    catalogue = reference.catalogue
    asked = data.draw(st.lists(st.sampled_from([fact.id for fact in catalogue.facts]), unique=True))
    facts = {fact: data.draw(st.sampled_from(catalogue.by_id[fact].answer_ids)) for fact in asked}
    ways = {people(reference, each) for each in reference.completions(facts)}
    anyone = st.sampled_from([*sorted(ways), ("deputies", "paramedics")])
    then, settled = data.draw(anyone), data.draw(st.booleans())

    past = Past("26-1", facts, then, settled)
    found = replay(compile_policy(loaded(reference), catalogue), [past])

    may_be = any(then == who if settled else set(then) <= set(who) for who in ways)
    assert found.calls == 1
    assert [set(each.now) for each in found.otherwise] == ([] if may_be else [ways])
    assert bool(found.open) == (may_be and len(ways) > 1)
    assert bool(found.same) == (settled and ways == {then})
    assert bool(found.unsettled) == (may_be and not settled and len(ways) == 1)
    assert found.otherwise_max == 1 - len(found.same)
    for first in found.open:
        assert first not in facts
        assert can_matter(reference, facts, first)


def can_matter(reference: Reference, facts: Facts, fact: str) -> bool:
    """Whether the answer of a fact changes who goes in some way to answer the rest."""
    answers = reference.catalogue.by_id[fact].answer_ids
    return any(
        len({people(reference, {**each, fact: answer}) for answer in answers}) > 1
        for each in reference.completions(facts)
    )


ARMED = Is("weapon", ("firearm",))
IN_HAND = Is("access", ("in_hand",))
COMPILED = compile_policy(
    a_policy(
        {
            "safety": [Written(ARMED, ("law_enforcement",)), Written(None, ("no_law_enforcement",))],
            "care": [Written(IN_HAND, ("co_response",)), Written(None, ("mobile_crisis",))],
        },
        questions=("access", "weapon"),
    ),
    SMALL,
)


def test_the_first_question_that_was_never_asked_is_told_with_its_calls() -> None:
    calls = [
        Past("26-1", {"weapon": "none"}, ("civilians",)),
        Past("26-2", {"weapon": "none", "crime": "none"}, ("civilians",)),
        Past("26-3", {"access": "in_home"}, ("civilians",)),
        Past("26-4", {"access": "in_home", "weapon": "firearm"}, ("deputies", "civilians")),
        Past("26-5", {"access": "in_home"}, ("pair",)),
        Past("26-6", {}, (), is_settled=False),
        Past("26-7", {"access": "in_home", "weapon": "none"}, ("civilians",), is_settled=False),
        Past("26-8", {"access": "in_home"}, ("pair",), is_settled=False),
    ]

    found = replay(COMPILED, calls)

    assert found.open == {"access": ("26-1", "26-2", "26-6"), "weapon": ("26-3",)}
    assert found.same == ("26-4",)
    now = (("civilians",), ("deputies", "civilians"))
    assert [(each.call, each.now, each.is_settled) for each in found.otherwise] == [
        ("26-5", now, True),
        ("26-8", now, False),
    ]
    assert found.unsettled == ("26-7",)
    assert (len(found.otherwise), found.otherwise_max, found.calls) == (2, 7, 8)


def test_an_answer_that_the_policy_does_not_know_counts_as_never_asked() -> None:
    calls = [Past("26-1", {"access": "in_home", "weapon": "cannon", "mood": "low"}, ("civilians",))]

    assert replay(COMPILED, calls).open == {"weapon": ("26-1",)}
