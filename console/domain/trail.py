"""What a unit did lately and where it was: its last calls, the scene it left last, the place told by radio.

Kept small and by count, so that a board opens without its history. It knows nothing of calls that are open.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

STINTS_KEPT = 8
"""How many calls of a unit are remembered."""


class Stint(NamedTuple):
    """A call that a unit was sent to: from when until when it was on it; None: it still is."""

    call: str
    at: datetime
    until: datetime | None = None


class Scene(NamedTuple):
    """The call that a unit was with the person on and left, and when it left.

    address, entry: where that was and in which entry that stands, once the call is closed; while it is open
    the call itself says so. zone: where the address lies.
    """

    call: str
    at: datetime
    address: str = ""
    entry: int = 0
    zone: str = ""


class Told(NamedTuple):
    """A place as it was heard by radio, when, in which entry, and the zone that it lies in."""

    place: str
    at: datetime
    entry: int
    zone: str = ""


class Trail(NamedTuple):
    """All of it for one unit; the newest stint stands last."""

    stints: tuple[Stint, ...] = ()
    scene: Scene | None = None
    told: Told | None = None

    def sent_to(self, call: str, at: datetime) -> "Trail":
        """The trail once the unit is sent to a call."""
        stints = (*self.left(at).stints, Stint(call, at))
        return self._replace(stints=stints[-STINTS_KEPT:])

    def left(self, at: datetime) -> "Trail":
        """The trail once the unit is off the call it was on; the same, where it was on none."""
        if not self.stints or self.stints[-1].until is not None:
            return self
        return self._replace(stints=(*self.stints[:-1], self.stints[-1]._replace(until=at)))


NO_TRAIL = Trail()


class Work(NamedTuple):
    """What a unit had to do since a moment: on how many calls, and for how many minutes."""

    calls: int = 0
    minutes: int = 0


def work_since(trail: Trail, since: datetime, now: datetime) -> Work:
    """The calls that a unit was on since a moment, and its minutes on them up to now."""
    if not trail.stints:
        return NO_WORK
    spans = [
        (max(stint.at, since), min(stint.until or now, now))
        for stint in trail.stints
        if stint.until is None or stint.until > since
    ]
    spent = sum((max(until - at, timedelta(0)) for at, until in spans), timedelta(0))
    return Work(len(spans), int(spent.total_seconds()) // 60)


NO_WORK = Work()


def cleared_at(trail: Trail) -> datetime | None:
    """When the unit came off its last call; None where it is on one, or none is known."""
    return trail.stints[-1].until if trail.stints else None
