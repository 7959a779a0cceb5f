"""Which recorded calls a finding touches: told call by call from its facts, and counted.

A step is about its graver answer: it touches the calls that had it, and that would have had more help or
been more urgent without. A dead rule touches the calls that it was meant for; a fact that no call turns on,
those that were asked for it. What was not asked may leave it open.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from console.policy import regions
from console.policy.calls import Facts, is_true
from console.policy.diagram import Compiled
from console.policy.finding import Finding
from console.policy.forest import FALSE, TooLarge
from console.policy.search import Search


class Counted(NamedTuple):
    """Of so many recorded calls: those that a finding touches, and those of which it cannot be known."""

    calls: int
    touched: int
    unknown: int

    @property
    def says(self) -> str:
        """The count as a sentence."""
        calls = "recorded call" if self.calls == 1 else "recorded calls"
        return f"of {self.calls:,} {calls}: {self.touched:,} touched, {self.unknown:,} cannot be known"


def touched(compiled: Compiled, finding: Finding, facts: Facts) -> bool | None:
    """Whether a finding touches a call; None where it cannot be known from what was asked.

    finding: one that `check` found on this policy. facts: the call's answers. What is missing, or is not in
    the catalogue that the policy reads, was not asked.
    """
    (touch,) = _touch(compiled, [finding])
    return _touches(touch, facts)


def count_touched(
    compiled: Compiled, findings: Sequence[Finding], calls: Iterable[Facts]
) -> tuple[Counted, ...]:
    """For each finding, how many of the calls it touches; the calls are gone through once."""
    touches = _touch(compiled, findings)
    number, yes, unknown = 0, [0] * len(touches), [0] * len(touches)
    for facts in calls:
        number += 1
        for place, touch in enumerate(touches):
            answer = _touches(touch, facts)
            yes[place] += answer is True
            unknown[place] += answer is None
    return tuple(Counted(number, one, other) for one, other in zip(yes, unknown, strict=True))


class _Touch(NamedTuple):
    """Where a finding touches calls: a diagram over all facts but the finding's own; None: nobody knows."""

    finding: Finding
    search: Search | None
    region: int


def _touch(compiled: Compiled, findings: Sequence[Finding]) -> list[_Touch]:
    """What is to be looked up for each finding; done once for many calls.

    All are worked out in one forest, so that what they share is made once; each may spend the limit.
    """
    if compiled.diagrams is None:
        return [_Touch(finding, None, FALSE) for finding in findings]
    search = Search(compiled, compiled.diagrams, compiled.diagrams.forest.scratch(compiled.limit))
    numbers = regions.Numbers(search)
    return [_found(search, numbers, finding) for finding in findings]


def _found(search: Search, numbers: regions.Numbers, finding: Finding) -> _Touch:
    if finding.kind in ("not_finished", "promise_dropped"):
        return _Touch(finding, None, FALSE)
    search.forest.allow(search.compiled.limit)
    try:
        return _Touch(finding, search, regions.found(search, finding, numbers))
    except TooLarge:
        return _Touch(finding, None, FALSE)


def _touches(touch: _Touch, facts: Facts) -> bool | None:
    finding, search, region = touch
    if search is None:
        return None
    places = search.compiled.places
    known = {fact: answer for fact, answer in facts.items() if answer in places.get(fact, ())}
    if finding.kind == "unused_fact":
        return finding.fact in known
    if finding.to_answer is None:
        return is_true(search, region, known)
    own = known.get(finding.fact or "")
    if own not in (None, finding.to_answer):
        return False
    others = is_true(search, region, known)
    return others if own is not None or others is False else None
