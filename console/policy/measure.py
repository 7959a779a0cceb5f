"""How many questions a policy's guide asks until a call is settled: in the longest call, and on average.

The guide asks what the joint diagram asks next, in the policy's order, and nothing that cannot matter.
"""

from console.policy.finding import Questions
from console.policy.search import Search


def questions(search: Search) -> Questions:
    """The longest and the average way through the guide; facts that nobody is asked for do not count."""
    order, forest = search.compiled.order, search.forest
    root = search.diagrams.joint
    nodes = list(forest.below(root))
    forest.spend(len(nodes))
    longest: dict[int, int] = {}
    for node in nodes:
        if node < 0:
            longest[node] = 0
        else:
            longest[node] = _asks(search, node) + max(longest[kid] for kid in forest.kids[node])
    total = search.compiled.catalogue.combinations
    reaching = {root: total}
    asked = 0
    for node in sorted((node for node in nodes if node >= 0), key=forest.level):
        asked += reaching[node] * _asks(search, node)
        each = reaching[node] // len(order[forest.levels[node]].answers)
        for kid in forest.kids[node]:
            reaching[kid] = reaching.get(kid, 0) + each
    return Questions(longest[root], asked / total)


def _asks(search: Search, node: int) -> int:
    """1 where a node is a question for the caller, 0 where the desk works its fact out."""
    return 0 if search.compiled.order[search.forest.levels[node]].derived else 1
