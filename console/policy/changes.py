"""What would change a recommendation: each single answer that leads to other responses."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from console.policy.diagram import Compiled, Diagrams
from console.policy.forest import DEEPEST
from console.policy.model import RESPONSES
from console.policy.recommend import Facts, certain, finished, urgency

# Of a node: the ends and the levels below it that some answers leave, both as bits.
Below = Callable[[int], tuple[int, int]]
# What is sent, the priority, and whether that is all.
Sent = tuple[tuple[str, ...], int | None, bool]


class Change(NamedTuple):
    """One fact answered otherwise; `now` is its present answer, None where it was not asked."""

    fact: str
    answer: str
    now: str | None


class Outcome(NamedTuple):
    """Other responses, and each single change that leads to them.

    responses: in the order of RESPONSES. `complete`: these and no others; otherwise these at least.
    if_quiet: danger facts not asked yet, taken here to get their quiet answer; to be said beside it.
    """

    responses: tuple[str, ...]
    priority: int | None
    complete: bool
    if_quiet: tuple[str, ...]
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, object]:
        """The outcome as `policy explain --json` gives it."""
        return {
            "responses": list(self.responses),
            "complete": self.complete,
            "priority": self.priority,
            "if_quiet": list(self.if_quiet),
            "changes": [
                {"fact": change.fact, "answer": change.answer, "now": change.now} for change in self.changes
            ],
        }


def changes(compiled: Compiled, facts: Facts) -> tuple[Outcome, ...]:
    """Every single change that leads to other responses than now, most urgent first.

    Dangers not asked yet are taken to stay quiet, which the outcome says. Raises as `recommend` does.
    """
    diagrams = finished(compiled)
    known = {fact: answer for fact, answer in facts.items() if answer is not None}
    dangers = (fact for fact in compiled.catalogue.facts if fact.danger is not None)
    quiet = {fact.id: fact.quiet for fact in dangers if fact.id not in known}
    now_below = _below(diagrams, {**quiet, **known})
    now_ends, looked_at = now_below(diagrams.joint)
    sent = {now_ends: _sent(diagrams, now_ends)}
    groups: dict[Sent, tuple[list[Change], set[str]]] = {}
    for change in _single(compiled, known, looked_at):
        answers = {**quiet, **known, change.fact: change.answer}
        ends, levels = _below(diagrams, answers, now_below, compiled.level_of[change.fact])(diagrams.joint)
        if ends not in sent:
            sent[ends] = _sent(diagrams, ends)
        if (sent[ends][0], sent[ends][2]) != (sent[now_ends][0], sent[now_ends][2]):
            told, assumed = groups.setdefault(sent[ends], ([], set()))
            told.append(change)
            assumed |= {
                fact for fact in quiet if fact != change.fact and levels >> compiled.level_of[fact] & 1
            }
    outcomes = [
        Outcome(responses, priority, complete, tuple(fact for fact in quiet if fact in assumed), tuple(told))
        for (responses, priority, complete), (told, assumed) in groups.items()
    ]
    return tuple(sorted(outcomes, key=lambda each: (each.priority or 99, not each.complete)))


def _single(compiled: Compiled, known: Mapping[str, str], looked_at: int) -> Iterator[Change]:
    """Every other answer of the facts looked at; a change of any other fact leads nowhere else."""
    for fact in compiled.catalogue.facts:
        if looked_at >> compiled.level_of[fact.id] & 1:
            now = known.get(fact.id)
            yield from (Change(fact.id, answer, now) for answer in fact.answer_ids if answer != now)


def _below(
    diagrams: Diagrams, answers: Mapping[str, str], unchanged: Below | None = None, changed: int = DEEPEST
) -> Below:
    """What these answers leave below each node; a fact without an answer goes every way.

    unchanged: the same for answers that differ only at the level `changed`, so that nothing differs deeper.
    """
    memo: dict[int, tuple[int, int]] = {}
    levels, ways = diagrams.forest.levels, diagrams.ways

    def below(node: int) -> tuple[int, int]:
        if node < 0:
            return 1 << ~node, 0
        if unchanged is not None and levels[node] > changed:
            return unchanged(node)
        found = memo.get(node)
        if found is None:
            fact, kids = ways[node]
            answer = answers.get(fact)
            ends, looked_at = 0, 1 << levels[node]
            for kid in set(kids.values()) if answer is None else (kids[answer],):
                kid_ends, kid_looked_at = below(kid)
                ends |= kid_ends
                looked_at |= kid_looked_at
            found = memo[node] = ends, looked_at
        return found

    return below


def _sent(diagrams: Diagrams, ends: int) -> Sent:
    """What the calls that end so have in common."""
    rules = tuple(each for place, each in enumerate(diagrams.ends) if ends >> place & 1)
    sent = {frozenset(response for rule in each for response in rule.send) for each in rules}
    held = next(iter(sent)) if len(sent) == 1 else frozenset(certain(rules))
    priorities = [urgency(each) for each in rules]
    priority = None if None in priorities else max(each for each in priorities if each is not None)
    return tuple(each for each in RESPONSES if each in held), priority, len(sent) == 1
