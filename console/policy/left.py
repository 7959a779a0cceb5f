"""What is left of diagrams once answers are put in, made beside a forest that stays as it is.

Nothing is copied: what no answer changes is looked up in the forest, and only nodes that it does not have
are made here. Knows nothing of policies.
"""

from collections.abc import Iterator, Mapping

from console.policy.forest import DEEPEST, Forest, TooLarge, nodes_below

UNBOUNDED = 1 << 60


class Left:
    """Nodes over those of a forest, numbered on from its last. `limit` bounds how many are made."""

    def __init__(self, forest: Forest, limit: int) -> None:
        self._forest = forest
        self._first = len(forest.levels)
        self._made: list[tuple[int, tuple[int, ...]]] = []
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self._limit = limit

    def level(self, node: int) -> int:
        """The level a node asks; ends stand below all levels."""
        if node < 0:
            return DEEPEST
        return self._forest.levels[node] if node < self._first else self._made[node - self._first][0]

    def kids(self, node: int) -> tuple[int, ...]:
        """Where each answer leads."""
        return self._forest.kids[node] if node < self._first else self._made[node - self._first][1]

    def answered(self, root: int, answers: Mapping[int, int]) -> int:
        """The diagram with these levels answered, each by the place of its answer; raises TooLarge."""
        return self._replaced(root, answers, max(answers, default=-1), {})

    def below(self, root: int) -> Iterator[int]:
        """Every node and end of a diagram once, children before parents."""
        return nodes_below(root, self.kids)

    def _replaced(self, node: int, answers: Mapping[int, int], deepest: int, memo: dict[int, int]) -> int:
        level = self.level(node)
        if level > deepest:
            return node
        found = memo.get(node)
        if found is None:
            kids, place = self.kids(node), answers.get(level)
            if place is None:
                found = self._node(
                    level, tuple([self._replaced(kid, answers, deepest, memo) for kid in kids])
                )
            else:
                found = self._replaced(kids[place], answers, deepest, memo)
            memo[node] = found
        return found

    def _node(self, level: int, kids: tuple[int, ...]) -> int:
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (level, kids)
        found = self._forest.unique.get(key)
        if found is None:
            found = self._unique.get(key)
        if found is None:
            if len(self._made) >= self._limit:
                raise TooLarge
            found = self._unique[key] = self._first + len(self._made)
            self._made.append(key)
        return found
