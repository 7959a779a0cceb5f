"""Where a unit is, as far as anybody knows, and since when that is known.

From the newest of: a place told by radio, the scene it is at or left last; else the place in the agency's
pack. What is older than the hours over which the agency counts work is nobody's knowledge any more.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from console.domain.board import Board, UnitNow, in_force
from console.domain.trail import NO_TRAIL

Zoned = Callable[[str], str]
"""The zone that an address lies in; empty where it lies in none."""


class Whereabouts(NamedTuple):
    """A place and its zone. at: since when it is known; None: the pack's, of which nothing newer is known."""

    place: str
    zone: str
    at: datetime | None = None

    def is_old(self, now: datetime, old_min: int) -> bool:
        """Whether it was known last so long ago that the unit may be elsewhere by now; 0: never."""
        return bool(old_min) and self.at is not None and now - self.at >= timedelta(minutes=old_min)


def whereabouts(board: Board, unit: UnitNow, zoned: Zoned) -> Whereabouts:
    """Where a unit is as of the last entry."""
    if not has_stayed(board, unit):
        told, scene = _told(board, unit), _scene(board, unit, zoned)
        newest = told if scene is None or (told is not None and told[0] >= scene[0]) else scene
        if newest is not None and not _is_forgotten(board, newest[0]):
            at, place, zone = newest
            return Whereabouts(place, zone, at)
    agency = in_force(board).agency
    pack = agency.units.get(unit.id)
    return Whereabouts(pack.place, agency.ways.home[unit.id]) if pack is not None else Whereabouts("", "")


def has_stayed(board: Board, unit: UnitNow) -> bool:
    """Whether nobody has heard of the unit anywhere else than where the pack has it."""
    trail = board.trails.get(unit.id, NO_TRAIL)
    return unit.call is None and trail.told is None and trail.scene is None


def _is_forgotten(board: Board, at: datetime) -> bool:
    hours = timedelta(hours=in_force(board).agency.limits.busy_h)
    return board.at is not None and at <= board.at - hours


Known = tuple[datetime, str, str]
"""When a place was known, its words, its zone."""


def _told(board: Board, unit: UnitNow) -> Known | None:
    told = board.trails.get(unit.id, NO_TRAIL).told
    return (told.at, told.place, told.zone) if told is not None and told.place else None


def _scene(board: Board, unit: UnitNow, zoned: Zoned) -> Known | None:
    """The scene that it is at now, else the one that it left last; nothing where no address is known."""
    here = board.calls.get(unit.call or "")
    if here is not None and any(sent.unit == unit.id and sent.reached for sent in here.sent):
        address = here.detail("address")
        return (unit.since, address, zoned(address)) if address else None
    scene = board.trails.get(unit.id, NO_TRAIL).scene
    if scene is None:
        return None
    there = board.calls.get(scene.call)
    address = there.detail("address") if there is not None else scene.address
    zone = zoned(address) if there is not None else scene.zone
    return (scene.at, address, zone) if address else None
