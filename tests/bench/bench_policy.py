"""How long the policy engine takes on this machine: `python -m tests.bench.bench_policy`.

Prints percentiles in microseconds as JSON.
"""

import gc
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter

from console.policy.cases import read_cases
from console.policy.check import check
from console.policy.diagram import Compiled, compile_policy
from console.policy.explain import explain
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.model import Policy
from console.policy.recommend import reasons, recommend
from console.settings import resources_dir
from tests.bench.measured import percentiles

RUNS = 40

Call = tuple[Compiled, Mapping[str, str]]


def main() -> int:
    """Measure each act; the spreads in microseconds as JSON."""
    folder = resources_dir()
    catalogue = catalogue_in(folder)
    policies = everything_in(folder)
    compiled = {policy.id: compile_policy(policy, catalogue) for policy in policies}
    calls = list(bundled_calls(compiled))
    rows = {
        "recommend with reasons, all facts known": spread(with_reasons, calls),
        "recommend, some facts missing": spread(only_recommend, list(with_gaps(calls))),
        "explain in full, all facts known": spread(in_full, calls),
        "explain in full, some facts missing": spread(in_full, list(with_gaps(calls))),
        "explain, with the smallest changes, all facts known": spread(with_nearest, calls),
        "explain, with the smallest changes, some facts missing": spread(
            with_nearest, list(with_gaps(calls))
        ),
        "compile all policies": repeated(lambda: [compile_policy(policy, catalogue) for policy in policies]),
        "compile and check all policies": repeated(
            lambda: [check(compile_policy(policy, catalogue)) for policy in policies]
        ),
        "read the facts and all policies": repeated(lambda: everything_in(folder)),
    }
    sys.stdout.write(json.dumps(rows) + "\n")
    return 0


def everything_in(folder: Path) -> list[Policy]:
    catalogue = catalogue_in(folder)
    return [policy_at(path, catalogue) for path in policy_files(folder).values()]


def with_reasons(compiled: Compiled, facts: Mapping[str, str]) -> object:
    return recommend(compiled, facts), reasons(compiled, facts)


def only_recommend(compiled: Compiled, facts: Mapping[str, str]) -> object:
    return recommend(compiled, facts)


def in_full(compiled: Compiled, facts: Mapping[str, str]) -> object:
    return explain(compiled, facts)


def with_nearest(compiled: Compiled, facts: Mapping[str, str]) -> object:
    return explain(compiled, facts, others_go=True)


def bundled_calls(compiled: Mapping[str, Compiled]) -> Iterator[Call]:
    """Every bundled case, with its policy."""
    for name, each in compiled.items():
        path = resources_dir() / "policies" / "cases" / f"{name}.toml"
        for case in read_cases(path.read_text("utf-8"), str(path), each.catalogue):
            yield each, case.facts


def with_gaps(calls: list[Call]) -> Iterator[Call]:
    """The same calls with facts missing at random, the same at every run."""
    chance = random.Random(20260301)  # noqa: S311 - no secret
    for compiled, facts in calls:
        kept = chance.sample(sorted(facts), chance.randrange(len(facts)))
        yield compiled, {fact: facts[fact] for fact in kept}


def spread(act: Callable[[Compiled, Mapping[str, str]], object], calls: list[Call]) -> dict[str, float]:
    """The percentiles of one act over all calls, in microseconds; garbage is collected as in real use."""
    for call in calls:
        act(*call)
    taken = []
    for _ in range(RUNS):
        for compiled, facts in calls:
            started = perf_counter()
            act(compiled, facts)
            taken.append((perf_counter() - started) * 1e6)
    return percentiles(taken)


def repeated(act: Callable[[], object]) -> dict[str, float]:
    """The percentiles of one act done again and again, in microseconds."""
    taken = []
    for _ in range(RUNS):
        gc.collect()
        started = perf_counter()
        act()
        taken.append((perf_counter() - started) * 1e6)
    return percentiles(taken)


if __name__ == "__main__":
    sys.exit(main())
