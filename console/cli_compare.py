"""`console policy compare`: where two policies, or two versions of one, do not do the same."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType

from console.cli_io import Unusable, say, say_json
from console.cli_words import WIDTH
from console.domain.clock import utc_now
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
from console.policy.difference import LEVELS, Comparison, Group, Level, Sentence, Told
from console.policy.sentences import told
from console.policy.words import share_words

SHOWN_MAX: Mapping[Level, int] = MappingProxyType({"who": 12, "response": 4, "urgency": 0})
"""How many sentences of one difference are printed; all of them stand in --json."""
OF_VERSIONS_MAX = 4
"""So many at least of two versions of one policy, whose author looks for just what was changed."""
TITLES: Mapping[Level, str] = MappingProxyType(
    {
        "who": "Who goes",
        "response": "The same people, by other responses",
        "urgency": "The same responses, another priority or flag",
    }
)
SHARES = "A share says how many combinations of answers, never how likely such a call is."
BESIDE = 14
"""How far the shares on the left reach."""


def compare_policies(one: Compiled, other: Compiled, asked: tuple[str, str], *, as_json: bool) -> int:
    """Say where two policies differ; 1 where they do. asked: how they were named."""
    try:
        comparison = compare(one, other, utc_now)
    except Incomparable as apart:
        raise Unusable(str(apart)) from apart
    if as_json:
        say_json(_json(comparison))
    else:
        for line in compared_text(comparison, asked):
            say(line)
    return 1 if comparison.groups else 0


def compared_text(comparison: Comparison, asked: tuple[str, str]) -> Iterator[str]:
    """The comparison as a supervisor reads it: the differences by share, each in a few sentences."""
    one, other = (compiled.policy for compiled in comparison.compiled)
    if one.id == other.id:
        yield from _wrapped(f"{one.title} ({one.id})")
        yield from _wrapped(f"The first is {asked[0]}, the second {asked[1]}.")
    else:
        yield from _wrapped(f"{one.title} ({one.id}) beside {other.title} ({other.id})")
    yield from _wrapped(_summary(comparison))
    if comparison.groups:
        yield SHARES
    for level in LEVELS:
        groups = comparison.at(level)
        if groups:
            yield ""
            yield f"{TITLES[level]}: {_percent(comparison, _differing(comparison, level))}"
        for group in groups:
            if _shown(comparison, level):
                yield ""
            yield from _group_text(comparison, group)


def _summary(comparison: Comparison) -> str:
    if not comparison.groups:
        return f"The same on all {comparison.combinations:,} combinations of answers."
    names = comparison.names
    both = f"{names.one[0].upper()}{names.one[1:]} and {names.other}"
    whole = f"{comparison.combinations:,} combinations of answers"
    same = f"on {_percent(comparison, comparison.same)} of the" if comparison.same else "on none of the"
    return (
        f"{both} do the same {same} {whole}. Where they do not, few sentences tell the calls; "
        "the same call may be told by two of them, and what is new in each then stands with it."
    )


def _group_text(comparison: Comparison, group: Group) -> Iterator[str]:
    yield from _beside(_percent(comparison, group.combinations), headline(comparison, group), 0)
    both = in_both(group.level, group.both)
    if both:
        yield from _beside("", both, 0)
    shown = _shown(comparison, group.level)
    if not shown:
        return
    found = told(comparison, group)
    for each in found.sentences[:shown]:
        yield from _sentence_text(comparison, group, each)
    yield from _rest_text(comparison, found, shown)


def _shown(comparison: Comparison, level: Level) -> int:
    versions = comparison.one.policy.id == comparison.other.policy.id
    return max(SHOWN_MAX[level], OF_VERSIONS_MAX if versions else 0)


def _sentence_text(comparison: Comparison, group: Group, each: Sentence) -> Iterator[str]:
    yield from _beside(_percent(comparison, each.combinations), conditions(comparison, each), 2)
    if fresh := not_yet_told(comparison, each):
        yield from _beside("", fresh, 4)
    names = comparison.names
    by = zip(names, deciding(comparison, group, each), strict=True)
    yield from _beside("", f"Rules: {'; '.join(f'{name} by {rules}' for name, rules in by)}.", 4)
    yield from _beside("", f"For example: {example(comparison, each)}.", 4)


def _rest_text(comparison: Comparison, found: Told, shown: int) -> Iterator[str]:
    """What the sentences shown leave out, so that nobody takes them for all."""
    more = sum(each.fresh for each in found.sentences[shown:])
    if more:
        count = len(found.sentences) - shown
        groups = "in 1 smaller group" if count == 1 else f"in {count} smaller groups"
        yield from _beside(_percent(comparison, more), f"more {groups}; --json tells them.", 2)
    if found.left:
        says = "more, too tangled to be told in sentences within the limit of work."
        yield from _beside(_percent(comparison, found.left), says, 2)


def _beside(share: str, text: str, indent: int) -> list[str]:
    """A text with its share on the left."""
    first = f"{share:>{BESIDE - 2}}  {' ' * indent}"
    return _wrapped(text, first, " " * (BESIDE + indent))


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _percent(comparison: Comparison, count: int) -> str:
    return share_words(comparison.share(count))


def _json(comparison: Comparison) -> dict[str, object]:
    one, other = (compiled.policy for compiled in comparison.compiled)
    return {
        "one": one.id,
        "other": other.id,
        "combinations": comparison.combinations,
        "same": comparison.share(comparison.same),
        "seconds": comparison.seconds,
        "differ": {level: comparison.share(_differing(comparison, level)) for level in LEVELS},
        "differences": [_group_json(comparison, group) for level in LEVELS for group in comparison.at(level)],
    }


def _differing(comparison: Comparison, level: Level) -> int:
    """On how many combinations this level is the first on which they differ."""
    return sum(group.combinations for group in comparison.at(level))


def _group_json(comparison: Comparison, group: Group) -> dict[str, object]:
    found = told(comparison, group)
    return {
        "level": group.level,
        "says": headline(comparison, group),
        "only_one": list(group.only_one),
        "only_other": list(group.only_other),
        "priorities": None if group.priorities is None else list(group.priorities),
        "both": [list(each) for each in group.both],
        "combinations": group.combinations,
        "share": comparison.share(group.combinations),
        "sentences": [
            {"says": conditions(comparison, each), **each.as_json(comparison)} for each in found.sentences
        ],
        "not_told": comparison.share(found.left),
    }
