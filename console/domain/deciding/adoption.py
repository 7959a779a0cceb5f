"""Decisions about what is in force: a policy, its list of facts and the agency's pack."""

from console.domain import commands as c
from console.domain import entries as e
from console.domain.adoption_fold import staying, with_adopted
from console.domain.agency import AgencyFaulty, read_agency
from console.domain.board import Board, Room
from console.domain.deciding.advice import run
from console.domain.deciding.moment import Moment, after
from console.domain.deciding.proven import check_findings
from console.domain.deciding.stranding import stranded
from console.domain.deciding.tried import cases_for
from console.domain.local_time import is_zone
from console.domain.needed_facts import unfit
from console.domain.roles import asks_for_sign_in, is_first_start, roles_at
from console.domain.room import area_policy_ids, hidden_in, room_of
from console.errors import Refused
from console.policy.facts import read_catalogue
from console.policy.faults import Faulty
from console.policy.load import ID_FORM, is_policy_id, read_policy
from console.policy.reasons import says_why

FORM = ID_FORM[0].lower() + ID_FORM[1:].removesuffix(".")
Bodies = tuple[e.AnyBody, ...]


def adopt(board: Board, command: c.AdoptPolicy, moment: Moment, planned: int = 0) -> Bodies:
    """The adoption of a policy that compiles, and what it asks for on every open call.

    planned: the entry in which it was said when it comes into force. Raises Refused with every fault, or with
    what is on the board and unknown to it.
    """
    room = adoptable(board, command, moment)
    cases = cases_for(board, command, room)
    if board.room is not None and (board.room.fingerprint, board.room.cases) == (room.fingerprint, cases):
        return ()
    stay = _staying(board, room)
    shapes, own = further(board, command)
    adopted = e.PolicyAdopted(
        policy=command.policy,
        catalogue=command.catalogue,
        agency=command.agency,
        fingerprint=room.fingerprint,
        by=command.by,
        reason=command.reason,
        shapes=shapes,
        area_policies=own,
        kept=stay,
        planned=planned,
        cases=cases,
    )
    if not board.calls:
        return (adopted,)
    told = after(board, (adopted,), moment)
    return (adopted, *(body for call in board.calls for body in run(told, call, moment)))


def check_reason(board: Board, command: c.AdoptPolicy | c.PlanPolicy | c.DropPlannedPolicy) -> None:
    """Raises Refused where a reason does not say why; the first policy of a room needs none."""
    if board.room is not None and not says_why(command.reason):
        raise Refused("reason_says_little", reason=command.reason)


def adoptable(board: Board, command: c.AdoptPolicy, moment: Moment) -> Room:
    """The room that an adoption makes, whatever is on the board.

    Raises Refused with every fault, or with what a check finds that is neither mended nor let stand.
    """
    try:
        shapes, own = further(board, command)
        room = room_of(command.policy, command.catalogue, command.agency, shapes, own)
    except Faulty as faulty:
        raise Refused("policy_faulty", faults=_in_one_line(str(faulty))) from faulty
    except AgencyFaulty as faulty:
        raise Refused("policy_faulty", faults=_in_one_line(faulty.says)) from faulty
    if not is_zone(room.agency.time_zone):
        says = f"agency.toml: time_zone {room.agency.time_zone!r} is none; write it as “America/Los_Angeles”"
        raise Refused("policy_faulty", faults=says)
    if board.room is not None and board.room.fingerprint == room.fingerprint:
        return room
    if board.room is not None and command.over not in ("", board.room.fingerprint):
        raise Refused("adoption_overtaken")
    _named_safely(board, room)
    _fits_the_program(board, room)
    _leaves_people_alone(board, room, moment)
    hidden = hidden_in(command.policy, command.catalogue, command.agency, shapes, own)
    if hidden:
        raise Refused("policy_faulty", faults="; ".join(hidden))
    for each in (room, *room.areas.values()):
        if each.compiled.diagrams is None:
            raise Refused("policy_faulty", faults=f"{each.compiled.policy.id} is too large to be worked out")
    check_findings(board, room)
    return room


def _staying(board: Board, room: Room) -> tuple[str, ...]:
    """The calls that stay under the policy they are under. Raises Refused where this room strands anybody."""
    strands = "; ".join(stranded(board, room))
    if strands:
        raise Refused("adoption_strands", strands=strands)
    if board.room is None:
        return ()
    try:
        stay = staying(board, room)
        with_adopted(board, room, stay)
    except Faulty as faulty:
        says = f"a call goes on under a policy that this list of facts does not fit: {faulty.faults[0].says}"
        raise Refused("adoption_strands", strands=says) from faulty
    return stay


def _named_safely(board: Board, room: Room) -> None:
    """Raises Refused where a policy has an id that no file can be named by; one in force already goes on."""
    before = board.room
    known = {each.compiled.policy.id for each in (before, *before.areas.values())} if before else set()
    for each in (room, *room.areas.values()):
        named = each.compiled.policy.id
        if named not in known and not is_policy_id(named):
            raise Refused("policy_faulty", faults=f"policy, id: {named} cannot be the id of a policy; {FORM}")


def _fits_the_program(board: Board, room: Room) -> None:
    """Raises Refused where another list of facts lacks what the desk itself enters on calls."""
    catalogue = room.compiled.catalogue
    is_another = board.room is None or board.room.compiled.catalogue.text != catalogue.text
    faults = unfit(catalogue) if is_another else ()
    if faults:
        raise Refused("policy_faulty", faults="; ".join(faults))


def _leaves_people_alone(board: Board, room: Room, moment: Moment) -> None:
    """Raises Refused where a pack changes the agency, and an administrator did not ask for it.

    A policy alone may be a supervisor's act too.
    Nobody ends the sign-in of a room that has one: with a sample's pack anybody could act under any name.
    """
    if board.room is None or not asks_for_sign_in(board) or is_first_start(board):
        return
    before, then = board.room.pack or board.room.agency, room.agency
    if then.nature == "sample":
        says = "agency.toml: nature: a room that asks people to sign in never becomes a sample"
        raise Refused("policy_faulty", faults=says)
    roles = roles_at(board, moment.who, moment.position, moment.practice)
    if before != then and "administrator" not in roles:
        raise Refused("role_may_not", name=moment.who, roles=", ".join(roles) or "none")


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
    facts = read_catalogue(command.catalogue, "facts.toml")
    own = read_policy(command.policy, "policy", facts, is_kept=True).id
    return shapes, tuple(known[each] for each in area_policy_ids(pack, own) if each in known)


def _in_one_line(faults: str) -> str:
    return "; ".join(line.removesuffix(".") for line in faults.splitlines())
