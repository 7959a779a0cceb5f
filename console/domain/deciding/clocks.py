"""Decisions about clocks that look after people: one alert silenced, a hand-off that nobody accepts."""

from datetime import datetime, timedelta

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import WITHHOLDING, asked_for
from console.domain.board import Board, Call, in_force
from console.domain.contacts import caller_of, next_contact
from console.domain.deciding.moment import Moment, after, open_call, supervisor
from console.domain.names import HandOffStep
from console.domain.rows.by_clock import is_run_out
from console.domain.rows.heard import is_silenced, soundings
from console.domain.unreached import decided
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]
NOT_IN_TIME = "not accepted in time"


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SilenceAlert():
            return _silence(board, open_call(board, command.call), command, moment)
        case c.LetHandOffRunOut():
            return _run_out(board, open_call(board, command.call), moment)
        case c.RingNext():
            return _ring_next(board, open_call(board, command.call), moment)
        case c.DecideUnreached():
            return (_unreached(board, open_call(board, command.call), command, moment),)
        case _:
            return None


def _unreached(board: Board, call: Call, command: c.DecideUnreached, moment: Moment) -> e.UnreachedDecided:
    """More may be sent by whoever has the call; that nobody goes is for a supervisor, with a reason."""
    if not call.line.lost:
        raise Refused("line_not_lost")
    approved_by = supervisor(board, command.approved_by) if command.approved_by else None
    if command.what == "nobody" and not (approved_by and command.reason):
        raise Refused("unreached_needs_name")
    if command.what == "welfare_check" and not set(WITHHOLDING).isdisjoint(asked_for(board, call)):
        raise Refused("unreached_withheld")
    body = e.UnreachedDecided(call=call.id, what=command.what, approved_by=approved_by, reason=command.reason)
    then = after(board, (body,), moment)
    if decided(then, then.calls[call.id]) is None:
        raise Refused("unreached_nobody")
    return body


def _run_out(board: Board, call: Call, moment: Moment) -> Bodies:
    """Nobody accepted in time. Another desk may have said so a moment ago, or the line has accepted since."""
    if not is_run_out(call, moment.at):
        raise Refused("hand_off_not_due")
    assert call.hand_off is not None, "what has run out was begun"
    contact = call.hand_off.contact
    following = next_contact(in_force(board).agency, caller_of(call), (*call.tried, contact))
    return (e.HandOffRanOut(call=call.id, contact=contact, next=following),)


def _ring_next(board: Board, call: Call, moment: Moment) -> Bodies:
    """Let go of the one, offer and ring the next: the caller has agreed to a line already."""
    ran_out, agency = call.ran_out, in_force(board).agency
    if ran_out is None or not ran_out.next:
        raise Refused("no_next_contact")
    due = moment.at + timedelta(seconds=agency.limits.hand_off_accept_s)
    steps: tuple[tuple[str, HandOffStep, datetime | None], ...] = (
        (ran_out.contact, "dropped", None),
        (ran_out.next, "offered", due),
        (ran_out.next, "ringing", due),
    )
    return tuple(
        e.HandOffMoved(
            call=call.id,
            contact=contact,
            step=step,
            person="",
            reason=NOT_IN_TIME if step == "dropped" else "",
            due=until,
        )
        for contact, step, until in steps
    )


def _silence(board: Board, call: Call, command: c.SilenceAlert, moment: Moment) -> Bodies:
    """One alert of one call, at the position that asks: nobody can silence it for all."""
    found = next((each for each in soundings(board, moment.at) if each.alert == command.alert), None)
    if found is None or found.call != call.id:
        raise Refused("no_alert")
    if is_silenced(call, found, moment.position):
        return ()
    return (e.AlertSilenced(call=call.id, alert=found.alert, level=found.level, mark=found.mark),)
