"""Compiles a policy: each part becomes a decision diagram, in the order in which questions are asked.

The ends of a part's diagram are its rules. The joint diagram asks all three parts at once; its ends are the
ways in which the three parts can decide together.
"""

import graphlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, assert_never

from console.policy.conditions import And, Condition, Is, Named, Not, Or, names_in
from console.policy.facts import Catalogue, Fact
from console.policy.forest import FALSE, TRUE, Forest, TooLarge, both, either, end, otherwise, value_of
from console.policy.model import PARTS, NamedCondition, Policy, Rule, asking_order

LIMIT = 1_000_000  # about two seconds of work on a slow machine

NONE_KNOWN: Mapping[str, str] = MappingProxyType({})

Way = tuple[str, Mapping[str, int]]
Places = list[tuple[int, ...]]


class Diagrams(NamedTuple):
    """The diagrams of one policy.

    roots: of each part; an end is a place in the part's rules.
    joint: the root of all parts at once; an end is a place in `ends`, which gives each part's rule.
    ways: for each node, the fact it asks and where each answer leads.
    named: where each named condition holds.
    """

    forest: Forest
    roots: Mapping[str, int]
    joint: int
    ends: tuple[tuple[Rule, ...], ...]
    ways: Sequence[Way]
    named: Mapping[str, int]


class Compiled(NamedTuple):
    """A policy with its diagrams; `diagrams` is None where the limit was reached before they were done.

    order: the facts as they are asked; a fact's place in it is its level.
    places: of each fact's answers in its list.
    """

    policy: Policy
    catalogue: Catalogue
    order: tuple[Fact, ...]
    level_of: Mapping[str, int]
    places: Mapping[str, Mapping[str, int]]
    limit: int
    diagrams: Diagrams | None


def compile_policy(policy: Policy, catalogue: Catalogue, limit: int = LIMIT) -> Compiled:
    """The policy's diagrams; `limit` bounds the steps of work, of the check on them too."""
    order = asking_order(policy, catalogue)
    level_of = {fact.id: level for level, fact in enumerate(order)}
    places = {fact.id: {answer: place for place, answer in enumerate(fact.answer_ids)} for fact in order}
    try:
        diagrams = _diagrams(policy, order, level_of, limit)
    except TooLarge:
        diagrams = None
    return Compiled(policy, catalogue, order, level_of, places, limit, diagrams)


def _diagrams(policy: Policy, order: Sequence[Fact], level_of: Mapping[str, int], limit: int) -> Diagrams:
    making = Forest(limit)
    writer = Writer(making, order, level_of, {})
    for name in needed_first(policy.conditions):
        writer.named[name] = writer.truth(policy.conditions[name].when)
    roots = {part: writer.rules(policy.parts[part]) for part in PARTS}
    joint, ends = _joined(making, tuple(roots.values()))
    # What was needed on the way only is left behind: on large policies that is most, and it would be copied
    # wherever the diagrams are worked on.
    forest = Forest(limit)
    kept = forest.moved(making, (joint, *roots.values(), *writer.named.values()))
    rules = [policy.parts[part] for part in PARTS]
    ways = [
        (order[level].id, dict(zip(order[level].answer_ids, kids, strict=True)))
        for level, kids in zip(forest.levels, forest.kids, strict=True)
    ]
    triples = tuple(tuple(part[place] for part, place in zip(rules, places, strict=True)) for places in ends)
    return Diagrams(
        forest,
        {part: kept[root] for part, root in roots.items()},
        kept[joint],
        triples,
        ways,
        {name: kept[root] for name, root in writer.named.items()},
    )


def needed_first(named: Mapping[str, NamedCondition]) -> tuple[str, ...]:
    """The names of the conditions, each after those it uses."""
    uses = {name: tuple(names_in(condition.when)) for name, condition in named.items()}
    return tuple(graphlib.TopologicalSorter(uses).static_order())


class Writer(NamedTuple):
    """Turns conditions and rules into diagrams; `named` holds those of the conditions done so far.

    known: answers put in as the diagrams are made, so that these facts are not asked.
    """

    forest: Forest
    order: Sequence[Fact]
    level_of: Mapping[str, int]
    named: dict[str, int]
    known: Mapping[str, str] = NONE_KNOWN

    def truth(self, condition: Condition) -> int:
        """The diagram that is true where the condition holds."""
        match condition:
            case Is(fact, answers, holds) if fact in self.known:
                return TRUE if (self.known[fact] in answers) is holds else FALSE
            case Is(fact, answers, holds):
                level = self.level_of[fact]
                kids = tuple(
                    TRUE if (each in answers) is holds else FALSE for each in self.order[level].answer_ids
                )
                return self.forest.node(level, kids)
            case Named(name):
                return self.named[name]
            case Not(part):
                return self.forest.renamed(self.truth(part), lambda value: 1 - value)
            case And(parts):
                return self._folded(parts, TRUE, both)
            case Or(parts):
                return self._folded(parts, FALSE, either)
            case _:
                assert_never(condition)

    def rules(self, rules: Sequence[Rule]) -> int:
        """The diagram whose ends are places in the part: the first rule whose condition holds."""
        root = end(len(rules) - 1)
        for place in range(len(rules) - 2, -1, -1):
            when = rules[place].when
            assert when is not None, "only the last rule has no condition"
            root = self.forest.join(self.truth(when), root, otherwise(end(place)))
        return root

    def _folded(
        self, parts: Sequence[Condition], start: int, shortcut: Callable[[int, int], int | None]
    ) -> int:
        root = start
        for part in parts:
            root = self.forest.join(root, self.truth(part), shortcut)
        return root


def _joined(forest: Forest, roots: tuple[int, ...]) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """The diagram of all parts at once, and the places of the rules that each of its ends stands for."""
    joint: int = end(0)
    ends: Places = [()]
    for root in roots:
        joint, ends = _with_part(forest, joint, ends, root)
    return joint, tuple(ends)


def _with_part(forest: Forest, joint: int, ends: Places, root: int) -> tuple[int, Places]:
    """The diagram of some parts and one more; an end of it stands for the places before and the new one."""
    found: dict[tuple[int, ...], int] = {}

    def paired(one: int, other: int) -> int | None:
        if one >= 0 or other >= 0:
            return None
        return end(found.setdefault((*ends[value_of(one)], value_of(other)), len(found)))

    return forest.join(joint, root, paired), list(found)
