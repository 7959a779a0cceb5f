"""Policies, findings and explanations as plain text for a terminal."""

import textwrap
from collections.abc import Iterator, Mapping

from console.domain.rows.explained import condition_lines, would_go
from console.domain.rows.reasons import HELD
from console.domain.rows.words import FLAGS, PART_ASKS
from console.policy.diagram import Compiled
from console.policy.explain import Explanation, Outcome, PartReasons
from console.policy.facts import Catalogue
from console.policy.finding import Checked, Finding
from console.policy.model import PARTS, Policy, Rule
from console.policy.recommend import Recommendation, reasons
from console.policy.words import in_words, listed

WIDTH = 100

SENT = {
    "ems": "paramedics",
    "ems_staged": "paramedics staged nearby",
    "law_enforcement": "deputies",
    "law_enforcement_cit": "deputies with crisis training",
    "co_response": "a clinician and a deputy together",
    "mobile_crisis": "a civilian crisis team",
    "alternative_responder": "a clinician and a paramedic",
    "phone_clinician": "a clinician by phone",
    "transfer_988": "hand-off to the crisis line",
    "keep_line": "the call-taker stays on the line",
    "no_law_enforcement": "deputies are not sent",
    "supervisor_decides": "a supervisor decides",
    "referral": "information only",
    "follow_up": "a call back",
}


def policy_text(policy: Policy, catalogue: Catalogue) -> Iterator[str]:
    """The policy as a supervisor reads it."""
    yield f"{policy.title}  ({policy.id})"
    yield f"{policy.agency}, in force from {policy.effective}; sources read on {policy.verified}"
    yield from _wrapped(f"What this is: {policy.statement}")
    for part in PARTS:
        yield ""
        yield f"{part.capitalize()}: {PART_ASKS[part]} The first rule that fits decides."
        for rule in policy.parts[part]:
            yield from _rule_text(rule, policy, catalogue)
    yield from _conditions_text(policy, catalogue)
    yield ""
    names = [catalogue.by_id[fact].name.en for fact in policy.questions]
    yield from _wrapped(f"Questions, in this order: {', '.join(names) or 'as in the list of facts'}.")
    yield from _titled("Sources", policy.sources)
    accepted = [f"{each.kind}{_of(each.fact or each.rule)}: {each.reason}" for each in policy.acknowledged]
    yield from _titled("Known findings, and why they stand", accepted)


def checked_text(compiled: Compiled, checked: Checked) -> Iterator[str]:
    """The findings on a policy, each with its share and an example call."""
    policy = compiled.policy
    open_count = sum(finding.acknowledged is None for finding in checked.findings)
    yield f"{policy.title}  ({policy.id})"
    yield (
        f"{checked.combinations} combinations of answers, checked in {checked.seconds:.3f} s: "
        f"{len(checked.findings)} findings, {open_count} not acknowledged."
    )
    for finding in checked.findings:
        yield ""
        yield from _finding_text(compiled, finding)


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
        yield from _wrapped(
            f"Settled, {_priority(recommendation.priority)}: {_sent(dict.fromkeys(sent))}{flags}."
        )
        return
    question = catalogue.by_id[recommendation.next or ""].name.en
    bounds = [_priority(recommendation.priority_may_be), _priority(recommendation.priority)]
    held = _sent(dict.fromkeys(recommendation.certain)) if recommendation.certain else "nothing yet"
    yield from _wrapped(
        f"Not settled. Questions still to come: {recommendation.at_most} at most, first: {question}. "
        f"The call has {' to '.join(dict.fromkeys(bounds))}."
    )
    yield from _wrapped(f"Already certain: {held}.")


def _rule_text(rule: Rule, policy: Policy, catalogue: Catalogue) -> Iterator[str]:
    when = "Otherwise" if rule.when is None else in_words(rule.when, catalogue, "en", policy.conditions)
    flags = "".join(f"; {FLAGS[flag]}" for flag in rule.flags)
    yield from _wrapped(f"{rule.id:4} {when[:1].upper()}{when[1:]}", "  ", "       ")
    yield from _wrapped(f"→ {_sent(rule.send)} ({_priority(rule.priority)}{flags})", "       ", "         ")
    yield from _wrapped(f"{rule.because} [{rule.basis}]", "       ", "       ")


