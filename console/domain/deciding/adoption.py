"""What an adoption takes along from the room in force."""

from console.domain import commands as c
from console.domain.agency import read_agency
from console.domain.board import Board
from console.domain.room import area_policy_ids
from console.policy.facts import read_catalogue
from console.policy.load import read_policy


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
