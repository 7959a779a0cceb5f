"""Recommending with reasons, beside a general rule engine on the same rules.

`python -m tests.bench.bench_zen`.

zen-engine (MIT) is no dependency: it is installed for this measurement alone, and without it this says so.
Its decision holds one expression for each named condition and one table a part, where the first row that fits
decides; it is asked through its Python interface, with its trace (its reasons) and without. Both engines are
given every bundled case, and have to decide by the same rules.
"""

import importlib
import json
import sys
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any

from console.policy.cases import Case, read_cases
from console.policy.conditions import And, Condition, Is, Named, Not, Or, names_in
from console.policy.diagram import compile_policy
from console.policy.facts import Catalogue
from console.policy.library import catalogue_in, policy_at, policy_files
from console.policy.model import PARTS, Policy, Rule
from console.settings import resources_dir
from tests.bench.bench_policy import with_reasons
from tests.bench.measured import machine, percentiles

RUNS = 20

Facts = Mapping[str, str]
Call = tuple[str, Case]


def main() -> int:
    """Measure both on every bundled case; a table of microseconds."""
    try:
        zen: Any = importlib.import_module("zen")
    except ImportError:
        sys.stderr.write("zen-engine is not installed here: pip install zen-engine, then try again.\n")
        return 2
    catalogue = catalogue_in(resources_dir())
    policies = {name: policy_at(path, catalogue) for name, path in policy_files(resources_dir()).items()}
    compiled = {name: compile_policy(policy, catalogue) for name, policy in policies.items()}
    engine = zen.ZenEngine()
    decisions = {name: engine.create_decision(json.dumps(graph(each))) for name, each in policies.items()}
    calls = [(name, case) for name in policies for case in cases_of(name, catalogue)]
    ours = spread(lambda name, facts: with_reasons(compiled[name], facts), calls)
    traced = spread(lambda name, facts: decisions[name].evaluate(facts, {"trace": True}), calls)
    bare = spread(lambda name, facts: decisions[name].evaluate(facts), calls)
    differing = sum(decisions[name].evaluate(case.facts)["result"] != case.rules for name, case in calls)
    sys.stdout.write(f"{machine()}. {len(calls)} calls, {differing} decided differently.\n\n")
    sys.stdout.write(
        "| recommend, all facts known | median, µs | 99 %, µs | times ours |\n|---|---|---|---|\n"
    )
    rows = {"ours, with reasons": ours, "zen-engine, with trace": traced, "zen-engine, without": bare}
    for said, taken in rows.items():
        times = taken["p50"] / ours["p50"]
        sys.stdout.write(f"| {said} | {taken['p50']:.1f} | {taken['p99']:.1f} | {times:.1f} |\n")
    return 1 if differing else 0


def cases_of(name: str, catalogue: Catalogue) -> tuple[Case, ...]:
    path = resources_dir() / "policies" / "cases" / f"{name}.toml"
    return read_cases(path.read_text("utf-8"), str(path), catalogue)


def spread(act: Callable[[str, Facts], object], calls: list[Call]) -> dict[str, float]:
    """The percentiles of one act over all calls, in microseconds, after one round to warm up."""
    for name, case in calls:
        act(name, case.facts)
    taken = []
    for _ in range(RUNS):
        for name, case in calls:
            started = perf_counter()
            act(name, case.facts)
            taken.append((perf_counter() - started) * 1e6)
    return percentiles(taken)


def graph(policy: Policy) -> dict[str, object]:
    """The policy as a decision of zen-engine: its names worked out first, then a table for each part."""
    needed = sorted(policy.conditions, key=lambda name: _depth(policy, name))
    names = [
        {"id": name, "key": name, "value": expression(policy.conditions[name].when, "$.")} for name in needed
    ]
    content = {"expressions": names, "passThrough": True}
    nodes: list[dict[str, object]] = [
        {"id": "facts", "name": "facts", "type": "inputNode"},
        {"id": "names", "name": "names", "type": "expressionNode", "content": content},
        {"id": "decided", "name": "decided", "type": "outputNode"},
    ]
    edges = [("facts", "names")] if names else []
    for part in PARTS:
        nodes.append({"id": part, "name": part, "type": "decisionTableNode", "content": _table(policy, part)})
        edges += [("names" if names else "facts", part), (part, "decided")]
    if not names:
        nodes.pop(1)
    return {
        "nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes],
        "edges": [
            {"id": f"{one}-{other}", "sourceId": one, "targetId": other, "type": "edge"}
            for one, other in edges
        ],
    }


def _table(policy: Policy, part: str) -> dict[str, object]:
    rows = [_row(rule) for rule in policy.parts[part]]
    return {
        "hitPolicy": "first",
        "inputs": [{"id": "when", "name": "when"}],
        "outputs": [{"id": "rule", "name": part, "field": part}],
        "rules": rows,
    }


def _row(rule: Rule) -> dict[str, str]:
    when = "" if rule.when is None else expression(rule.when)
    return {"_id": rule.id, "when": when, "rule": f"'{rule.id}'"}


def _depth(policy: Policy, name: str) -> int:
    """How many names deep a condition is; those it uses are less deep."""
    return 1 + max((_depth(policy, each) for each in names_in(policy.conditions[name].when)), default=0)


def expression(condition: Condition, names: str = "") -> str:
    """The condition in zen-engine's language. names: what stands before a name of a condition."""
    match condition:
        case Is(fact, answers, holds):
            listed = ", ".join(f"'{answer}'" for answer in answers)
            return f"{fact} {'in' if holds else 'not in'} [{listed}]"
        case Named(name):
            return f"{names}{name}"
        case Not(part):
            return f"not ({expression(part, names)})"
        case And(parts):
            return " and ".join(f"({expression(part, names)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({expression(part, names)})" for part in parts)


if __name__ == "__main__":
    sys.exit(main())
