"""What one entry changes in the trails of the units. Part of `fold`."""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain import entries as e
from console.domain.board import Board, Room
from console.domain.entry import Entry
from console.domain.trail import NO_TRAIL, Scene, Told, Trail

Trails = Mapping[str, Trail]


def trails_after(board: Board, entry: Entry) -> Trails:
    """The trails once the entry stands. board: as it was before. Most entries leave them as they are."""
    at, body, trails = entry.happened_at, entry.body, board.trails
    match body:
        case e.UnitSent():
            return _put(trails, body.unit, _of(trails, body.unit).sent_to(body.call, at))
        case e.UnitStoodDown() | e.UnitRefused():
            return _put(trails, body.unit, _of(trails, body.unit).left(at))
        case e.UnitStatusChanged(off_call=True, call=str(call)) | e.UnitMoved(call=call):
            left = _of(trails, body.unit).left(at)
            if _was_there(board, body.unit, call):
                left = left._replace(scene=Scene(call, at))
            return _put(trails, body.unit, left)
        case e.UnitSignedOn() if body.unit in trails:
            # What it did was others' work; the vehicle stands where they left it.
            return _put(trails, body.unit, trails[body.unit]._replace(stints=()))
        case e.UnitPlaced():
            told = Told(body.place, at, entry.number, zone_in(board.room, body.place))
            return _put(trails, body.unit, _of(trails, body.unit)._replace(told=told))
        case e.CallClosed() | e.CallJoined():
            return _ended(board, body.call)
        case e.CallReopened():
            return _each(trails, body.call, "", 0, "")
        case e.Redacted():
            return _erased(trails, body.entry)
        case _:
            return trails


def zones_anew(trails: Trails, room: Room) -> Trails:
    """The trails with the zones of another agency's pack."""
    if not trails:
        return trails
    return MappingProxyType({unit: _zoned(trail, room) for unit, trail in trails.items()})


def zone_in(room: Room | None, place: str) -> str:
    """The zone that a place lies in; empty where none is known."""
    return room.located(place).zone if room is not None and place else ""


def _zoned(trail: Trail, room: Room) -> Trail:
    scene, told = trail.scene, trail.told
    return trail._replace(
        scene=scene and scene._replace(zone=zone_in(room, scene.address)),
        told=told and told._replace(zone=zone_in(room, told.place)),
    )


def _was_there(board: Board, unit: str, call: str) -> bool:
    """Whether a unit on a call has been with the person."""
    on_it = board.calls.get(call)
    return on_it is not None and any(sent.unit == unit and sent.reached for sent in on_it.sent)


def _ended(board: Board, call: str) -> Trails:
    """A call that leaves the board leaves its address with the units that were there last."""
    there = board.calls.get(call)
    written = there.details.get("address") if there is not None else None
    if written is None:
        return board.trails
    return _each(board.trails, call, written.value, written.entry, zone_in(board.room, written.value))


def _each(trails: Trails, call: str, address: str, entry: int, zone: str) -> Trails:
    """The trails with this address for each scene that was this call."""
    there = {
        unit: trail._replace(scene=trail.scene._replace(address=address, entry=entry, zone=zone))
        for unit, trail in trails.items()
        if trail.scene is not None and trail.scene.call == call
    }
    return MappingProxyType({**trails, **there}) if there else trails


def _erased(trails: Trails, number: int) -> Trails:
    """The trails without the words of an entry."""
    found = dict(trails)
    for unit, trail in trails.items():
        if trail.scene is not None and trail.scene.entry == number:
            found[unit] = found[unit]._replace(scene=trail.scene._replace(address="", zone=""))
        if trail.told is not None and trail.told.entry == number:
            found[unit] = found[unit]._replace(told=trail.told._replace(place="", zone=""))
    return MappingProxyType(found)


def _of(trails: Trails, unit: str) -> Trail:
    return trails.get(unit, NO_TRAIL)


def _put(trails: Trails, unit: str, trail: Trail) -> Trails:
    return MappingProxyType({**trails, unit: trail})
