"""Where a place lies, and how long a unit drives there: by the agency's own lists, and by nothing guessed.

The dispatcher's words stay as they are; a place that is in no list is in no zone, and nothing is said of it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from console.domain.agency import Agency, Unit, Zone

_WORD = re.compile(r"[^\W_]+")
WITHIN_MIN = 4
"""Minutes that a unit is taken to drive within its own zone, where the pack has no number for it."""


class Way(NamedTuple):
    """A unit's way to a place. minutes: None where nobody has said. covers: whether it goes there at all."""

    minutes: int | None
    covers: bool


def covers(way: Way | None) -> bool:
    """Whether a unit goes to a place, as far as anything is known of it."""
    return way is None or way.covers


def is_far(way: Way | None, limit_min: int) -> bool:
    """Whether the way is longer than a limit; 0 is none, and of an unknown way nothing is said."""
    return bool(limit_min) and way is not None and way.minutes is not None and way.minutes > limit_min


def zone_at(agency: Agency, address: str) -> Zone | None:
    """The zone whose list has the longest name that stands in the address, as whole words; or None."""
    found = max(_named(agency, address), key=lambda each: each[0], default=None)
    return found[1] if found is not None else None


def way_to(agency: Agency, unit: Unit, address: str) -> Way | None:
    """The unit's way from the place where it stands to an address; None where the address is in no zone."""
    there = zone_at(agency, address)
    if there is None:
        return None
    here = zone_at(agency, unit.place)
    covers = not unit.covers or there.id in unit.covers
    return Way(minutes_between(agency, here.id, there.id) if here is not None else None, covers)


def minutes_between(agency: Agency, here: str, there: str) -> int | None:
    """The minutes between two zones by the agency's table; None where it says nothing."""
    for travel in agency.travel:
        if set(travel.between) == {here, there}:
            return travel.minutes
    return WITHIN_MIN if here == there else None


def _named(agency: Agency, address: str) -> Iterator[tuple[int, Zone]]:
    said = _plain(address)
    for zone in agency.zone:
        for place in zone.places:
            if _plain(place) in said:
                yield len(place), zone


def _plain(text: str) -> str:
    """The words between blanks, so that `oak` is not found in `oakland`."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
