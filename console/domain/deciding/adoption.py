"""What an adoption takes along from the room in force, and what on the board it would leave unknown."""

from collections.abc import Iterator

from console.domain import commands as c
from console.domain.agency import read_agency
from console.domain.asked import hand_off_going_on
from console.domain.board import Board, Room
from console.domain.room import area_policy_ids
from console.policy.facts import read_catalogue
from console.policy.load import read_policy
from console.policy.recommend import check_facts


def further(board: Board, command: c.AdoptPolicy) -> tuple[str, tuple[str, ...]]:
    """The polygons and the zones' own policies: those given, else those in force that the pack still names.

    Raises Faulty or AgencyFaulty.
    """
    pack, before = read_agency(command.agency, "agency.toml"), board.room
    stands = before.shapes.text if before is not None else ""
    shapes = "" if pack.shapes is None else stands if command.shapes is None else command.shapes
    if command.area_policies is not None:
        return shapes, command.area_policies
    rooms = (before, *before.areas.values()) if before is not None else ()
    known = {each.compiled.policy.id: each.compiled.policy.text for each in rooms}
    own = read_policy(command.policy, "policy", read_catalogue(command.catalogue, "facts.toml")).id
    return shapes, tuple(known[each] for each in area_policy_ids(pack, own) if each in known)


def stranded(board: Board, room: Room) -> Iterator[str]:
    """What is on the board now and would be unknown in another room."""
    for unit in board.units.values():
        if unit.call is not None and unit.id not in room.agency.units:
            yield f"{unit.id} is on call {unit.call} and not in that pack; clear it first"
        elif unit.id in room.agency.units and unit.status not in room.agency.statuses:
            yield f"{unit.id} has the status “{unit.status}”, which that pack has not; change it first"
    contacts = {contact.id for contact in room.agency.contact}
    for call in board.calls.values():
        if hand_off_going_on(call) and call.hand_off is not None and call.hand_off.contact not in contacts:
            yield f"call {call.id} is being handed to {call.hand_off.contact}, which that pack has not"
        for bad in check_facts(room.compiled.catalogue, call.facts()):
            yield f"call {call.id} holds what that list of facts has not: {bad.says}"
