"""Who is on which unit, who should be, whose shift is over, and what each position looks after, in words."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from console.domain import crews
from console.domain import entries as e
from console.domain.agency import Agency
from console.domain.board import Board, Call, CrewNow, Room, in_force
from console.domain.deciding.shift_end import units_at
from console.domain.deciding.units import bars_part
from console.domain.local_time import hour_words, near_words, zone_of
from console.domain.rows.calls import title
from console.domain.rows.shown import Alert, Weight
from console.domain.shifts import running

ACT = "Open"
ALONE = "one person without a deputy"


class Missing(NamedTuple):
    """A unit whose line-up should be on duty now, and is not; until when, by the pack."""

    unit: str
    shift: str
    members: tuple[str, ...]
    names: str
    since: datetime
    until: datetime


class OnDuty(NamedTuple):
    """A crew that is signed on. position: who looks after it. call: what it is at; empty: nothing."""

    unit: str
    kind: str
    names: str
    shift: str
    until: datetime
    position: str
    call: str
    is_late: bool
    is_alone: bool


def crew_words(body: e.AnyBody, room: Room | None) -> str:
    """What happened to a crew, in a few words; empty where the entry is about none."""
    agency = room.agency if room is not None else None
    match body:
        case e.UnitSignedOn():
            until = f" until {_hour(body.until, agency)}" if agency is not None else ""
            return f"{body.unit} signed on{until}: {_names(agency, body.members)}"
        case e.CrewChanged():
            parts = (("joined by", body.joined), ("left by", body.left))
            return f"{body.unit} " + ", ".join(f"{how} {_names(agency, who)}" for how, who in parts if who)
        case e.UnitSignedOff():
            relief = f", relieved by {body.relieved_by}" if body.relieved_by else ""
            return f"{body.unit} signed off{relief}; home: {_names(agency, body.members)}"
        case e.UnitHandedOver():
            return f"{body.unit} is looked after by {body.to} at {body.position}"
        case _:
            return ""


def on_duty(board: Board, now: datetime) -> tuple[OnDuty, ...]:
    """Every crew that is signed on: those past their shift first, then by unit."""
    rows = (_on_duty(board, crew, now) for crew in board.crews.values() if crew.unit in board.units)
    return tuple(sorted(rows, key=lambda row: (not row.is_late, not row.is_alone, row.unit)))


def missing(board: Board, now: datetime) -> tuple[Missing, ...]:
    """The units that should have their line-up on duty by the shifts that run, and have nobody signed on."""
    agency = in_force(board).agency
    if not agency.crew_member:
        return ()
    spans = {span.shift.id: span for span in running(agency.shift, now, zone_of(agency.time_zone))}
    return tuple(
        Missing(unit.id, span.shift.word, line.members, _names(agency, line.members), span.begins, span.ends)
        for unit in agency.unit
        if unit.id not in board.crews
        for line in unit.line_up
        if (span := spans.get(line.shift)) is not None
    )


def roster_alerts(board: Board, now: datetime) -> Iterator[Alert]:
    """The crews that are past their shift, alone, or no longer what was sent."""
    for crew in board.crews.values():
        unit = board.units.get(crew.unit)
        if unit is None:
            continue
        call = board.calls.get(unit.call or "")
        about, at = f"{unit.call or ''}:{crew.unit}", unit.call or ""
        if why := _unfit(board, crew, call):
            where = f", {title(call)}" if call is not None else ""
            lead = f"{crew.unit}{where}, {why}:"
            rest = "another unit, or somebody joins it" if call is not None else "it goes nowhere"
            weight: Weight = "alert" if call is not None else "warn"
            yield Alert(f"alone:{about}", weight, "people", lead, rest, ACT, at)
        if crew.until <= now:
            rest = "sign it off" if call is None else f"still on {title(call)}, to be relieved"
            lead = f"{crew.unit} is past the end of its shift:"
            yield Alert(f"shift:{about}", "warn", "clock", lead, rest, ACT, at, crew.until)


def crew_until(board: Board, unit: str, now: datetime) -> str:
    """Until when a crew is on duty, and who looks after it; empty where none has signed on."""
    crew = board.crews.get(unit)
    if crew is None:
        return ""
    agency = in_force(board).agency
    late = ", past its end" if crew.until <= now else ""
    shift = next((f"{each.word} shift, " for each in agency.shift if each.id == crew.shift), "")
    until = near_words(crew.until, zone_of(agency.time_zone), now)
    return f"{shift}until {until}{late}; looked after at {crew.position}"


def units_to_hand_over(board: Board, position: str, now: datetime) -> tuple[tuple[str, str], ...]:
    """Each unit on duty that a position looks after, and what is said of it when the shift there ends."""
    return tuple((crew.unit, _to_hand_over(board, crew, now)) for crew in units_at(board, position))


def _to_hand_over(board: Board, crew: CrewNow, now: datetime) -> str:
    agency, unit = in_force(board).agency, board.units[crew.unit]
    call = board.calls.get(unit.call or "")
    where = f" on {title(call)}" if call is not None else ""
    status = agency.status_of(unit.status).word.lower()
    until = near_words(crew.until, zone_of(agency.time_zone), now)
    end = f"on duty until {until}" if crew.until > now else f"past the end of its shift, {until}"
    return f"{crew.unit}, {status}{where}: {_names(agency, crew.members)}; {end}"


def _on_duty(board: Board, crew: CrewNow, now: datetime) -> OnDuty:
    agency = in_force(board).agency
    pack, call = agency.unit_of(crew.unit), board.calls.get(board.units[crew.unit].call or "")
    return OnDuty(
        crew.unit,
        pack.kind,
        _names(agency, crew.members),
        next((shift.word for shift in agency.shift if shift.id == crew.shift), ""),
        crew.until,
        crew.position,
        title(call) if call is not None else "",
        crew.until <= now,
        crews.is_alone(pack),
    )


def _unfit(board: Board, crew: CrewNow, call: Call | None) -> str:
    """Why a crew cannot do what it is there for, or go anywhere; empty where it can."""
    agency = in_force(board).agency
    if crews.is_alone(agency.unit_of(crew.unit)):
        return ALONE
    sent = (each for each in call.sent if each.unit == crew.unit) if call is not None else ()
    return next((why for each in sent if (why := bars_part(agency, each))), "")


def _names(agency: Agency | None, members: tuple[str, ...]) -> str:
    return "; ".join(crews.members_named(agency, members) if agency is not None else members)


def _hour(at: datetime, agency: Agency) -> str:
    return hour_words(at, zone_of(agency.time_zone))
