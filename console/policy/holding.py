"""For which answers a finding holds: its calls in few lists of answers, the largest first.

Every list holds only calls that the finding is about; where the limit of work is reached some are left out.
"""

from typing import NamedTuple

from console.policy import regions
from console.policy.cover import covered, needed
from console.policy.cubes import Room, restricted
from console.policy.diagram import Compiled
from console.policy.difference import Test
from console.policy.finding import Finding
from console.policy.forest import FALSE, TooLarge
from console.policy.search import Search

STEPS = 40_000
"""Of work: well under a tenth of a second."""


class Holding(NamedTuple):
    """For which answers a finding holds. is_all: whether these lists are all of its calls."""

    lists: tuple[tuple[Test, ...], ...]
    is_all: bool


def holding(compiled: Compiled, finding: Finding, steps: int = STEPS) -> Holding:
    """The lists of answers; none where the finding is about no call, or it was not worked out."""
    if compiled.diagrams is None or finding.kind == "not_finished":
        return Holding((), False)
    search = Search(compiled, compiled.diagrams, compiled.diagrams.forest.scratch(steps))
    room = Room(search.forest, tuple(len(fact.answers) for fact in compiled.order))
    try:
        region = regions.found(search, finding)
        found = covered(room, region, ())
        cubes = needed(room, found.cubes)
    except TooLarge:
        return Holding((), False)
    lists = []
    for cube in cubes:
        tests = []
        for level in restricted(cube.masks, room.widths):
            fact = compiled.order[level]
            chosen = (each for place, each in enumerate(fact.answer_ids) if cube.masks[level] >> place & 1)
            tests.append(Test(fact.id, tuple(chosen)))
        lists.append(tuple(tests))
    return Holding(tuple(lists), found.left == FALSE)
