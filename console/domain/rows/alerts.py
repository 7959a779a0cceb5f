"""The alert lane: what a person must see now, gravest first.

Worked out from the board and the clock alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from console.domain.agency import Agency
from console.domain.asked import awaits_supervisor, hand_off_going_on
from console.domain.board import Board, Call, Sent, UnitNow, in_force
from console.domain.rows.calls import title
from console.domain.rows.notices import gap_words
from console.domain.rows.roster import roster_alerts
from console.domain.rows.safety import safety_alerts
from console.domain.rows.shown import Alert, Weight
from console.domain.rows.staff import glass_rows
from console.domain.rows.unsent import KeptWaiting, unsent_alerts
from console.domain.unreached import must_decide

WEIGHTS = ("alert", "warn", "calm")
FIRST = MappingProxyType(
    {kind: at for at, kind in enumerate(("panic", "gap", "glass", "check", "unreached", "offer"))}
)
"""The kinds that come before all others, in their order."""
ACT = "Open"
UNREACHED: Mapping[str, str] = MappingProxyType(
    {
        "send": "send who is asked for",
        "welfare_check": "a welfare check by deputies",
        "supervisor": "a supervisor says what goes",
    }
)
"""What an agency does about a caller who cannot be reached, in words."""
CAME_TO_NOTHING: Mapping[str, str] = MappingProxyType(
    {
        "send": "somebody was to go, and nobody goes",
        "welfare_check": "deputies were to look in, and are not sent",
    }
)
"""What was decided on a caller who cannot be reached, where it holds no more."""


def alerts(
    board: Board, now: datetime, others: Iterable[Alert] = (), kept: KeptWaiting | None = None
) -> tuple[Alert, ...]:
    """All alerts as of now, gravest first, then those due first.

    others: what the board alone cannot tell. kept: what each call waited for before.
    """
    if board.room is None:
        return ()
    found = [alert for call in board.calls.values() for alert in _of_call(board, call, now)]
    found += unsent_alerts(board, now, kept)
    timed = _timed(in_force(board).agency)
    lasting = [unit for unit in board.units.values() if unit.status in timed]
    found += [alert for unit in lasting for alert in _of_unit(board, unit, now)]
    found += (*_broken_glass(board), *_held_plan(board), *roster_alerts(board, now), *others)
    return tuple(sorted(found, key=lambda each: _rank(each, now)))


def _rank(alert: Alert, now: datetime) -> tuple[object, ...]:
    """Calls for help, gap calls, broken glass, crews to be asked whether they are well, who is not reached.

    Then who can go now, the gravest, and what is due first: a clock of a sending never stands before a crew.
    """
    first = FIRST.get(alert.id.partition(":")[0], len(FIRST))
    return first, WEIGHTS.index(alert.weight), alert.due or now, alert.id


def runs_out(board: Board, now: datetime) -> tuple[str, ...]:
    """The calls whose supervisor has not answered in time: the agency's default acts on them now."""
    return tuple(
        call.id
        for call in board.calls.values()
        if (approval := awaits_supervisor(board, call)) and approval.due <= now
    )


