"""Why a finding is let stand: every reason given for it, the newest first, since when and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.board import in_force
from console.domain.entries import PolicyAdopted
from console.domain.local_time import moment_words, zone_of
from console.domain.rows.let_stand import holds_for
from console.domain.sheet.blocks import as_toml
from console.domain.sheet.draft import rows_of
from console.domain.sheet.fields import ACKNOWLEDGED
from console.policy.dropped import DROPPED
from console.policy.let_stand import covering, is_about

if TYPE_CHECKING:
    from console.domain.sheet.judged import Judged
    from console.policy.finding import Finding
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_work import PolicyWork


def reasons_told(desk: Desk, work: PolicyWork, judged: Judged, finding: Finding) -> tuple[str, ...]:
    """A sentence for each reason that the draft gives, the newest first; then for which answers it holds."""
    if judged.compiled is None or not (finding.acknowledged or finding.outgrown):
        return ()
    known = judged.compiled.policy.acknowledged
    reasons = [each.reason for each in covering(finding, known)]
    if finding.kind == DROPPED and finding.acknowledged:
        reasons = [finding.acknowledged]
    told = []
    for reason in dict.fromkeys(reversed(reasons)):
        lead = "Let stand" if reason == finding.acknowledged else "Let stand before"
        told.append(f"{lead}, {since_words(desk, work, reason)}: {reason}")
    return (*told, *holds_for(judged.compiled, finding))


def stands_told(desk: Desk, work: PolicyWork, row: int) -> tuple[str, ...]:
    """Of a row of the findings let stand: since when, by whom, and for which answers it holds."""
    known = rows_of(work.draft, ACKNOWLEDGED)
    if row >= len(known):
        return ()
    told = [f"Let stand {since_words(desk, work, str(known[row].get('reason', '')))}."]
    judged = work.judged
    if judged is None or judged.compiled is None or row >= len(judged.compiled.policy.acknowledged):
        return (*told, "For which answers it holds is being worked out.")
    one = judged.compiled.policy.acknowledged[row]
    about = [each.finding for each in judged.findings if each.is_there and is_about(one, each.finding)]
    if not about:
        return (*told, "It holds for no answers any more: the finding is gone.")
    return (*told, *(says for finding in about for says in holds_for(judged.compiled, finding)))


def since_words(desk: Desk, work: PolicyWork, reason: str) -> str:
    """Since when a reason is in force, and who put it there; that it is of the draft, where it is not."""
    zone = zone_of(in_force(desk.board).agency.time_zone)
    for entry in work.entries:
        body = entry.body
        if isinstance(body, PolicyAdopted) and (reason in body.policy or as_toml(reason) in body.policy):
            return f"since {moment_words(entry.at, zone, desk.clock())}, by {body.by}"
    return "in this draft"
