"""Where two policies do not do the same, as rows to read: who goes at all first, then the responses."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from console.domain.rows.compared import (
    conditions,
    deciding,
    example,
    headline,
    in_both,
    not_yet_told,
)
from console.policy.compare import Incomparable, compare
from console.policy.diagram import Compiled
from console.policy.difference import LEVELS, Comparison, Group, Level, Told
from console.policy.recommend import NotFinished
from console.policy.sentences import told
from console.policy.words import share_words

TITLES: Mapping[Level, str] = MappingProxyType(
    {
        "who": "Who goes",
        "response": "The same people, by other responses",
        "urgency": "The same responses, another priority or mark",
    }
)
SHOWN_MAX: Mapping[Level, int] = MappingProxyType({"who": 6, "response": 3, "urgency": 2})
"""How many sentences of one difference are told; `policy compare --json` tells all of them."""
GROUPS_MAX: Mapping[Level, int] = MappingProxyType({"who": 24, "response": 12, "urgency": 8})
STEPS = 100_000
"""Of work on the calls of all differences, about a fifth of a second on a slow machine."""
STEPS_MIN = 12_500
"""With fewer hardly any calls are told; where there are not so many for all, the last ones stay untold."""
SHARES = "A share says how many combinations of answers, never how likely such a call is."
OVERLAP = "A call may be told by two sentences of one difference; what is new in each then stands with it."


class ComparedRow(NamedTuple):
    """A line of a comparison: a head, a difference (`group`), some of its calls, or a note.

    share: of all combinations, in words. below: what stands in small letters under it, a line each.
    """

    kind: Literal["head", "group", "calls", "note"]
    text: str
    share: str = ""
    below: tuple[str, ...] = ()


def never() -> bool:
    """That nobody lets go of it."""
    return False


def compared_rows(
    one: tuple[str, Compiled],
    other: tuple[str, Compiled],
    steps: int = STEPS,
    is_let_go: Callable[[], bool] = never,
) -> tuple[ComparedRow, ...]:
    """The comparison, each policy under the name it is given. steps: of work on all the sentences."""
    try:
        found = compare(_called(*one), _called(*other))
    except (Incomparable, NotFinished) as why:
        return (ComparedRow("note", f"They were not compared. {str(why).rstrip('.')}."),)
    return tuple(_rows(found, steps, is_let_go))


def _called(name: str, compiled: Compiled) -> Compiled:
    """The same policy under the name that it has in the sentences."""
    return compiled._replace(policy=compiled.policy._replace(title=name))


def _rows(found: Comparison, steps: int, is_let_go: Callable[[], bool]) -> Iterator[ComparedRow]:
    whole = f"{found.combinations:,} combinations of answers"
    if not found.groups:
        yield ComparedRow("note", f"Both do the same on all {whole}.")
        return
    same = f"on {share_words(found.share(found.same))} of the" if found.same else "on none of the"
    yield ComparedRow("note", f"Both do the same {same} {whole}.", below=(SHARES, OVERLAP))
    each_steps = max(steps // len(found.groups), STEPS_MIN)
    left = steps
    for level in LEVELS:
        groups = found.at(level)
        if groups:
            share = share_words(found.share(sum(group.combinations for group in groups)))
            yield ComparedRow("head", TITLES[level], share)
        for group in groups[: GROUPS_MAX[level]]:
            if is_let_go():
                return
            yield from _group(found, group, each_steps if left > 0 else 0)
            left -= each_steps
        more = len(groups) - GROUPS_MAX[level]
        if more > 0:
            yield ComparedRow("note", f"And {more} smaller differences.")


def _group(found: Comparison, group: Group, steps: int) -> Iterator[ComparedRow]:
    both = in_both(group.level, group.both)
    yield ComparedRow(
        "group", headline(found, group), share_words(found.share(group.combinations)), (both,) if both else ()
    )
    if not steps:
        return
    sentences = told(found, group, steps)
    shown = SHOWN_MAX[group.level]
    for each in sentences.sentences[:shown]:
        by = zip(found.names, deciding(found, group, each), strict=True)
        rules = "; ".join(f"{name} by {ids}" for name, ids in by)
        fresh = not_yet_told(found, each)
        below = (*([fresh] if fresh else []), f"For example: {example(found, each)}.", f"Rules: {rules}.")
        yield ComparedRow(
            "calls", conditions(found, each), share_words(found.share(each.combinations)), below
        )
    yield from _rest(found, sentences, shown)


def _rest(found: Comparison, sentences: Told, shown: int) -> Iterator[ComparedRow]:
    """What the sentences told leave out, so that nobody takes them for all."""
    further = sentences.sentences[shown:]
    if further:
        count, share = len(further), share_words(found.share(sum(each.fresh for each in further)))
        yield ComparedRow("calls", f"More, in {count} smaller group{'' if count == 1 else 's'}.", share)
    if sentences.left:
        says = "More, too tangled to be told in a sentence."
        yield ComparedRow("calls", says, share_words(found.share(sentences.left)))
