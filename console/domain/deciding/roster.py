"""Decisions about who is on which unit: signing on, changing a crew, signing off.

Nobody is on two units. A civilian team is two people at least; that one of them has gone is entered all the
same where the team is on a call, and told as an alert: a board that says two where there is one sends nobody.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from difflib import get_close_matches

from console.domain import commands as c
from console.domain import entries as e
from console.domain.agency import Agency
from console.domain.board import Board, Call, CrewNow, UnitNow, in_force
from console.domain.crews import crewed_by, is_alone, members_named, off_duty_status
from console.domain.deciding.advice import runs_elsewhere, staging
from console.domain.deciding.moment import Moment, after
from console.domain.deciding.safety import known_unit
from console.domain.local_time import zone_of
from console.domain.pairs import can_do_part
from console.domain.roles import person_named
from console.domain.rows.words import RESPONSES
from console.domain.shifts import SOON, Span, next_span
from console.domain.typed_time import next_time
from console.errors import Refused

Bodies = tuple[e.AnyBody, ...]
LONGEST = timedelta(hours=24)


def decide(board: Board, command: c.Command, moment: Moment) -> Bodies | None:
    """The bodies for a command of this family, or None where it belongs to another."""
    match command:
        case c.SignOnUnit():
            bodies = _sign_on(board, known_unit(board, command.unit), command, moment)
        case c.ChangeCrew():
            bodies = _change(board, known_unit(board, command.unit), command, moment)
        case c.SignOffUnit():
            bodies = _sign_off(board, known_unit(board, command.unit), command)
        case c.TakeUnit():
            return (_take(board, known_unit(board, command.unit), moment),)
        case c.SetUnitStatus() if _goes_home(board, command):
            off = c.SignOffUnit(unit=command.unit, reason=command.reason)
            bodies = _sign_off(board, known_unit(board, command.unit), off)
        case _:
            return None
    return (*bodies, *runs_elsewhere(board, bodies, moment)) if bodies else ()


def meant_span(agency: Agency, unit: str, shift: str, now: datetime) -> Span | None:
    """The shift that somebody signs on for: the one named, else the latest that runs or soon begins.

    The shifts of the unit's line-ups come before all others, but for one that is nearly over. Raises Refused
    for a shift that there is not.
    """
    zone = zone_of(agency.time_zone)
    shifts = {each.id: each for each in agency.shift}
    if shift:
        if shift not in shifts:
            raise Refused("no_such_shift", shift=shift, shifts=", ".join(shifts) or "none")
        return next_span(shifts[shift], now, zone)
    lined = tuple(shifts[line.shift] for line in agency.unit_of(unit).line_up)
    for among, left in ((lined, SOON), (agency.shift, timedelta(0))):
        spans = (next_span(each, now, zone) for each in among)
        near = [each for each in spans if each.begins <= now + SOON and each.ends > now + left]
        if near:
            return max(near, key=lambda each: each.begins)
    return None


def line_up(agency: Agency, unit: str, shift: str) -> tuple[str, ...]:
    """Who is on a unit in a shift by the pack; nobody where it says nothing."""
    lines = agency.unit_of(unit).line_up
    return next((line.members for line in lines if line.shift == shift), ())


def _goes_home(board: Board, command: c.SetUnitStatus) -> bool:
    """Whether the status takes a crew off duty: then it signs off, for a crew off duty is none."""
    status = in_force(board).agency.statuses.get(command.status)
    return command.unit in board.crews and status is not None and not status.on_duty


def _sign_on(board: Board, unit: UnitNow, command: c.SignOnUnit, moment: Moment) -> Bodies:
    agency, then = in_force(board).agency, moment.happened_at
    if not agency.crew_member:
        raise Refused("no_crew_members", unit=unit.id)
    if unit.id in board.crews:
        names = members_named(agency, board.crews[unit.id].members)
        raise Refused("crew_signed_on", unit=unit.id, names=", ".join(names))
    if unit.call is not None:
        raise Refused("sign_on_has_call", unit=unit.id, call=unit.call)
    span = meant_span(agency, unit.id, command.shift, then)
    members = tuple(dict.fromkeys(command.members))
    if not members and span is not None:
        members = line_up(agency, unit.id, span.shift.id)
    if not members:
        raise Refused("sign_on_nobody", unit=unit.id)
    _can_be_on(board, unit.id, members)
    if is_alone(crewed_by(agency, agency.unit_of(unit.id), members)):
        raise Refused("crew_alone", unit=unit.id, name=members_named(agency, members)[0])
    said = command.until
    if command.ends:
        said = next_time(command.ends, then, zone_of(agency.time_zone))
    until = _until(unit.id, said, span, then)
    named = span.shift.id if span is not None and said is None else ""
    return (e.UnitSignedOn(unit=unit.id, members=members, shift=named, until=until), *_free(agency, unit))


def _until(unit: str, said: datetime | None, span: Span | None, then: datetime) -> datetime:
    """When the crew goes home."""
    until = said or (span.ends if span is not None else None)
    if until is None:
        raise Refused("sign_on_until", unit=unit)
    if not then < until or (said is not None and until > then + LONGEST):
        raise Refused("sign_on_until_when", unit=unit)
    return until


def _free(agency: Agency, unit: UnitNow) -> Bodies:
    """The unit is available, if it was not."""
    if unit.counts_as == "available":
        return ()
    available = agency.first_status("available").id
    return (e.UnitStatusChanged(unit=unit.id, status=available, call=None, off_call=False, reason=""),)


def _can_be_on(board: Board, unit: str, members: Iterable[str]) -> None:
    """Raises Refused for somebody whom the pack has not, and for somebody on another unit."""
    agency = in_force(board).agency
    names = {member.id: member.name for member in agency.crew_member}
    elsewhere = {each: crew.unit for crew in board.crews.values() for each in crew.members}
    for member in members:
        if member not in names:
            near = get_close_matches(member, names, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else "The agency's pack names who there is."
            raise Refused("no_such_member", member=member, hint=hint)
        if elsewhere.get(member, unit) != unit:
            raise Refused("member_elsewhere", name=names[member], other=elsewhere[member])


def _crew(board: Board, unit: UnitNow) -> CrewNow:
    if unit.id not in board.crews:
        raise Refused("no_crew_on", unit=unit.id)
    return board.crews[unit.id]


def _change(board: Board, unit: UnitNow, command: c.ChangeCrew, moment: Moment) -> Bodies:
    """The crew as it is now. At a call it may be one person for a while; on none nobody has to be."""
    agency, crew = in_force(board).agency, _crew(board, unit)
    for member in command.leaves:
        if member not in crew.members:
            raise Refused("not_on_crew", name=members_named(agency, (member,))[0], unit=unit.id)
    joined = tuple(each for each in dict.fromkeys(command.joins) if each not in crew.members)
    left = tuple(dict.fromkeys(each for each in command.leaves if each not in command.joins))
    if not (joined or left):
        return ()
    _can_be_on(board, unit.id, joined)
    stay = (*(each for each in crew.members if each not in left), *joined)
    if not stay:
        raise Refused("crew_nobody_left", unit=unit.id)
    pack = in_force(board).pack or agency
    if unit.call is None and is_alone(crewed_by(pack, pack.unit_of(unit.id), stay)):
        raise Refused("crew_alone", unit=unit.id, name=members_named(agency, stay)[0])
    changed = e.CrewChanged(unit=unit.id, joined=joined, left=left, reason=command.reason)
    told = after(board, (changed,), moment)
    call = told.calls.get(unit.call or "")
    return (changed, *(staging(told, call) if call is not None else ()))


def _take(board: Board, unit: UnitNow, moment: Moment) -> e.UnitHandedOver:
    """The unit is looked after here, whoever had it: nobody has to agree, as with a call."""
    if _crew(board, unit).position == moment.position:
        raise Refused("unit_yours", unit=unit.id)
    person = person_named(board, moment.who)
    name = person.name if person is not None else moment.who
    return e.UnitHandedOver(unit=unit.id, to=name, position=moment.position)


def _sign_off(board: Board, unit: UnitNow, command: c.SignOffUnit) -> Bodies:
    """The crew goes home. On a call it cannot, before another unit there has what it was there for."""
    agency, crew = in_force(board).agency, _crew(board, unit)
    status, call = off_duty_status(agency), board.calls.get(unit.call or "")
    assert status is not None, "a pack with people to sign on has a status that is off duty"
    if any(panic.unit == unit.id for each in board.calls.values() for panic in each.panics):
        raise Refused("sign_off_panic", unit=unit.id)
    relief = _relief(board, unit, call, command.relieved_by) if call is not None else ""
    off = e.UnitSignedOff(unit=unit.id, members=crew.members, relieved_by=relief)
    if not unit.on_duty:
        return (off,)
    home = e.UnitStatusChanged(
        unit=unit.id,
        status=status.id,
        call=unit.call,
        off_call=unit.call is not None,
        reason=command.reason,
        relieved_by=relief,
    )
    return (home, off)


def _relief(board: Board, unit: UnitNow, call: Call, relief: str) -> str:
    """The unit that takes over: on the same call, and able to do what this one was sent for."""
    if not relief:
        raise Refused("sign_off_on_call", unit=unit.id, call=call.id)
    other = known_unit(board, relief)
    if other.id == unit.id or other.call != call.id:
        raise Refused("relief_not_here", unit=unit.id, relief=other.id, call=call.id)
    for sent in call.sent:
        if sent.unit == unit.id and not can_do_part(in_force(board).agency, sent, other.id):
            name = RESPONSES[sent.response].listed
            raise Refused("relief_cannot", relief=other.id, unit=unit.id, response=name)
    return other.id
