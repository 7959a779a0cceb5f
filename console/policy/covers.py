"""Which rules above a dead rule leave it no call: the fewest that reasonable work finds, in their order."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

from console.policy.forest import FALSE, TooLarge, both, either
from console.policy.model import PARTS, Rule
from console.policy.regions import meant_for
from console.policy.search import Search

FEWEST_MAX = 3  # sets of more are too many to try: of those only what is not needed is left out
TRIED_MAX = 500
OF_THE_LIMIT = 4  # a fourth of the limit at most; a check must not run out of it for want of fewer rules

Truths = Mapping[str, int]


def covered(search: Search) -> Iterator[tuple[str, Rule, tuple[str, ...]]]:
    """Every rule that no answers reach, with its part, and the rules above that hold wherever it would.

    No rules, where no answers meet its condition at all. Sets are tried from the smallest on; where that is
    too much work, it is those that decide in its place.
    """
    truths = {part: _truths(search, part) for part in PARTS}
    aside = search._replace(forest=search.forest.scratch(search.compiled.limit // OF_THE_LIMIT))
    for part in PARTS:
        rules = search.compiled.policy.parts[part]
        reached = search.ends(search.diagrams.roots[part])
        for place, rule in enumerate(rules):
            if place in reached:
                continue
            deciding = [rules[each] for each in sorted(search.deciding(part, truths[part][rule.id]))]
            try:
                found = _fewest(aside, rules[: place + 1], deciding, truths[part])
            except TooLarge:
                found = deciding
            yield part, rule, tuple(each.id for each in found)


def _truths(search: Search, part: str) -> Truths:
    """Where each rule's own condition holds; of no use, and not worked out, where no rule is dead."""
    rules = search.compiled.policy.parts[part]
    if len(search.ends(search.diagrams.roots[part])) == len(rules):
        return {}
    return {rule.id: meant_for(search, rule) for rule in rules}


def _fewest(
    search: Search, rules: Sequence[Rule], deciding: Sequence[Rule], truths: Truths
) -> Sequence[Rule]:
    """The fewest of the rules before the last one that hold wherever it does."""
    *above, dead = rules
    meant = truths[dead.id]
    holds = {rule.id: search.joined(meant, truths[rule.id], both) for rule in above}
    useful = [rule for rule in above if holds[rule.id] != FALSE]

    def covers(some: Sequence[Rule]) -> bool:
        left = FALSE
        for rule in some:
            left = search.joined(left, holds[rule.id], either)
        return left == meant

    for some in _smallest_first(useful, len(deciding)):
        if covers(some):
            return some
    kept = list(deciding)
    for rule in reversed(deciding):
        without = [each for each in kept if each is not rule]
        if covers(without):
            kept = without
    return kept


def _smallest_first(rules: Sequence[Rule], fewer_than: int) -> Iterator[Sequence[Rule]]:
    """Sets of one, two and three rules, as far as there are not too many of a size to try."""
    for size in range(1, min(FEWEST_MAX + 1, fewer_than)):
        yield from combinations(rules, size) if comb(len(rules), size) <= TRIED_MAX else ()
