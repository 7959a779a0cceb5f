"""Where two policies do not do the same: the product of their diagrams, and on how many calls each way.

First who goes at all, then by which responses, then how soon and under which flags. No combination of answers
is tried; the sentences that describe a difference are made by `sentences.py`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from console.policy.conditions import facts_behind
from console.policy.diagram import LIMIT, Compiled, compile_policy
from console.policy.difference import Comparison, Done, Group, Level, common
from console.policy.facts import Catalogue
from console.policy.forest import Forest, TooLarge, end, value_of
from console.policy.model import PARTS, RESPONSES, Policy, Rule, facts_read
from console.policy.recommend import NotFinished, finished, urgency
from console.policy.who import who_goes


class Incomparable(Exception):  # noqa: N818 - says what the policies are
    """Two policies read facts that are not the same in both lists of facts; the text says which."""


def compare(
    one: Compiled, other: Compiled, clock: Callable[[], datetime] | None = None, limit: int = LIMIT
) -> Comparison:
    """Every way in which two policies differ, and on how many combinations; with a clock, how long it took.

    limit: of the steps of work. Raises NotFinished where one of them, or both together, are too large, and
    Incomparable where they do not read the same facts.
    """
    started = clock() if clock else None
    _check_facts(one, other)
    one, other = _in_one_order(one, other, limit)
    try:
        comparison = _compared(one, other, limit)
    except TooLarge:
        raise _too_large(one, other, limit) from None
    seconds = (clock() - started).total_seconds() if clock and started else 0.0
    return comparison._replace(seconds=seconds)


def level_of(one: Done, other: Done) -> Level | None:
    """The first level on which two acts differ; None where they are the same."""
    if one.who != other.who:
        return "who"
    if one.responses != other.responses:
        return "response"
    return "urgency" if one != other else None


def _check_facts(one: Compiled, other: Compiled) -> None:
    """Raise Incomparable where a fact that one of them reads is another fact, or none, for the other."""
    if one.catalogue is other.catalogue:
        return
    read = _read(one.policy) | _read(other.policy)
    says = [
        told
        for fact in dict.fromkeys([*one.catalogue.by_id, *other.catalogue.by_id])
        if fact in read and (told := _apart(fact, one.catalogue, other.catalogue))
    ]
    if says:
        raise Incomparable(
            f"{one.policy.id} and {other.policy.id} stand on different lists of facts, so they cannot be "
            f"compared: {'; '.join(says)}."
        )


def _read(policy: Policy) -> frozenset[str]:
    """Every fact that some condition of a policy reads, of a rule or with a name."""
    named = {name: each.when for name, each in policy.conditions.items()}
    return facts_read(policy).union(*(facts_behind(when, named) for when in named.values()))


def _apart(fact: str, one: Catalogue, other: Catalogue) -> str:
    """How a fact differs in two catalogues; empty where it does not."""
    if fact not in one.by_id or fact not in other.by_id:
        return f"{fact} is a fact of the {'first' if fact in one.by_id else 'second'} only"
    answers = [catalogue.by_id[fact].answer_ids for catalogue in (one, other)]
    only = [[each for each in answers[place] if each not in answers[1 - place]] for place in (0, 1)]
    names = zip(("first", "second"), only, strict=True)
    differs = ", ".join(f"only the {name} has {', '.join(each)}" for name, each in names if each)
    return f"of {fact}, {differs}" if differs else ""


def _in_one_order(one: Compiled, other: Compiled, limit: int) -> tuple[Compiled, Compiled]:
    """Both with the questions of one of them, over the first one's facts: made anew from the rules."""
    finished(one)
    finished(other)
    same_order = [fact.id for fact in one.order] == [fact.id for fact in other.order]
    if same_order and one.catalogue is other.catalogue:
        return one, other
    anew = _asked_as(other, one, one.catalogue, limit)
    if anew.diagrams is not None:
        return one, anew
    # What one order makes too large another may not.
    anew = _asked_as(one, other, one.catalogue, limit)
    again = _asked_as(other, other, one.catalogue, limit)
    if anew.diagrams is None or again.diagrams is None:
        raise _too_large(one, other, limit)
    return anew, again


