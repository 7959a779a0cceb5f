"""Who works when in a made-up room: people at the positions, and crews that are signed on for their shift."""

from datetime import datetime, timedelta

from console.domain import commands as c
from console.domain.local_time import zone_of
from console.domain.roles import people, takes_calls
from console.domain.shifts import running
from console.training.demo_room import DemoRoom

SEATS_MAX = 4


def change_shift(room: DemoRoom) -> None:
    """Whoever comes now takes the positions over, and the calls with them; crews go home and others come."""
    agency = room.room.agency
    spans = running(agency.shift, room.now, zone_of(agency.time_zone))
    shift = spans[0].shift.id if spans else ""
    _sit_down(room, _who_comes(room, shift))
    for unit in agency.unit:
        lines = [line.shift for line in unit.line_up]
        crew = room.board.crews.get(unit.id)
        if crew is not None and shift not in lines and room.board.units[unit.id].call is None:
            room.tried(c.SignOffUnit(unit=unit.id), crew.position or room.a_seat())
        elif crew is None and shift in lines and room.board.units[unit.id].call is None:
            _sign_on(room, unit.id, shift)


def next_change(room: DemoRoom) -> datetime:
    """When the next shift begins; in a room without shifts, in eight hours."""
    agency = room.room.agency
    spans = running(agency.shift, room.now, zone_of(agency.time_zone))
    return min((span.ends for span in spans), default=room.now + timedelta(hours=8))


def _who_comes(room: DemoRoom, shift: str) -> tuple[str, ...]:
    """Half of those who take calls, the other half in the next shift; all where there are few."""
    everybody = tuple(each.id for each in people(room.board).values() if takes_calls(each.roles))
    if len(everybody) < 2:
        return everybody
    order = [each.id for each in room.room.agency.shift]
    at = order.index(shift) if shift in order else 0
    half = everybody[at % 2 :: 2]
    # Now and then somebody stands in for somebody else.
    return half if room.chance.random() < 0.85 else tuple(reversed(half))


def _sit_down(room: DemoRoom, comers: tuple[str, ...]) -> None:
    seats = [f"desk-{each + 1}" for each in range(min(SEATS_MAX, max(1, len(comers))))]
    for seat, person in zip(seats, comers, strict=False):
        room.tried(c.SignIn(person=person, take_over=True), seat)


def _sign_on(room: DemoRoom, unit: str, shift: str) -> None:
    """The crew of the line-up; now and then one comes late or a vehicle stays where it is."""
    if room.chance.random() < 0.04:
        return
    seat = room.a_seat()
    if room.tried(c.SignOnUnit(unit=unit, shift=shift), seat):
        return
    status = room.board.units[unit].status
    free = room.room.agency.first_status("available").id
    if status != free:
        room.tried(c.SetUnitStatus(unit=unit, status=free, reason="on duty"), seat)
