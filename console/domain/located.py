"""Where a call's place lies: by the coordinates typed in its address, and by the agency's street list.

Both are looked up, and where they disagree that stands in what is found; which one counts is said once, here.
"""

from typing import NamedTuple

from console.domain.coordinates import Point, typed_point
from console.domain.places import Places, zone_at
from console.domain.shapes import Shapes


class Located(NamedTuple):
    """Where a place lies.

    by_point: all zones whose polygon the point lies in. by_name: the zone whose list has the place. wrong:
    what is wrong with the coordinates, in words. looked: whether the agency has polygons to look in.
    """

    point: Point | None = None
    by_point: tuple[str, ...] = ()
    by_name: str = ""
    wrong: str = ""
    looked: bool = False

    @property
    def zone(self) -> str:
        """The zone that counts; empty where the place lies in none.

        A point counts before a name, for streets have the same name in two towns.
        """
        return self.by_point[0] if self.by_point else self.by_name


def located(address: str, places: Places, shapes: Shapes) -> Located:
    """Where this address lies."""
    typed, by_name = typed_point(address), zone_at(places, address)
    if typed is None or typed.point is None:
        return Located(by_name=by_name, wrong=typed.says if typed is not None else "")
    wrong, within = "", shapes.at(typed.point)
    if shapes.zones and not within:
        wrong = _meant(typed.point, shapes)
    return Located(typed.point, within, by_name, wrong, bool(shapes.zones))


def _meant(point: Point, shapes: Shapes) -> str:
    """What would lie in a zone where the point does not: a lost minus, or longitude first."""
    if shapes.at(Point(point.lat, -point.lon)):
        return "With a minus before the longitude it would lie in the agency's area: check it."
    if shapes.at(Point(point.lon, point.lat)):
        return "The other way round it would lie in the agency's area: write latitude first."
    return ""
