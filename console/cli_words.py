"""Policies and explanations as plain text for a terminal; the findings of a check are `cli_check_words`."""

import textwrap
from collections.abc import Iterator, Mapping

from console.domain.rows.explained import condition_lines, if_quiet, would_go
from console.domain.rows.reasons import HELD
from console.domain.rows.words import FLAGS, PART_ASKS
from console.policy.diagram import Compiled
from console.policy.explain import Explanation, Outcome, PartReasons
from console.policy.facts import Catalogue
from console.policy.model import PARTS, Acknowledged, Policy, Rule
from console.policy.recommend import Recommendation
from console.policy.told import SENT
from console.policy.words import in_words, listed

WIDTH = 100


def policy_text(policy: Policy, catalogue: Catalogue) -> Iterator[str]:
    """The policy as a supervisor reads it."""
    yield f"{policy.title}  ({policy.id})"
    yield f"{policy.agency}, in force from {policy.effective}; sources read on {policy.verified}"
    yield from wrapped(f"What this is: {policy.statement}")
    for part in PARTS:
        yield ""
        yield f"{part.capitalize()}: {PART_ASKS[part]} The first rule that fits decides."
        for rule in policy.parts[part]:
            yield from _rule_text(rule, policy, catalogue)
    yield from _conditions_text(policy, catalogue)
    yield ""
    names = [catalogue.by_id[fact].name.en for fact in policy.questions]
    yield from wrapped(f"Questions, in this order: {', '.join(names) or 'as in the list of facts'}.")
    yield from _titled("Sources", policy.sources)
    yield from _titled("What it promises", [promise.says for promise in policy.promises])
    accepted = [f"{each.kind}{_of(_about(each))}: {each.reason}" for each in policy.acknowledged]
    yield from _titled("Known findings, and why they stand", accepted)


def explanation_text(compiled: Compiled, explanation: Explanation) -> Iterator[str]:
    """A recommendation with its reasons and what would change it."""
    catalogue = compiled.catalogue
    yield from recommendation_text(catalogue, explanation.recommendation)
    for part in PARTS:
        yield ""
        yield from _part_text(catalogue, part, explanation.parts[part])
    if explanation.changes:
        yield ""
        yield "What would change this"
    for outcome in explanation.changes:
        yield from _outcome_text(catalogue, outcome)
    yield from others_text(explanation, catalogue)


def recommendation_text(catalogue: Catalogue, recommendation: Recommendation) -> Iterator[str]:
    """What the policy asks for, settled or so far."""
    if recommendation.responses is not None:
        sent = [response for part in PARTS for response in recommendation.responses[part]]
        flags = "".join(f"; {FLAGS[flag]}" for flag in recommendation.flags)
        yield from wrapped(
            f"Settled, {_priority(recommendation.priority)}: {_sent(dict.fromkeys(sent))}{flags}."
        )
        return
    question = catalogue.by_id[recommendation.next or ""].name.en
    bounds = [_priority(recommendation.priority_may_be), _priority(recommendation.priority)]
    held = _sent(dict.fromkeys(recommendation.certain)) if recommendation.certain else "nothing yet"
    yield from wrapped(
        f"Not settled. Questions still to come: {recommendation.at_most} at most, first: {question}. "
        f"The call has {' to '.join(dict.fromkeys(bounds))}."
    )
    yield from wrapped(f"Already certain: {held}.")


def _rule_text(rule: Rule, policy: Policy, catalogue: Catalogue) -> Iterator[str]:
    when = "Otherwise" if rule.when is None else in_words(rule.when, catalogue, "en", policy.conditions)
    flags = "".join(f"; {FLAGS[flag]}" for flag in rule.flags)
    yield from wrapped(f"{rule.id:4} {when[:1].upper()}{when[1:]}", "  ", "       ")
    yield from wrapped(f"→ {_sent(rule.send)} ({_priority(rule.priority)}{flags})", "       ", "         ")
    yield from wrapped(f"{rule.because} [{rule.basis}]", "       ", "       ")


def _conditions_text(policy: Policy, catalogue: Catalogue) -> Iterator[str]:
    if policy.conditions:
        yield ""
        yield "What the conditions mean"
    for name, condition in policy.conditions.items():
        words = in_words(condition.when, catalogue, "en", policy.conditions)
        yield from wrapped(f"{condition.means} ({name}): {words}", "  ", "       ")


def _part_text(catalogue: Catalogue, part: str, found: PartReasons) -> Iterator[str]:
    decided = len(found.rules) == 1
    yield f"{part.capitalize()}: {'decided' if decided else 'these rules can still decide'}"
    for rule in found.rules:
        yield from wrapped(f"{rule.id:4} {_sent(rule.send)}: {rule.because} [{rule.basis}]", "  ", "       ")
    if found.because:
        told = [catalogue.by_id[fact].answer(answer).told.en for fact, answer in found.because]
        yield from wrapped(f"because {'; '.join(told)}", "  ", "    ")
    if found.met is not None:
        yield "  its condition, beside the answers:"
        for line in condition_lines(found.met, catalogue):
            lead = "    " + "  " * line.depth
            yield from wrapped(f"{HELD[line.holds]} {line.says}", lead, f"{lead}  ")
    for out in found.ruled_out:
        yield f"  not {out.rule}: {_answers(catalogue, {out.fact: out.answer})}"


def _outcome_text(catalogue: Catalogue, outcome: Outcome) -> Iterator[str]:
    sent = _sent(outcome.responses)
    if not outcome.complete:
        sent = f"at least {sent}" if outcome.responses else "nothing that is certain"
    one = "this is answered" if len(outcome.changes) == 1 else "any one of these is answered"
    yield from wrapped(f"{sent}, {_priority(outcome.priority)}, if {one}:", "  ", "    ")
    for change in outcome.changes:
        yield from wrapped(_answers(catalogue, {change.fact: change.answer}), "    ", "      ")
    if outcome.if_quiet:
        names = [catalogue.by_id[fact].name.en for fact in outcome.if_quiet]
        yield from wrapped(f"while these, not asked yet, stay quiet: {', '.join(names)}", "    ", "      ")


def others_text(explanation: Explanation, catalogue: Catalogue) -> Iterator[str]:
    """The smallest changes after which others would go."""
    groups = would_go(explanation.nearest, catalogue)
    if groups:
        yield ""
        yield "After which smallest changes others would go"
        if quiet := if_quiet(explanation.nearest):
            yield f"  {quiet}"
    for each in groups:
        yield f"  {each.who}, if"
        for says in each.changes:
            yield from wrapped(says, "    ", "      ")
        if each.more:
            yield f"    and {each.more} more"


def _answers(catalogue: Catalogue, answers: Mapping[str, str]) -> str:
    said = []
    for fact_id, answer in answers.items():
        fact = catalogue.by_id[fact_id]
        said.append(f"{fact.name.en}: {fact.answer(answer).name.en}")
    return "; ".join(said)


def _sent(responses: Mapping[str, None] | tuple[str, ...]) -> str:
    return listed([SENT[response] for response in responses], "and") if responses else "nobody"


def _priority(priority: int | None) -> str:
    return "no priority" if priority is None else f"priority {priority}"


def _about(known: Acknowledged) -> str | None:
    return known.fact or known.rule or known.promise or known.contradiction


def _of(name: str | None) -> str:
    return f" {name}" if name else ""


def _titled(title: str, items: list[str] | tuple[str, ...]) -> Iterator[str]:
    if items:
        yield ""
        yield title
    for item in items:
        yield from wrapped(item, "  ", "    ")


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """The lines of a paragraph, the first and the others after what they begin with."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False
    ) or [""]
