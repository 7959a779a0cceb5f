"""The smallest changes of answers after which somebody else would go: one fact, or two where one is too few.

All of them, by walks through the joint diagram: to follow the answers costs nothing, to leave them at a fact
costs one, and what reaches no other end within two is never walked. A danger that was not asked is taken to
stay quiet, which is said beside it; any other fact that was not asked goes every way, and then only what
leads to others in each case is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from console.policy.changes import Change
from console.policy.diagram import Compiled
from console.policy.forest import bits, value_of
from console.policy.recommend import Facts, finished
from console.policy.who import who_goes

MOST = 2


class Flip(NamedTuple):
    """One change or two after which others go. who: each kind of outcome that is then possible.

    if_quiet: the dangers not asked that are taken to be quiet on the way there.
    """

    changes: tuple[Change, ...]
    who: tuple[tuple[str, ...], ...]
    if_quiet: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The flip as `policy explain --json` gives it."""
        return {
            "who": [list(each) for each in self.who],
            "if_quiet": list(self.if_quiet),
            "changes": [
                {"fact": change.fact, "answer": change.answer, "now": change.now} for change in self.changes
            ],
        }


def nearest(compiled: Compiled, facts: Facts, most: int = MOST) -> tuple[Flip, ...]:
    """Every smallest change of at most `most` facts that would surely change who goes, in order of asking.

    Those of one fact stand first; none of two facts holds one that is enough alone. Raises as `recommend`.
    """
    search = _Search(compiled, {fact: answer for fact, answer in facts.items() if answer is not None})
    found = [flip for flip in search.flips(most) if flip is not None]
    alone = {flip.changes[0] for flip in found if len(flip.changes) == 1}
    minimal = [flip for flip in found if len(flip.changes) == 1 or alone.isdisjoint(flip.changes)]
    places = {fact.id: place for place, fact in enumerate(compiled.order)}
    return tuple(sorted(minimal, key=lambda flip: _order(flip, places, compiled)))


def _order(flip: Flip, level_of: Mapping[str, int], compiled: Compiled) -> tuple[object, ...]:
    said = tuple((level_of[each.fact], compiled.places[each.fact][each.answer]) for each in flip.changes)
    return len(flip.changes), said


@dataclass
class _Search:
    """The walks from the root; `frontier`: the nodes that the answers so far may have led to."""

    compiled: Compiled
    known: Mapping[str, str]
    within: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.diagrams = finished(self.compiled)
        self.forest = self.diagrams.forest
        self.stays = [self._stays(level) for level in range(len(self.compiled.order))]
        self.who_of = [who_goes(each for rule in rules for each in rule.send) for rules in self.diagrams.ends]
        now = self._within(self.diagrams.joint, 0)
        self.now = {self.who_of[place] for place in bits(now)}
        self.others = sum(1 << place for place, who in enumerate(self.who_of) if who not in self.now)

    def flips(self, most: int) -> Iterator[Flip | None]:
        """Every walk that leaves the answers at most so often and ends where others go."""
        yield from self._walk((self.diagrams.joint,), (), (), most)

    def _walk(
        self, frontier: tuple[int, ...], changed: tuple[Change, ...], quiet: tuple[str, ...], left: int
    ) -> Iterator[Flip | None]:
        if not any(self._within(node, left) & self.others for node in frontier):
            return
        level = min(self.forest.level(node) for node in frontier)
        if level >= len(self.compiled.order):
            who = {self.who_of[value_of(node)] for node in frontier}
            if changed and self.now.isdisjoint(who):
                yield Flip(changed, tuple(sorted(who)), quiet)
            return
        fact = self.compiled.order[level]
        stay = self.stays[level]
        is_quiet = stay is not None and fact.id not in self.known
        told = (*quiet, fact.id) if is_quiet else quiet
        yield from self._walk(self._on(frontier, level, stay), changed, told, left)
        if left:
            now = self.known.get(fact.id)
            for place, answer in enumerate(fact.answer_ids):
                # The quiet answer of a danger not asked is what it is taken to be: no change.
                if place != stay:
                    change = Change(fact.id, answer, now)
                    yield from self._walk(
                        self._on(frontier, level, place), (*changed, change), quiet, left - 1
                    )

    def _on(self, frontier: tuple[int, ...], level: int, place: int | None) -> tuple[int, ...]:
        """The nodes after a level is answered; None: every way."""
        nodes: dict[int, None] = {}
        for node in frontier:
            if self.forest.level(node) != level:
                nodes[node] = None
            elif place is None:
                nodes.update(dict.fromkeys(self.forest.kids[node]))
            else:
                nodes[self.forest.kids[node][place]] = None
        return tuple(nodes)

    def _stays(self, level: int) -> int | None:
        """The place of the answer that costs nothing; None where every answer may be so."""
        fact = self.compiled.order[level]
        answer = self.known.get(fact.id)
        if answer is not None:
            return self.compiled.places[fact.id][answer]
        return 0 if fact.danger is not None else None

    def _within(self, node: int, left: int) -> int:
        """The ends, as bits, that a walk from here reaches when it leaves the answers at most so often."""
        if node < 0:
            return 1 << value_of(node)
        found = self.within.get((node, left))
        if found is None:
            stay, kids = self.stays[self.forest.levels[node]], self.forest.kids[node]
            found = 0
            for place, kid in enumerate(kids):
                if stay is None or place == stay:
                    found |= self._within(kid, left)
                elif left:
                    found |= self._within(kid, left - 1)
            self.within[node, left] = found
        return found
