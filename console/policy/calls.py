"""What can be said of one call: whether a diagram is true on it, by which answers, and which rules decide.

A fact that is missing or None was not asked: then a diagram may be true, false, or not known.
"""

from collections.abc import Mapping

from console.policy.forest import TRUE, value_of
from console.policy.model import PARTS
from console.policy.search import Search

Facts = Mapping[str, str | None]


def is_true(search: Search, root: int, facts: Facts) -> bool | None:
    """Whether a diagram is true on a call; None where it depends on what was not asked."""
    reached, _ = _reached(search, root, facts)
    return None if len(reached) == 2 else TRUE in reached


def what_matters(search: Search, root: int, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Facts of a call by which a diagram is true on it whatever its others are, in the order asked.

    None of them can be left out; there may be other such facts, and fewer.
    """
    asked = sorted(search.forest.asked(root))
    kept = {search.compiled.order[level].id: facts[search.compiled.order[level].id] for level in asked}
    for level in reversed(asked):
        fact = search.compiled.order[level].id
        without = {each: answer for each, answer in kept.items() if each != fact}
        reached, looked_at = _reached(search, root, without)
        search.forest.spend(looked_at)
        if reached == {TRUE}:
            kept = without
    return tuple(kept)


def rules_on(search: Search, facts: Mapping[str, str]) -> Mapping[str, str]:
    """The rule that decides in each part on a full facts object."""
    compiled, forest = search.compiled, search.forest
    found = {}
    for part in PARTS:
        node = search.diagrams.roots[part]
        while node >= 0:
            fact = compiled.order[forest.levels[node]].id
            node = forest.kids[node][compiled.places[fact][facts[fact]]]
        found[part] = compiled.policy.parts[part][value_of(node)].id
    return found


def _reached(search: Search, root: int, facts: Facts) -> tuple[set[int], int]:
    """The ends, up to two, that a call may reach, and how many nodes were looked at."""
    compiled, forest = search.compiled, search.forest
    reached: set[int] = set()
    seen: set[int] = set()
    waiting = [root]
    while waiting and len(reached) < 2:
        node = waiting.pop()
        if node < 0:
            reached.add(node)
        elif node not in seen:
            seen.add(node)
            fact = compiled.order[forest.levels[node]].id
            answer = facts.get(fact)
            kids = forest.kids[node]
            waiting.extend(kids if answer is None else (kids[compiled.places[fact][answer]],))
    return reached, len(seen)
