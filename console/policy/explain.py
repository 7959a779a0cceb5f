"""Why the policy asks for what it asks for, and what would change it: the same walk, told.

The known answers are put into the diagrams one by one in the order asked. An answer that changes what is
left of a part's diagram is one that decided; the rules that can no longer be reached after it are those it
ruled out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from console.policy.diagram import Compiled, Diagrams
from console.policy.forest import Forest, value_of
from console.policy.guide import UNBOUNDED, known_levels
from console.policy.model import PARTS, RESPONSES, Rule
from console.policy.recommend import Facts, Recommendation, certain, finished, recommend, urgency


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A rule that would have come first, and the answer because of which it no longer can."""

    rule: str
    fact: str
    answer: str


@dataclass(frozen=True, slots=True)
class PartReasons:
    """One part: the rule that decides or those that still can, the answers that mattered, and what is out."""

    rules: tuple[Rule, ...]
    answers: tuple[tuple[str, str], ...]
    ruled_out: tuple[RuledOut, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact answered otherwise; `now` is its present answer, None where it was not asked."""

    fact: str
    answer: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Other responses, and each single change that leads to them.

    responses: in the order of RESPONSES. `complete`: these and no others; otherwise these at least.
    if_quiet: danger facts not asked yet, taken here to get their quiet answer; to be said beside it.
    """

    responses: tuple[str, ...]
    priority: int | None
    complete: bool
    if_quiet: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A recommendation with the reasons of each part, and what would change it, most urgent first."""

    recommendation: Recommendation
    parts: Mapping[str, PartReasons]
    changes: tuple[Outcome, ...]

    def as_json(self) -> dict[str, object]:
        """The object that `policy explain` answers."""
        return {
            **self.recommendation.as_json(),
            "parts": {part: _part_json(reasons) for part, reasons in self.parts.items()},
            "changes": [_outcome_json(outcome) for outcome in self.changes],
        }


def explain(compiled: Compiled, facts: Facts) -> Explanation:
    """The recommendation on these facts with its reasons; raises as `recommend` does."""
    recommendation = recommend(compiled, facts)
    diagrams = finished(compiled)
    forest = diagrams.forest.scratch(UNBOUNDED)
    known = known_levels(compiled, facts)
    parts = {part: _part(compiled, forest, part, known) for part in PARTS}
    return Explanation(recommendation, parts, _changes(compiled, diagrams, facts, recommendation))


def _part(compiled: Compiled, forest: Forest, part: str, known: Mapping[int, int]) -> PartReasons:
    rules = compiled.policy.parts[part]
    root = finished(compiled).roots[part]
    before = _ends(forest, root)
    answers, ruled_out = [], {}
    for level in sorted(known):
        left = forest.answered(root, {level: known[level]})
        if left == root:
            continue
        fact = compiled.order[level]
        answer = fact.answer_ids[known[level]]
        answers.append((fact.id, answer))
        root, after = left, _ends(forest, left)
        ruled_out.update({place: RuledOut(rules[place].id, fact.id, answer) for place in before - after})
        before = after
    last = max(before)
    out = tuple(ruled_out[place] for place in sorted(ruled_out) if place < last)
    return PartReasons(tuple(rules[place] for place in sorted(before)), tuple(answers), out)


def _ends(forest: Forest, root: int) -> frozenset[int]:
    return frozenset(value_of(node) for node in forest.below(root) if node < 0)


def _changes(
    compiled: Compiled, diagrams: Diagrams, facts: Facts, recommendation: Recommendation
) -> tuple[Outcome, ...]:
    """Every single change that leads to other responses than now, where what is not asked stays quiet."""
    known = {fact: answer for fact, answer in facts.items() if answer is not None}
    quiet = {
        fact.id: fact.quiet
        for fact in compiled.catalogue.facts
        if fact.danger is not None and fact.id not in known
    }
    present, _ = _outcome(diagrams, known, quiet)
    groups: dict[tuple[tuple[str, ...], int | None, bool], tuple[list[Change], set[str]]] = {}
    for change in _single(compiled, known, recommendation.open):
        key, assumed = _outcome(diagrams, {**known, change.fact: change.answer}, quiet)
        if (key[0], key[2]) != (present[0], present[2]):
            changes, if_quiet = groups.setdefault(key, ([], set()))
            changes.append(change)
            if_quiet |= assumed
    outcomes = [
        Outcome(
            responses, priority, complete, tuple(fact for fact in quiet if fact in if_quiet), tuple(changes)
        )
        for (responses, priority, complete), (changes, if_quiet) in groups.items()
    ]
    return tuple(sorted(outcomes, key=lambda outcome: (outcome.priority or 99, not outcome.complete)))


def _single(compiled: Compiled, known: Mapping[str, str], open_facts: tuple[str, ...]) -> Iterator[Change]:
    """Every answer a known fact does not have, and every answer of an open one."""
    for fact in compiled.catalogue.facts:
        now = known.get(fact.id)
        if now is not None or fact.id in open_facts:
            yield from (Change(fact.id, answer, now) for answer in fact.answer_ids if answer != now)


def _outcome(
    diagrams: Diagrams, known: Mapping[str, str], quiet: Mapping[str, str]
) -> tuple[tuple[tuple[str, ...], int | None, bool], set[str]]:
    """Responses, priority and completeness on these answers, and the facts taken to be quiet on the way."""
    ends: set[int] = set()
    assumed: set[str] = set()
    seen: set[int] = set()
    waiting = [diagrams.joint]
    while waiting:
        node = waiting.pop()
        if node < 0:
            ends.add(node)
            continue
        fact, kids = diagrams.ways[node]
        answer = known.get(fact)
        if answer is None and (answer := quiet.get(fact)) is not None:
            assumed.add(fact)
        following = kids.values() if answer is None else (kids[answer],)
        waiting.extend(kid for kid in following if kid not in seen)
        seen.update(following)
    rules = tuple(diagrams.ends[value_of(node)] for node in ends)
    sent = {frozenset(response for rule in each for response in rule.send) for each in rules}
    held = next(iter(sent)) if len(sent) == 1 else frozenset(certain(rules))
    priorities = [urgency(each) for each in rules]
    priority = None if None in priorities else max(each for each in priorities if each is not None)
    return (tuple(response for response in RESPONSES if response in held), priority, len(sent) == 1), assumed


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


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    return {
        "responses": list(outcome.responses),
        "complete": outcome.complete,
        "priority": outcome.priority,
        "if_quiet": list(outcome.if_quiet),
        "changes": [
            {"fact": change.fact, "answer": change.answer, "now": change.now} for change in outcome.changes
        ],
    }