def _conditions_text(policy: Policy, catalogue: Catalogue) -> Iterator[str]:
    if policy.conditions:
        yield ""
        yield "What the conditions mean"
    for name, condition in policy.conditions.items():
        words = in_words(condition.when, catalogue, "en", policy.conditions)
        yield from _wrapped(f"{condition.means} ({name}): {words}", "  ", "       ")


def _finding_text(compiled: Compiled, finding: Finding) -> Iterator[str]:
    share = "" if finding.share is None else f"  {_percent(finding.share)} of {_whole(finding)} combinations"
    yield f"{finding.kind}{_of(finding.rule or finding.fact)}{share}"
    yield from _wrapped(finding.says, "  ", "  ")
    if finding.example is not None:
        yield from _wrapped(f"For example: {_example(compiled, finding)}.", "  ", "    ")
    state = f"Acknowledged: {finding.acknowledged}" if finding.acknowledged else "Not acknowledged."
    yield from _wrapped(state, "  ", "    ")


def _example(compiled: Compiled, finding: Finding) -> str:
    """The answers of the example on which its rules turn, and the fact the finding is about."""
    assert finding.example is not None, "only a finding with an example has one to tell"
    walks = reasons(compiled, finding.example)
    turning = {fact for walk in walks.values() for fact, _ in walk} | {finding.fact}
    return _answers(
        compiled.catalogue, {fact: each for fact, each in finding.example.items() if fact in turning}
    )


def _part_text(catalogue: Catalogue, part: str, found: PartReasons) -> Iterator[str]:
    decided = len(found.rules) == 1
    yield f"{part.capitalize()}: {'decided' if decided else 'these rules can still decide'}"
    for rule in found.rules:
        yield from _wrapped(f"{rule.id:4} {_sent(rule.send)}: {rule.because} [{rule.basis}]", "  ", "       ")
    if found.answers:
        told = [catalogue.by_id[fact].answer(answer).told.en for fact, answer in found.answers]
        yield from _wrapped(f"because {'; '.join(told)}", "  ", "    ")
    if found.met is not None:
        yield "  its condition, beside the answers:"
        for line in condition_lines(found.met, catalogue):
            lead = "    " + "  " * line.depth
            yield from _wrapped(f"{HELD[line.holds]} {line.says}", lead, f"{lead}  ")
    for out in found.ruled_out:
        yield f"  not {out.rule}: {_answers(catalogue, {out.fact: out.answer})}"


def _outcome_text(catalogue: Catalogue, outcome: Outcome) -> Iterator[str]:
    sent = _sent(outcome.responses)
    if not outcome.complete:
        sent = f"at least {sent}" if outcome.responses else "nothing that is certain"
    one = "this is answered" if len(outcome.changes) == 1 else "any one of these is answered"
    yield from _wrapped(f"{sent}, {_priority(outcome.priority)}, if {one}:", "  ", "    ")
    for change in outcome.changes:
        yield from _wrapped(_answers(catalogue, {change.fact: change.answer}), "    ", "      ")
    if outcome.if_quiet:
        names = [catalogue.by_id[fact].name.en for fact in outcome.if_quiet]
        yield from _wrapped(f"while these, not asked yet, stay quiet: {', '.join(names)}", "    ", "      ")


def others_text(explanation: Explanation, catalogue: Catalogue) -> Iterator[str]:
    """The smallest changes after which others would go."""
    groups = would_go(explanation.nearest, catalogue)
    if groups:
        yield ""
        yield "After which smallest changes others would go"
    for each in groups:
        yield f"  {each.who}, if"
        for says in each.changes:
            yield from _wrapped(says, "    ", "      ")
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


def _whole(finding: Finding) -> str:
    return "all" if finding.from_answer is None else "the other facts'"


def _percent(share: float) -> str:
    return f"{share * 100:.3g} %"


def _of(name: str | None) -> str:
    return f" {name}" if name else ""


def _titled(title: str, items: list[str] | tuple[str, ...]) -> Iterator[str]:
    if items:
        yield ""
        yield title
    for item in items:
        yield from _wrapped(item, "  ", "    ")


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False
    ) or [""]
