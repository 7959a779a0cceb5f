"""Sets of calls as few products of conditions: cubes, in diagrams of yes and no.

A cube is a product of answer sets, one for each level, and of conditions that hold or do not hold; a set of
calls is covered by cubes as a sum of products (Minato 1996, with more than two answers a level and with whole
diagrams as literals). Knows levels and places, nothing of policies.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from console.policy.forest import FALSE, TRUE, Forest, both

Named = tuple[tuple[int, bool], ...]
Masks = tuple[int, ...]


class Cube(NamedTuple):
    """Calls with one of these answers at each level, on which these conditions hold or do not hold.

    masks: of each level the answers, as bits of their places. named: diagrams, each with whether it holds.
    """

    masks: Masks
    named: Named = ()


@dataclass(frozen=True)
class Room:
    """A forest to work in, and how many answers each level has; `opposites`: of diagrams denied before."""

    forest: Forest
    widths: tuple[int, ...]
    opposites: dict[int, int] = field(default_factory=dict, repr=False)

    @property
    def whole(self) -> Masks:
        """Every answer of every level."""
        return tuple((1 << width) - 1 for width in self.widths)

    def diagram(self, cube: Cube) -> int:
        """The diagram that is true on the calls of a cube."""
        root = TRUE
        for level in reversed(range(len(self.widths))):
            mask, width = cube.masks[level], self.widths[level]
            if mask != (1 << width) - 1:
                kids = tuple(root if mask >> place & 1 else FALSE for place in range(width))
                root = self.forest.node(level, kids)
        return self.narrowed(root, cube.named)

    def narrowed(self, root: int, named: Named) -> int:
        """The diagram where it is true and these conditions hold, or do not hold, as they are told."""
        for condition, holds in named:
            root = self.forest.join(root, condition if holds else self.denied(condition), both)
        return root

    def denied(self, root: int) -> int:
        """The diagram that is true where another is not."""
        found = self.opposites.get(root)
        if found is None:
            found = self.opposites[root] = self.forest.renamed(root, lambda value: 1 - value)
        return found

    def touches(self, root: int, masks: Masks) -> bool:
        """Whether a diagram is true on some call with these answers."""
        levels, kids_of = self.forest.levels, self.forest.kids
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node == TRUE:
                self.forest.spend(len(seen))
                return True
            if node < 0 or node in seen:
                continue
            seen.add(node)
            mask = masks[levels[node]]
            waiting.extend(kid for place, kid in enumerate(kids_of[node]) if mask >> place & 1)
        self.forest.spend(len(seen))
        return False

    def part_of(self, root: int, masks: Masks) -> float:
        """About what part of all combinations has these answers and is where a diagram is true."""
        part = self.densities(masks)(root)
        for mask, width in zip(masks, self.widths, strict=True):
            part *= mask.bit_count() / width
        return part

    def densities(self, masks: Masks) -> Callable[[int], float]:
        """What part of the combinations with these answers lies, below a node, where its diagram is true."""
        levels, kids_of = self.forest.levels, self.forest.kids
        memo = {TRUE: 1.0, FALSE: 0.0}

        def density(node: int) -> float:
            found = memo.get(node)
            if found is None:
                self.forest.spend()
                mask = masks[levels[node]]
                kids = [kid for place, kid in enumerate(kids_of[node]) if mask >> place & 1]
                found = memo[node] = sum(map(density, kids)) / len(kids)
            return found

        return density

    def count(self, root: int) -> int:
        """On exactly how many combinations a diagram is true."""
        total = 1
        for width in self.widths:
            total *= width
        return self.forest.weights(root, total, self.widths).get(TRUE, 0)

    def answers_left(self, root: int, level: int) -> int:
        """The answers of a level, as bits, with which a diagram is true on some call."""
        whole = self.whole
        only = (changed(whole, level, 1 << place) for place in range(self.widths[level]))
        return sum(masks[level] for masks in only if self.touches(root, masks))

    def without(self, root: int, other: int) -> int:
        """The diagram that is true where the first is and the other is not."""

        def shortcut(one: int, two: int) -> int | None:
            if one in (FALSE, two) or two == TRUE:
                return FALSE
            return one if two == FALSE else None

        return self.forest.join(root, other, shortcut)


def changed(masks: Masks, level: int, mask: int) -> Masks:
    """The masks with one level's answers replaced."""
    return (*masks[:level], mask, *masks[level + 1 :])


def restricted(masks: Masks, widths: Sequence[int]) -> tuple[int, ...]:
    """The levels at which not every answer is allowed."""
    return tuple(
        level
        for level, (mask, width) in enumerate(zip(masks, widths, strict=True))
        if mask != (1 << width) - 1
    )
