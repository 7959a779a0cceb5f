"""Why the policy asks for what it asks for, and what would change it: the same walk, told.

The known answers are put into the diagrams one by one in the order asked. An answer that changes what is
left of a part's diagram is one that decided; the rules that can no longer be reached after it are those it
ruled out.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.policy.changes import Change, Outcome, changes
from console.policy.diagram import Compiled
from console.policy.forest import bits, value_of
from console.policy.guide import known_levels
from console.policy.left import UNBOUNDED, Left
from console.policy.met import Met, met
from console.policy.model import PARTS, Rule
from console.policy.nearest import Flip, nearest
from console.policy.recommend import Facts, Recommendation, finished, recommend

__all__ = ["Change", "Explanation", "Outcome", "PartReasons", "RuledOut", "explain"]


class RuledOut(NamedTuple):
    """A rule that would have come first, and the answer because of which it no longer can."""

    rule: str
    fact: str
    answer: str


class PartReasons(NamedTuple):
    """One part: the rule that decides or those that still can, the answers that mattered, and what is out.

    because: of those, where one rule decides, answers that alone decide it, none of them needless; a quiet
    answer is among them only where the graver ones do not do without it. Else the same as answers.
    met: the condition of the rule that decides, beside the answers; None where it has none, or several can.
    """

    rules: tuple[Rule, ...]
    answers: tuple[tuple[str, str], ...]
    ruled_out: tuple[RuledOut, ...]
    met: Met | None = None
    because: tuple[tuple[str, str], ...] = ()


class Explanation(NamedTuple):
    """A recommendation with the reasons of each part, and what would change it, most urgent first.

    nearest: the smallest changes after which others would go; empty where they were not asked for.
    """

    recommendation: Recommendation
    parts: Mapping[str, PartReasons]
    changes: tuple[Outcome, ...]
    nearest: tuple[Flip, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The object that `policy explain` answers."""
        return {
            **self.recommendation.as_json(),
            "parts": {part: _part_json(reasons) for part, reasons in self.parts.items()},
            "changes": [outcome.as_json() for outcome in self.changes],
            "nearest": [flip.as_json() for flip in self.nearest],
        }


def explain(
    compiled: Compiled, facts: Facts, *, would_change: bool = True, others_go: bool = False
) -> Explanation:
    """The recommendation on these facts with its reasons; raises as `recommend` does.

    would_change: without it, what other answers would change is left out; half of the time goes into it.
    others_go: with it, the smallest changes after which others would go are found too.
    """
    recommendation = recommend(compiled, facts)
    known = known_levels(compiled, facts)
    parts = {part: _with_met(compiled, _part(compiled, part, known), facts) for part in PARTS}
    would = changes(compiled, facts) if would_change else ()
    return Explanation(recommendation, parts, would, nearest(compiled, facts) if others_go else ())


def _with_met(compiled: Compiled, found: PartReasons, facts: Facts) -> PartReasons:
    when = found.rules[0].when if len(found.rules) == 1 else None
    return found if when is None else found._replace(met=met(compiled, when, facts))


def _part(compiled: Compiled, part: str, known: Mapping[int, int]) -> PartReasons:
    rules, diagrams = compiled.policy.parts[part], finished(compiled)
    root, left = diagrams.roots[part], Left(diagrams.forest, UNBOUNDED)
    ends: dict[int, int] = {}
    before = _ends(left, root, ends)
    answers, ruled_out = [], {}
    for level in sorted(known):
        after = left.answered(root, {level: known[level]})
        if after == root:
            continue
        fact = compiled.order[level]
        answer = fact.answer_ids[known[level]]
        answers.append((fact.id, answer))
        root, still = after, _ends(left, after, ends)
        ruled_out.update(
            {place: RuledOut(rules[place].id, fact.id, answer) for place in bits(before & ~still)}
        )
        before = still
    possible = tuple(bits(before))
    because = _sufficient(compiled, part, known, answers) if len(possible) == 1 else tuple(answers)
    out = tuple(ruled_out[place] for place in sorted(ruled_out) if place < possible[-1])
    return PartReasons(
        tuple(rules[place] for place in possible), tuple(answers), out, because=because
    )


def _sufficient(
    compiled: Compiled, part: str, known: Mapping[int, int], answers: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Of the answers that mattered those that decide the rule whatever the others are; none can be left out.

    A sufficient reason of a decision (Darwiche and Hirth, On the Reasons Behind Decisions, 2020), found by
    leaving out one answer after the other, quiet ones first, then the last asked.
    """
    root, levels = finished(compiled).roots[part], compiled.level_of
    left = Left(finished(compiled).forest, UNBOUNDED)
    kept = {levels[fact]: known[levels[fact]] for fact, _ in answers}
    quiet = {levels[fact]: compiled.catalogue.by_id[fact].quiet == answer for fact, answer in answers}
    for level in sorted(kept, key=lambda each: (not quiet[each], -each)):
        fewer = {each: answer for each, answer in kept.items() if each != level}
        if left.answered(root, fewer) < 0:
            kept = fewer
    return tuple((fact, answer) for fact, answer in answers if levels[fact] in kept)


def _ends(left: Left, node: int, known: dict[int, int]) -> int:
    """The places of the rules below a node, as bits; `known` holds those of the nodes seen before."""
    if node < 0:
        return 1 << value_of(node)
    found = known.get(node)
    if found is None:
        found = 0
        for kid in set(left.kids(node)):
            found |= _ends(left, kid, known)
        known[node] = found
    return found


def _part_json(reasons: PartReasons) -> dict[str, object]:
    return {
        "met": reasons.met.as_json() if reasons.met is not None else None,
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
        "because": [{"fact": fact, "answer": answer} for fact, answer in reasons.because],
        "ruled_out": [
            {"rule": out.rule, "fact": out.fact, "answer": out.answer} for out in reasons.ruled_out
        ],
    }
