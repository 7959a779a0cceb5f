"""What another text of a policy changes for calls: whom they get now instead, how many, with an example.

Both diagrams are walked at once, so that no combination is tried and none is left out.
"""

from collections.abc import Mapping
from typing import NamedTuple

from console.domain.rows.words import RESPONSES
from console.policy.diagram import Compiled, Diagrams, compile_policy
from console.policy.facts import Fact
from console.policy.forest import value_of
from console.policy.model import RESPONSES as ORDER
from console.policy.model import Rule

LINES_MAX = 12

Done = tuple[tuple[str, ...], int | None]
"""Who is asked for, and the priority."""


class Difference(NamedTuple):
    """Calls that get something else. share: of all combinations of answers; example: one such call."""

    before: Done
    after: Done
    share: float
    example: Mapping[str, str]


def difference_lines(before: Compiled, after: Compiled) -> tuple[str, ...]:
    """What changes for calls, a sentence each, the largest share first; none where nothing does."""
    found = differences(before, after)
    if found is None:
        return ("The facts differ, or a policy is too large: what changes for calls was not worked out.",)
    lines = [_line(each, after.order) for each in found[:LINES_MAX]]
    more = len(found) - LINES_MAX
    return (*lines, f"And {more} more kinds of calls.") if more > 0 else tuple(lines)


def differences(before: Compiled, after: Compiled) -> tuple[Difference, ...] | None:
    """Every way in which calls get something else; None where the two cannot be laid side by side."""
    facts = [[(fact.id, fact.answer_ids) for fact in each.catalogue.facts] for each in (before, after)]
    if facts[0] != facts[1]:
        return None
    if before.order != after.order:
        questions = after.policy.questions
        before = compile_policy(before.policy._replace(questions=questions), after.catalogue, before.limit)
    if before.diagrams is None or after.diagrams is None or _ids(before) != _ids(after):
        return None
    return _found(_Walk(before.diagrams, after.diagrams, after.order))


class _Walk(NamedTuple):
    """Two diagrams over the same facts in the same order."""

    one: Diagrams
    other: Diagrams
    order: tuple[Fact, ...]


Pair = tuple[int, int]
Below = dict[Pair, tuple[float, tuple[tuple[str, str], ...]]]
"""For each pair of ends: the share of combinations that lead there, and the answers of one that does."""


def _found(walk: _Walk) -> tuple[Difference, ...]:
    done = [[_done(rules) for rules in each.ends] for each in (walk.one, walk.other)]
    quiet = {fact.id: fact.quiet for fact in walk.order}
    grouped: dict[tuple[Done, Done], Difference] = {}
    for (one, other), (share, answers) in _below(walk).items():
        pair = done[0][value_of(one)], done[1][value_of(other)]
        if pair[0] == pair[1]:
            continue
        held = grouped.get(pair)
        example = {**quiet, **dict(answers)} if held is None else held.example
        grouped[pair] = Difference(*pair, share + (held.share if held else 0.0), example)
    return tuple(sorted(grouped.values(), key=lambda each: -each.share))


def _below(walk: _Walk) -> Below:
    memo: dict[Pair, Below] = {}

    def below(one: int, other: int) -> Below:
        if one < 0 and other < 0:
            return {(one, other): (1.0, ())}
        known = memo.get((one, other))
        if known is not None:
            return known
        levels = walk.one.forest.levels, walk.other.forest.levels
        level = min(levels[side][node] for side, node in enumerate((one, other)) if node >= 0)
        fact, found = walk.order[level], Below()
        kids = [
            forest.kids[node] if node >= 0 and forest.levels[node] == level else (node,) * len(fact.answers)
            for forest, node in ((walk.one.forest, one), (walk.other.forest, other))
        ]
        for answer, pair in zip(fact.answer_ids, zip(*kids, strict=True), strict=True):
            for ends, (share, answers) in below(*pair).items():
                so_far, first = found.get(ends, (0.0, ((fact.id, answer), *answers)))
                found[ends] = so_far + share / len(fact.answers), first
        memo[one, other] = found
        return found

    return below(walk.one.joint, walk.other.joint)


def _done(rules: tuple[Rule, ...]) -> Done:
    sent = {response for rule in rules for response in rule.send}
    priorities = [rule.priority for rule in rules if rule.priority is not None]
    return tuple(each for each in ORDER if each in sent), min(priorities, default=None)


def _ids(compiled: Compiled) -> list[str]:
    return [fact.id for fact in compiled.order]


def _line(found: Difference, order: tuple[Fact, ...]) -> str:
    told = example_words(found.example, order)
    return (
        f"{share_words(found.share)} of all combinations of answers: {_sent(found.before, found.after)}, "
        f"now {_sent(found.after, found.before)}. For example: {told}."
    )


def share_words(share: float) -> str:
    """A share in percent, as exact as it has to be."""
    percent = share * 100
    return (
        f"{percent:.0f} %" if percent >= 10 else f"{percent:.1g} %" if percent >= 0.001 else "under 0.001 %"
    )


def example_words(example: Mapping[str, str], order: tuple[Fact, ...]) -> str:
    """An example call by what stands out in it: the answers that are not the quiet ones."""
    told = [fact.answer(example[fact.id]).told.en for fact in order if example[fact.id] != fact.quiet]
    return "; ".join(told) or "nothing stands out"


def _sent(done: Done, other: Done) -> str:
    words = ", ".join(RESPONSES[each].listed for each in done[0]) or "nobody"
    if done[1] == other[1]:
        return words
    return f"{words} at priority {done[1]}" if done[1] is not None else f"{words} at no priority"