def _of_call(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    if call.gap_open or call.approval is not None:
        yield from _supervisor(board, call)
    if call.line.lost:
        yield from _line(board, call, now)
    if call.hand_off is not None:
        yield from _hand_off(board, call, now)
    if call.waiting:
        yield from _waiting(board, call, now)
    if call.sent:
        yield from _briefs(call)
        yield from _unread(board, call, now)
    if call.sent or call.panics or call.wanted:
        yield from safety_alerts(board, call, now)


def _supervisor(board: Board, call: Call) -> Iterator[Alert]:
    """A gap call is told as one, with the clock of the approval that it waits for."""
    approval = awaits_supervisor(board, call)
    due = approval.due if approval is not None else None
    if call.gap_open:
        lead = f"Gap call, {title(call)}:"
        mark = call.gap_since.isoformat() if call.gap_since else ""
        gap, since = gap_words(board, call), call.gap_since
        yield Alert(f"gap:{call.id}", "alert", "gap", lead, gap, ACT, call.id, due, mark, since)
    elif approval is not None:
        lead, rest = f"{title(call)}:", "a supervisor is asked"
        yield Alert(f"approval:{call.id}", "warn", "clock", lead, rest, ACT, call.id, due)


def _line(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    """The caller to be called back; after so many tries, that it is to be decided what goes, or again."""
    due, agency = call.line.due, in_force(board).agency
    if must_decide(board, call):
        lead = f"{title(call)} not reached, {_tries(call.line.tries)}:"
        rest, mark = f"decide now: {UNREACHED[agency.unreached]}", ""
        if call.line.decided is not None:
            rest, mark = f"decide again: {CAME_TO_NOTHING[call.line.decided]}", str(call.asked_entry)
        yield Alert(f"unreached:{call.id}", "alert", "lost", lead, rest, ACT, call.id, due, mark)
    elif call.line.lost and due is not None:
        lead = f"{title(call)} hung up:"
        yield Alert(f"line:{call.id}", _late(due, now), "lost", lead, "call back", ACT, call.id, due)


def _tries(count: int) -> str:
    return "1 try" if count == 1 else f"{count} tries"


def _hand_off(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    if not hand_off_going_on(call) or call.hand_off is None or call.hand_off.due is None:
        return
    agency, due, ran_out = in_force(board).agency, call.hand_off.due, call.ran_out
    lead = f"{agency.contact_name(call.hand_off.contact)} has not accepted {title(call)}:"
    key, rest = "hand_off", "the call is still ours"
    if ran_out is not None and ran_out.next:
        rest = f"ring {agency.contact_name(ran_out.next)} now; the call is still ours"
    elif ran_out is not None:
        key, rest = "no_line", "no other line fits; a supervisor decides, the call is still ours"
    yield Alert(f"{key}:{call.id}", _late(due, now), "phone", lead, rest, ACT, call.id, due)


def _waiting(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    due = call.opened + timedelta(seconds=in_force(board).agency.limits.waiting_s)
    if due <= now:
        lead, rest = f"{title(call)}:", "nobody has taken it"
        yield Alert(f"waiting:{call.id}", "alert", "ringing", lead, rest, ACT, call.id, due)


def _briefs(call: Call) -> Iterator[Alert]:
    stale = [sent.unit for sent in call.sent if is_stale(call, sent)]
    if stale:
        lead = f"{', '.join(stale)}, {title(call)}:"
        rest = "what a crew must know has changed; read the brief again"
        mark = str(max(call.safety_entry, *(sent.told for sent in call.sent)))
        yield Alert(f"brief:{call.id}", "alert", "page", lead, rest, ACT, call.id, mark=mark)


def _unread(board: Board, call: Call, now: datetime) -> Iterator[Alert]:
    """Crews who have read nothing back and are there, or were sent a while ago."""
    limit = timedelta(seconds=in_force(board).agency.limits.read_back_s)
    unread = [sent for sent in call.sent if not sent.confirmed and not is_stale(call, sent)]
    late = [sent for sent in unread if sent.reached or sent.entered + limit <= now]
    if late:
        lead = f"{', '.join(sent.unit for sent in late)}, {title(call)}:"
        mark, since = str(max(sent.entry for sent in late)), min(sent.entered for sent in late)
        key, rest = f"unread:{call.id}", "brief not read back"
        yield Alert(key, "warn", "page", lead, rest, ACT, call.id, mark=mark, since=since)


def _broken_glass(board: Board) -> Iterator[Alert]:
    """On every desk until a supervisor or an administrator has answered for it."""
    for glass in glass_rows(board):
        lead = f"Glass broken at {glass.position} by {glass.name}:"
        yield Alert(f"glass:{glass.entry}", "alert", "glass", lead, glass.reason, ACT, due=None)


def _held_plan(board: Board) -> Iterator[Alert]:
    """A policy that should be in force by now and is not: the one before it goes on."""
    plan = board.planned
    if plan is not None and plan.held:
        lead = f"“{plan.title}” should be in force and is not:"
        yield Alert(f"plan:{plan.entry}", "warn", "page", lead, plan.held, ACT, due=None)


def is_stale(call: Call, sent: Sent) -> bool:
    """Whether the crew must hear something again.

    What it read back has changed, or it was told to wait or to go in and has not read that back.
    """
    return 0 < sent.confirmed < call.safety_entry or sent.confirmed < sent.told


def _timed(agency: Agency) -> frozenset[str]:
    """The statuses that may not last for ever, on the way for some response at least."""
    of_all = (status.id for status in agency.status if status.alert_after_min)
    return frozenset((*of_all, *(pace.status for pace in agency.pace)))


def _of_unit(board: Board, unit: UnitNow, now: datetime) -> Iterator[Alert]:
    """A status that lasts too long, or soon will. Its limit runs from when it was entered."""
    agency, call = in_force(board).agency, board.calls.get(unit.call or "")
    sent = (each.response for each in call.sent if each.unit == unit.id) if call is not None else iter(())
    status, limit = agency.status_of(unit.status), agency.alert_after_min(unit.status, next(sent, ""))
    due = unit.entered + timedelta(minutes=limit)
    if not limit or now < due - timedelta(minutes=min(status.warn_before_min, limit)):
        return
    where = title(call) if call is not None else f"call {unit.call}" if unit.call else "on no call"
    is_late = due <= now
    what = f"longer than {limit} min" if is_late else f"nearly {limit} min"
    lead = f"{unit.id} is {status.word.lower()} {what}:"
    key = f"unit:{unit.id}"
    yield Alert(key, _late(due, now), "clock", lead, where, ACT, unit.call or "", due)


def _late(due: datetime, now: datetime) -> Weight:
    return "alert" if due <= now else "warn"
