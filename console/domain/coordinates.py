"""Coordinates in what was typed: common spellings, latitude first. Never turned round or mended silently.

Knows no zones.
"""

import re
from typing import NamedTuple

LAT_MAX, LON_MAX = 90.0, 180.0

_HALF = r"(?P<{n}a>[NSEW])?\s*(?P<{n}minus>[-+])?(?P<{n}deg>\d{{1,3}}(?:\.\d+)?)(?:\s*[°º]|\s*deg\b)?"
_FINER = r"(?:\s*(?P<{n}min>\d{{1,2}}(?:\.\d+)?)\s*'(?:\s*(?P<{n}sec>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|''))?)?"
_SIDE = r"(?({n}a)|\s?(?P<{n}b>[NSEW])?)(?![\w.])"
_NAMED = r"(?:(?:latitude|lat|longitude|lon|long|lng)\.?\s*[:=]?\s*)?"
_ONE = _NAMED + _HALF + _FINER + _SIDE
_PAIR = re.compile(
    rf"(?<![\w.]){_ONE.format(n='p')}\s*[,;/]?\s*{_ONE.format(n='q')}", re.IGNORECASE | re.ASCII
)
_PLAIN = str.maketrans(dict(zip("\u2212\u2013\u2011\u2032\u2019\u2033\u201d", "---''\"\"", strict=True)))
"""Signs that word processors and phones put in place of a minus, minutes and seconds."""
DECIMALS_MIN = 3
"""With fewer a pair of numbers is no place: 0.01 degrees are a kilometre, and a house number has none."""


class Point(NamedTuple):
    """A place on the ground, in degrees (WGS 84); south and west are negative."""

    lat: float
    lon: float


class Typed(NamedTuple):
    """Coordinates as they were typed. point: None where they are none on earth; says: why, and what to do."""

    point: Point | None
    says: str = ""


def typed_point(text: str) -> Typed | None:
    """The first coordinates in a text; None where it holds none.

    The order is latitude, longitude, unless letters say which is which.
    """
    plain = text.translate(_PLAIN)
    if "." not in plain and "'" not in plain:
        return None
    for found in _PAIR.finditer(plain):
        first, other = _number(found, "p"), _number(found, "q")
        sides = _sides(found)
        if not (_is_fine(found, "p") and _is_fine(found, "q")):
            continue
        return _placed(first, other, sides)
    return None


def spelled(point: Point) -> str:
    """A point as it is shown, and as it can be typed: to a metre."""
    return f"{point.lat:.5f}, {point.lon:.5f}"


def _is_fine(found: re.Match[str], half: str) -> bool:
    """Whether a number is a coordinate and no house: decimals, or minutes beside the degrees."""
    _, _, decimals = found[f"{half}deg"].partition(".")
    return len(decimals) >= DECIMALS_MIN or found[f"{half}min"] is not None


def _number(found: re.Match[str], half: str) -> float:
    minutes, seconds = float(found[f"{half}min"] or 0), float(found[f"{half}sec"] or 0)
    size = float(found[f"{half}deg"]) + minutes / 60 + seconds / 3600
    return -size if found[f"{half}minus"] == "-" else size


def _sides(found: re.Match[str]) -> tuple[str, str]:
    """The letters beside the two numbers; one that only follows a signed number is another word's."""
    first, other = ((found[f"{half}a"] or found[f"{half}b"] or "").upper() for half in "pq")
    if other and not first and found["qminus"]:
        return "", ""
    return first, other


def _placed(first: float, other: float, sides: tuple[str, str]) -> Typed:
    axes = tuple("lat" if side in "NS" else "lon" for side in sides if side)
    if len(axes) == 1 or len(set(axes)) != len(axes):
        return Typed(None, "Coordinates need a north or south and an east or west: 44.052N 123.087W.")
    signed = [
        -abs(value) if side in ("S", "W") else value
        for value, side in zip((first, other), sides, strict=True)
    ]
    lat, lon = reversed(signed) if axes[:1] == ("lon",) else signed
    if abs(lat) <= LAT_MAX and abs(lon) <= LON_MAX:
        return Typed(Point(lat, lon))
    if not axes and abs(lon) <= LAT_MAX and abs(lat) <= LON_MAX:
        return Typed(None, f"Longitude stands first; write latitude first: {_short(lon)}, {_short(lat)}.")
    says = f"{_short(lat)}, {_short(lon)} is no place: latitude goes to 90 and longitude to 180."
    return Typed(None, says)


def _short(degrees: float) -> str:
    return f"{degrees:.6f}".rstrip("0").rstrip(".")
