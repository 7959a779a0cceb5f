"""What is in use now and would be unknown in another room: nothing is put in force that strands anybody.

Each is a sentence that says what to do first. Nothing here decides on a call.
"""

from collections.abc import Iterator

from console.domain.agency import Agency
from console.domain.asked import hand_off_going_on
from console.domain.board import Board, Room, in_force
from console.domain.crews import members_named
from console.domain.people import PersonNow
from console.policy.recommend import check_facts


def stranded(board: Board, room: Room) -> Iterator[str]:
    """What is on the board now, or sits at a position, and would be unknown in another room."""
    yield from _units(board, room.agency)
    yield from _crews(board, room.agency)
    yield from _calls(board, room)
    if board.room is not None:
        yield from _zones(board, board.room, room.agency)
        yield from _fills(board, board.room.agency, room.agency)
        yield from _people(board, board.room.agency, room.agency)


def _units(board: Board, agency: Agency) -> Iterator[str]:
    for unit in board.units.values():
        if unit.call is not None and unit.id not in agency.units:
            yield f"{unit.id} is on call {unit.call} and not in that pack; clear it first"
        elif unit.id in agency.units and unit.status not in agency.statuses:
            yield f"{unit.id} has the status “{unit.status}”, which that pack has not; change it first"
        elif unit.id in agency.units:
            status = agency.status_of(unit.status)
            if (status.counts_as, status.on_duty) != (unit.counts_as, unit.on_duty):
                yield f"{unit.id} is in “{status.word}”, which would count as something else; change it first"


def _crews(board: Board, agency: Agency) -> Iterator[str]:
    known = {member.id for member in agency.crew_member}
    for crew in board.crews.values():
        unknown = members_named(in_force(board).agency, (each for each in crew.members if each not in known))
        if crew.unit not in agency.units or unknown:
            who = ", ".join(unknown) if crew.unit in agency.units else crew.unit
            yield f"{crew.unit} has a crew signed on, and {who} is not in that pack; sign it off first"


def _calls(board: Board, room: Room) -> Iterator[str]:
    contacts = {contact.id for contact in room.agency.contact}
    for call in board.calls.values():
        if hand_off_going_on(call) and call.hand_off is not None and call.hand_off.contact not in contacts:
            yield f"call {call.id} is being handed to {call.hand_off.contact}, which that pack has not"
        for bad in check_facts(room.compiled.catalogue, call.facts()):
            yield f"call {call.id} holds what that list of facts has not: {bad.says}"


def _zones(board: Board, before: Room, then: Agency) -> Iterator[str]:
    gone = {zone.id: zone.word for zone in before.agency.zone}
    for zone in then.zone:
        gone.pop(zone.id, None)
    for call in board.calls.values():
        address = call.details.get("address")
        where = before.located(address.value).zone if address is not None else ""
        if where in gone:
            yield f"call {call.id} is in the zone “{gone[where]}”, which that pack has not; close it first"


def _fills(board: Board, before: Agency, then: Agency) -> Iterator[str]:
    """A crew that is there for a response has to stay somebody who can be there for one."""
    gone = {fill.response: fill.word for fill in before.fill}
    for fill in then.fill:
        gone.pop(fill.response, None)
    for call in board.calls.values():
        for sent in call.sent:
            if sent.response in gone:
                word = gone[sent.response]
                yield f"{sent.unit} is on call {call.id} as “{word}”, which that pack fills by nobody"


def _people(board: Board, before: Agency, then: Agency) -> Iterator[str]:
    """Whoever sits somewhere stays; whom the People screen changed is changed there."""
    was, now = ({each.id: each for each in agency.person} for agency in (before, then))
    seated = {seat.person: position for position, seat in board.people.seats.items()}
    entered = board.people.entered
    for id_, person in was.items():
        if id_ not in now and id_ in seated and id_ not in entered:
            yield f"{person.name} sits at {seated[id_]}; have them sign off first"
    for id_, known in entered.items():
        if was.get(id_) != now.get(id_) and not (
            id_ in now and (now[id_].name, now[id_].roles) == (known.name, known.roles)
        ):
            yield f"{known.name} was changed on the People screen, which counts; change that there"
    if not _has_administrator(before, board) or _has_administrator(then, board):
        return
    yield "nobody could look after the accounts then; leave an administrator in"


def _has_administrator(agency: Agency, board: Board) -> bool:
    """Whether somebody is left who can sign in and change all this."""
    pack = {each.id: PersonNow(each.id, each.name, each.roles) for each in agency.person}
    everybody = {**pack, **board.people.entered}
    passwords = board.people.passwords
    return any(
        "administrator" in each.roles and each.is_active and (each.id in passwords or not passwords)
        for each in everybody.values()
    )
