"""Comparing two policies, held against trying every combination of answers with both, rule by rule."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.policy.compare import Incomparable, compare, possible, touched
from console.policy.conditions import Is, Named, Or
from console.policy.diagram import Compiled, compile_policy
from console.policy.difference import Comparison, Group, Sentence
from console.policy.facts import Catalogue
from console.policy.model import FLAGS, PARTS, RESPONSES
from console.policy.recommend import NotFinished, recommend
from console.policy.sentences import told
from tests.policy.building import (
    SMALL,
    Facts,
    Reference,
    Written,
    a_catalogue,
    a_fact,
    a_policy,
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


@settings(deadline=None)
@given(two_policies(), st.data())
def test_a_recorded_call_is_in_a_difference_perhaps_where_an_answer_is_missing(
    both: Both, data: st.DataObject
) -> None:
    comparison = both.compared()
    ids = [fact.id for fact in both.one.catalogue.facts]
    asked = data.draw(st.lists(st.sampled_from(ids), unique=True))
    facts = {fact: data.draw(st.sampled_from(both.one.catalogue.by_id[fact].answer_ids)) for fact in asked}

    ways = {key(act(both.one, each), act(both.other, each)) for each in both.one.completions(facts)}
    for group in comparison.groups:
        found = touched(comparison, group, [facts])
        assert found == (ways == {key_of(group)}, key_of(group) in ways and len(ways) > 1)
    acts = {(act(both.one, each), act(both.other, each)) for each in both.one.completions(facts)}
    assert len(possible(comparison, facts)) == len(acts)


WEAPON = Is("weapon", ("edged", "firearm"))
CRIME = Is("crime", ("in_progress",))


def compiled(
    *rules: Written, catalogue: Catalogue = SMALL, named: Mapping[str, Or] | None = None
) -> Compiled:
    return compile_policy(a_policy({"safety": rules}, named, catalogue=catalogue), catalogue)


DEPUTIES, PAIR = ("law_enforcement",), ("co_response",)


def test_a_policy_is_the_same_as_itself_asked_in_another_order() -> None:
    one = a_policy({"safety": [Written(WEAPON, DEPUTIES), Written(None, PAIR)]})
    other = one._replace(questions=("crime", "access", "weapon", "caller"))

    comparison = compare(compile_policy(one, SMALL), compile_policy(other, SMALL))

    assert comparison.groups == ()
    assert comparison.same == comparison.combinations == SMALL.combinations


def test_one_changed_rule_is_one_difference_in_one_sentence() -> None:
    one = compiled(Written(WEAPON, DEPUTIES), Written(None, PAIR))
    other = compiled(Written(WEAPON, PAIR), Written(None, PAIR))

    comparison = compare(one, other)

    (group,) = comparison.groups
    (sentence,) = told(comparison, group).sentences
    assert (group.level, group.only_one, group.only_other) == ("who", ("deputies",), ("pair",))
    assert [(test.fact, test.answers) for test in sentence.tests] == [("weapon", ("edged", "firearm"))]
    assert Fraction(group.combinations, comparison.combinations) == Fraction(2, 4)


def test_a_condition_is_told_by_its_name_and_whose_it_is_where_the_words_are_the_same() -> None:
    wide, narrow = Or((WEAPON, CRIME)), Or((Is("weapon", ("firearm",)), CRIME))
    one = compiled(Written(Named("risky"), DEPUTIES), Written(None, PAIR), named={"risky": wide})
    other = compiled(Written(Named("risky"), PAIR), Written(None, PAIR), named={"risky": narrow})

    comparison = compare(one, other)

    (found,) = (told(comparison, group) for group in comparison.groups)
    assert [[(each.name, each.whose, each.holds) for each in one.meant] for one in found.sentences] == [
        [("risky", "one", True)]
    ]
    assert comparison.names == ("the first", "the second")


def test_policies_on_other_facts_are_not_compared_where_a_rule_reads_them() -> None:
    other = a_catalogue(
        *(fact for fact in SMALL.facts if fact.id not in ("weapon", "caller")),
        a_fact("weapon", "none", "firearm", "unknown", danger="none_or_any"),
        a_fact("caller", "anybody", "unknown"),
    )
    reads_weapon = Written(Is("weapon", ("firearm",)), DEPUTIES)

    with pytest.raises(Incomparable, match="of weapon, only the first has edged") as apart:
        compare(compiled(reads_weapon, Written(None)), compiled(reads_weapon, Written(None), catalogue=other))
    assert "caller" not in str(apart.value)


def test_facts_that_no_rule_reads_and_the_order_of_answers_do_not_matter() -> None:
    other = a_catalogue(
        *(fact for fact in SMALL.facts if fact.id not in ("crime", "caller")),
        a_fact("crime", "in_progress", "none", "suspected", "unknown", danger="ordered"),
        a_fact("callers", "anybody", "unknown"),
    )

    comparison = compare(
        compiled(Written(CRIME, DEPUTIES), Written(None)),
        compiled(Written(CRIME, PAIR), Written(None), catalogue=other),
    )

    (group,) = comparison.groups
    (sentence,) = told(comparison, group).sentences
    assert comparison.share(group.combinations) == 0.25
    assert sentence.example == {
        **dict.fromkeys(sentence.example, ""),
        **sentence.example,
        "crime": "in_progress",
    }
    for each in comparison.compiled:
        assert recommend(each, sentence.example).settled


def test_what_is_too_large_is_refused_and_never_the_same() -> None:
    one = compiled(Written(WEAPON, DEPUTIES), Written(None, PAIR))
    other = compiled(Written(CRIME, DEPUTIES), Written(None, PAIR))

    with pytest.raises(NotFinished, match="too large together"):
        compare(one, other, limit=3)
    with pytest.raises(NotFinished, match="too large to be worked out"):
        compare(one, compile_policy(other.policy, SMALL, limit=1))


def test_what_the_limit_leaves_untold_is_said() -> None:
    one = compiled(Written(Or((WEAPON, CRIME)), DEPUTIES), Written(None, PAIR))
    comparison = compare(one, compiled(Written(None, PAIR)))
    (group,) = comparison.groups

    tries = [told(comparison, group, limit) for limit in range(200)]

    for each in tries:
        assert each.left + sum(one.fresh for one in each.sentences) == group.combinations
    assert tries[0].left == group.combinations
    assert any(0 < each.left < group.combinations for each in tries)
    assert tries[-1].left == 0
