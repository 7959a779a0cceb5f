"""What a page starts from, read off the board: for approvals, hand-offs and closing."""

from console.domain import commands as c
from console.domain.asked import approval_in_force, asked_for, hand_off_going_on, handed_over
from console.domain.board import Board, Call, in_force
from console.domain.refusals import in_words
from console.domain.rows.summary import summary
from console.domain.rows.words import STEPS
from console.session import Session
from console.ui.widgets.approval import ToApprove
from console.ui.widgets.close import ToClose
from console.ui.widgets.hand_off import ToHandOff


def to_approve(board: Board, call: Call) -> ToApprove | None:
    """What a supervisor is asked now; None where nothing waits."""
    approval = approval_in_force(board, call)
    if approval is None or approval.answer is not None:
        return None
    room = in_force(board)
    rules = {rule.id: rule for part in room.compiled.policy.parts.values() for rule in part}
    return ToApprove(
        call.id,
        tuple(f"{rule}: {rules[rule].because}" for rule in approval.rules),
        asked_for(board, call),
        room.agency.approval_default,
        approval.due,
        _supervisors(board),
    )


def to_hand_off(board: Board, call: Call) -> ToHandOff:
    """Where the hand-off stands, and which contacts there are."""
    agency, move, facts = in_force(board).agency, call.hand_off, call.facts()
    stands = hand_off_going_on(call) or handed_over(call)
    before = ""
    if move is not None and not stands:
        before = f"{agency.contact_of(move.contact).name}: {STEPS[move.step]}"
    speaks = ("es",) if facts.get("communication") == "interpreter" else ("en",)
    return ToHandOff(
        call.id,
        agency.contact,
        facts.get("communication", ""),
        speaks,
        facts.get("veteran") == "yes",
        move.contact if move is not None and stands else "",
        move.step if move is not None and stands else "",
        call.accepted_by,
        call.hand_off_at,
        move.due if move is not None and stands else None,
        summary(board, call),
        before,
    )


def to_close(session: Session, call: Call) -> ToClose:
    """What closing needs now: asked of the same decision that closing takes."""
    agency = in_force(session.board).agency
    first = agency.disposition[0].id
    refused = session.would_refuse(c.CloseCall(call=call.id, disposition=first))
    code = refused.code if refused else ""
    blocks = (
        (in_words(refused),) if refused and code not in ("close_needs_decision", "close_line_lost") else ()
    )
    return ToClose(
        call.id,
        agency.disposition,
        _supervisors(session.board),
        blocks,
        code == "close_needs_decision",
        code == "close_line_lost",
    )


def _supervisors(board: Board) -> tuple[str, ...]:
    return tuple(person.name for person in in_force(board).agency.supervisors())
