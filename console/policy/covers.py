"""Which rules above a dead rule leave it no call: the fewest that reasonable work finds, in their order."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from console.policy.forest import FALSE, TooLarge, both, either
from console.policy.model import Rule
from console.policy.regions import meant_for
from console.policy.search import Search

FEWEST_MAX = 3  # sets of more are too many to try: of those only what is not needed is left out
TRIED_MAX = 500


def covering(search: Search, part: str, rule: Rule) -> tuple[str, ...]:
    """The rules above that together hold wherever a dead rule's condition does.

    None, where no answers meet its condition at all. Sets are tried from the smallest on; where that is too
    much work, it is those that decide in its place.
    """
    rules = search.compiled.policy.parts[part]
    meant = meant_for(search, rule)
    if meant == FALSE:
        return ()
    deciding = [rules[place] for place in sorted(search.deciding(part, meant))]
    aside = search._replace(forest=search.forest.scratch(search.compiled.limit // 20))
    try:
        found = _fewest(aside, rules[: rules.index(rule)], deciding, meant)
    except TooLarge:
        found = deciding
    return tuple(each.id for each in found)


def _fewest(search: Search, above: Sequence[Rule], deciding: Sequence[Rule], meant: int) -> Sequence[Rule]:
    holds = {rule.id: search.joined(meant, meant_for(search, rule), both) for rule in above}
    useful = [rule for rule in above if holds[rule.id] != FALSE]

    def covers(rules: Sequence[Rule]) -> bool:
        left = FALSE
        for rule in rules:
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
        sets = list(combinations(rules, size)) if len(rules) ** size <= 6 * TRIED_MAX else []
        yield from sets[:TRIED_MAX]
