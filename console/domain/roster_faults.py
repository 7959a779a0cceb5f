"""What can be wrong with the people, shifts and line-ups of an agency pack. Part of `agency_faults`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from console.domain.crews import crewed_by, is_alone, off_duty_status
from console.domain.shifts import minute_of

if TYPE_CHECKING:
    from console.domain.agency import Agency
    from console.domain.agency_parts import Shift

DAY_MIN = 24 * 60


def roster_faults(agency: Agency) -> Iterator[str]:
    """Every fault of people, shifts and line-ups whose names all lead somewhere."""
    yield from _capabilities(agency)
    for shift in agency.shift:
        if shift.begins == shift.ends:
            yield f"shift {shift.id!r} ends when it begins; say two different times"
    if agency.crew_member and off_duty_status(agency) is None:
        yield "no status is off duty; a crew that goes home needs one with on_duty = false"
    yield from _line_ups(agency)


def _capabilities(agency: Agency) -> Iterator[str]:
    for capability in agency.capability:
        if capability.vehicle and capability.people:
            yield f"capability {capability.id!r} is the vehicle's and of so many people; say one of the two"
    own = {each.id for each in agency.capability if each.vehicle or each.people}
    for member in agency.crew_member:
        for each in member.capabilities:
            if each in own:
                yield f"crew_member {member.id!r} has capability {each!r}; no person brings that, take it out"


def _line_ups(agency: Agency) -> Iterator[str]:
    known = {member.id for member in agency.crew_member}
    for unit in agency.unit:
        shifts = [line.shift for line in unit.line_up]
        for shift in sorted({each for each in shifts if shifts.count(each) > 1}):
            yield f"unit {unit.id!r} has two line-ups in shift {shift!r}; leave one"
        for line in unit.line_up:
            where = f"unit {unit.id!r}, line_up in shift {line.shift!r},"
            if not line.members:
                yield f"{where} names nobody; name its crew, or take it out"
            elif len(set(line.members)) < len(line.members):
                yield f"{where} names somebody twice; leave each once"
            elif known.issuperset(line.members) and is_alone(crewed_by(agency, unit, line.members)):
                yield f"{where} is one person without a deputy; name two"
    yield from _on_two_units(agency)


def _on_two_units(agency: Agency) -> Iterator[str]:
    """Somebody who would have to be on two units in shifts that overlap."""
    shifts = {shift.id: shift for shift in agency.shift}
    lines = [(unit.id, line) for unit in agency.unit for line in unit.line_up if line.shift in shifts]
    for (one, line), (other, another) in combinations(lines, 2):
        both = sorted(set(line.members) & set(another.members)) if one != other else []
        if both and _overlap(shifts[line.shift], shifts[another.shift]):
            yield (
                f"{', '.join(both)} would be on unit {one!r} in shift {line.shift!r} and on {other!r} in "
                f"{another.shift!r} at the same time; leave one"
            )


def _overlap(one: Shift, other: Shift) -> bool:
    """Whether two shifts have any minute of the day in common."""
    return bool(_minutes(one) & _minutes(other))


def _minutes(shift: Shift) -> set[int]:
    begins, ends = minute_of(shift.begins), minute_of(shift.ends)
    return {minute % DAY_MIN for minute in range(begins, ends if ends > begins else ends + DAY_MIN)}
