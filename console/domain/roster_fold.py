"""What one entry changes about the crews that are signed on, and what units then are. Part of `fold`."""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain import roster_entries as r
from console.domain.board import Board, CrewNow
from console.domain.crews import crewed
from console.domain.entry import Entry
from console.domain.folding import put, taken_out

Crews = Mapping[str, CrewNow]


def crews_after(crews: Crews, entry: Entry) -> Crews:
    """The crews once the entry stands. One about a crew that has not signed on changes nothing."""
    at, body = entry.happened_at, entry.body
    if isinstance(body, r.UnitSignedOn):
        crew = CrewNow(body.unit, body.members, body.shift, body.until, entry.position, at, at)
        return put(crews, crew.unit, crew)
    if isinstance(body, r.ABOUT_CREWS) and body.unit in crews:
        crew = crews[body.unit]
        match body:
            case r.CrewChanged():
                stay = tuple(each for each in crew.members if each not in (*body.left, *body.joined))
                return put(crews, crew.unit, crew._replace(members=(*stay, *body.joined), changed=at))
            case r.UnitHandedOver():
                return put(crews, crew.unit, crew._replace(position=body.position))
            case _:
                return taken_out(crews, crew.unit)
    return crews


def with_crews(board: Board, crews: Crews) -> Board:
    """The board with these crews, and with each unit as its crew makes it: the one place where that is so.

    Everybody who asks what a unit can do asks the room's agency, and so asks its crew.
    """
    room = board.room
    if room is not None:
        pack = room.pack or room.agency
        members = {crew.unit: crew.members for crew in crews.values()}
        agency = crewed(pack, members, room.agency) if members else pack
        own = pack if members else None
        areas, replaced = (
            MappingProxyType({key: each._replace(agency=agency, pack=own) for key, each in rooms.items()})
            for rooms in (room.areas, room.replaced)
        )
        room = room._replace(agency=agency, pack=own, areas=areas, replaced=replaced)
    return board._replace(room=room, crews=crews)
