"""Reduced ordered multi-valued decision diagrams that share their nodes (Bryant 1986; Minato 1990).

A node asks one level and has one child for each answer. Equal nodes are one node, and a node whose children
are all the same is that child: two diagrams of one forest mean the same exactly when they are the same
number. Ends are negative numbers. Knows nothing of policies.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

DEEPEST = 1 << 30

FALSE = -1
TRUE = -2


class TooLarge(Exception):  # noqa: N818 - says what the diagram is
    """A diagram took more work than the forest allows."""


def end(value: int) -> int:
    """The end that stands for a value from 0 on."""
    return ~value


def value_of(node: int) -> int:
    """The value an end stands for."""
    assert node < 0, "only an end has a value"
    return ~node


def bits(mask: int) -> Iterator[int]:
    """The places whose bits are set, from the lowest on."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


class Forest:
    """Nodes that any number of diagrams share. `limit` bounds the steps of work spent on them."""

    def __init__(self, limit: int) -> None:
        self.levels: list[int] = []
        self.kids: list[tuple[int, ...]] = []
        self.unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self._left = limit

    def scratch(self, limit: int) -> "Forest":
        """A forest that starts with the same nodes and leaves this one as it is."""
        copy = Forest(limit)
        copy.levels, copy.kids, copy.unique = self.levels.copy(), self.kids.copy(), self.unique.copy()
        return copy

    def allow(self, limit: int) -> None:
        """Let so many steps of work be spent from now on."""
        self._left = limit

    def level(self, node: int) -> int:
        """The level a node asks; ends stand below all levels."""
        return self.levels[node] if node >= 0 else DEEPEST

    def spend(self, steps: int = 1) -> None:
        """Count work against the limit; raises TooLarge."""
        self._left -= steps
        if self._left < 0:
            raise TooLarge

    def node(self, level: int, kids: tuple[int, ...]) -> int:
        """The one node with these children, made if it is new."""
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (level, kids)
        found = self.unique.get(key)
        if found is None:
            self.spend()
            found = self.unique[key] = len(self.levels)
            self.levels.append(level)
            self.kids.append(kids)
        return found

    def join(self, one: int, other: int, shortcut: Callable[[int, int], int | None]) -> int:
        """The diagram of an operation on two diagrams.

        shortcut: the result where no more needs to be asked; it has to give one wherever both are ends.
        """
        memo: dict[tuple[int, int], int] = {}
        levels, kids_of = self.levels, self.kids

        def joined(a: int, b: int) -> int:
            found = shortcut(a, b)
            if found is not None:
                return found
            found = memo.get((a, b))
            if found is not None:
                return found
            self.spend()
            level_a = levels[a] if a >= 0 else DEEPEST
            level_b = levels[b] if b >= 0 else DEEPEST
            if level_a == level_b:
                found = self.node(level_a, tuple(map(joined, kids_of[a], kids_of[b])))
            elif level_a < level_b:
                found = self.node(level_a, tuple([joined(kid, b) for kid in kids_of[a]]))
            else:
                found = self.node(level_b, tuple([joined(a, kid) for kid in kids_of[b]]))
            memo[a, b] = found
            return found

        result = joined(one, other)
        # A function that names itself stays until garbage is looked for, and so would all that it remembers.
        memo.clear()
        return result

    def renamed(self, root: int, ends: Callable[[int], int]) -> int:
        """The diagram with every end's value replaced."""
        memo: dict[int, int] = {}

        def replaced(node: int) -> int:
            found = memo.get(node)
            if found is None:
                if node < 0:
                    found = ~ends(~node)
                else:
                    self.spend()
                    found = self.node(self.levels[node], tuple(map(replaced, self.kids[node])))
                memo[node] = found
            return found

        result = replaced(root)
        memo.clear()  # as in `join`
        return result

    def moved(self, source: "Forest", roots: Iterable[int]) -> dict[int, int]:
        """Diagrams of another forest with the same levels, made in this one: for each root, the one here."""
        memo: dict[int, int] = {}
        levels, kids_of = source.levels, source.kids

        def made(node: int) -> int:
            if node < 0:
                return node
            found = memo.get(node)
            if found is None:
                found = memo[node] = self.node(levels[node], tuple(map(made, kids_of[node])))
            return found

        result = {root: made(root) for root in roots}
        memo.clear()  # as in `join`
        return result

    def below(self, root: int) -> Iterator[int]:
        """Every node and end of a diagram once, children before parents."""
        return nodes_below(root, self.kids.__getitem__)

    def asked(self, root: int) -> frozenset[int]:
        """The levels on which the diagram depends."""
        return frozenset(self.levels[node] for node in self.below(root) if node >= 0)

    def weights(self, root: int, total: int, widths: Sequence[int]) -> Mapping[int, int]:
        """How many of `total` combinations reach each end; `widths` counts each level's answers."""
        weight = {root: total}
        ends: dict[int, int] = {}
        for node in sorted(self.below(root), key=self.level):
            if node < 0:
                ends[node] = weight[node]
                continue
            each = weight[node] // widths[self.levels[node]]
            for kid in self.kids[node]:
                weight[kid] = weight.get(kid, 0) + each
        return ends


def nodes_below(root: int, kids: Callable[[int], Iterable[int]]) -> Iterator[int]:
    """Every node and end of a diagram once, children before parents. kids: where each answer of one leads."""
    seen: set[int] = set()
    stack = [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            yield node
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            if node >= 0:
                stack.extend((kid, False) for kid in kids(node))


def both(a: int, b: int) -> int | None:
    """Shortcut of `and`."""
    if a == FALSE or b == FALSE:
        return FALSE
    if a in (TRUE, b):
        return b
    return a if b == TRUE else None


def either(a: int, b: int) -> int | None:
    """Shortcut of `or`."""
    if a == TRUE or b == TRUE:
        return TRUE
    if a in (FALSE, b):
        return b
    return a if b == FALSE else None


def otherwise(then: int) -> Callable[[int, int], int | None]:
    """Shortcut of `if a then this end, otherwise b`."""

    def chosen(a: int, b: int) -> int | None:
        if a == TRUE or b == then:
            return then
        return b if a == FALSE else None

    return chosen
