"""How long it takes to compare policies and to tell how they differ: `python -m tests.bench.bench_compare`.

Prints percentiles in milliseconds as JSON: all 21 pairs of the bundled policies without sentences, the
sentences of one pair, and the calls of the big store put to each policy.
"""

import gc
import json
import sys
from collections.abc import Callable
from itertools import combinations
from time import perf_counter

from console.ledger.recorded_calls import recorded_calls
from console.policy.compare import compare
from console.policy.diagram import Compiled, compile_policy
from console.policy.difference import LEVELS, Comparison, Level
from console.policy.library import catalogue_in
from console.policy.replay import Past, replay
from console.policy.sentences import told
from console.policy.who import who_goes
from console.settings import resources_dir
from tests.bench.bench_policy import everything_in
from tests.bench.measured import full_store, percentiles

RUNS = 20


def main() -> int:
    """Measure each act; the spreads in milliseconds as JSON."""
    folder = resources_dir()
    catalogue = catalogue_in(folder)
    policies = [compile_policy(policy, catalogue) for policy in everything_in(folder)]
    pairs = list(combinations(policies, 2))
    compared = [compare(one, other) for one, other in pairs]
    rows: dict[str, object] = {
        "all pairs": percentiles([timed(every_pair, pairs) for _ in range(RUNS)]),
        "sentences, who goes": percentiles([timed(sentences, each, ("who",)) for each in compared]),
        "sentences, everything": percentiles([timed(sentences, each, LEVELS) for each in compared]),
        "sentences in all": sum(sentences(each, LEVELS) for each in compared),
        **replays(policies),
    }
    sys.stdout.write(json.dumps(rows) + "\n")
    return 0


def every_pair(pairs: list[tuple[Compiled, Compiled]]) -> list[Comparison]:
    return [compare(one, other) for one, other in pairs]


def sentences(comparison: Comparison, levels: tuple[Level, ...]) -> int:
    groups = (group for level in levels for group in comparison.at(level))
    return sum(len(told(comparison, group).sentences) for group in groups)


def replays(policies: list[Compiled]) -> dict[str, object]:
    """Reading all recorded calls once, and putting them to each policy."""
    path = full_store()
    started = perf_counter()
    calls = [
        Past(call.call, call.facts, who_goes(call.responses), call.is_settled)
        for call in recorded_calls(path)
    ]
    read = (perf_counter() - started) * 1e3
    taken = [timed(replay, each, calls) for each in policies]
    return {"recorded calls": len(calls), "read them": percentiles([read]), "replay them": percentiles(taken)}


def timed(act: Callable[..., object], *given: object) -> float:
    """How long an act takes, in milliseconds."""
    gc.collect()
    started = perf_counter()
    act(*given)
    return (perf_counter() - started) * 1e3


if __name__ == "__main__":
    sys.exit(main())
