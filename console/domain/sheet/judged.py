"""What a draft of a policy does, against the policy in force: findings, cases, and what changes for calls."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from console.domain.agency import Agency
from console.domain.rows.words import RESPONSES
from console.domain.sheet.cases import cases_of, failing
from console.domain.sheet.differing import difference_lines
from console.domain.sheet.draft import PolicyDraft
from console.domain.sheet.told import Read, read, seen_through
from console.domain.sworn import checked_for, promises_of
from console.policy.diagram import Compiled, compile_policy
from console.policy.dropped import against, lost
from console.policy.finding import Finding
from console.policy.reasons import stands, too_little
from console.policy.recommend import recommend

State = Literal["new", "stays", "gone", "unknown"]
"""`unknown`: it is found on the policy in force, and the draft was not looked at to its end."""


CASE_NEXT = "Mend the policy, or change the case with a reason."


class FindingNow(NamedTuple):
    """A finding, and how it stands against the policy in force."""

    finding: Finding
    state: State

    @property
    def is_there(self) -> bool:
        """Whether it is known to be found on the draft."""
        return self.state in ("new", "stays")

    @property
    def is_open(self) -> bool:
        """Whether it is neither mended nor let stand with a reason that says why."""
        return self.is_there and not stands(self.finding)


class BrokenCase(NamedTuple):
    """A case that no longer answers as it says: its row, its name, and what is other."""

    row: int
    name: str
    says: str


class Judged(NamedTuple):
    """What a draft does. findings: those that it is not known to have last. differences: in short.

    cases: how many of the policy's own there are; failing: those that no longer answer as they say.
    notices: what is no finding, and not what its author means. promises: a sentence for each that is
    taken out, or about fewer calls.
    """

    read: Read
    compiled: Compiled | None
    findings: tuple[FindingNow, ...] = ()
    cases: int = 0
    failing: tuple[BrokenCase, ...] = ()
    differences: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()

    @property
    def broken(self) -> tuple[str, ...]:
        """The cases that fail, a sentence each."""
        return tuple(f"{each.name}: {each.says}." for each in self.failing)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that are neither mended nor let stand with a reason that says why."""
        return tuple(each.finding for each in self.findings if each.is_open)


def judge(
    draft: PolicyDraft,
    base: Compiled,
    agency: Agency,
    before: tuple[Finding, ...] | None = None,
) -> Judged:
    """A draft judged against the policy in force.

    agency: the one that has to fill what the policy asks for, with its own promises. before: what is found on
    the policy in force, where that is known.
    """
    found = seen_through(draft, read(draft, base.catalogue))
    if found.policy is None:
        return Judged(found, None)
    compiled = compile_policy(found.policy, found.catalogue)
    checked = checked_for(agency, compiled)
    findings = against(base, compiled, checked.findings, promises_of(agency, base.catalogue))
    known_before = checked_for(agency, base).findings if before is None else before
    compared = _compared(known_before, findings)
    cases = cases_of(draft, found.catalogue) if compiled.diagrams is not None else ()
    broken = tuple(BrokenCase(*each) for each in failing(compiled, cases))
    lines, promises = difference_lines(base, compiled), lost(base, compiled)
    return Judged(found, compiled, compared, len(cases), broken, lines, checked.notices, promises)


def of_another(findings: tuple[FindingNow, ...]) -> tuple[FindingNow, ...]:
    """Findings while another draft is looked through: of none it is known that it is gone."""
    return tuple(each if each.is_there else each._replace(state="unknown") for each in findings)


def why_not(judged: Judged) -> tuple[str, ...]:
    """Why a draft cannot be put in force yet, a sentence each, with what to do; none: it can."""
    if judged.read.faults:
        count = len(judged.read.faults)
        words = "1 thing is" if count == 1 else f"{count} things are"
        return (f"{words} to be mended first.",)
    findings = tuple(
        f"{finding.says} {too_little(finding) or 'Mend it, or let it stand with a reason.'}"
        if finding.kind != "not_finished"
        else f"{finding.says} Make the policy simpler: what was not looked at cannot be let stand."
        for finding in judged.open
    )
    cases = (f"Case “{each.name}”: {each.says}. {CASE_NEXT}" for each in judged.failing)
    return (*findings, *cases)


class Decides(NamedTuple):
    """The rule that decides an example call in a part, and whom it asks for, in words."""

    part: str
    rule: str
    sends: str


def deciding(compiled: Compiled, example: Mapping[str, str]) -> tuple[Decides, ...]:
    """What the policy does on an example call, part by part."""
    found = recommend(compiled, example)
    rules, responses = found.rules or {}, found.responses or {}
    return tuple(
        Decides(part, rule, ", ".join(RESPONSES[each].listed for each in responses[part]) or "nobody")
        for part, rule in rules.items()
    )


def _compared(before: tuple[Finding, ...], now: tuple[Finding, ...]) -> tuple[FindingNow, ...]:
    known, standing = {each.key for each in before}, {each.key for each in now}
    found = [FindingNow(each, "stays" if each.key in known else "new") for each in now]
    missing: State = "unknown" if any(each.kind == "not_finished" for each in now) else "gone"
    gone = [FindingNow(each, missing) for each in before if each.key not in standing]
    return (*sorted(found, key=lambda each: not each.is_open), *gone)
