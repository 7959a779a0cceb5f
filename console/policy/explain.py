"""Why the policy asks for what it asks for, and what would change it: the same walk, told.

The known answers are put into the diagrams one by one in the order asked. An answer that changes what is
left of a part's diagram is one that decided; the rules that can no longer be reached after it are those it
ruled out.
"""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.changes import Change, Outcome, changes
from console.policy.diagram import Compiled
from console.policy.forest import Forest, value_of
from console.policy.guide import UNBOUNDED, known_levels
from console.policy.model import PARTS, Rule
from console.policy.recommend import Facts, Recommendation, finished, recommend

__all__ = ["Change", "Explanation", "Outcome", "PartReasons", "RuledOut", "explain"]


class RuledOut(NamedTuple):
    """A rule that would have come first, and the answer because of which it no longer can."""

    rule: str
    fact: str
    answer: str


class PartReasons(NamedTuple):
    """One part: the rule that decides or those that still can, the answers that mattered, and what is out."""

    rules: tuple[Rule, ...]
    answers: tuple[tuple[str, str], ...]
    ruled_out: tuple[RuledOut, ...]


class Explanation(NamedTuple):
    """A recommendation with the reasons of each part, and what would change it, most urgent first."""

    recommendation: Recommendation
    parts: Mapping[str, PartReasons]
    changes: tuple[Outcome, ...]

    def as_json(self) -> dict[str, object]:
        """The object that `policy explain` answers."""
        return {
            **self.recommendation.as_json(),
            "parts": {part: _part_json(reasons) for part, reasons in self.parts.items()},
            "changes": [outcome.as_json() for outcome in self.changes],
        }


def explain(compiled: Compiled, facts: Facts, *, would_change: bool = True) -> Explanation:
    """The recommendation on these facts with its reasons; raises as `recommend` does.

    would_change: without it, what other answers would change is left out; half of the time goes into it.
    """
    recommendation = recommend(compiled, facts)
    forest = finished(compiled).forest.scratch(UNBOUNDED)
    known = known_levels(compiled, facts)
    parts = {part: _part(compiled, forest, part, known) for part in PARTS}
    return Explanation(recommendation, parts, changes(compiled, facts) if would_change else ())


def _part(compiled: Compiled, forest: Forest, part: str, known: Mapping[int, int]) -> PartReasons:
    rules = compiled.policy.parts[part]
    root = finished(compiled).roots[part]
    ends: dict[int, frozenset[int]] = {}
    before = _ends(forest, root, ends)
    answers, ruled_out = [], {}
    for level in sorted(known):
        left = forest.answered(root, {level: known[level]})
        if left == root:
            continue
        fact = compiled.order[level]
        answer = fact.answer_ids[known[level]]
        answers.append((fact.id, answer))
        root, after = left, _ends(forest, left, ends)
        ruled_out.update({place: RuledOut(rules[place].id, fact.id, answer) for place in before - after})
        before = after
    last = max(before)
    out = tuple(ruled_out[place] for place in sorted(ruled_out) if place < last)
    return PartReasons(tuple(rules[place] for place in sorted(before)), tuple(answers), out)


def _ends(forest: Forest, node: int, known: dict[int, frozenset[int]]) -> frozenset[int]:
    """The places of the rules below a node; `known` holds those of the nodes seen before."""
    if node < 0:
        return frozenset((value_of(node),))
    if node not in known:
        known[node] = frozenset().union(*(_ends(forest, kid, known) for kid in set(forest.kids[node])))
    return known[node]


def _part_json(reasons: PartReasons) -> dict[str, object]:
    return {
        "rules": [
            {
                "rule": rule.id,
                "send": list(rule.send),
                "priority": rule.priority,
                "flags": list(rule.flags),
                "because": rule.because,
                "basis": rule.basis,
            }
            for rule in reasons.rules
        ],
        "answers": [{"fact": fact, "answer": answer} for fact, answer in reasons.answers],
        "ruled_out": [
            {"rule": out.rule, "fact": out.fact, "answer": out.answer} for out in reasons.ruled_out
        ],
    }
