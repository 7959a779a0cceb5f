"""What lies ahead with facts missing: the diagram that is left once the known answers are put in.

The first fact that the rest asks is the next question; its longest way is the most questions still to come.
Since a reduced diagram asks nothing that cannot matter, a fact it no longer asks is not worth a question.
"""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.diagram import Compiled
from console.policy.forest import value_of
from console.policy.left import UNBOUNDED, Left
from console.policy.model import Rule


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
    left = Left(diagrams.forest, UNBOUNDED)
    root = left.answered(node, known_levels(compiled, facts))
    found = _Measured({}, set(), {})
    at_most = found.most(left, root)
    ends = tuple(diagrams.ends[value_of(each)] for each in found.ends)
    return Ahead(ends, frozenset(found.asked), at_most)


def known_levels(compiled: Compiled, facts: Mapping[str, str | None]) -> dict[int, int]:
    """The answers known, as level and place of the answer."""
    return {
        compiled.level_of[fact]: compiled.places[fact][answer]
        for fact, answer in facts.items()
        if answer is not None
    }


class _Measured(NamedTuple):
    """Of the nodes gone through: the ends, the levels asked, and the most questions on a way from each."""

    ends: dict[int, None]
    asked: set[int]
    longest: dict[int, int]

    def most(self, left: Left, node: int) -> int:
        """The most questions on a way from a node; what is below it is gone through."""
        if node < 0:
            self.ends[node] = None
            return 0
        found = self.longest.get(node)
        if found is None:
            self.asked.add(left.level(node))
            found = self.longest[node] = 1 + max([self.most(left, kid) for kid in left.kids(node)])
        return found
