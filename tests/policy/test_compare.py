"""Comparing two policies, held against trying every combination of answers with both, rule by rule."""

from collections import defaultdict
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.compare import compare
from console.policy.conditions import Named
from console.policy.diagram import compile_policy
from console.policy.difference import Comparison, Group, Sentence
from console.policy.facts import Catalogue
from console.policy.model import FLAGS, PARTS, RESPONSES
from console.policy.sentences import told
from tests.policy.building import (
    Facts,
    Reference,
    Written,
    conditions,
    loaded,
    references,
)

GOES = {
    "law_enforcement": "deputies",
    "law_enforcement_cit": "deputies",
    "co_response": "pair",
    "mobile_crisis": "civilians",
    "alternative_responder": "civilians",
    "ems": "paramedics",
    "ems_staged": "paramedics",
}
BY_PHONE = {"phone_clinician", "transfer_988"}


class Both(NamedTuple):
    """Two random policies over the same facts."""

    one: Reference
    other: Reference

    def compared(self) -> Comparison:
        one, other = (compile_policy(loaded(each), each.catalogue) for each in self)
        return compare(one, other)


@st.composite
def two_policies(draw: st.DrawFn) -> Both:
    """A random policy, and another that has some of its parts and conditions, in an order of its own."""
    one = draw(references())
    catalogue = one.catalogue
    named = dict(one.named)
    for name in draw(st.sampled_from(((), ("first",), ("third",), ("first", "third")))):
        named[name] = draw(conditions(catalogue, ()))
    parts = {
        part: one.parts[part] if draw(st.booleans()) else draw(some_rules(catalogue, tuple(named)))
        for part in PARTS
    }
    asked = [fact.id for fact in catalogue.facts if not fact.derived]
    questions = draw(st.permutations(asked)) if draw(st.booleans()) else []
    return Both(one, Reference(catalogue, parts, named, questions))


@st.composite
def some_rules(draw: st.DrawFn, catalogue: Catalogue, names: tuple[str, ...]) -> list[Written]:
    whens = [draw(conditions(catalogue, names)) for _ in range(draw(st.integers(0, 2)))]
    sends = st.lists(st.sampled_from(RESPONSES), max_size=2, unique=True).map(tuple)
    flags = st.lists(st.sampled_from(FLAGS), max_size=1).map(tuple)
    return [
        Written(when, draw(sends), draw(st.none() | st.integers(1, 3)), draw(flags))
        for when in (*whens, None)
    ]


class Act(NamedTuple):
    """What a policy does on a call, by its rules."""

    who: frozenset[str]
    responses: frozenset[str]
    flags: frozenset[str]
    priority: int | None


def act(reference: Reference, facts: Facts) -> Act:
    triple = reference.decided(facts)
    sent = reference.sent(triple)
    going = {GOES[each] for each in sent if each in GOES}
    who = going or ({"phone"} if sent & BY_PHONE else {"nobody"})
    flags = {flag for rule in reference.rules(triple) for flag in rule.flags}
    return Act(frozenset(who), frozenset(sent), frozenset(flags), reference.priority(triple))


def at(level: str, done: Act) -> frozenset[str]:
    return {"who": done.who, "response": done.responses, "urgency": done.flags}[level]


Key = tuple[str, frozenset[str], frozenset[str], tuple[int | None, int | None] | None]


def key(one: Act, other: Act) -> Key | None:
    if one.who != other.who:
        return "who", one.who - other.who, other.who - one.who, None
    if one.responses != other.responses:
        return "response", one.responses - other.responses, other.responses - one.responses, None
    if one == other:
        return None
    priorities = None if one.priority == other.priority else (one.priority, other.priority)
    return "urgency", one.flags - other.flags, other.flags - one.flags, priorities


def key_of(group: Group) -> Key:
    return group.level, frozenset(group.only_one), frozenset(group.only_other), group.priorities


def tried(both: Both) -> dict[Key | None, list[Facts]]:
    """Every call by the way in which the policies differ on it."""
    found: dict[Key | None, list[Facts]] = defaultdict(list)
    for facts in both.one.completions({}):
        found[key(act(both.one, facts), act(both.other, facts))].append(facts)
    return found


def is_told(both: Both, sentence: Sentence, facts: Facts) -> bool:
    """Whether a sentence is about a call, by its words alone."""
    if any(facts[test.fact] not in test.answers for test in sentence.tests):
        return False
    for each in sentence.meant:
        whose = both.other if each.whose == "other" or each.name not in both.one.named else both.one
        if whose.holds(Named(each.name), facts) != each.holds:
            return False
    return True


@settings(deadline=None)
@given(two_policies())
def test_differences_are_those_of_trying_every_call(both: Both) -> None:
    comparison = both.compared()

    expected = tried(both)
    same = len(expected.pop(None, []))
    assert {key_of(group): group.combinations for group in comparison.groups} == {
        each: len(calls) for each, calls in expected.items()
    }
    assert comparison.same == same
    assert comparison.combinations == len(both.one.completions({}))


@settings(deadline=None)
@given(two_policies())
def test_the_sentences_of_a_difference_tell_just_its_calls_and_none_is_needless(both: Both) -> None:
    comparison = both.compared()

    expected = tried(both)
    every = both.one.completions({})
    for group in comparison.groups:
        found = told(comparison, group)
        sets = [
            {place for place, facts in enumerate(every) if is_told(both, each, facts)}
            for each in found.sentences
        ]
        wanted = {place for place, facts in enumerate(every) if facts in expected[key_of(group)]}
        assert found.left == 0
        assert set().union(*sets) == wanted
        for place, one in enumerate(sets):
            assert one - set().union(*sets[:place], *sets[place + 1 :])
            assert found.sentences[place].combinations == len(one)
            assert found.sentences[place].fresh == len(one - set().union(*sets[:place]))


@settings(deadline=None)
@given(two_policies())
def test_a_sentence_names_the_rules_and_the_people_of_its_calls_and_shows_one(both: Both) -> None:
    comparison = both.compared()

    for group in comparison.groups:
        for each in told(comparison, group).sentences:
            calls = [facts for facts in both.one.completions({}) if is_told(both, each, facts)]
            assert each.example in calls
            assert list(each.example) == [fact.id for fact in both.one.catalogue.facts]
            for reference, rules in zip(both, each.rules, strict=True):
                decided = [reference.decided(facts) for facts in calls]
                for number, part in enumerate(PARTS):
                    places = sorted({triple[number] for triple in decided})
                    assert rules[part] == tuple(f"{part[0].upper()}{place + 1}" for place in places)
            acts = [(act(both.one, facts), act(both.other, facts)) for facts in calls]
            common = {at(group.level, one) & at(group.level, other) for one, other in acts}
            assert {frozenset(some) for some in each.both} == common
            assert set(each.both) <= set(group.both)
