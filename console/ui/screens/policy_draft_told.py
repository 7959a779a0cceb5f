"""What the policy editor tells of a draft: a finding, the review, what it does in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.pack.edit import Spot
from console.domain.roles import asks_for_sign_in
from console.domain.rows.compared_rows import ComparedRow, compared_rows
from console.domain.rows.policy_found import SHARE_MEANS, whole_share
from console.domain.rows.policy_planned import planned_notice
from console.domain.sheet.differing import DRAFT, IN_FORCE
from console.domain.sheet.draft import rows_of
from console.domain.sheet.fields import TABLE_WORDS
from console.domain.sheet.judged import FindingNow, Judged, deciding, why_not
from console.domain.sheet.rows import fault_words
from console.policy.told import example_told
from console.ui.widgets.policy_draft_finding import ToFinding
from console.ui.widgets.policy_draft_review import ToPolicyReview

if TYPE_CHECKING:
    from console.policy.finding import Finding
    from console.session import Session
    from console.ui.screens.policy_draft_work import PolicyWork

PLACE = "/"
"""Between table, row and key, where a wish names a place."""
FINDING = f"finding{PLACE}"
BROKEN_MAX = 3
_STATES = {
    "new": "New: the policy in force does not have it.",
    "stays": "The policy in force has it too.",
    "gone": "Gone: the policy in force has it, and the draft does not.",
}
_OVERTAKEN = (
    "Something else was put in force since this draft was begun. What is listed below may undo part of it."
)


def to_finding(work: PolicyWork, number: int, counted: str) -> ToFinding:
    """A finding by its number, with an example call, the rules that decide it, and what it touches."""
    judged = work.judge()
    each = judged.findings[number]
    finding, is_there = each.finding, each.state != "gone"
    told = [_STATES[each.state]]
    if finding.example is not None:
        told.insert(0, f"For example: {example_told(judged.read.catalogue, finding)}")
    if share := whole_share(finding.share, of_others=finding.from_answer is not None):
        told.append(f"{share}. {SHARE_MEANS}")
    told += [counted] if counted and is_there else []
    if finding.acknowledged and is_there:
        told.append(f"Let stand: {finding.acknowledged}")
    can_stand = _is_open(each) and finding.kind != "not_finished"
    rules = _rules(work, judged, finding) if is_there else ()
    return ToFinding(number, finding.says, tuple(told), rules, can_stand)


def finding_place(work: PolicyWork, number: int) -> str:
    """Where a row of the findings leads: the place of a fault, while there are any, or the finding."""
    faults = work.judge().read.faults
    return _place(faults[number].spot) if faults else f"{FINDING}{number}"


def to_review(work: PolicyWork, session: Session) -> ToPolicyReview:
    """A draft before it is put in force: what is open, and all that it changes."""
    judged, now = work.judge(), work.now
    places = tuple((_place(each.spot), fault_words(each, work.draft)) for each in judged.read.faults)
    if not places:
        numbers = [number for number, each in enumerate(judged.findings) if _is_open(each)]
        places = tuple(zip((f"{FINDING}{number}" for number in numbers), why_not(judged), strict=True))
    planned = planned_notice(session.board)
    notices = [
        *([planned] if planned else []),
        *([_OVERTAKEN] if now.is_overtaken else []),
        *(f"Case {each}" for each in judged.broken),
    ]
    return ToPolicyReview(
        who=session.who,
        is_fixed=asks_for_sign_in(session.board),
        open=places if now.differs else (),
        notices=tuple(notices) if now.differs else (),
        calls=_calls(work, judged),
        text=tuple(each.says for each in now.changes) or ("Nothing but comments differs.",),
        differs=now.differs,
    )


def does(work: PolicyWork) -> tuple[str, ...]:
    """What a draft does, in a few lines: findings, cases, calls; none while it is being worked out."""
    judged = work.judged
    if judged is None or judged.compiled is None or not work.now.differs:
        return ()
    states = [each.state for each in judged.findings]
    found = f"Findings: {states.count('new')} new, {states.count('gone')} gone, {len(judged.open)} open."
    cases = f"{judged.cases - len(judged.broken)} of {judged.cases} cases hold." if judged.cases else ""
    calls = judged.differences or ("No call gets anything else than now.",)
    return tuple(each for each in (found, cases, *judged.broken[:BROKEN_MAX], *calls) if each)


def _calls(work: PolicyWork, judged: Judged) -> tuple[ComparedRow, ...]:
    """What changes for calls, in full."""
    if judged.compiled is None or not judged.differences:
        return ()
    return compared_rows((IN_FORCE, work.in_force), (DRAFT, judged.compiled))


def _rules(work: PolicyWork, judged: Judged, finding: Finding) -> tuple[tuple[str, str], ...]:
    """The rules that a finding is about: those that decide its example, or its own."""
    found = [(finding.part, finding.rule, "")] if finding.part and finding.rule else []
    if judged.compiled is not None and finding.example is not None:
        found = [(each.part, each.rule, each.sends) for each in deciding(judged.compiled, finding.example)]
    told = []
    for part, rule, sends in found:
        ids = [row["id"] for row in rows_of(work.draft, str(part))]
        row = ids.index(rule) if rule in ids else 0
        words = (
            f"{TABLE_WORDS[str(part)].many}, {rule}: {sends}"
            if sends
            else f"{TABLE_WORDS[str(part)].many}, {rule}"
        )
        told.append((_place(Spot(str(part), row, "when")), words))
    return tuple(told)


def _is_open(each: FindingNow) -> bool:
    return each.state != "gone" and not (each.finding.acknowledged or "").strip()


def _place(spot: Spot) -> str:
    return PLACE.join((spot.table, str(spot.row), spot.field))
