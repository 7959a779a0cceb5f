"""The alert lane: what a person must see now, gravest first.

Worked out from the board and the clock alone.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from console.domain.asked import approval_in_force, hand_off_going_on
from console.domain.board import Board, Call, UnitNow, in_force
from console.domain.rows.calls import nobody_goes, title
from console.domain.rows.shown import Alert, Weight

WEIGHTS = ("alert", "warn", "calm")


def alerts(board: Board, now: datetime) -> tuple[Alert, ...]:
    """All alerts as of now, gravest first, then those due first."""
    if board.room is None:
        return ()
    found = [alert for call in board.calls.values() for alert in _of_call(board, call, now)]
    found += [alert for unit in board.units.values() for alert in _of_unit(board, unit, now)]
    return tuple(sorted(found, key=lambda each: (WEIGHTS.index(each.weight), each.due or now, each.id)))


def runs_out(board: Board, now: datetime) -> tuple[str, ...]:
    """The calls whose supervisor has not answered in time: the agency's default acts on them now."""
    return tuple(
        call.id
        for call in board.calls.values()
        if (approval := approval_in_force(board, call)) and approval.answer is None and approval.due <= now
    )


def _of_call(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    approval = approval_in_force(board, call)
    waits = approval is not None and approval.answer is None
    name = title(call)
    if call.gap_open:
        who = (
            "nobody goes although the person may die"
            if nobody_goes(board, call)
            else "a supervisor closes it"
        )
        due = approval.due if approval is not None and waits else None
        yield Alert(f"gap:{call.id}", "alert", "gap", f"Gap call, {name}:", who, "Open", call.id, due)
    elif approval is not None and waits:
        yield Alert(
            f"approval:{call.id}",
            "warn",
            "clock",
            f"{name}:",
            "a supervisor is asked",
            "Open",
            call.id,
            approval.due,
        )
    if call.line.lost and call.line.due is not None:
        late = call.line.due <= now
        weight: Weight = "alert" if late else "warn"
        yield Alert(
            f"line:{call.id}", weight, "lost", f"{name} hung up:", "call back", "Open", call.id, call.line.due
        )
    if hand_off_going_on(call) and call.hand_off is not None and call.hand_off.due is not None:
        late = call.hand_off.due <= now
        contact = in_force(board).agency.contact_of(call.hand_off.contact).name
        yield Alert(
            f"hand_off:{call.id}",
            "alert" if late else "warn",
            "phone",
            f"{contact} has not accepted {name}:",
            "the call is still ours",
            "Open",
            call.id,
            call.hand_off.due,
        )
    yield from _waiting(board, call, now)
    yield from _briefs(call)


def _waiting(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    if not call.waiting:
        return
    due = call.opened + timedelta(seconds=in_force(board).agency.limits.waiting_s)
    if due <= now:
        yield Alert(
            f"waiting:{call.id}",
            "warn",
            "ringing",
            f"{title(call)}:",
            "nobody has taken it",
            "Open",
            call.id,
            due,
        )


def _briefs(call: Call) -> Iterator[Alert]:
    stale = [sent.unit for sent in call.sent if 0 < sent.confirmed < call.safety_entry]
    if stale:
        who = ", ".join(stale)
        rest = "a safety answer changed; read the brief again"
        yield Alert(f"brief:{call.id}", "alert", "page", f"{who}, {title(call)}:", rest, "Open", call.id)


def _of_unit(board: Board, unit: UnitNow, now: datetime) -> Iterator[Alert]:
    status = in_force(board).agency.status_of(unit.status)
    if not status.alert_after_min or unit.call is None:
        return
    due = unit.since + timedelta(minutes=status.alert_after_min)
    if due <= now:
        call = board.calls.get(unit.call)
        where = title(call) if call is not None else f"call {unit.call}"
        lead = f"{unit.id} is {status.word.lower()} longer than {status.alert_after_min} min:"
        yield Alert(f"unit:{unit.id}", "warn", "clock", lead, where, "Open", unit.call, due)
