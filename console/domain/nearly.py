"""Whether two addresses or two numbers may be one, with the dirt of real ones: looser than `sought`.

What is looked up has to be the same; here a call is only offered for joining, and a person looks at both.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from console.domain.coordinates import Point, typed_point
from console.domain.sought import SHORT, UNITS

Likeness = Literal["same", "near", ""]
"""near: the same house and another unit, one said in fewer words, or points a short walk apart."""

NEAR_M = 150.0
_PIECES = re.compile(r"#|\d+|[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_EXTENSION = re.compile(r"(?:\bext(?:ension)?\b\.?|x|#|;)\s*\d+\s*$", re.IGNORECASE)
LOCAL_DIGITS, WITH_AREA_DIGITS = 7, 10


class Spot(NamedTuple):
    """An address taken apart. words: all but what names a unit; house: those before the unit."""

    words: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    point: Point | None = None


def spot_of(address: str) -> Spot:
    """An address as it is compared."""
    typed = typed_point(address)
    pieces = [SHORT.get(each, each) for each in _PIECES.findall(address.casefold())]
    marks = [place for place, each in enumerate(pieces) if each == "#" or (place and each in UNITS)]
    house = pieces[: marks[0]] if marks else pieces
    words = tuple(each for place, each in enumerate(pieces) if place not in marks)
    return Spot(words, tuple(house), typed.point if typed is not None else None)


def likeness(one: Spot, other: Spot) -> Likeness:
    """How alike two places are; an address that is not known is like none."""
    if one.words and one.words == other.words:
        return "same"
    if one.point is not None and other.point is not None:
        return "near" if _metres(one.point, other.point) <= NEAR_M else ""
    return "near" if _begins(one.house, other.house) or _begins(other.house, one.house) else ""


def number_key(number: str) -> str:
    """The digits of a telephone number, without country and extension; empty where it has none."""
    digits = "".join(_DIGITS.findall(_EXTENSION.sub("", number.strip())))
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(each)) for each in digits)
    is_long = len(digits) == WITH_AREA_DIGITS + 1 and digits.startswith("1")
    return digits[1:] if is_long else digits


def is_same_number(one: str, other: str) -> bool:
    """Whether two numbers, as keys, may be one: one of them may have been given without its area."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == LOCAL_DIGITS and len(longer) == WITH_AREA_DIGITS:
        return longer.endswith(shorter)
    return bool(shorter) and shorter == longer


def _begins(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether one address with a house number begins with the other."""
    has_number = len(shorter) > 1 and shorter[0].isdecimal()
    return has_number and longer[: len(shorter)] == shorter


def _metres(one: Point, other: Point) -> float:
    """How far two points are apart; for points near each other."""
    north, east = math.radians(one.lat - other.lat), math.radians(one.lon - other.lon)
    return 6_371_008.8 * math.hypot(north, east * math.cos(math.radians(one.lat)))
