"""What a draft of a policy does, against the policy in force: findings, cases, and what changes for calls."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from console.domain.agency import Agency
from console.domain.rows.policy_found import case_told
from console.domain.rows.words import RESPONSES
from console.domain.sheet.differing import difference_lines
from console.domain.sheet.draft import PolicyDraft
from console.domain.sheet.told import Read, read, seen_through
from console.domain.sworn import checked_for, promises_of
from console.policy.cases import read_cases
from console.policy.diagram import Compiled, compile_policy
from console.policy.dropped import against, lost
from console.policy.faults import Faulty
from console.policy.finding import Finding
from console.policy.reasons import stands, too_little
from console.policy.recommend import recommend

State = Literal["new", "stays", "gone", "unknown"]
"""`unknown`: it is found on the policy in force, and the draft was not looked at to its end."""


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


class Judged(NamedTuple):
    """What a draft does. findings: those that it is not known to have last. differences: in short.

    cases: how many of the policy's own there are; broken: those that no longer answer as they say.
    notices: what is no finding, and not what its author means. promises: a sentence for each that is
    taken out, or about fewer calls.
    """

    read: Read
    compiled: Compiled | None
    findings: tuple[FindingNow, ...] = ()
    cases: int = 0
    broken: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that are neither mended nor let stand with a reason that says why."""
        return tuple(each.finding for each in self.findings if each.is_open)


def judge(
    draft: PolicyDraft,
    base: Compiled,
    agency: Agency,
    cases: str = "",
    before: tuple[Finding, ...] | None = None,
) -> Judged:
    """A draft judged against the policy in force. cases: the text of the policy's own, where it has some.

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
    known, broken = _cases(compiled, cases)
    lines, promises = difference_lines(base, compiled), lost(base, compiled)
    return Judged(found, compiled, compared, known, broken, lines, checked.notices, promises)


def of_another(findings: tuple[FindingNow, ...]) -> tuple[FindingNow, ...]:
    """Findings while another draft is looked through: of none it is known that it is gone."""
    return tuple(each if each.is_there else each._replace(state="unknown") for each in findings)


def why_not(judged: Judged) -> tuple[str, ...]:
    """Why a draft cannot be put in force yet, a sentence each, with what to do; none: it can."""
    if judged.read.faults:
        count = len(judged.read.faults)
        words = "1 thing is" if count == 1 else f"{count} things are"
        return (f"{words} to be mended first.",)
    return tuple(
        f"{finding.says} {too_little(finding) or 'Mend it, or let it stand with a reason.'}"
        if finding.kind != "not_finished"
        else f"{finding.says} Make the policy simpler: what was not looked at cannot be let stand."
        for finding in judged.open
    )


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


def _cases(compiled: Compiled, text: str) -> tuple[int, tuple[str, ...]]:
    if not text or compiled.diagrams is None:
        return 0, ()
    try:
        cases = read_cases(text, "cases.toml", compiled.catalogue)
    except Faulty as faulty:
        return 0, (f"The cases cannot be read with these facts: {faulty.faults[0].says}",)
    mine = [each for each in cases if each.policy == compiled.policy.id]
    told = ((each.name, case_told(each, recommend(compiled, each.facts))) for each in mine)
    return len(mine), tuple(f"{name}: {wrong}." for name, wrong in told if wrong)
