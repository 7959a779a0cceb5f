"""What an agency can do of all that a policy may ask for, and which rules ask for what nobody can."""

from console.domain.agency import Agency
from console.domain.names import PAIRED
from console.domain.pairs import can_pair, civil_halves, deputy_halves
from console.domain.rows.words import RESPONSES as NAMES
from console.policy.check import check
from console.policy.diagram import Compiled
from console.policy.model import RESPONSES

NEED_NO_UNIT = ("supervisor_decides", "referral", "follow_up", "keep_line", "no_law_enforcement")
"""The responses that the room itself fills."""


def can_fill(pack: Agency, response: str) -> bool:
    """Whether the room, a unit or two that go as one or, for a hand-off, a contact of the agency fills it."""
    if response in NEED_NO_UNIT:
        return True
    if response == "transfer_988":
        return bool(pack.contact)
    if pack.fillers.get(response):
        return True
    return response == PAIRED and any(
        can_pair(pack, one, other) for one in civil_halves(pack) for other in deputy_halves(pack)
    )


def fillable_by(pack: Agency) -> frozenset[str]:
    """The responses that the agency can fill."""
    return frozenset(response for response in RESPONSES if can_fill(pack, response))


def unfilled(pack: Agency, compiled: Compiled) -> tuple[str, ...]:
    """A sentence for each response that a rule asks for in some call and that nobody can fill any more."""
    lacking = [each for each in RESPONSES if not can_fill(pack, each)]
    if not any(set(rule.send).intersection(lacking) for rule in compiled.policy.rules()):
        return ()
    found = [each for each in check(compiled, None, fillable_by(pack)).findings if each.kind == "unfillable"]
    asked: dict[str, list[str]] = {response: [] for response in lacking}
    for finding in found:
        if finding.response and finding.rule:
            asked[finding.response].append(finding.rule)
    return tuple(
        f"No unit can go as “{NAMES[response].name}”, and {', '.join(rules)} of the policy asks for it."
        for response, rules in asked.items()
        if rules
    )
