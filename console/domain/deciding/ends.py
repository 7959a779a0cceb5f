"""Decisions that end something: the hand-off to a crisis line, and closing a call.

Promise 1: every call ends with a responder, an accepted hand-off, or a recorded decision with a reason, an
approver and a next action.
"""

from collections.abc import Mapping
from datetime import timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Contact
from console.domain.asked import approval_in_force, asked_for
from console.domain.board import Board, Call, in_force
from console.domain.deciding.moment import Moment, open_call, supervisor
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]

OVER = ("confirmed", "dropped", "declined", "caller_declined")
"""The steps after which a hand-off is over."""

NEXT_STEPS: Mapping[str, tuple[str, ...]] = {
    "": ("offered",),
    "offered": ("ringing", "caller_declined"),
    "ringing": ("accepted", "declined", "dropped", "caller_declined"),
    "accepted": ("summary_read", "dropped", "caller_declined"),
    "summary_read": ("confirmed", "dropped"),
}
"""What may follow each step (policies-and-protocols, section 7, no. 10)."""


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.MoveHandOff():
            return _move(board, open_call(board, command.call), command, moment)
        case c.CloseCall():
            return _close(board, open_call(board, command.call), command)
        case _:
            return None


def hand_off_going_on(call: Call) -> bool:
    """Whether a hand-off was begun and is not over."""
    return call.hand_off is not None and call.hand_off.step not in OVER


def handed_over(call: Call) -> bool:
    """Whether a named person at a crisis line has the caller, and it was confirmed."""
    return call.hand_off is not None and call.hand_off.step == "confirmed"


def _move(board: Board, call: Call, command: c.MoveHandOff, moment: Moment) -> Bodies:
    agency = in_force(board).agency
    contact = _contact(agency.contact, command.contact)
    now = call.hand_off.step if call.hand_off is not None and hand_off_going_on(call) else ""
    if now and call.hand_off is not None and call.hand_off.contact != contact.id:
        raise Refused("hand_off_other", contact=agency.contact_of(call.hand_off.contact).name)
    if command.step not in NEXT_STEPS[now]:
        steps = ", ".join(NEXT_STEPS[now])
        raise Refused(
            "hand_off_order", contact=contact.name, now=now or "not begun", step=command.step, next=steps
        )
    if command.step == "accepted" and not command.person:
        raise Refused("hand_off_needs_name", contact=contact.name)
    limit = timedelta(seconds=agency.limits.hand_off_accept_s)
    due = moment.at + limit if command.step in ("offered", "ringing") else None
    return (
        e.HandOffMoved(
            call=call.id,
            contact=contact.id,
            step=command.step,
            person=command.person,
            reason=command.reason,
            due=due,
        ),
    )


def _contact(contacts: tuple[Contact, ...], wanted: str) -> Contact:
    for contact in contacts:
        if contact.id == wanted:
            return contact
    raise Refused("no_such_contact", contact=wanted, contacts=", ".join(each.id for each in contacts))


def _close(board: Board, call: Call, command: c.CloseCall) -> Bodies:
    agency = in_force(board).agency
    known = [disposition.id for disposition in agency.disposition]
    if command.disposition not in known:
        raise Refused("no_such_disposition", disposition=command.disposition, dispositions=", ".join(known))
    _nothing_pending(board, call)
    approved_by = supervisor(agency, command.approved_by) if command.approved_by else None
    _somebody_has_them(board, call, command)
    if call.line.lost and not call.ever_sent and not approved_by:
        raise Refused("close_line_lost")
    return (
        e.CallClosed(
            call=call.id,
            disposition=command.disposition,
            note=command.note,
            approved_by=approved_by,
            next_action=command.next_action,
        ),
    )


def _nothing_pending(board: Board, call: Call) -> None:
    if call.sent:
        raise Refused("close_units", units=", ".join(sent.unit for sent in call.sent))
    approval = approval_in_force(board, call)
    if approval is not None and approval.answer is None:
        raise Refused("close_waiting_approval")
    if call.gap_open:
        raise Refused("close_gap")
    if hand_off_going_on(call):
        assert call.hand_off is not None, "a hand-off that goes on is there"
        contact = in_force(board).agency.contact_of(call.hand_off.contact)
        raise Refused("close_hand_off", contact=contact.name, now=call.hand_off.step)


def _somebody_has_them(board: Board, call: Call, command: c.CloseCall) -> None:
    if call.ever_sent:
        return
    keeps_line = "keep_line" in asked_for(board, call)
    if handed_over(call) and not keeps_line:
        return
    if handed_over(call) and command.approved_by:
        return
    if not (command.approved_by and command.note and command.next_action):
        raise Refused("close_needs_decision")
