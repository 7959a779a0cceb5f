"""The guide as a graph: which question comes first, where each answer leads, and the rules at the ends.

Answers that lead to the same place are one way. Knows no place on a screen and no words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from console.policy.diagram import Compiled, Diagrams
from console.policy.forest import value_of
from console.policy.model import Rule
from console.policy.recommend import finished


class Way(NamedTuple):
    """The answers of a question that lead to the same place, in the order of the catalogue."""

    answers: tuple[str, ...]
    to: int


class Question(NamedTuple):
    """A question on some way: its number in the graph, its level in the asking order, fact and ways."""

    node: int
    level: int
    fact: str
    ways: tuple[Way, ...]


class End(NamedTuple):
    """Where ways end: the rule of a part that decides, or in the whole graph one of each part."""

    node: int
    rules: tuple[Rule, ...]


class Flow(NamedTuple):
    """The graph of a part, or of all at once (`part` empty). Questions stand in the order of asking."""

    part: str
    root: int
    questions: tuple[Question, ...]
    ends: tuple[End, ...]


class Walked(NamedTuple):
    """A call's way: the questions it came through, the way taken at each, and the end, if it came to one.

    The last question has no way taken where its answer is not known.
    """

    taken: Mapping[int, int]
    last: int


def flow_of(compiled: Compiled, part: str = "") -> Flow:
    """The graph. Raises NotFinished where the policy was too large to be worked out."""
    diagrams = finished(compiled)
    root = diagrams.roots[part] if part else diagrams.joint
    nodes = sorted(diagrams.forest.below(root), key=lambda node: (diagrams.forest.level(node), node))
    questions = tuple(_question(compiled, diagrams, node) for node in nodes if node >= 0)
    ends = sorted((node for node in nodes if node < 0), key=value_of)
    return Flow(part, root, questions, tuple(End(node, _rules(compiled, part, node)) for node in ends))


def walked(flow: Flow, facts: Mapping[str, str]) -> Walked:
    """The way of a call with these answers, as far as they lead."""
    by_node = {question.node: question for question in flow.questions}
    taken: dict[int, int] = {}
    node = flow.root
    while node in by_node:
        question = by_node[node]
        answer = facts.get(question.fact)
        at = next((at for at, way in enumerate(question.ways) if answer in way.answers), None)
        if at is None:
            break
        taken[node], node = at, question.ways[at].to
    return Walked(taken, node)


def _question(compiled: Compiled, diagrams: Diagrams, node: int) -> Question:
    fact, kids = diagrams.ways[node]
    led: dict[int, list[str]] = {}
    for answer, to in kids.items():
        led.setdefault(to, []).append(answer)
    ways = tuple(Way(tuple(answers), to) for to, answers in led.items())
    return Question(node, compiled.level_of[fact], fact, ways)


def _rules(compiled: Compiled, part: str, node: int) -> tuple[Rule, ...]:
    if part:
        return (compiled.policy.parts[part][value_of(node)],)
    return finished(compiled).ends[value_of(node)]
