"""What is asked for on a call now: the policy's answer, with what people decided on top of it.

Used by deciding and by the rows alike, so that the screen never shows
another answer than the one that is enforced.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from console.domain.board import Approval, Board, Call, Sent, in_force, room_for
from console.domain.care_team import care_team
from console.domain.entries import Recommended
from console.domain.names import CIVILIAN, FALLS_BACK, GOES_WITH, PAIRED, SENDS_SOMEBODY, WITH_DEPUTIES
from console.domain.pairs import DEPUTIES
from console.policy.model import PARTS, RESPONSES, Policy, Rule

WITHHOLDING = ("no_law_enforcement", "supervisor_decides")
"""The responses that hold something back; what a supervisor sends after all takes their place."""
MEDICAL = ("ems", "ems_staged")
TALKS = ("phone_clinician", "transfer_988")
"""The responses by which somebody talks with the caller."""
DOES_AS_MUCH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "law_enforcement": ("law_enforcement_cit", "co_response"),
        "law_enforcement_cit": ("co_response",),
    }
)
"""What can do all that a response does, and so is not less in its place."""
OVER = ("confirmed", "dropped", "declined", "caller_declined")
"""The steps after which a hand-off is over."""
TO_HELP = "law_enforcement"
"""What goes to a crew that calls for help, whatever the policy asks for."""
SENDABLE = (*SENDS_SOMEBODY, "phone_clinician")
"""The responses that a unit is sent for: those that put somebody on the way, and a clinician on the line."""
PLACES: Mapping[str, int] = MappingProxyType({response: at for at, response in enumerate(RESPONSES)})
"""The place of each response in the closed list."""


def policy_asks(recommended: Recommended | None) -> tuple[str, ...]:
    """The responses of a recommendation: all of them when settled, else those already certain."""
    if recommended is None:
        return ()
    if not recommended.settled:
        return in_order(recommended.certain)
    return in_order(response for part in PARTS for response in recommended.responses.get(part, ()))


def asked_for(board: Board, call: Call) -> tuple[str, ...]:
    """The responses asked for on this call, in the order of the closed list.

    An override stands until the policy asks for something that it did not ask for then: that is added. More
    is added by itself, less never is (policies-and-protocols, section 7, no. 12). What a supervisor sends
    instead takes the place of what the rules withheld or asked a supervisor about, and of nothing else:
    paramedics stay. A crew in danger gets deputies whatever the policy asks for.
    """
    asks = set(policy_asks(call.recommended))
    if call.override is not None:
        asks = set(call.override.responses) | (asks - set(call.override.instead_of))
    approval = approval_in_force(board, call)
    if approval is not None and approval.answer == "approve" and "supervisor_decides" in asks:
        asks = (asks - {"supervisor_decides"}) | {"no_law_enforcement"}
    elif approval is not None and approval.answer == "send_instead":
        asks = (asks - set(WITHHOLDING) - _put_to_supervisor(board, call)) | set(approval.responses)
    elif approval is not None and approval.answer in ("send_after_all", "ran_out"):
        asks = (asks - set(WITHHOLDING)) | set(approval.responses)
    if call.panics or (needs_deputies(call) and asks.isdisjoint(WITH_DEPUTIES)):
        asks = (asks - set(WITHHOLDING)) | {TO_HELP}
    asks |= _for_unreached(board, call, asks)
    if "ems" in asks:
        asks.discard("ems_staged")
    return in_order(asks)


def _for_unreached(board: Board, call: Call, asks: set[str]) -> set[str]:
    """What goes beside it to a caller who hung up and cannot be reached, as it was decided.

    Never deputies while they are held back, whichever of the two was decided first.
    """
    decided, goes = call.line.decided, set[str]()
    if decided == "welfare_check" and asks.isdisjoint(WITH_DEPUTIES):
        goes = {"law_enforcement"}
    elif decided == "send" and asks.isdisjoint(SENDS_SOMEBODY):
        goes = set(room_for(board, call).agency.approval_default)
    return goes if asks.isdisjoint(WITHHOLDING) else goes.difference(WITH_DEPUTIES)


def needs_deputies(call: Call) -> bool:
    """Whether a crew of ours needs deputies: it called for help, or asked for some and was told yes."""
    return bool(call.panics) or any(each.answer == "yes" for each in call.wanted)


def in_order(responses: Iterable[str]) -> tuple[str, ...]:
    """The responses in the order of the closed list, none twice."""
    return tuple(sorted(PLACES.keys() & responses, key=PLACES.__getitem__))


def still_to_send(board: Board, call: Call) -> tuple[str, ...]:
    """The responses asked for that a unit is sent for, and that have none and had none with the person.

    A unit sent for something that falls in for it, and is not asked for itself, fills a response too; what
    goes with that is asked for then. Of two units that go as one, neither fills it without the other. Before
    all else stand deputies for a crew that calls for help: those who were sent before did not prevent it.
    """
    if call.panics and not any(comes_to_help(board, call, sent) for sent in call.sent):
        return (TO_HELP, *(each for each in _still_open(board, call) if each != TO_HELP))
    return tuple(each for each in _still_open(board, call) if not (call.panics and each == TO_HELP))


def comes_to_help(board: Board, call: Call, sent: Sent) -> bool:
    """Whether a unit was sent with deputies since the last crew on this call called for help."""
    last = max(call.panics, key=lambda panic: panic.entry)
    was_sent_since = sent.entry > last.entry and sent.at >= last.at
    in_danger = any(panic.unit == sent.unit for panic in call.panics)
    return was_sent_since and not in_danger and in_force(board).agency.has_deputy(sent.unit)


def _still_open(board: Board, call: Call) -> tuple[str, ...]:
    asks = asked_for(board, call)
    if not (call.sent or call.served):
        return tuple(each for each in asks if each in SENDABLE)
    there = {sent.unit for sent in call.sent}
    filled = {sent.response for sent in call.sent if not sent.half_of or sent.pair in there} | set(
        call.served
    )
    if filled.intersection(MEDICAL):
        filled.update(MEDICAL)
    extra = filled.difference(asks)
    lacking = [each for each in asks if each in SENDABLE and each not in filled]
    open_ones = [each for each in lacking if extra.isdisjoint(FALLS_BACK.get(each, ()))]
    beside = [GOES_WITH.get((each, instead), "") for each in lacking for instead in extra]
    return in_order((*open_ones, *(each for each in beside if each and each not in filled)))


def stand_ins(asks: tuple[str, ...], response: str) -> tuple[str, ...]:
    """What may go where no unit can go for a response, in order.

    Never deputies where it was decided that they are not sent: then a supervisor is asked.
    """
    barred = WITH_DEPUTIES if "no_law_enforcement" in asks else ()
    return tuple(each for each in FALLS_BACK.get(response, ()) if each not in barred)


def waits_outside(call: Call, response: str, asks: tuple[str, ...]) -> bool:
    """Whether a crew that is sent for this response waits nearby, by what is asked for now.

    Paramedics, unless the policy sends them straight in; a civilian team, unless it is asked for, or falls
    in for one that is. A clinician and a deputy wait while deputies of their own are asked for beside them,
    who make the scene safe first (policy-sheets, care first C1, PERT); not where a crew calls for help, for
    theirs may be the nearest. Where nothing says that they may go in, nobody has said that the scene is safe.
    """
    if call.scene_safe_by:
        return False
    if response == PAIRED:
        return not call.panics and not set(DEPUTIES).isdisjoint(asks)
    if response not in (*MEDICAL, *CIVILIAN):
        return False
    if response in MEDICAL:
        return "ems" not in asks
    return response not in asks and not any(response in FALLS_BACK.get(each, ()) for each in asks)


def asked_anew(policy: Policy, now: Recommended, before: Recommended) -> tuple[str, ...]:
    """What a settled recommendation asks for because the danger is graver than in the one settled before it.

    All of it where the call became more urgent; else what was not asked for, and what a part's earlier rule
    sends. Whoever was with the person then has not met this danger.
    """
    asks = policy_asks(now)
    if before.fingerprint != now.fingerprint or _urgency(now) < _urgency(before):
        return asks
    anew = set(asks) - set(policy_asks(before))
    for part in PARTS:
        rules = [rule.id for rule in policy.parts[part]]
        if rules.index(now.rules[part]) < rules.index(before.rules[part]):
            anew.update(now.responses.get(part, ()))
    return in_order(anew)


def _urgency(recommended: Recommended) -> int:
    return recommended.priority if recommended.priority is not None else len(RESPONSES)


def approval_rules(policy: Policy, recommended: Recommended | None) -> tuple[str, ...]:
    """The deciding rules that ask for a supervisor, in the order of the parts; empty where none does."""
    return tuple(rule.id for rule in _flagged(policy, recommended, "approval:supervisor"))


def gap_rules(policy: Policy, recommended: Recommended | None) -> tuple[str, ...]:
    """The deciding rules that put the call on the gap list; empty where none does."""
    return tuple(rule.id for rule in _flagged(policy, recommended, "gap_call"))


def approval_in_force(board: Board, call: Call) -> Approval | None:
    """The approval asked for by the rules that decide now, or that decided last; None where there is none.

    While the call is not settled, what was asked or answered before stands: a supervisor's clock goes on.
    """
    if call.approval is None or (call.recommended is not None and not call.recommended.settled):
        return call.approval
    rules = approval_rules(room_for(board, call).compiled.policy, call.recommended)
    return call.approval if rules and call.approval.rules == rules else None


def awaits_supervisor(board: Board, call: Call) -> Approval | None:
    """The approval that a supervisor has yet to answer; None where none waits."""
    approval = approval_in_force(board, call)
    return approval if approval is not None and approval.answer is None else None


def lessened(asks: tuple[str, ...], instead: tuple[str, ...]) -> tuple[str, ...]:
    """What would no longer be done if `instead` took the place of what the policy asks for.

    Who goes, who stays on the line, and who talks with the caller where nobody goes: it needs a supervisor.
    So does sending paramedics straight in where the policy has them wait for a safe scene, and sending no
    deputies where a supervisor decides about them. Who can do all that the other does is not less:
    crisis-trained deputies for deputies, and a clinician with a deputy for either.
    """
    if "ems" in instead:
        instead = tuple(each for each in instead if each != "ems_staged")
    somebody_goes = any(response in SENDS_SOMEBODY for response in instead)
    put_to_supervisor = () if any(response in WITH_DEPUTIES for response in instead) else WITHHOLDING[1:]
    kept = (*SENDS_SOMEBODY, "keep_line", *put_to_supervisor, *(() if somebody_goes else TALKS))
    added = set(instead).difference(asks)
    return tuple(
        each
        for each in asks
        if each in kept and each not in instead and added.isdisjoint(DOES_AS_MUCH.get(each, ()))
    )


def hand_off_going_on(call: Call) -> bool:
    """Whether a hand-off was begun and is not over."""
    return call.hand_off is not None and call.hand_off.step not in OVER


def handed_over(call: Call) -> bool:
    """Whether a named person at a crisis line has the caller, and it was confirmed."""
    return call.hand_off is not None and call.hand_off.step == "confirmed"


def somebody_goes(board: Board, call: Call) -> bool:
    """Whether anybody goes, or is already on the way, to the person."""
    responses = (*asked_for(board, call), *(sent.response for sent in call.sent))
    return any(response in SENDS_SOMEBODY for response in responses)


def policy_facts(board: Board, call: Call) -> dict[str, str]:
    """What the policy reads: the answers, and the care team as it was when the policy was run last.

    So the reasons shown are those of the recommendation that is enforced.
    """
    run = call.recommended
    is_current = run is not None and run.fingerprint == room_for(board, call).fingerprint
    team = run.care_team if run is not None and is_current else care_team(board, call)
    return {**call.facts(), "care_team": team}


def _put_to_supervisor(board: Board, call: Call) -> set[str]:
    """What the rules that ask for a supervisor send by themselves."""
    rules = _flagged(room_for(board, call).compiled.policy, call.recommended, "approval:supervisor")
    return {response for rule in rules for response in rule.send}


def _flagged(policy: Policy, recommended: Recommended | None, flag: str) -> tuple[Rule, ...]:
    if recommended is None or not recommended.settled or flag not in recommended.flags:
        return ()
    return tuple(
        rule
        for part in PARTS
        for rule in policy.parts[part]
        if rule.id == recommended.rules[part] and flag in rule.flags
    )
