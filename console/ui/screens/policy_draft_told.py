"""What the policy editor tells of a draft: a finding, the review, what it does in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from console.domain.pack.edit import Spot
from console.domain.roles import asks_for_sign_in
from console.domain.rows.compared_rows import ComparedRow
from console.domain.rows.policy_found import SHARE_MEANS, whole_share
from console.domain.rows.policy_planned import planned_notice
from console.domain.sheet.changes import counted
from console.domain.sheet.draft import rows_of
from console.domain.sheet.fields import CASES, QUESTIONS, TABLE_WORDS
from console.domain.sheet.judged import FindingNow, Judged, deciding, why_not
from console.domain.sheet.rows import draft_words, fault_words
from console.policy.reasons import too_little
from console.policy.told import example_told
from console.ui.widgets.policy_draft_finding import ToFinding
from console.ui.widgets.policy_draft_review import NEWER, ToPolicyReview

if TYPE_CHECKING:
    from console.domain.pack.told import Fault
    from console.policy.finding import Finding
    from console.session import Session
    from console.ui.screens.policy_draft_work import PolicyWork

PLACE = "/"
"""Between table, row and key, where a wish names a place."""
FINDING = f"finding{PLACE}"
FINDINGS = "findings"
BROKEN_MAX = 3
_STATES = {
    "new": "New: the policy in force does not have it.",
    "stays": "The policy in force has it too.",
    "gone": "Gone: the policy in force has it, and the draft does not.",
    "unknown": "The policy in force has it. Whether the draft has it is not known.",
}
_NO_CALL = "No call gets anything else than now."
_LOOKED_AT = "Which recorded calls it changes is being looked at."
_NO_MORE = "This finding is not there any more."
_WORKED_OUT = "It is being worked out what the draft does."
_OVERTAKEN = (
    "Something else was put in force since this draft was begun. What is listed below may undo part of it: "
    "look at it, then choose this to go on from what is in force now."
)


def faults_of(work: PolicyWork) -> tuple[Fault, ...]:
    """What is wrong with the draft as far as it is known now."""
    return work.now.read.faults or (work.judged.read.faults if work.judged is not None else ())


def standing(work: PolicyWork) -> str:
    """How the draft stands, in a few words."""
    now = work.now
    if not now.differs:
        return "as in force"
    found, failing = (len(work.judged.open), len(work.judged.failing)) if work.judged is not None else (0, 0)
    return draft_words(counted(now.changes), len(now.read.faults), found, failing)


def to_finding(work: PolicyWork, key: str, counted: str = "", reasons: Sequence[str] = ()) -> ToFinding:
    """A finding by its key: an example call, the rules that decide it, what it touches, and why it stands."""
    judged = work.judged or work.last
    findings = judged.findings if judged is not None else ()
    number = next((place for place, each in enumerate(findings) if finding_key(each) == key), -1)
    if judged is None or number < 0:
        return ToFinding(-1, _NO_MORE, (), (), is_open=False)
    each = findings[number]
    finding, is_there = each.finding, each.is_there
    told = [_STATES[each.state]]
    if finding.example is not None:
        told.insert(0, f"For example: {example_told(judged.read.catalogue, finding)}")
    if finding.outgrown and is_there:
        told.append(finding.outgrown)
    if is_there and (little := too_little(finding)):
        told.append(little)
    if share := whole_share(finding.share, of_others=finding.from_answer is not None):
        told.append(f"{share}. {SHARE_MEANS}")
    told += [counted] if counted and is_there else []
    told += reasons if is_there else ()
    if work.judged is None:
        told = [_WORKED_OUT]
    can_stand = work.judged is not None and each.is_open and finding.kind != "not_finished"
    rules = _rules(work, judged, finding) if is_there else ()
    return ToFinding(number, finding.says, tuple(told), rules, can_stand)


def finding_key(each: FindingNow) -> str:
    """What tells a finding from the others of a draft, whatever its place among them."""
    return PLACE.join(str(part or "") for part in each.finding.key)


def finding_place(work: PolicyWork, number: int) -> str:
    """Where a row of the findings leads: the place of a fault, while there are any, or the finding."""
    faults = faults_of(work)
    if not faults:
        known = work.judged or work.last
        after = number - len(known.findings) if known is not None else -1
        is_case = known is not None and 0 <= after < len(known.failing)
        return _place(Spot(CASES, known.failing[after].row)) if is_case and known else f"{FINDING}{number}"
    return _place(faults[min(number, len(faults) - 1)].spot)


def spot_of(work: PolicyWork, place: str) -> Spot:
    """The place that a wish names: a finding by its key, a field, or a table as a whole (row -1)."""
    if place.startswith(FINDING):
        number, findings = int(place.removeprefix(FINDING)), work.last.findings if work.last else ()
        key = finding_key(findings[number]) if number < len(findings) else ""
        return Spot(FINDINGS, 0, key)
    table, row, key = place.split(PLACE)
    is_row = table != QUESTIONS and int(row) < len(rows_of(work.draft, table))
    return Spot(table, int(row) if is_row else -1, key)


def to_review(work: PolicyWork, session: Session) -> ToPolicyReview:
    """A draft before it is put in force: what is open, and all that it changes."""
    judged, now = work.judged, work.now
    places = tuple((_place(each.spot), fault_words(each, work.draft)) for each in faults_of(work))
    if not places and judged is not None:
        numbers = [number for number, each in enumerate(judged.findings) if each.is_open]
        where = [f"{FINDING}{number}" for number in numbers]
        where += [_place(Spot(CASES, each.row)) for each in judged.failing]
        places = tuple(zip(where, why_not(judged), strict=True))
    if now.is_overtaken and not faults_of(work):
        places = ((NEWER, _OVERTAKEN), *places)
    planned, noticed = planned_notice(session.board), judged.notices if judged is not None else ()
    notices = [
        *([planned] if planned else []),
        *noticed,
    ]
    return ToPolicyReview(
        who=session.who,
        is_fixed=asks_for_sign_in(session.board),
        open=places if now.differs else (),
        notices=tuple(notices) if now.differs else (),
        calls=_calls(work),
        text=tuple(each.says for each in now.changes) or ("Nothing but comments differs.",),
        differs=now.differs,
        is_ready=judged is not None or bool(places) or not now.differs,
    )


def does(work: PolicyWork) -> tuple[str, ...]:
    """What a draft does, in a few lines: findings, cases, calls; none while it is being worked out."""
    judged = work.judged
    if judged is None or judged.compiled is None or not work.now.differs:
        return ()
    states = [each.state for each in judged.findings]
    unknown = f"{states.count('unknown')} not known, " if "unknown" in states else ""
    found = (
        f"Findings: {states.count('new')} new, {states.count('gone')} gone, {unknown}{len(judged.open)} open."
    )
    cases = f"{judged.cases - len(judged.broken)} of {judged.cases} cases hold." if judged.cases else ""
    calls = judged.differences or (_NO_CALL,)
    noticed = (*judged.promises, *judged.broken[:BROKEN_MAX], *judged.notices)
    return tuple(each for each in (found, cases, *noticed, *calls) if each)


def _calls(work: PolicyWork) -> tuple[ComparedRow, ...]:
    """What changes for calls, or that it is not known yet; none while something is to be mended first."""
    if not work.now.differs or faults_of(work):
        return ()
    if work.calls is None:
        return (ComparedRow("note", _WORKED_OUT),)
    promises = work.judged.promises if work.judged is not None else ()
    told = (ComparedRow("note", says) for says in promises)
    recorded = (ComparedRow("note", _LOOKED_AT),) if work.recorded is None else work.recorded
    return (*told, *(work.calls or (ComparedRow("note", _NO_CALL),)), *recorded)


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


def _place(spot: Spot) -> str:
    return PLACE.join((spot.table, str(spot.row), spot.field))
