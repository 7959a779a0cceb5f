"""Where a place lies, and how long a unit drives there: by the agency's own lists, and by nothing guessed.

The dispatcher's words stay as they are; a place that is in no list is in no zone, and nothing is said of it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from console.domain.agency_parts import Travel, Unit, Zone

_WORD = re.compile(r"[^\W_]+")
WITHIN_MIN = 4
"""Minutes that a unit is taken to drive within its own zone, where the pack has no number for it."""

Places = Sequence[tuple[str, str]]
"""The names of places as they are looked for, the longest first, each with the id of its zone."""


class Way(NamedTuple):
    """A unit's way to a place. minutes: None where nobody has said. covers: whether it goes there at all."""

    minutes: int | None
    covers: bool


class Ways(NamedTuple):
    """How the units of an agency get about. home: the zone where each stands; covers: those it goes to."""

    places: Places
    home: Mapping[str, str]
    covers: Mapping[str, tuple[str, ...]]
    travel: tuple[Travel, ...]

    def zone_at(self, address: str) -> str:
        """The id of the zone with the longest name that stands in the address; empty where none has."""
        return zone_at(self.places, address)

    def to(self, unit: str, zone: str, from_zone: str | None = None) -> Way | None:
        """A unit's way to a zone; None where nothing is known of it, as of a place in no zone.

        from_zone: where the unit is, empty where that is in no zone; None: at its place in the pack.
        """
        if not zone:
            return None
        here, only = self.home[unit] if from_zone is None else from_zone, self.covers[unit]
        minutes = minutes_between(self.travel, here, zone) if here else None
        return Way(minutes, not only or zone in only)


def covers(way: Way | None) -> bool:
    """Whether a unit goes to a place, as far as anything is known of it."""
    return way is None or way.covers


def is_far(way: Way | None, limit_min: int) -> bool:
    """Whether the way is longer than a limit; 0 is none, and of an unknown way nothing is said."""
    return bool(limit_min) and way is not None and way.minutes is not None and way.minutes > limit_min


def ways_of(zones: Iterable[Zone], travel: tuple[Travel, ...], units: Iterable[Unit]) -> Ways:
    """How these units get about between these zones."""
    places, every = places_of(zones), tuple(units)
    home = {unit.id: zone_at(places, unit.place) for unit in every}
    return Ways(places, home, {unit.id: unit.covers for unit in every}, travel)


def places_of(zones: Iterable[Zone]) -> Places:
    """The places of all zones, as they are looked for."""
    named = [(plain(place), zone.id) for zone in zones for place in zone.places]
    return tuple(sorted(named, key=lambda each: -len(each[0])))


def zone_at(places: Places, address: str) -> str:
    """The id of the zone whose list has the longest name that stands in the address; empty where none has."""
    said = plain(address)
    return next((zone for place, zone in places if place in said), "")


def minutes_between(travels: Iterable[Travel], here: str, there: str) -> int | None:
    """The minutes between two zones by the agency's table; None where it says nothing."""
    for travel in travels:
        if set(travel.between) == {here, there}:
            return travel.minutes
    return WITHIN_MIN if here == there else None


def plain(text: str) -> str:
    """The words between blanks, so that `oak` is not found in `oakland`."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
