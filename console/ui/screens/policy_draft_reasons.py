"""Why a finding is let stand: every reason given for it, the newest first, since when and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.board import in_force
from console.domain.entries import PolicyAdopted
from console.domain.local_time import moment_words, zone_of
from console.domain.sheet.blocks import as_toml
from console.policy.dropped import DROPPED
from console.policy.let_stand import covering

if TYPE_CHECKING:
    from console.domain.sheet.judged import Judged
    from console.policy.finding import Finding
    from console.ui.screens.desk import Desk
    from console.ui.screens.policy_draft_work import PolicyWork


def reasons_told(desk: Desk, work: PolicyWork, judged: Judged, finding: Finding) -> tuple[str, ...]:
    """A sentence for each reason that the draft gives for a finding; those before the newest say so."""
    if judged.compiled is None or not (finding.acknowledged or finding.outgrown):
        return ()
    known = judged.compiled.policy.acknowledged
    reasons = [each.reason for each in covering(finding, known)]
    if finding.kind == DROPPED and finding.acknowledged:
        reasons = [finding.acknowledged]
    told = []
    for reason in dict.fromkeys(reversed(reasons)):
        lead = "Let stand" if reason == finding.acknowledged else "Let stand before"
        told.append(f"{lead}, {_since(desk, work, reason)}: {reason}")
    return tuple(told)


def _since(desk: Desk, work: PolicyWork, reason: str) -> str:
    """Since when a reason is in force, and who put it there; that it is of the draft, where it is not."""
    zone = zone_of(in_force(desk.board).agency.time_zone)
    for entry in work.entries:
        body = entry.body
        if isinstance(body, PolicyAdopted) and (reason in body.policy or as_toml(reason) in body.policy):
            return f"since {moment_words(entry.at, zone, desk.clock())}, by {body.by}"
    return "in this draft"
