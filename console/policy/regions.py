"""Where each kind of finding holds: the diagram that is true on just the calls that it is about.

What is found, counted, shown by an example and looked for among recorded calls is one and the same diagram.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from console.policy.conditions import Condition, Is, Or
from console.policy.facts import UNKNOWN, Fact
from console.policy.finding import Finding
from console.policy.forest import FALSE, TRUE, both, either
from console.policy.model import Promise, Rule
from console.policy.search import Graded, Search

Step = tuple[str, str]

WAITING = frozenset({"no_law_enforcement", "referral", "supervisor_decides", "follow_up", "keep_line"})
DEPUTIES = frozenset({"law_enforcement", "law_enforcement_cit"})
SECURING = DEPUTIES | {"co_response"}
PARAMEDICS = frozenset({"ems", "ems_staged"})
ON_THE_WAY = SECURING | PARAMEDICS | {"mobile_crisis", "alternative_responder"}
LIFE_IN_DANGER = (
    Is("medical", ("emergency",)),
    Is("suicide", ("attempt_in_progress", "imminent")),
)
"""While this is so, the crisis line alone is not enough. Source: policies-and-protocols, section 5.3."""

NOTHING, ONLY_WAITING, SOMEBODY = 0, 1, 2
NO_PRIORITY = 99  # less urgent than any that a rule can have


@dataclass
class Numbers:
    """What the findings about steps have in common, each worked out once and where it is needed."""

    search: Search

    @cached_property
    def helped(self) -> Graded:
        """How much help goes."""
        return helped(self.search)

    @cached_property
    def urgency(self) -> Graded:
        """How urgent it is."""
        return urgency(self.search)

    @cached_property
    def together(self) -> Graded:
        """All that is decided, as one number."""
        return together(self.search)


def found(search: Search, finding: Finding, numbers: Numbers | None = None) -> int:
    """Where a finding of this policy holds: over the other facts, where it is about a step.

    numbers: what is worked out once for many findings.
    """
    whole: Mapping[str, Callable[[Search], int]] = {
        "nobody": nobody,
        "no_responder": no_responder,
        "staged_alone": staged_alone,
    }
    if finding.kind in whole:
        return whole[finding.kind](search)
    if finding.promise is not None:
        return broken(search, finding.promise)
    if finding.contradiction is not None:
        return contradiction(search, finding.contradiction)
    if finding.part is not None and finding.rule is not None:
        place = place_of(search, finding.part, finding.rule)
        if finding.kind == "unfillable":
            return decides(search, finding.part, place)
        return meant_for(search, search.compiled.policy.parts[finding.part][place])
    return _found_step(search, finding, numbers or Numbers(search))


def _found_step(search: Search, finding: Finding, numbers: Numbers) -> int:
    if finding.fact is None or finding.from_answer is None or finding.to_answer is None:
        return FALSE
    fact = search.compiled.catalogue.by_id[finding.fact]
    step = (finding.from_answer, finding.to_answer)
    if finding.kind == "less_help":
        return less_help(search, numbers.helped, fact, step)
    if finding.kind == "less_urgent":
        return less_urgent(search, numbers.urgency, fact, step)
    return unknown_as_quiet(search, numbers.together, fact)


def presence(search: Search) -> int:
    """The number that says whether nothing is done, somebody comes or takes over, or neither."""
    return search.number(_presence, max)


def nobody(search: Search) -> int:
    """Where there is no response at all."""
    return search.where(presence(search), partial(operator.eq, NOTHING))


def no_responder(search: Search) -> int:
    """Where there is some response, but nobody goes and nobody takes over."""
    return search.where(presence(search), partial(operator.eq, ONLY_WAITING))


def staged_alone(search: Search) -> int:
    """Where paramedics wait for a safe scene and nobody goes who makes it safe."""
    return _but_not(search, sends(search, ["ems_staged"]), sends(search, SECURING))


def contradiction(search: Search, which: str) -> int:
    """Where the three parts together ask for what cannot be done together."""
    if which == "deputies":
        return search.joined(sends(search, DEPUTIES), sends(search, ["no_law_enforcement"]), both)
    if which == "paramedics":
        return search.joined(sends(search, ["ems"]), sends(search, ["ems_staged"]), both)
    alone = _but_not(search, sends(search, ["transfer_988"]), sends(search, PARAMEDICS | {"keep_line"}))
    return search.joined(alone, search.truth(_known(search, LIFE_IN_DANGER)), both)


def broken(search: Search, promise: Promise) -> int:
    """Where a promise is broken."""
    wrong = search.denied(sends(search, promise.always)) if promise.always else sends(search, promise.never)
    return wrong if promise.when is None else search.joined(search.truth(promise.when), wrong, both)


def decides(search: Search, part: str, place: int) -> int:
    """Where the rule at this place of a part decides."""
    return search.where(search.diagrams.roots[part], partial(operator.eq, place))


def helped(search: Search) -> Graded:
    """The number that is 1 where somebody is put on the way, else 0."""
    return search.graded(sends(search, ON_THE_WAY))


def urgency(search: Search) -> Graded:
    """The number of the call's priority; no priority at all is the least urgent."""
    return search.graded(search.number(lambda rule: rule.priority or NO_PRIORITY, min))


def together(search: Search) -> Graded:
    """The number that tells apart every way in which the three parts decide."""
    return search.graded(search.diagrams.joint)


def less_help(search: Search, number: Graded, fact: Fact, step: Step) -> int:
    """Where, over the other facts, more danger leaves nobody on the way. number: that of `helped`."""
    return search.stepped(number, fact, step, operator.gt)


def less_urgent(search: Search, number: Graded, fact: Fact, step: Step) -> int:
    """Where, over the other facts, more danger makes the call less urgent. number: that of `urgency`."""
    return search.stepped(number, fact, step, operator.lt)


def unknown_as_quiet(search: Search, number: Graded, fact: Fact) -> int:
    """Where, over the other facts, this one matters; false everywhere if `unknown` is told from quiet.

    number: that of `together`.
    """
    if search.stepped(number, fact, (fact.quiet, UNKNOWN), operator.ne) != FALSE:
        return FALSE
    found = FALSE
    for answer in fact.answer_ids[1:]:
        found = search.joined(found, search.stepped(number, fact, (fact.quiet, answer), operator.ne), either)
    return found


def meant_for(search: Search, rule: Rule) -> int:
    """Where a rule's own condition holds, whichever rule decides there."""
    return TRUE if rule.when is None else search.truth(rule.when)


def sends(search: Search, responses: Iterable[str]) -> int:
    """Where the three parts together hold at least one of these responses."""
    wanted = frozenset(responses)
    return search.number(lambda rule: int(not wanted.isdisjoint(rule.send)), max)


def place_of(search: Search, part: str, rule_id: str) -> int:
    """The place of a rule in its part."""
    return [rule.id for rule in search.compiled.policy.parts[part]].index(rule_id)


def _presence(rule: Rule) -> int:
    if not rule.send:
        return NOTHING
    return ONLY_WAITING if WAITING.issuperset(rule.send) else SOMEBODY


def _but_not(search: Search, this: int, that: int) -> int:
    return search.joined(this, search.denied(that), both)


def _known(search: Search, tests: Iterable[Is]) -> Condition:
    """The tests joined by `or`, as far as the catalogue has the facts and answers."""
    by_id = search.compiled.catalogue.by_id
    found = []
    for test in tests:
        answers = by_id[test.fact].answer_ids if test.fact in by_id else ()
        known = tuple(answer for answer in test.answers if answer in answers)
        found += [Is(test.fact, known)] if known else []
    return Or(tuple(found))
