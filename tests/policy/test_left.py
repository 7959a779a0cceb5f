"""What is left once answers are put in costs what is left, not what the whole policy is."""

import gc
import tracemalloc
from collections.abc import Callable, Mapping

import pytest

from console.policy.check import check
from console.policy.diagram import Compiled, compile_policy
from console.policy.explain import explain
from console.policy.forest import TooLarge
from console.policy.left import Left
from console.policy.recommend import finished, recommend
from console.policy.replay import Past, replay
from console.policy.touched import count_touched
from tests.bench.random_policy import random_policy


@pytest.fixture(scope="module")
def tangled() -> Compiled:
    policy, catalogue = random_policy("tangled", 20, 50)
    return compile_policy(policy, catalogue)


def peak_bytes(act: Callable[[], object]) -> int:
    """The most that was held at once; garbage is not looked for meanwhile, as nowhere in the tests."""
    gc.collect()
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def quiet_but(compiled: Compiled, *missing: str) -> Mapping[str, str]:
    return {fact.id: fact.quiet for fact in compiled.catalogue.facts if fact.id not in missing}


def test_only_what_is_below_a_diagram_is_kept_of_compiling(tangled: Compiled) -> None:
    diagrams = finished(tangled)

    roots = (diagrams.joint, *diagrams.roots.values(), *diagrams.named.values())
    below = {node for root in roots for node in diagrams.forest.below(root) if node >= 0}

    assert below == set(range(len(diagrams.forest.levels)))
    assert len(diagrams.ways) == len(below) > 10_000


def test_nothing_of_the_policy_is_copied_where_one_question_is_open(tangled: Compiled) -> None:
    missing = next(
        fact.id for fact in tangled.order if not recommend(tangled, quiet_but(tangled, fact.id)).settled
    )
    facts = quiet_but(tangled, missing)
    nodes = len(finished(tangled).forest.levels)

    assert peak_bytes(lambda: recommend(tangled, facts)) < nodes
    # A replay gives every way to end its kind of people once, and then no more to each call.
    one, many = ([Past(str(number), facts, ()) for number in range(calls)] for calls in (1, 50))
    assert abs(peak_bytes(lambda: replay(tangled, many)) - peak_bytes(lambda: replay(tangled, one))) < nodes


def test_an_explanation_makes_only_what_its_answers_change(tangled: Compiled) -> None:
    facts = quiet_but(tangled)

    # Every node of a part's diagram is looked at once; none of them is made again.
    joint, *parts = (
        len(list(finished(tangled).forest.below(root)))
        for root in (finished(tangled).joint, *finished(tangled).roots.values())
    )
    assert joint > sum(parts)
    assert peak_bytes(lambda: explain(tangled, facts, would_change=False)) < 300 * sum(parts) + 500_000


def test_the_calls_that_findings_touch_are_counted_in_the_room_of_one_search() -> None:
    policy, catalogue = random_policy("cards", 40, 100)
    compiled = compile_policy(policy, catalogue)
    findings = [each for each in check(compiled).findings if each.kind == "less_urgent"]
    assert len(findings) > 20

    one = peak_bytes(lambda: count_touched(compiled, findings[:1], []))

    assert peak_bytes(lambda: count_touched(compiled, findings, [])) < 5 * one


def test_no_more_is_made_than_the_limit_allows(tangled: Compiled) -> None:
    diagrams = finished(tangled)
    level = len(tangled.order) - 1

    with pytest.raises(TooLarge):
        Left(diagrams.forest, 5).answered(diagrams.joint, {level: 0})
