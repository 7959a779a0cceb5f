"""Proves what a policy can and cannot do, over all combinations of answers, with an example call each."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import datetime

from console.policy import regions
from console.policy.calls import rules_on, what_matters
from console.policy.conditions import tests_in
from console.policy.covers import covered
from console.policy.diagram import Compiled
from console.policy.facts import UNKNOWN, Fact
from console.policy.finding import Checked, Finding, Questions
from console.policy.forest import FALSE, TooLarge
from console.policy.let_stand import as_let_stand, unneeded
from console.policy.measure import questions as questions_asked
from console.policy.model import CONTRADICTIONS, PARTS, Policy, Promise
from console.policy.promises import breaking
from console.policy.search import Search
from console.policy.told import CONTRADICTS, SENT, dead_words, promise_words, step_words, void_words
from console.policy.unmeant import unmeant

__all__ = ["Checked", "Finding", "check"]


def check(
    compiled: Compiled,
    clock: Callable[[], datetime] | None = None,
    fillable: Container[str] | None = None,
    promises: Sequence[Promise] = (),
) -> Checked:
    """Every finding on the policy, gravest kinds first; with a clock, how long the search took.

    fillable: the responses that an agency can fill; None where the policy is checked for no agency.
    promises: the agency's, beside the policy's own.
    Where the limit of work is reached, `not_finished` is among the findings: such a policy is never clean.
    """
    started = clock() if clock else None
    known = compiled.policy.acknowledged
    counted: list[Questions] = []
    found = _findings(compiled, fillable, promises, counted)
    findings = tuple(as_let_stand(finding, known) for finding in found)
    is_for_agency = fillable is not None
    notices = (*unmeant(compiled), *unneeded(known, findings, is_for_agency=is_for_agency)) if counted else ()
    seconds = (clock() - started).total_seconds() if clock and started else 0.0
    questions = counted[0] if counted else None
    return Checked(compiled.catalogue.combinations, seconds, findings, questions, notices)


def _findings(
    compiled: Compiled,
    fillable: Container[str] | None,
    promises: Sequence[Promise],
    counted: list[Questions],
) -> Iterator[Finding]:
    if compiled.diagrams is None:
        yield _not_finished(compiled, "compiled")
        return
    search = Search(compiled, compiled.diagrams, compiled.diagrams.forest.scratch(compiled.limit))
    try:
        yield from _left_alone(search)
        yield from _promises(search, (*compiled.policy.promises, *promises))
        yield from _contradictions(search)
        if fillable is not None:
            yield from _unfillable(search, fillable)
        yield from _less_help(search)
        yield from _less_urgent(search)
        yield from _unknown_as_quiet(search)
        yield from _dead_rules(search)
        yield from _unused_facts(search)
        counted.append(questions_asked(search))
    except TooLarge:
        yield _not_finished(compiled, "checked")


def _not_finished(compiled: Compiled, done: str) -> Finding:
    says = f"The policy could not be {done} within {compiled.limit} steps: the rest may hold anything."
    return Finding("not_finished", says)


def shown(search: Search, finding: Finding, region: int) -> Finding:
    """A finding with its share, an example of it, what matters in that and which rules decide there."""
    fact = search.compiled.catalogue.by_id[finding.fact] if finding.fact else None
    in_place: Mapping[str, str] = {}
    if fact and finding.from_answer:
        in_place = {fact.id: finding.from_answer}
    example = search.example(region, in_place)
    after = {**example, fact.id: finding.to_answer} if fact and finding.to_answer else None
    share = search.share(region, fact) if finding.share is None else finding.share
    return finding._replace(
        share=share,
        example=example,
        matters=what_matters(search, region, example),
        rules=rules_on(search, example),
        rules_after=None if after is None else rules_on(search, after),
    )


def _left_alone(search: Search) -> Iterator[Finding]:
    kinds = (
        ("nobody", regions.nobody, "Nobody goes, nobody takes over and nothing is done at all."),
        ("no_responder", regions.no_responder, "Something is done, but nobody goes and nobody takes over."),
        (
            "staged_alone",
            regions.staged_alone,
            "Paramedics stage and wait for a safe scene, and nobody is sent who could make it safe.",
        ),
    )
    for kind, where, says in kinds:
        region = where(search)
        if region != FALSE:
            yield shown(search, Finding(kind, says), region)


def _promises(search: Search, promises: Sequence[Promise]) -> Iterator[Finding]:
    for promise in promises:
        region = regions.broken(search, promise)
        if promise.when is not None and search.truth(promise.when) == FALSE:
            yield Finding("promise_broken", void_words(promise), share=0.0, promise=promise)
        elif region != FALSE:
            by = breaking(search, promise, region)
            finding = Finding("promise_broken", promise_words(promise, by), promise=promise, broken_by=by)
            yield shown(search, finding, region)


def _contradictions(search: Search) -> Iterator[Finding]:
    for which in CONTRADICTIONS:
        region = regions.contradiction(search, which)
        if region != FALSE:
            finding = Finding("contradiction", CONTRADICTS[which], contradiction=which)
            yield shown(search, finding, region)


def _unfillable(search: Search, fillable: Container[str]) -> Iterator[Finding]:
    """A finding for each response that a rule asks for in some call and that the agency cannot fill."""
    for part in PARTS:
        for place, rule in enumerate(search.compiled.policy.parts[part]):
            lacking = [response for response in rule.send if response not in fillable]
            region = regions.decides(search, part, place) if lacking else FALSE
            if region == FALSE:
                continue
            for response in lacking:
                says = f"{rule.id} asks for “{SENT[response]}”, and nobody of the agency can fill that."
                finding = Finding("unfillable", says, part=part, rule=rule.id, response=response)
                yield shown(search, finding, region)


def _less_help(search: Search) -> Iterator[Finding]:
    number = regions.helped(search)
    for fact, step in _steps(search):
        yield from _step("less_help", search, regions.less_help(search, number, fact, step), fact, step)


def _less_urgent(search: Search) -> Iterator[Finding]:
    number = regions.urgency(search)
    for fact, step in _steps(search):
        yield from _step("less_urgent", search, regions.less_urgent(search, number, fact, step), fact, step)


def _steps(search: Search) -> Iterator[tuple[Fact, regions.Step]]:
    """Each fact with each of its steps to more danger."""
    return ((fact, step) for fact in search.compiled.catalogue.facts for step in fact.steps())


def _step(kind: str, search: Search, region: int, fact: Fact, step: regions.Step) -> Iterator[Finding]:
    brings = {
        "less_help": "somebody was on the way and now nobody is",
        "less_urgent": "the call becomes less urgent",
        "unknown_as_quiet": "nothing changes, although the fact matters",
    }
    quieter, graver = step
    if region != FALSE:
        says = step_words(fact, quieter, graver, brings[kind])
        finding = Finding(kind, says, fact=fact.id, from_answer=quieter, to_answer=graver)
        yield shown(search, finding._replace(share=1.0 if kind == "unknown_as_quiet" else None), region)


def _unknown_as_quiet(search: Search) -> Iterator[Finding]:
    number = regions.together(search)
    for fact in search.compiled.catalogue.facts:
        step = (fact.quiet, UNKNOWN)
        if step in fact.steps():
            region = regions.unknown_as_quiet(search, number, fact)
            yield from _step("unknown_as_quiet", search, region, fact, step)


def _dead_rules(search: Search) -> Iterator[Finding]:
    for part, rule, by in covered(search):
        yield Finding("dead_rule", dead_words(rule.id, by), part=part, rule=rule.id, covered_by=by)


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
    conditions += [promise.when for promise in policy.promises if promise.when is not None]
    return {test.fact for condition in conditions for test in tests_in(condition)} | set(policy.questions)
