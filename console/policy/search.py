"""Searches a policy's diagrams: where something holds, for what share of combinations, and in which call.

No combination is tried: each question about the policy is a diagram, and the ways to its ends are counted.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from console.policy.conditions import Condition
from console.policy.diagram import Compiled, Diagrams, Writer
from console.policy.facts import Fact
from console.policy.forest import FALSE, TRUE, Forest, end, value_of
from console.policy.model import PARTS, Rule

Shortcut = Callable[[int, int], int | None]


class Graded(NamedTuple):
    """A number's diagram. asks: for each node, a bit for each level that it or what is below it asks."""

    root: int
    asks: Mapping[int, int]


class Search(NamedTuple):
    """A compiled policy, and a forest to draw new diagrams in."""

    compiled: Compiled
    diagrams: Diagrams
    forest: Forest

    def number(self, of_rule: Callable[[Rule], int], join: Callable[[int, int], int]) -> int:
        """The diagram of a number from 0 on that the three deciding rules give together."""

        def at_ends(one: int, other: int) -> int | None:
            return end(join(value_of(one), value_of(other))) if one < 0 and other < 0 else None

        root: int | None = None
        for part in PARTS:
            numbers = [of_rule(rule) for rule in self.compiled.policy.parts[part]]
            mine = self.forest.renamed(self.diagrams.roots[part], numbers.__getitem__)
            root = mine if root is None else self.forest.join(root, mine, at_ends)
        assert root is not None, "a policy has parts"
        return root

    def truth(self, condition: Condition) -> int:
        """The diagram that is true where a condition holds; it may use the policy's names."""
        compiled = self.compiled
        writer = Writer(self.forest, compiled.order, compiled.level_of, dict(self.diagrams.named))
        return writer.truth(condition)

    def where(self, root: int, holds: Callable[[int], bool]) -> int:
        """The diagram that is true where a number is such."""
        return self.forest.renamed(root, lambda value: value_of(TRUE) if holds(value) else value_of(FALSE))

    def denied(self, root: int) -> int:
        """The diagram that is true where another is not."""
        return self.forest.renamed(root, lambda value: 1 - value)

    def joined(self, one: int, other: int, shortcut: Shortcut) -> int:
        """The diagram of two, joined by `both`, `either` or the like."""
        return self.forest.join(one, other, shortcut)

    def compared(self, one: int, other: int, holds: Callable[[int, int], bool]) -> int:
        """The diagram that is true where two numbers stand so to each other; equal numbers never do."""

        def at_ends(a: int, b: int) -> int | None:
            if a == b:
                return FALSE
            if a < 0 and b < 0:
                return TRUE if holds(value_of(a), value_of(b)) else FALSE
            return None

        return self.forest.join(one, other, at_ends)

    def graded(self, root: int) -> "Graded":
        """A number, with what each of its nodes still asks."""
        below: dict[int, int] = {}
        for node in self.forest.below(root):
            if node >= 0:
                below[node] = 1 << self.forest.levels[node]
                for kid in self.forest.kids[node]:
                    below[node] |= below.get(kid, 0)
        self.forest.spend(len(below))
        return Graded(root, below)

    def stepped(
        self, number: "Graded", fact: Fact, answers: tuple[str, str], holds: Callable[[int, int], bool]
    ) -> int:
        """The diagram over the other facts that is true where a number stands so before and after a step.

        The same as `compared` on the number with one answer and with the other; what does not turn on the
        fact is not looked at, which for hundreds of rules is most.
        """
        level = self.compiled.level_of[fact.id]
        before, after = (self.compiled.places[fact.id][answer] for answer in answers)
        memo: dict[int, int] = {}

        def stepping(node: int) -> int:
            if not number.asks.get(node, 0) >> level & 1:
                return FALSE
            found = memo.get(node)
            if found is None:
                self.forest.spend()
                kids = self.forest.kids[node]
                if self.forest.levels[node] == level:
                    found = self.compared(kids[before], kids[after], holds)
                else:
                    found = self.forest.node(self.forest.levels[node], tuple(map(stepping, kids)))
                memo[node] = found
            return found

        result = stepping(number.root)
        memo.clear()  # as in `Forest.join`
        return result

    def share(self, root: int, without: Fact | None = None) -> float:
        """The share of combinations where a diagram is true, one fact set aside where it is fixed."""
        total = self.compiled.catalogue.combinations // (len(without.answers) if without else 1)
        widths = [len(fact.answers) for fact in self.compiled.order]
        return self.forest.weights(root, total, widths).get(TRUE, 0) / total

    def ends(self, root: int) -> frozenset[int]:
        """The values of the ends of a diagram."""
        return frozenset(value_of(node) for node in self.forest.below(root) if node < 0)

    def deciding(self, part: str, region: int) -> frozenset[int]:
        """The places of the rules of a part that decide on some call where `region` is true."""
        nowhere = len(self.compiled.policy.parts[part])

        def only_there(a: int, b: int) -> int | None:
            if a == FALSE:
                return end(nowhere)
            return b if a < 0 else None

        return self.ends(self.forest.join(region, self.diagrams.roots[part], only_there)) - {nowhere}

    def example(self, root: int, answers: Mapping[str, str]) -> Mapping[str, str]:
        """The quietest full facts object where a diagram is true somewhere, with some answers in place."""
        true_above = {TRUE}
        nodes = list(self.forest.below(root))
        # The share is counted over the same nodes: work too, that the limit has to bound.
        self.forest.spend(2 * len(nodes))
        for node in nodes:
            if node >= 0 and not true_above.isdisjoint(self.forest.kids[node]):
                true_above.add(node)
        facts = {fact.id: fact.quiet for fact in self.compiled.catalogue.facts}
        node = root
        while node >= 0:
            fact, kids = self.compiled.order[self.forest.levels[node]], self.forest.kids[node]
            place = next(place for place, kid in enumerate(kids) if kid in true_above)
            facts[fact.id], node = fact.answer_ids[place], kids[place]
        return {**facts, **answers}
