"""All reasons of a recommendation in full, as Markdown, from the same explanation as the card.

What decided, what was ruled out and by which answer, and the policy's own account of itself.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from console.domain.asked import policy_facts
from console.domain.board import Board, Call, room_for
from console.domain.rows.advice import rule_weight, would_change
from console.domain.rows.explained import condition_lines, if_quiet, would_go
from console.domain.rows.said import hides_answers
from console.domain.rows.withheld import withheld_reasons
from console.domain.rows.words import BASIS, short
from console.domain.visible import visible
from console.policy.explain import Explanation, PartReasons, explain
from console.policy.facts import Catalogue
from console.policy.met import Holds, Met
from console.policy.model import PARTS, Policy

HELD: Mapping[Holds, str] = MappingProxyType({True: "✓", False: "✗", None: "?"})
"""Whether a part of a condition holds; the words beside it say so too."""


def all_reasons(board: Board, call: Call) -> str:
    """The reasons of the recommendation on a call, as a text to read."""
    if hides_answers(call):
        return withheld_reasons(board, call)
    compiled = room_for(board, call).compiled
    found = explain(compiled, policy_facts(board, call), others_go=True)
    lines = [f"# {_plain(compiled.policy.title)}"]
    for part in sorted(PARTS, key=lambda each: _weight(found.parts[each])):
        lines += _part(part, found.parts[part], compiled.catalogue)
    would = would_change(found, compiled.catalogue)
    changes = [f"- **{_plain(each.outcome)}** {_plain(each.answers)}" for each in would]
    lines += ["## What would change this", "\n".join(changes) if changes else "No single answer would."]
    lines += ["## After which smallest changes others would go", *_others(found, compiled.catalogue)]
    lines += ["## What this policy is", _plain(compiled.policy.statement)]
    lines += ["## Sources", "\n".join(f"- {_plain(source)}" for source in _sources(compiled.policy))]
    return "\n\n".join(lines)


def _weight(reasons: PartReasons) -> tuple[int, int]:
    """The weightiest part that is settled first; what is not settled comes after those that weigh."""
    return rule_weight(reasons.rules[0]) if len(reasons.rules) == 1 else (1, -1)


def _part(part: str, reasons: PartReasons, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {part.capitalize()}"
    if len(reasons.rules) == 1:
        rule = reasons.rules[0]
        lead = f"**{_plain(rule.id)}: {short(rule.send)}.**"
        yield f"{lead} {_plain(rule.because)} *{BASIS[rule.basis].capitalize()}.*"
    else:
        yield "Not settled. Still possible:"
        yield "\n".join(f"- {_plain(rule.id)}: {short(rule.send)}" for rule in reasons.rules)
    if reasons.because:
        told = (catalogue.by_id[fact].answer(answer).told.en for fact, answer in reasons.because)
        yield f"Decided by: {_plain('; '.join(told))}."
    if reasons.met is not None:
        yield "Its condition, beside the answers:\n\n" + "\n".join(_condition(reasons.met, catalogue))
    if reasons.ruled_out:
        out = (
            f"- {_plain(each.rule)}: {_plain(catalogue.by_id[each.fact].answer(each.answer).told.en)}"
            for each in reasons.ruled_out
        )
        yield "Ruled out before it:\n\n" + "\n".join(out)


def _condition(part: Met, catalogue: Catalogue) -> Iterator[str]:
    for line in condition_lines(part, catalogue):
        yield f"{'    ' * line.depth}- {HELD[line.holds]} {_plain(line.says)}"


def _others(found: Explanation, catalogue: Catalogue) -> Iterator[str]:
    """Who else would go, first after one answer, then after two; what there is more of is counted."""
    groups = would_go(found.nearest, catalogue)
    if not groups:
        yield "No change of one answer, or of two, would surely send anybody else."
    if quiet := if_quiet(found.nearest):
        yield quiet
    for each in groups:
        said = [*each.changes, *([f"and {each.more} more"] if each.more else [])]
        yield "\n".join([f"**{_plain(each.who)}**, if\n", *(f"- {_plain(says)}" for says in said)])


def _sources(policy: Policy) -> tuple[str, ...]:
    return policy.sources or ("This project's own policy; it reconstructs no agency's.",)


def _plain(words: str) -> str:
    """The words so that Markdown shows them letter by letter, on one line: an author writes no markup."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(visible(words).split()))