def _asked_as(compiled: Compiled, pattern: Compiled, catalogue: Catalogue, limit: int) -> Compiled:
    questions = tuple(fact.id for fact in pattern.order if fact.id in catalogue.by_id and not fact.derived)
    anew = compile_policy(compiled.policy._replace(questions=questions), catalogue, limit)
    return anew._replace(policy=compiled.policy)


def _too_large(one: Compiled, other: Compiled, limit: int) -> NotFinished:
    return NotFinished(
        f"{one.policy.id} and {other.policy.id} are too large together to be compared within {limit} steps"
    )


class _Acts(NamedTuple):
    """The diagram of what a policy does; an end is a place in `done`."""

    root: int
    done: tuple[Done, ...]


def _compared(one: Compiled, other: Compiled, limit: int) -> Comparison:
    mine, theirs = finished(one), finished(other)
    forest = mine.forest.scratch(limit)
    moved = forest.moved(theirs.forest, (theirs.joint, *theirs.roots.values()))
    acts = (_acts(forest, mine.joint, mine.ends), _acts(forest, moved[theirs.joint], theirs.ends))
    root, pairs = _product(forest, *acts)
    widths = [len(fact.answers) for fact in one.order]
    counts = forest.weights(root, one.catalogue.combinations, widths)
    return Comparison(
        one=one,
        other=other,
        forest=forest,
        root=root,
        pairs=pairs,
        roots=(mine.roots, {part: moved[theirs.roots[part]] for part in PARTS}),
        combinations=one.catalogue.combinations,
        groups=_groups(pairs, {value_of(node): count for node, count in counts.items()}),
        seconds=0.0,
    )


def _acts(forest: Forest, joint: int, ends: tuple[tuple[Rule, ...], ...]) -> _Acts:
    places: dict[Done, int] = {}
    of_end = [places.setdefault(_done(rules), len(places)) for rules in ends]
    return _Acts(forest.renamed(joint, of_end.__getitem__), tuple(places))


def _done(rules: tuple[Rule, ...]) -> Done:
    sent = {response for rule in rules for response in rule.send}
    responses = tuple(each for each in RESPONSES if each in sent)
    flags = sorted({flag for rule in rules for flag in rule.flags})
    return Done(who_goes(responses), responses, urgency(rules), tuple(flags))


def _product(forest: Forest, one: _Acts, other: _Acts) -> tuple[int, tuple[tuple[Done, Done], ...]]:
    found: dict[tuple[int, int], int] = {}

    def paired(a: int, b: int) -> int | None:
        if a >= 0 or b >= 0:
            return None
        return end(found.setdefault((value_of(a), value_of(b)), len(found)))

    root = forest.join(one.root, other.root, paired)
    return root, tuple((one.done[a], other.done[b]) for a, b in found)


_Key = tuple[Level, tuple[str, ...], tuple[str, ...], tuple[int | None, int | None] | None]


def _groups(pairs: tuple[tuple[Done, Done], ...], counts: Mapping[int, int]) -> tuple[Group, ...]:
    found: dict[_Key, list[int]] = {}
    for place, (one, other) in enumerate(pairs):
        key = _key(one, other)
        if key is not None:
            found.setdefault(key, []).append(place)
    groups = []
    for key, places in found.items():
        both = {common(key[0], *pairs[each]) for each in places}
        shortest_first = tuple(sorted(both, key=lambda each: (len(each), each)))
        count = sum(counts[each] for each in places)
        groups.append(Group(*key, shortest_first, count, frozenset(places)))
    return tuple(sorted(groups, key=lambda group: -group.combinations))


def _key(one: Done, other: Done) -> _Key | None:
    """How two acts differ, on the first level on which they do."""
    level = level_of(one, other)
    if level is None:
        return None
    mine, theirs = one.at(level), other.at(level)
    priorities = (one.priority, other.priority)
    differ = level == "urgency" and one.priority != other.priority
    return level, _but(mine, theirs), _but(theirs, mine), priorities if differ else None


def _but(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in some if each not in others)
