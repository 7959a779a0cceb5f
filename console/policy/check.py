"""Proves what a policy can and cannot do, over all combinations of answers, with an example call each."""

import operator
from collections.abc import Callable, Container, Iterator
from datetime import datetime
from functools import partial

from console.policy.conditions import tests_in
from console.policy.diagram import Compiled
from console.policy.facts import UNKNOWN, Fact
from console.policy.finding import Checked, Finding
from console.policy.forest import FALSE, TooLarge, value_of
from console.policy.model import PARTS, Acknowledged, Policy, Rule
from console.policy.search import Search

__all__ = ["Checked", "Finding", "check"]

WAITING = frozenset({"no_law_enforcement", "referral", "supervisor_decides", "follow_up", "keep_line"})
SECURING = frozenset({"law_enforcement", "law_enforcement_cit", "co_response"})
ON_THE_WAY = SECURING | {"ems", "ems_staged", "mobile_crisis", "alternative_responder"}

NOTHING, ONLY_WAITING, SOMEBODY = 0, 1, 2
NO_PRIORITY = 99  # less urgent than any that a rule can have


def check(
    compiled: Compiled,
    clock: Callable[[], datetime] | None = None,
    fillable: Container[str] | None = None,
) -> Checked:
    """Every finding on the policy, gravest kinds first; with a clock, how long the search took.

    fillable: the responses that an agency can fill; None where the policy is checked for no agency.
    Where the limit of work is reached, `not_finished` is among the findings: such a policy is never clean.
    """
    started = clock() if clock else None
    known = compiled.policy.acknowledged
    findings = tuple(_acknowledged(finding, known) for finding in _findings(compiled, fillable))
    seconds = (clock() - started).total_seconds() if clock and started else 0.0
    return Checked(compiled.catalogue.combinations, seconds, findings)


def _findings(compiled: Compiled, fillable: Container[str] | None) -> Iterator[Finding]:
    if compiled.diagrams is None:
        yield _not_finished(compiled, "compiled")
        return
    search = Search(compiled, compiled.diagrams, compiled.diagrams.forest.scratch(compiled.limit))
    try:
        yield from _left_alone(search)
        yield from _staged_alone(search)
        if fillable is not None:
            yield from _unfillable(search, fillable)
        yield from _less_help(search)
        yield from _less_urgent(search)
        yield from _unknown_as_quiet(search)
        yield from _dead_rules(search)
        yield from _unused_facts(search)
    except TooLarge:
        yield _not_finished(compiled, "checked")


def _not_finished(compiled: Compiled, done: str) -> Finding:
    says = f"The policy could not be {done} within {compiled.limit} steps: the rest may hold anything."
    return Finding("not_finished", says)


def _left_alone(search: Search) -> Iterator[Finding]:
    presence = search.number(_presence, max)
    nobody = search.where(presence, lambda value: value == NOTHING)
    if nobody != FALSE:
        says = "Nobody goes, nobody takes over and nothing is done at all."
        yield Finding("nobody", says, share=search.share(nobody), example=search.example(nobody, {}))
    waiting = search.where(presence, lambda value: value == ONLY_WAITING)
    if waiting != FALSE:
        says = "Something is done, but nobody goes and nobody takes over."
        yield Finding("no_responder", says, share=search.share(waiting), example=search.example(waiting, {}))


def _presence(rule: Rule) -> int:
    if not rule.send:
        return NOTHING
    return ONLY_WAITING if WAITING.issuperset(rule.send) else SOMEBODY


def _staged_alone(search: Search) -> Iterator[Finding]:
    staged, secured = 1, 2
    sent = search.number(
        lambda rule: staged * ("ems_staged" in rule.send) | secured * (not SECURING.isdisjoint(rule.send)),
        operator.or_,
    )
    alone = search.where(sent, lambda value: value == staged)
    if alone != FALSE:
        says = "Paramedics stage and wait for a safe scene, and nobody is sent who could make it safe."
        yield Finding("staged_alone", says, share=search.share(alone), example=search.example(alone, {}))


def _unfillable(search: Search, fillable: Container[str]) -> Iterator[Finding]:
    """A finding for each response that a rule asks for in some call and that the agency cannot fill."""
    for part in PARTS:
        for place, rule in enumerate(search.compiled.policy.parts[part]):
            lacking = [response for response in rule.send if response not in fillable]
            if not lacking:
                continue
            decides = search.where(search.diagrams.roots[part], partial(operator.eq, place))
            if decides == FALSE:
                continue
            share, example = search.share(decides), search.example(decides, {})
            for response in lacking:
                says = f"{rule.id} asks for {response}, and nobody of the agency can fill it."
                yield Finding("unfillable", says, part=part, rule=rule.id, share=share, example=example)


