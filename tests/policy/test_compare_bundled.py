"""What is said of the bundled policies, held against asking both on every bundled case and many others."""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest

from console.domain.rows.compared import example, example_answers
from console.policy.cases import read_cases
from console.policy.compare import compare
from console.policy.diagram import Compiled, compile_policy
from console.policy.difference import LEVELS, Comparison, Level, Sentence
from console.policy.facts import Catalogue
from console.policy.forest import TRUE
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.model import PARTS, RESPONSES
from console.policy.recommend import finished, recommend
from console.policy.sentences import told
from console.policy.who import who_goes
from console.settings import resources_dir

Call = Mapping[str, str]
OTHERS_OF_A_CASE = 2


def calls(catalogue: Catalogue) -> Iterator[Call]:
    """Every bundled case in full, and calls near it: a few answers changed, the same at every run."""
    chance = random.Random(20260301)  # noqa: S311 - no secret
    quiet = {fact.id: fact.quiet for fact in catalogue.facts}
    for path in sorted((resources_dir() / "policies" / "cases").glob("*.toml")):
        for case in read_cases(path.read_text("utf-8"), str(path), catalogue):
            call = {**quiet, **case.facts}
            yield call
            for _ in range(OTHERS_OF_A_CASE):
                changed = chance.sample(catalogue.facts, chance.randint(1, 4))
                yield call | {fact.id: chance.choice(fact.answer_ids) for fact in changed}


def holds(compiled: Compiled, name: str, call: Call) -> bool:
    node, forest = finished(compiled).named[name], finished(compiled).forest
    while node >= 0:
        fact = compiled.order[forest.levels[node]]
        node = forest.kids[node][fact.answer_ids.index(call[fact.id])]
    return node == TRUE


def is_told(comparison: Comparison, sentence: Sentence, call: Call) -> bool:
    one, other = comparison.compiled
    for each in sentence.meant:
        compiled = other if each.whose == "other" or each.name not in one.policy.conditions else one
        if compiled.policy.conditions[each.name].means != each.means:
            compiled = other
        if holds(compiled, each.name, call) != each.holds:
            return False
    return all(call[test.fact] in test.answers for test in sentence.tests)


def difference(one: Compiled, other: Compiled, call: Call) -> tuple[str, set[str], set[str]] | None:
    """How two policies differ on a call, by what each asks for alone."""
    done = []
    for compiled in (one, other):
        advice = recommend(compiled, call)
        assert advice.responses is not None
        sent = {each for part in PARTS for each in advice.responses[part]}
        who = set(who_goes([each for each in RESPONSES if each in sent]))
        done.append((who, sent, {*advice.flags, f"priority {advice.priority}"}))
    for level, mine, theirs in zip(LEVELS, *done, strict=True):
        if mine != theirs:
            return level, mine - theirs, theirs - mine
    return None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("denver-star", "sacramento-sheriff-2025"),
        ("law-enforcement-default", "example-county-care-first"),
        ("san-diego-pert-mcrt", "illinois-cessa"),
    ],
)
def test_each_call_is_told_by_a_sentence_of_its_own_difference_and_of_no_other(one: str, other: str) -> None:
    catalogue = catalogue_in(resources_dir())
    files = policy_files(resources_dir())
    first, second = (compile_policy(policy_at(files[each], catalogue), catalogue) for each in (one, other))
    comparison = compare(first, second)
    found = [told(comparison, group) for level in LEVELS for group in comparison.at(level)]

    seen = set()
    for call in calls(catalogue):
        expected = difference(first, second, call)
        telling = [each.group for each in found if any(is_told(comparison, s, call) for s in each.sentences)]
        if expected is None:
            assert telling == []
            continue
        (group,) = telling
        level, mine, theirs = expected
        assert group.level == level
        if level != "urgency":
            assert (set(group.only_one), set(group.only_other)) == (mine, theirs)
        seen.add(group)
    assert len(seen) > len(comparison.groups) / 3


@pytest.fixture(scope="module")
def bundled() -> Mapping[str, Compiled]:
    catalogue = catalogue_in(resources_dir())
    files = policy_files(resources_dir())
    return {name: compile_policy(policy_at(path, catalogue), catalogue) for name, path in files.items()}


def check_examples(one: Compiled, other: Compiled, levels: tuple[Level, ...]) -> None:
    """Every example says each of its dangers, so that there is no other where it says so."""
    comparison = compare(one, other)
    dangers = [fact for fact in one.catalogue.facts if fact.danger]
    for group in (each for level in levels for each in comparison.at(level)):
        for sentence in told(comparison, group).sentences:
            said = dict(example_answers(comparison, sentence))
            there = {fact.id: sentence.example[fact.id] for fact in dangers}
            assert {fact.id: said.get(fact.id, fact.quiet) for fact in dangers} == there
            words = example(comparison, sentence)
            assert words.endswith("no other danger" if said else "no danger at all")
            for fact, answer in said.items():
                assert one.catalogue.by_id[fact].answer(answer).told.en in words


def test_an_example_tells_a_danger_too_on_which_no_rule_turns(bundled: Mapping[str, Compiled]) -> None:
    check_examples(bundled["denver-star"], bundled["illinois-cessa"], ("who",))


@pytest.mark.slow
def test_every_example_of_every_two_policies_tells_all_its_dangers(bundled: Mapping[str, Compiled]) -> None:
    for one, other in combinations(bundled.values(), 2):
        check_examples(one, other, LEVELS)
