"""Decisions that end something: the hand-off to a crisis line, and closing a call.

Promise 1: every call ends with a responder, an accepted hand-off, or a recorded decision with a reason, an
approver and a next action.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Agency, Contact, Disposition
from console.domain.asked import (
    asked_for,
    awaits_supervisor,
    hand_off_going_on,
    handed_over,
    still_to_send,
)
from console.domain.board import Board, Call, in_force
from console.domain.deciding.advice import answered, run
from console.domain.deciding.moment import Moment, after, open_call, supervisor
from console.domain.names import CIVILIAN, SENDS_SOMEBODY
from console.domain.rows.words import STEPS, listed
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]

NEXT_STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": ("offered",),
        "offered": ("ringing", "caller_declined", "dropped"),
        "ringing": ("accepted", "declined", "dropped", "caller_declined"),
        "accepted": ("summary_read", "dropped", "caller_declined"),
        "summary_read": ("confirmed", "dropped", "caller_declined"),
        "confirmed": ("dropped",),
    }
)
"""What may follow each step (policies-and-protocols, section 7, no. 10)."""


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.MoveHandOff():
            return _move(board, open_call(board, command.call), command, moment)
        case c.CloseCall():
            return (_close(board, open_call(board, command.call), command, moment),)
        case c.NoteNextAction():
            return (_note_next(board, command, moment),)
        case _:
            return None


def _move(board: Board, call: Call, command: c.MoveHandOff, moment: Moment) -> Bodies:
    agency = in_force(board).agency
    fell_through = command.step == "dropped" and handed_over(call)
    is_under_way = hand_off_going_on(call) or fell_through
    now = call.hand_off.step if call.hand_off is not None and is_under_way else ""
    # The pack may lack by now who has the caller; that it fell through is entered all the same.
    if not (now and call.hand_off is not None and call.hand_off.contact == command.contact):
        _known_contact(agency.contact, command.contact)
        if now and call.hand_off is not None:
            raise Refused("hand_off_other", contact=agency.contact_name(call.hand_off.contact))
    contact = agency.contact_name(command.contact)
    if command.step not in NEXT_STEPS[now]:
        raise Refused(
            "hand_off_order",
            contact=contact,
            now=STEPS[now] if now else "not begun",
            step=STEPS[command.step],
            next=", ".join(STEPS[step] for step in NEXT_STEPS[now]),
        )
    if command.step == "accepted" and not command.person:
        raise Refused("hand_off_needs_name", contact=contact)
    limit = timedelta(seconds=agency.limits.hand_off_accept_s)
    moved = e.HandOffMoved(
        call=call.id,
        contact=command.contact,
        step=command.step,
        person=command.person,
        reason=command.reason,
        due=moment.at + limit if command.step in ("offered", "ringing") else None,
    )
    return (moved, *_said_no(board, call, moved, moment))


def _said_no(board: Board, call: Call, moved: e.HandOffMoved, moment: Moment) -> Bodies:
    """Who declines the crisis line has answered whether they may be handed over: the policy reads it."""
    catalogue = in_force(board).compiled.catalogue.by_id
    if moved.step != "caller_declined" or answered(call, "consents_transfer", "no"):
        return ()
    if "consents_transfer" not in catalogue or "no" not in catalogue["consents_transfer"].answer_ids:
        return ()
    said = e.FactAnswered(
        call=call.id, fact="consents_transfer", answer="no", said_by="caller", caveat=moved.reason
    )
    return (said, *run(after(board, (moved, said), moment), call.id, moment))


def _known_contact(contacts: tuple[Contact, ...], wanted: str) -> None:
    known = [each.id for each in contacts]
    if wanted not in known:
        raise Refused("no_such_contact", contact=wanted, contacts=", ".join(known))


def _close(board: Board, call: Call, command: c.CloseCall, moment: Moment) -> e.CallClosed:
    agency = in_force(board).agency
    known = [disposition.id for disposition in agency.disposition]
    if command.disposition not in known:
        raise Refused("no_such_disposition", disposition=command.disposition, dispositions=", ".join(known))
    _nothing_pending(board, call)
    approved_by = supervisor(board, command.approved_by) if command.approved_by else None
    is_decided = bool(approved_by and command.note and command.next_action)
    if not is_decided:
        _somebody_has_them(board, call, approved_by)
        _nobody_is_missing(board, call)
    if call.line.lost and not was_somebody_there(call) and not approved_by:
        raise Refused("close_line_lost")
    _fits(agency, call, command.disposition)
    return e.CallClosed(
        call=call.id,
        disposition=command.disposition,
        note=command.note,
        approved_by=approved_by,
        next_action=command.next_action,
        next_due=_next_due(board, call, command, moment),
    )


def _next_due(board: Board, call: Call, command: c.CloseCall, moment: Moment) -> datetime | None:
    """When what is promised is due: what comes next, or the call back that the policy asks for; else None."""
    limit = in_force(board).agency.limits.next_action_min
    in_min = command.next_in_min if command.next_in_min is not None else limit
    is_promised = command.next_action or command.next_in_min or "follow_up" in asked_for(board, call)
    return moment.at + timedelta(minutes=in_min) if is_promised and in_min else None


def _note_next(board: Board, command: c.NoteNextAction, moment: Moment) -> e.NextActionNoted:
    if command.call not in board.next_actions:
        raise Refused("no_next_action", call=command.call)
    again = timedelta(seconds=in_force(board).agency.limits.call_back_again_s)
    due = moment.at + again if command.outcome == "not_reached" else None
    return e.NextActionNoted(call=command.call, outcome=command.outcome, note=command.note, due=due)


def fitting_endings(agency: Agency, call: Call) -> tuple[tuple[Disposition, ...], tuple[Disposition, ...]]:
    """The dispositions that fit what happened on the call, then the others that it can be closed with too."""
    possible = [each for each in agency.disposition if handed_over(call) or not each.handed_over]
    fit = tuple(each for each in possible if each.nobody_went != call.attended)
    others = tuple(each for each in possible if each not in fit)
    return fit, others if call.attended or handed_over(call) else ()


def was_somebody_there(call: Call) -> bool:
    """Whether a responder has been with the person; talking by phone is not that."""
    return any(each in SENDS_SOMEBODY for each in call.served)


def _fits(agency: Agency, call: Call, disposition: str) -> None:
    """What only a responder or a crisis line can bring about is no ending of a call where none was."""
    fit, others = fitting_endings(agency, call)
    if all(each.id != disposition for each in (*fit, *others)):
        word = next(each.word for each in agency.disposition if each.id == disposition)
        words = ", ".join(each.word for each in fit) or "none in this agency"
        raise Refused("close_does_not_fit", disposition=word, dispositions=words)


def _nothing_pending(board: Board, call: Call) -> None:
    if call.sent:
        raise Refused("close_units", units=", ".join(sent.unit for sent in call.sent))
    if awaits_supervisor(board, call) is not None:
        raise Refused("close_waiting_approval")
    if call.gap_open:
        raise Refused("close_gap")
    if call.panics:
        raise Refused("close_panic", units=", ".join(each.unit for each in call.panics))
    if open_wants := [each.unit for each in call.wanted if not each.answer]:
        raise Refused("close_deputies_asked", units=", ".join(open_wants))
    if hand_off_going_on(call):
        assert call.hand_off is not None, "a hand-off that goes on is there"
        contact = in_force(board).agency.contact_name(call.hand_off.contact)
        raise Refused("close_hand_off", contact=contact, now=STEPS[call.hand_off.step])


def _somebody_has_them(board: Board, call: Call, approved_by: str | None) -> None:
    """A responder was with the person, or a counsellor has the caller; by name where the line is kept."""
    if was_somebody_there(call):
        return
    if not handed_over(call):
        raise Refused("close_needs_decision", why="Nobody went and nobody took over")
    if approved_by:
        return
    if call.recommended is None or not call.recommended.settled:
        raise Refused("close_needs_decision", why="The questions that decide who goes are not all answered")
    if "keep_line" in asked_for(board, call):
        raise Refused("close_needs_decision", why="The line is kept until a supervisor agrees")


def _nobody_is_missing(board: Board, call: Call) -> None:
    """Who was asked for has been there; a civilian team may be left to the line that has the caller."""
    left_to_line = CIVILIAN if handed_over(call) else ()
    missing = [
        each for each in still_to_send(board, call) if each in SENDS_SOMEBODY and each not in left_to_line
    ]
    if missing:
        raise Refused("close_needs_decision", why=f"Still asked for and not there: {listed(missing)}")
