"""What people decide over the policy, by name and with a reason: overrides, approvals, the gap list."""

from math import ceil

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import approval_in_force, awaits_supervisor, lessened, policy_asks
from console.domain.board import Board, Call, in_force
from console.domain.deciding.advice import staging
from console.domain.deciding.moment import Moment, after, open_call, supervisor
from console.domain.names import SENDS_SOMEBODY
from console.domain.rows.words import RESPONSES as RESPONSE_WORDS
from console.domain.rows.words import listed
from console.errors import Refused
from console.policy.model import RESPONSES

Bodies = tuple[e.AnyBody, ...]

EXCLUDES = {"no_law_enforcement": ("law_enforcement", "law_enforcement_cit")}
"""What cannot be asked for together; `ems` beside `ems_staged` is `ems`."""


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    if isinstance(command, c.Override | c.AnswerApproval | c.CloseGap):
        _has_seen(open_call(board, command.call), command.seen)
    match command:
        case c.Override():
            bodies: Bodies = (_override(board, open_call(board, command.call), command),)
        case c.AnswerApproval():
            bodies = (_approve(board, open_call(board, command.call), command),)
        case c.LetApprovalRunOut():
            bodies = (_run_out(board, open_call(board, command.call), moment),)
        case c.CloseGap():
            return (_close_gap(board, open_call(board, command.call), command),)
        case _:
            return None
    told = after(board, bodies, moment)
    return (*bodies, *staging(told, told.calls[command.call]))


def _has_seen(call: Call, seen: int | None) -> None:
    """Raises Refused where what is asked for changed after what the person who decides had before them."""
    if seen is not None and seen < call.asked_entry:
        raise Refused("changed_since")


def _override(board: Board, call: Call, command: c.Override) -> e.PolicyOverridden:
    _known_responses(command.responses)
    if not command.responses:
        raise Refused("override_empty")
    _can_all_be_done(command.responses)
    asks = policy_asks(call.recommended)
    less = lessened(asks, command.responses)
    approved_by = command.approved_by or None
    if less and not approved_by:
        raise Refused("less_needs_supervisor", less=listed(less))
    if approved_by:
        approved_by = supervisor(board, approved_by)
    return e.PolicyOverridden(
        call=call.id,
        responses=command.responses,
        instead_of=asks,
        reason=command.reason,
        approved_by=approved_by,
    )


def _approve(board: Board, call: Call, command: c.AnswerApproval) -> e.ApprovalAnswered:
    if approval_in_force(board, call) is None:
        raise Refused("no_approval_asked")
    _known_responses(command.responses)
    name = supervisor(board, command.by)
    responses = command.responses if command.answer != "approve" else ()
    if command.answer == "send_instead" and not responses:
        raise Refused("instead_of_what")
    if command.answer == "send_after_all" and not responses:
        responses = ("law_enforcement",)
    if command.answer == "send_after_all" and not any(each in SENDS_SOMEBODY for each in responses):
        raise Refused("after_all_nobody")
    _can_all_be_done(responses)
    return e.ApprovalAnswered(
        call=call.id, by=name, answer=command.answer, responses=responses, reason=command.reason
    )


def _run_out(board: Board, call: Call, moment: Moment) -> e.ApprovalRanOut:
    approval = awaits_supervisor(board, call)
    if approval is None:
        raise Refused("no_approval_asked")
    left = (approval.due - moment.at).total_seconds()
    if left > 0:
        raise Refused("approval_not_due", left=ceil(left))
    return e.ApprovalRanOut(call=call.id, responses=in_force(board).agency.approval_default)


def _close_gap(board: Board, call: Call, command: c.CloseGap) -> e.GapClosed:
    if not call.gap_open:
        raise Refused("no_gap")
    name = supervisor(board, command.by)
    return e.GapClosed(call=call.id, by=name, reason=command.reason)


def _can_all_be_done(responses: tuple[str, ...]) -> None:
    """Raises Refused where two of them exclude each other (DESIGN, `contradiction`)."""
    for one, others in EXCLUDES.items():
        against = [each for each in others if each in responses]
        if one in responses and against:
            raise Refused("responses_contradict", one=RESPONSE_WORDS[one].listed, other=listed(against))


def _known_responses(responses: tuple[str, ...]) -> None:
    for response in responses:
        if response not in RESPONSES:
            raise Refused("no_such_response", response=response, responses=", ".join(RESPONSES))
