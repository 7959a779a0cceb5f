"""Which policy the place of a call has, and whether the call is under another one.

A zone has the policy that was its own when the call came in, by the room's clock; a call that is under way
keeps the policy it began under until whoever has it agrees, when its place turns out to have another one and
when another one comes into force.
"""

from typing import NamedTuple

from console.domain.board import Board, Call, Room, in_force, room_for
from console.domain.local_time import zone_of
from console.domain.veil import is_withheld


class Meant(NamedTuple):
    """Another policy than the call is under, and the zone that has it; an empty zone is none.

    is_newer: the place has not changed; its policy came into force after the call began.
    """

    policy: str
    zone: str
    is_newer: bool = False


def another_meant(board: Board, call: Call) -> Meant | None:
    """The policy of the call's place, where the call is under another one; None where it is not."""
    address, room = call.detail("address"), in_force(board)
    if is_withheld(address) or not (room.agency.policy_area or call.under):
        return None
    meant = _meant(room, call, address)
    if call.under:
        return meant._replace(is_newer=meant.policy == (call.policy or room.compiled.policy.id))
    return meant if meant.policy != room_for(board, call).compiled.policy.id else None


def is_under_way(call: Call) -> bool:
    """Whether anything was asked or done on the call that another policy would judge differently."""
    done = (call.answers, call.sent, call.served, call.override, call.approval, call.hand_off, call.put_off)
    return any(done)


def room_under(board: Board, policy: str) -> Room:
    """The room in force with the policy of this id in it."""
    room = in_force(board)
    return room.areas.get(policy, room)


def _meant(room: Room, call: Call, address: str) -> Meant:
    """The policy of an address on the day the call came in; the agency's own where its zone has none."""
    zone = room.located(address).zone
    day = call.opened.astimezone(zone_of(room.agency.time_zone)).date()
    begun = [area for area in room.agency.policy_area if area.zone == zone and area.from_ <= day]
    own = max(begun, key=lambda area: area.from_, default=None)
    return Meant(own.policy if own is not None else room.compiled.policy.id, zone)
