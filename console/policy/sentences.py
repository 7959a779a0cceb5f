"""Describes how two policies differ in few sentences, each with its share, an example call and the rules.

The sentences of a difference tell exactly its calls: none that is not one of them, none left out, and no
sentence that the others make needless. They may overlap.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from console.policy.cover import covered, needed
from console.policy.cubes import Cube, Room, restricted
from console.policy.diagram import LIMIT, Compiled
from console.policy.difference import Comparison, Group, Meant, Sentence, Test, Told, common
from console.policy.forest import FALSE, TRUE, Forest, either, value_of
from console.policy.left import UNBOUNDED
from console.policy.model import PARTS
from console.policy.recommend import finished
from console.policy.search import Search

ALTOGETHER = 30 * LIMIT  # under a minute on a slow machine, for all differences of two policies
NOT_HERE = -(1 << 40)  # an end that no rule's place can be


def told(comparison: Comparison, group: Group, limit: int | None = None) -> Told:
    """A difference in sentences, the largest first.

    limit: of the steps of work on it; without one, its share of what all differences together may take.
    """
    if limit is None:
        limit = min(LIMIT, ALTOGETHER // len(comparison.groups))
    named = _named(comparison)
    calls = named.forest.renamed(
        comparison.root, lambda place: value_of(TRUE if place in group.pairs else FALSE)
    )
    finding = Room(named.forest.scratch(limit), named.widths)
    found = covered(finding, calls, tuple(named.roots))
    # What was found has to be told, however much work the finding took.
    telling = _Telling(comparison, group, named, Room(finding.forest.scratch(UNBOUNDED), named.widths))
    sentences = tuple(telling.sentences(needed(telling.room, found.cubes)))
    return Told(group, sentences, telling.room.count(found.left))


class _Names(NamedTuple):
    """A forest with the conditions of both policies, and for each diagram how it is said."""

    forest: Forest
    widths: tuple[int, ...]
    roots: Mapping[int, Meant]


def _named(comparison: Comparison) -> _Names:
    """The named conditions that read more than one fact; the same condition of both policies once."""
    forest = comparison.forest.scratch(UNBOUNDED)
    roots: dict[int, Meant] = {}
    in_words: dict[str, set[int]] = {}
    sides: tuple[Literal["one", "other"], ...] = ("one", "other")
    for whose, compiled in zip(sides, comparison.compiled, strict=True):
        diagrams = finished(compiled)
        moved = forest.moved(diagrams.forest, diagrams.named.values())
        for name, root in diagrams.named.items():
            means = compiled.policy.conditions[name].means
            in_words.setdefault(means, set()).add(moved[root])
            # One that says no more than the answers of a fact is told by them.
            if len(forest.asked(moved[root])) > 1:
                roots.setdefault(moved[root], Meant(name, means, True, whose))
    clear = {
        root: each if len(in_words[each.means]) > 1 else each._replace(whose="")
        for root, each in roots.items()
    }
    return _Names(forest, tuple(len(fact.answers) for fact in comparison.one.order), clear)


class _Telling(NamedTuple):
    """Turns cubes into sentences."""

    comparison: Comparison
    group: Group
    named: _Names
    room: Room

    def sentences(self, cubes: tuple[Cube, ...]) -> Iterator[Sentence]:
        """A sentence for each cube; those before it have told their calls already."""
        before = FALSE
        for cube in cubes:
            root = self.room.diagram(cube)
            fresh = self.room.without(root, before)
            before = self.room.forest.join(before, root, either)
            yield Sentence(
                tests=tuple(self._tests(cube)),
                meant=tuple(self.named.roots[each]._replace(holds=holds) for each, holds in cube.named),
                combinations=self.room.count(root),
                fresh=self.room.count(fresh),
                both=self._both(root),
                example=self._example(fresh),
                rules=(self._rules(0, root), self._rules(1, root)),
            )

    def _tests(self, cube: Cube) -> Iterator[Test]:
        for level in restricted(cube.masks, self.room.widths):
            fact = self.comparison.one.order[level]
            chosen = (each for place, each in enumerate(fact.answer_ids) if cube.masks[level] >> place & 1)
            yield Test(fact.id, tuple(chosen))

    def _both(self, root: int) -> tuple[tuple[str, ...], ...]:
        """What both do anyway on these calls, of what their difference has."""
        if len(self.group.both) == 1:
            return self.group.both
        occur = _ends_within(self.room, self.comparison.root, root)
        pairs = [self.comparison.pairs[place] for place in occur]
        both = {
            each
            for one, other in pairs
            for each in self.group.both
            if each == common(self.group.level, one, other)
        }
        return tuple(each for each in self.group.both if each in both)

    def _example(self, root: int) -> Mapping[str, str]:
        one = self.comparison.one
        return Search(one, finished(one), self.room.forest).example(root, {})

    def _rules(self, which: int, root: int) -> Mapping[str, tuple[str, ...]]:
        compiled: Compiled = self.comparison.compiled[which]
        found = {}
        for part in PARTS:
            places = _ends_within(self.room, self.comparison.roots[which][part], root)
            found[part] = tuple(compiled.policy.parts[part][place].id for place in sorted(places))
        return found


def _ends_within(room: Room, root: int, calls: int) -> frozenset[int]:
    """The values of a diagram on the calls where another is true."""

    def shortcut(one: int, other: int) -> int | None:
        if one == FALSE:
            return NOT_HERE
        return other if one == TRUE else None

    within = room.forest.join(calls, root, shortcut)
    return frozenset(value_of(node) for node in room.forest.below(within) if node < 0 and node != NOT_HERE)