def _less_help(search: Search) -> Iterator[Finding]:
    helped = search.number(lambda rule: int(not ON_THE_WAY.isdisjoint(rule.send)), max)
    yield from _steps(search, "less_help", helped, operator.gt, "somebody was on the way and now nobody is")


def _less_urgent(search: Search) -> Iterator[Finding]:
    urgency = search.number(lambda rule: rule.priority or NO_PRIORITY, min)
    yield from _steps(search, "less_urgent", urgency, operator.lt, "the call becomes less urgent")


def _steps(
    search: Search, kind: str, number: int, worse: Callable[[int, int], bool], says: str
) -> Iterator[Finding]:
    """A finding for each step to more danger on which a number gets worse in some call."""
    for fact in search.compiled.catalogue.facts:
        for quieter, graver in fact.steps():
            before = search.with_answer(number, fact, quieter)
            after = search.with_answer(number, fact, graver)
            found = search.compared(before, after, worse)
            if found != FALSE:
                yield Finding(
                    kind,
                    f"{_step_words(fact, quieter, graver)}: {says}.",
                    fact=fact.id,
                    from_answer=quieter,
                    to_answer=graver,
                    share=search.share(found, fact),
                    example=search.example(found, {fact.id: quieter}),
                )


def _step_words(fact: Fact, quieter: str, graver: str) -> str:
    before, after = fact.answer(quieter).name.en, fact.answer(graver).name.en
    return f"{fact.name.en}, from “{before}” to “{after}”"


def _unknown_as_quiet(search: Search) -> Iterator[Finding]:
    joint = search.diagrams.joint
    asked = search.forest.asked(joint)
    for fact in search.compiled.catalogue.facts:
        if (fact.quiet, UNKNOWN) not in fact.steps() or search.compiled.level_of[fact.id] not in asked:
            continue
        quiet = search.with_answer(joint, fact, fact.quiet)
        if quiet != search.with_answer(joint, fact, UNKNOWN):
            continue
        others = (search.with_answer(joint, fact, answer) for answer in fact.answer_ids)
        matters = search.compared(quiet, next(each for each in others if each != quiet), operator.ne)
        yield Finding(
            "unknown_as_quiet",
            f"{_step_words(fact, fact.quiet, UNKNOWN)}: nothing changes, although the fact matters.",
            fact=fact.id,
            from_answer=fact.quiet,
            to_answer=UNKNOWN,
            share=1.0,
            example=search.example(matters, {fact.id: fact.quiet}),
        )


def _dead_rules(search: Search) -> Iterator[Finding]:
    for part in PARTS:
        reached = {value_of(node) for node in search.forest.below(search.diagrams.roots[part]) if node < 0}
        for place, rule in enumerate(search.compiled.policy.parts[part]):
            if place not in reached:
                says = f"{rule.id} never decides: whatever the answers, a rule above it comes first."
                yield Finding("dead_rule", says, part=part, rule=rule.id)


def _unused_facts(search: Search) -> Iterator[Finding]:
    levels = search.forest.asked(search.diagrams.joint)
    asked = {search.compiled.order[level].id for level in levels}
    named = _named_in_text(search.compiled.policy)
    for fact in search.compiled.catalogue.facts:
        if fact.id in named and fact.id not in asked:
            says = f"{fact.name.en}: the policy names this fact, and no call ever turns on it."
            yield Finding("unused_fact", says, fact=fact.id)


def _named_in_text(policy: Policy) -> set[str]:
    conditions = [each.when for each in policy.conditions.values()]
    conditions += [rule.when for rule in policy.rules() if rule.when is not None]
    return {test.fact for condition in conditions for test in tests_in(condition)} | set(policy.questions)


def _acknowledged(finding: Finding, known: tuple[Acknowledged, ...]) -> Finding:
    """The finding with the reason of the first acknowledgement that fits it."""
    for each in known:
        wanted = (each.part, each.rule, each.fact, each.from_answer, each.to_answer)
        given = (finding.part, finding.rule, finding.fact, finding.from_answer, finding.to_answer)
        fits = all(one is None or one == other for one, other in zip(wanted, given, strict=True))
        if each.kind == finding.kind and fits:
            return finding._replace(acknowledged=each.reason)
    return finding
