"""What a check finds on a policy, and which of its cases pass, as rows to read."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from console.domain.rows.shown import Weight
from console.domain.rows.words import FLAGS, listed, sentence
from console.policy.cases import Case, differing
from console.policy.diagram import Compiled
from console.policy.facts import Catalogue
from console.policy.finding import Checked, Finding, Questions
from console.policy.model import PARTS
from console.policy.recommend import Recommendation, reasons, recommend
from console.policy.told import example_told, rules_told
from console.policy.words import share_words

LEADS = {
    "not_finished": "The check did not come to its end",
    "nobody": "Some calls get no response at all",
    "no_responder": "Nobody goes and nobody takes over",
    "staged_alone": "Paramedics wait alone",
    "contradiction": "Two responses that cannot both be done",
    "promise_broken": "A promise is not kept",
    "promise_dropped": "A promise was taken out",
    "unfillable": "Nobody here can fill it",
    "less_help": "More danger, less help",
    "less_urgent": "More danger, less urgent",
    "unknown_as_quiet": "Unknown counts as no",
    "dead_rule": "A rule that never decides",
    "unused_fact": "A fact that no call turns on",
}
"""What each kind of finding is called in the list."""
GRAVE = ("not_finished", "nobody", "no_responder", "staged_alone", "contradiction", "promise_broken")
ICONS = {"alert": "octagon", "warn": "triangle", "calm": "check_ring"}
SHARE_MEANS = "A share says how many combinations of answers there are, never how likely such a call is."


class FindingRow(NamedTuple):
    """A finding. number: its place in the check. example: the answers of a call that shows it, if any.

    reason: why it is let stand; empty where nobody has acknowledged it. rules: those that decide the example.
    """

    number: int
    kind: str
    lead: str
    where: str
    says: str
    share: str
    state: str
    reason: str
    icon: str
    weight: Weight
    told: str = ""
    example: Mapping[str, str] | None = None
    rules: str = ""


class CaseRow(NamedTuple):
    """A case of the policy: a call, and whether the policy answers it as the case says."""

    number: int
    name: str
    passes: bool
    says: str
    facts: Mapping[str, str]


def finding_rows(checked: Checked, catalogue: Catalogue) -> tuple[FindingRow, ...]:
    """The findings, those that nobody has acknowledged first, else in the order of the check."""
    rows = [_finding_row(number, each, catalogue) for number, each in enumerate(checked.findings)]
    return tuple(sorted(rows, key=lambda row: bool(row.reason)))


def found_words(rows: Sequence[FindingRow]) -> str:
    """How many findings there are, and how many of them are open."""
    still_open = sum(not row.reason for row in rows)
    if not rows:
        return "none: every combination of answers was looked at"
    if not still_open:
        return f"{len(rows)}, all acknowledged"
    return f"{still_open} open, {len(rows) - still_open} acknowledged"


def questions_words(asked: Questions | None) -> str:
    """How many questions a caller is asked; empty where they were not counted."""
    if asked is None:
        return ""
    count = "1 question" if asked.longest == 1 else f"{asked.longest} questions"
    return f"{count} at most, {asked.average:.1f} on average"


def whole_share(share: float | None, *, of_others: bool) -> str:
    """The share, with what it is of; empty where it is not known."""
    if share is None:
        return ""
    of = "of the other answers' combinations" if of_others else "of all combinations"
    return f"{share_words(share)} {of}"


def case_rows(compiled: Compiled, cases: Sequence[Case]) -> tuple[CaseRow, ...]:
    """Every case, those that fail first."""
    rows = [_case_row(number, each, compiled) for number, each in enumerate(cases)]
    return tuple(sorted(rows, key=lambda row: row.passes))


def case_told(case: Case, found: Recommendation) -> str:
    """In what a policy answers otherwise than its case says, in words; empty where the case holds."""
    return "; ".join(_differs(what, case, found) for what in differing(case, found))


def call_words(compiled: Compiled, facts: Mapping[str, str]) -> str:
    """A call in one sentence: each danger that is not quiet, and what else a rule turns on."""
    turning = {fact for walk in reasons(compiled, facts).values() for fact, _ in walk}
    said = [
        fact.answer(facts[fact.id]).told.en
        for fact in compiled.catalogue.facts
        if (facts[fact.id] != fact.quiet if fact.danger else fact.id in turning)
    ]
    return "; ".join([*said, "no other danger"]) if said else "no danger at all"


def expected_words(case: Case) -> str:
    """What a case expects: by which rules, who is asked for, how urgent, and the marks."""
    return _answer(case.rules, case.responses, case.priority, case.flags)


def answer_words(found: Recommendation) -> str:
    """What a policy gives on a call, in the same words."""
    return _answer(found.rules or {}, found.responses or {}, found.priority, found.flags)


def _answer(
    rules: Mapping[str, str],
    responses: Mapping[str, tuple[str, ...]],
    priority: int | None,
    flags: Sequence[str],
) -> str:
    sent = tuple(dict.fromkeys(each for part in PARTS for each in responses.get(part, ())))
    ids = ", ".join(rules[part] for part in PARTS if part in rules)
    marks = f", marked {_flags(flags)}" if flags else ""
    return f"{sentence(listed(sent))} By {ids}, {_urgency(priority)}{marks}."


def cases_words(rows: Sequence[CaseRow]) -> str:
    """How many cases pass."""
    failing = sum(not row.passes for row in rows)
    if not rows:
        return "no cases come with this policy"
    return f"all {len(rows)} pass" if not failing else f"{failing} of {len(rows)} fail"


def _finding_row(number: int, found: Finding, catalogue: Catalogue) -> FindingRow:
    weight: Weight = "alert" if found.kind in GRAVE else "warn"
    if found.acknowledged is not None:
        weight = "calm"
    fact = catalogue.by_id.get(found.fact or "")
    where = (found.part, found.rule, fact.name.en if fact else None)
    return FindingRow(
        number,
        found.kind,
        LEADS.get(found.kind, found.kind.replace("_", " ").capitalize()),
        ", ".join(each for each in where if each),
        f"{found.says} {found.outgrown}".rstrip(),
        whole_share(found.share, of_others=found.from_answer is not None),
        "open" if found.acknowledged is None else "acknowledged",
        found.acknowledged or "",
        ICONS[weight],
        weight,
        example_told(catalogue, found) if found.example is not None else "",
        found.example,
        f"Rules that decide there: {rules_told(found.rules)}." if found.rules is not None else "",
    )


def _case_row(number: int, case: Case, compiled: Compiled) -> CaseRow:
    wrong = case_told(case, recommend(compiled, case.facts))
    sent = tuple(each for part in PARTS for each in case.responses[part])
    says = wrong or f"{listed(sent)}, {_urgency(case.priority)}"
    return CaseRow(number, case.name, not wrong, sentence(says), case.facts)


def _differs(what: str, case: Case, found: Recommendation) -> str:
    if what == "priority":
        return f"{_urgency(found.priority)}, not {_urgency(case.priority)}"
    if what == "flags":
        return f"marked {_flags(found.flags)}, not {_flags(case.flags)}"
    rule, responses = (found.rules or {}).get(what, "no rule"), (found.responses or {}).get(what, ())
    if rule != case.rules[what]:
        return f"{what}: {rule} decides, not {case.rules[what]}"
    return f"{what}: {listed(responses)}, not {listed(case.responses[what])}"


def _urgency(priority: int | None) -> str:
    return f"priority {priority}" if priority else "no priority"


def _flags(flags: Sequence[str]) -> str:
    return ", ".join(FLAGS.get(flag, flag) for flag in flags) if flags else "with nothing"
