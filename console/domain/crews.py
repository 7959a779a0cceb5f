"""What a unit is while people are signed on to it: what they can do, with what the vehicle is.

Works on the pack's own tables; it knows no board. Source: policies-and-protocols, section 7, no. 9 (a
civilian team is two people at least).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from console.domain.agency_parts import CrewMember, Fill, Status, Unit
from console.domain.names import WITH_DEPUTIES

if TYPE_CHECKING:
    from console.domain.agency import Agency

OF_DEPUTIES = ("law_enforcement", "law_enforcement_cit")
"""The responses that deputies fill without anybody else."""
IN_ROOM = "phone_clinician"
"""What somebody fills who does not go out."""


class CrewedUnit(Unit):
    """A unit as the people on it make it, by their ids; the pack holds none of these.

    civilian: no deputy is on it, and it goes out. cleared_for_records: each of them may hear records.
    """

    members: tuple[str, ...]
    civilian: bool


def crewed(pack: Agency, crews: Mapping[str, tuple[str, ...]], before: Agency) -> Agency:
    """The agency with these units as the people on them make them; the others as its pack has them.

    before: the same as it was made last, where units whose people stayed are taken from.
    """
    units = tuple(
        _as_before(before, unit.id, crews[unit.id]) or crewed_by(pack, unit, crews[unit.id])
        if unit.id in crews
        else unit
        for unit in pack.unit
    )
    told = pack.model_copy(update={"unit": units})
    # A copy brings along what was worked out before. `ways` stays: where a unit stands is no person's.
    for known in ("units", "fillers"):
        vars(told).pop(known, None)
    return told


def crewed_by(pack: Agency, unit: Unit, members: tuple[str, ...]) -> CrewedUnit:
    """A unit of the pack as these people make it; whoever is not in the pack any more brings nothing.

    Whoever sits in the room is no team that goes out, however many they are.
    """
    everybody = {member.id: member for member in pack.crew_member}
    known = tuple(everybody[each] for each in members if each in everybody)
    stays_in = can_fill(pack.fill, (IN_ROOM,), unit.capabilities)
    has = tuple(_has(pack, unit, known, stays_in=stays_in))
    is_cleared = len(known) == len(members) and all(_is_cleared(pack.fill, each) for each in known)
    theirs = {
        "crew": tuple(member.name for member in known),
        "capabilities": has,
        "languages": tuple(dict.fromkeys(each for member in known for each in member.languages)),
        "cleared_for_records": is_cleared,
        "members": members,
        "civilian": not stays_in and not can_fill(pack.fill, WITH_DEPUTIES, has),
    }
    return CrewedUnit.model_construct(**{**dict(unit), **theirs})


def members_named(pack: Agency, members: Iterable[str]) -> tuple[str, ...]:
    """The names of people by their ids; the id, where the pack has nobody by it."""
    names = {member.id: member.name for member in pack.crew_member}
    return tuple(names.get(each, each) for each in members)


def off_duty_status(pack: Agency) -> Status | None:
    """The first status of the pack that is off duty; a pack with people to sign on has one."""
    return next((status for status in pack.status if not status.on_duty), None)


def is_alone(unit: Unit) -> bool:
    """Whether it is one person without a deputy, who must not go out."""
    return isinstance(unit, CrewedUnit) and unit.civilian and len(unit.members) < 2


def can_fill(fills: Iterable[Fill], responses: Sequence[str], has: Iterable[str]) -> bool:
    """Whether whoever has these capabilities fills any of the responses."""
    held = set(has)
    return any(fill.response in responses and fill.is_met_by(held) for fill in fills)


def _as_before(before: Agency, unit: str, members: tuple[str, ...]) -> Unit | None:
    known = before.units.get(unit)
    return known if isinstance(known, CrewedUnit) and known.members == members else None


def _has(pack: Agency, unit: Unit, members: Sequence[CrewMember], *, stays_in: bool) -> Iterator[str]:
    brought = {each for member in members for each in member.capabilities}
    for capability in pack.capability:
        if capability.vehicle:
            is_there = capability.id in unit.capabilities
        elif capability.people:
            is_there = not stays_in and len(members) >= capability.people
        else:
            is_there = capability.id in brought
        if is_there:
            yield capability.id


def _is_cleared(fills: Sequence[Fill], member: CrewMember) -> bool:
    """Whether somebody may hear records: a deputy, or whoever the pack says may."""
    return member.cleared_for_records or can_fill(fills, OF_DEPUTIES, member.capabilities)
