"""What is asked for on a call now: the policy's answer, with what people decided on top of it.

Used by deciding and by the rows alike, so that the screen never shows
another answer than the one that is enforced.
"""

from console.domain.agency import Agency
from console.domain.board import Approval, Board, Call, in_force
from console.domain.entries import Recommended
from console.domain.names import CIVILIAN, SENDS_SOMEBODY
from console.policy.diagram import Compiled
from console.policy.model import PARTS, RESPONSES, Policy

WITHHOLDING = ("no_law_enforcement", "supervisor_decides")
"""The responses that hold something back; what a supervisor sends after all takes their place."""


def policy_asks(recommended: Recommended | None) -> tuple[str, ...]:
    """The responses of a recommendation: all of them when settled, else those already certain."""
    if recommended is None:
        return ()
    if not recommended.settled:
        return recommended.certain
    named = {response for part in PARTS for response in recommended.responses.get(part, ())}
    return in_order(named)


def asked_for(board: Board, call: Call) -> tuple[str, ...]:
    """The responses asked for on this call, in the order of the closed list.

    An override stands until the policy asks for something that it did not ask for then: that is added. More
    is added by itself, less never is (policies-and-protocols, section 7, no. 12).
    """
    asks = set(policy_asks(call.recommended))
    if call.override is not None:
        asks = set(call.override.responses) | (asks - set(call.override.instead_of))
    approval = approval_in_force(board, call)
    if approval is not None and approval.answer == "send_instead":
        asks = set(approval.responses)
    elif approval is not None and approval.answer in ("send_after_all", "ran_out"):
        asks = (asks - set(WITHHOLDING)) | set(approval.responses)
    if "ems" in asks:
        asks.discard("ems_staged")
    return in_order(asks)


def in_order(responses: set[str]) -> tuple[str, ...]:
    """The responses in the order of the closed list."""
    return tuple(response for response in RESPONSES if response in responses)


def still_to_send(board: Board, call: Call) -> tuple[str, ...]:
    """The responses asked for that put somebody on the way, or a clinician on the line.

    And have no unit yet.
    """
    filled = {sent.response for sent in call.sent}
    if filled & {"ems", "ems_staged"}:
        filled |= {"ems", "ems_staged"}
    sendable = (*SENDS_SOMEBODY, "phone_clinician")
    return tuple(each for each in asked_for(board, call) if each in sendable and each not in filled)


def approval_rules(policy: Policy, recommended: Recommended | None) -> tuple[str, ...]:
    """The deciding rules that ask for a supervisor, in the order of the parts; empty where none does."""
    if recommended is None or not recommended.settled:
        return ()
    return tuple(
        rule.id
        for part in PARTS
        for rule in policy.parts[part]
        if rule.id == recommended.rules[part] and "approval:supervisor" in rule.flags
    )


def approval_in_force(board: Board, call: Call) -> Approval | None:
    """The approval asked for by the rules that decide now; None where they ask for none."""
    rules = approval_rules(in_force(board).compiled.policy, call.recommended)
    return call.approval if call.approval is not None and rules and call.approval.rules == rules else None


def somebody_goes(board: Board, call: Call) -> bool:
    """Whether anybody goes, or is already on the way, to the person."""
    return bool(call.sent) or any(each in SENDS_SOMEBODY for each in asked_for(board, call))


def care_team(board: Board, call: Call, compiled: Compiled | None = None) -> str:
    """`available`, `delayed` or `none`: whether the civilian team that the policy names can go (facts.md).

    compiled: another policy than the one in force, where that is asked for. Units on this call count as free
    for it. A unit on duty that is busy elsewhere makes it `delayed`. Zones and travel times are not known
    yet: every unit covers every place.
    """
    room = in_force(board)
    wanted = civilian_responses(compiled or room.compiled)
    on_duty = [
        unit for unit in board.units.values() if unit.on_duty and _fills_any(room.agency, unit.id, wanted)
    ]
    if any(unit.counts_as == "available" or unit.call == call.id for unit in on_duty):
        return "available"
    return "delayed" if on_duty else "none"


def civilian_responses(compiled: Compiled) -> tuple[str, ...]:
    """The civilian responses that the policy names anywhere."""
    named = {response for part in PARTS for rule in compiled.policy.parts[part] for response in rule.send}
    return tuple(each for each in CIVILIAN if each in named)


def _fills_any(agency: Agency, unit: str, responses: tuple[str, ...]) -> bool:
    return any(agency.can_fill(unit, response) for response in responses)
