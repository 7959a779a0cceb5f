"""What lies ahead with facts missing: the diagram that is left once the known answers are put in.

The first fact that the rest asks is the next question; its longest way is the most questions still to come.
Since a reduced diagram asks nothing that cannot matter, a fact it no longer asks is not worth a question.
"""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.diagram import Compiled
from console.policy.forest import Forest, value_of
from console.policy.model import Rule

UNBOUNDED = 1 << 60


class Ahead(NamedTuple):
    """The ends still reachable, each its three rules; the levels still asked; the most questions on a way."""

    ends: tuple[tuple[Rule, ...], ...]
    asked: frozenset[int]
    longest: int


def ahead_of(compiled: Compiled, node: int, facts: Mapping[str, str | None]) -> Ahead:
    """What lies below a node of the joint diagram, given the answers known. The policy has to be finished."""
    diagrams = compiled.diagrams
    assert diagrams is not None, "nothing lies ahead in a policy that was not compiled"
    # The work is bounded by the diagram, which the limit already bounded; a call must never be refused by it.
    left = diagrams.forest.scratch(UNBOUNDED)
    root = left.answered(node, known_levels(compiled, facts))
    ends, asked, longest = _measured(left, root)
    return Ahead(tuple(diagrams.ends[value_of(each)] for each in ends), asked, longest)


def known_levels(compiled: Compiled, facts: Mapping[str, str | None]) -> dict[int, int]:
    """The answers known, as level and place of the answer."""
    return {
        compiled.level_of[fact]: compiled.places[fact][answer]
        for fact, answer in facts.items()
        if answer is not None
    }


def _measured(forest: Forest, root: int) -> tuple[list[int], frozenset[int], int]:
    """The ends of a diagram, the levels it asks, and the most that are asked on one way."""
    ends: list[int] = []
    asked: set[int] = set()
    longest: dict[int, int] = {}
    for node in forest.below(root):
        if node < 0:
            ends.append(node)
            longest[node] = 0
        else:
            asked.add(forest.levels[node])
            longest[node] = 1 + max(longest[kid] for kid in forest.kids[node])
    return ends, frozenset(asked), longest[root]
