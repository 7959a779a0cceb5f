"""Covers a set of calls by few cubes, none of which could be left out.

Greedily: from the call around which most is still uncovered a cube grows as far as the set allows, first told
by all named conditions, then by as few of them as the set needs; the cube that covers more stays. At the end
what the others cover anyway is dropped. The fewest that there could be are not looked for: that may take
longer than anybody waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from console.policy.cubes import Cube, Masks, Named, Room, changed, restricted
from console.policy.forest import FALSE, TRUE, TooLarge, both, either

NAME_INSTEAD_OF = 2
"""A named condition is told where the answers it stands for would be those of so many facts or more."""
MUCH_MORE = 1.25
"""So many times more a cube has to cover to stay although it takes more words."""


class Covered(NamedTuple):
    """The cubes that cover a set, as they were found, and the diagram of what the limit of work left out."""

    cubes: tuple[Cube, ...]
    left: int


def covered(room: Room, wanted: int, conditions: Sequence[int]) -> Covered:
    """Few cubes that cover exactly where `wanted` is true; `conditions`: diagrams that cubes may name."""
    cubes: list[Cube] = []
    rest = wanted
    try:
        growing = _Growing(room, room.denied(wanted), tuple(conditions))
        while rest != FALSE:
            cube = growing.best(rest)
            left = room.without(rest, room.diagram(cube))
            cubes.append(cube)
            rest = left
    except TooLarge:
        return Covered(tuple(cubes), rest)
    return Covered(tuple(cubes), FALSE)


def needed(room: Room, cubes: Sequence[Cube]) -> tuple[Cube, ...]:
    """The cubes, largest first, without those that the others cover."""
    roots = [room.diagram(cube) for cube in cubes]
    before = [FALSE]
    for root in roots:
        before.append(room.forest.join(before[-1], root, either))
    after, kept = FALSE, []
    for place in reversed(range(len(cubes))):
        others = room.forest.join(before[place], after, either)
        if room.without(roots[place], others) != FALSE:
            kept.append((room.count(roots[place]), -place))
            after = room.forest.join(after, roots[place], either)
    return tuple(cubes[-place] for _, place in sorted(kept, reverse=True))


@dataclass
class _Growing:
    """The search for one cube after the other: never where `unwanted` is true."""

    room: Room
    unwanted: int
    conditions: tuple[int, ...]
    narrowed: dict[tuple[int, Named], int] = field(default_factory=dict)

    def best(self, rest: int) -> Cube:
        """A cube that covers much of the rest."""
        start = self._densest(rest)
        places = tuple(mask.bit_length() - 1 for mask in start)
        every = tuple((each, self._is_true(each, places)) for each in self.conditions)
        named = self._as_told(self._by_names(rest, start, every))
        plain = self._as_told(Cube(self._grown(rest, start, ())))
        gains = [self.room.part_of(self._narrow(rest, cube.named), cube.masks) for cube in (named, plain)]
        longer = self._words(plain) > self._words(named)
        return plain if gains[1] >= gains[0] * (MUCH_MORE if longer else 1) else named

    def _densest(self, rest: int) -> Masks:
        """The call, one answer a level, around which the most of the rest is; the quietest of equal ones."""
        levels, kids_of = self.room.forest.levels, self.room.forest.kids
        density = self.room.densities(self.room.whole)
        masks = [1] * len(self.room.widths)
        node = rest
        while node >= 0:
            kids = kids_of[node]
            best = max(kids, key=lambda kid: (density(kid) * kids.count(kid), -kids.index(kid)))
            masks[levels[node]] = 1 << kids.index(best)
            node = best
        return tuple(masks)

    def _is_true(self, condition: int, places: Sequence[int]) -> bool:
        node, forest = condition, self.room.forest
        while node >= 0:
            node = forest.kids[node][places[forest.levels[node]]]
        return node == TRUE

    def _by_names(self, rest: int, start: Masks, every: Named) -> Cube:
        """The cube of a call that is told by as many answers and few conditions."""
        masks = self._grown(rest, start, every)
        named = self._fewer(rest, masks, every)
        return Cube(self._grown(rest, masks, named), named)

    def _grown(self, rest: int, masks: Masks, named: Named) -> Masks:
        """The masks with answers added, those that cover most of the rest first, until none can be added."""
        unwanted, rest = self._narrow(self.unwanted, named), self._narrow(rest, named)
        asked = self.room.forest.asked(unwanted)
        whole = self.room.whole
        masks = tuple(mask if level in asked else whole[level] for level, mask in enumerate(masks))
        may_grow = {level: whole[level] for level in sorted(asked)}
        while may_grow:
            steps = []
            for level in list(may_grow):
                more = self._addable(unwanted, masks, level, may_grow[level])
                if not more:
                    del may_grow[level]
                    continue
                may_grow[level] = more
                grown = changed(masks, level, masks[level] | more)
                steps.append((self.room.part_of(rest, grown), grown[level] == whole[level], -level, grown))
            if steps:
                *_, lowered, masks = max(steps)
                del may_grow[-lowered]
        return masks

    def _addable(self, unwanted: int, masks: Masks, level: int, among: int) -> int:
        """The answers of a level, as bits, that can be added without a call that is not wanted."""
        found = 0
        for place in range(self.room.widths[level]):
            one = 1 << place
            fresh = among & one and not masks[level] & one
            if fresh and not self.room.touches(unwanted, changed(masks, level, one)):
                found |= one
        return found

    def _fewer(self, rest: int, masks: Masks, named: Named) -> Named:
        """The conditions without those that can go, first those without which most of the rest is covered.

        How much is found out once and not after each that went: that took most of the time and helped little.
        """
        # Within the answers alone the diagrams are small, and so is each of the many joins.
        box = self.room.diagram(Cube(masks))
        unwanted = self.room.forest.join(self.unwanted, box, both)
        rest = self.room.forest.join(rest, box, both)
        gains = {}
        for out in named:
            some = _but(named, out)
            if self._narrow(unwanted, some) == FALSE:
                gains[out] = self.room.part_of(self._narrow(rest, some), masks)
        for out in sorted(gains, key=gains.__getitem__, reverse=True):
            if self._narrow(unwanted, _but(named, out)) == FALSE:
                named = _but(named, out)
        return named

    def _narrow(self, root: int, named: Named) -> int:
        if not named or root == FALSE:
            return root
        found = self.narrowed.get((root, named))
        if found is None:
            found = self.room.narrowed(self._narrow(root, named[:-1]), named[-1:])
            self.narrowed[root, named] = found
        return found

    def _as_told(self, cube: Cube) -> Cube:
        """The same calls or more of those wanted, in shorter words: answers for a name, no impossible one."""
        for each in cube.named:
            cube = self._answers_for(cube, each)
        masks, root = cube.masks, self.room.diagram(cube)
        for level in restricted(masks, self.room.widths):
            left = self.room.answers_left(root, level)
            if _told(left, self.room.widths[level]) <= _told(masks[level], self.room.widths[level]):
                masks = changed(masks, level, left)
        return Cube(masks, cube.named)

    def _answers_for(self, cube: Cube, condition: tuple[int, bool]) -> Cube:
        """The cube with answers in place of a condition, where it stands for those of one fact or none."""
        named = _but(cube.named, condition)
        root, masks = self.room.diagram(cube), cube.masks
        for level in self.room.forest.asked(condition[0]):
            masks = changed(masks, level, self.room.answers_left(root, level))
        more = len(restricted(masks, self.room.widths)) - len(restricted(cube.masks, self.room.widths))
        if more >= NAME_INSTEAD_OF or self.room.touches(self._narrow(self.unwanted, named), masks):
            return cube
        return Cube(masks, named)

    def _words(self, cube: Cube) -> int:
        """About how long the cube is when it is told."""
        told = (_told(mask, width) for mask, width in zip(cube.masks, self.room.widths, strict=True))
        return sum(told) + 2 * len(cube.named)


def _but(named: Named, out: tuple[int, bool]) -> Named:
    return tuple(each for each in named if each != out)


def _told(mask: int, width: int) -> int:
    """How many answers are named to tell which are allowed: the others, where those are fewer."""
    return min(mask.bit_count(), width - mask.bit_count())
