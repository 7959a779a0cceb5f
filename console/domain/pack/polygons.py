"""The polygons of the zones as they are taken from a file: what is wrong with them, and what they change."""

import json
from collections.abc import Iterator, Mapping

from console.domain.agency import Agency, AgencyFaulty
from console.domain.pack.changes import Change
from console.domain.pack.edit import Spot, toml_of
from console.domain.pack.fields import GENERAL, PackField, pack_tables
from console.domain.pack.rows import names_in
from console.domain.pack.told import Fault
from console.domain.room import shapes_of
from console.domain.visible import visible
from console.domain.zone_check import finding_words, look

PLACE = Spot(GENERAL, 0, "shapes")
ZONE_IS = "zone"
"""The property that holds a zone's id where nothing else is said."""
LINES_LOOKED = 400
"""Along so many lines gaps and overlaps are looked for beside a draft; `zones check` looks along more."""


def shapes_field() -> PackField:
    """The key of a pack that names the file of its polygons."""
    field = pack_tables()[GENERAL].field("shapes")
    assert field is not None, "an agency may have polygons"
    return field


def named_shapes(data: Mapping[str, object], file: str, text: str) -> str:
    """How a pack names this file, as TOML: with its own property, or the first that holds ids of its zones.

    Raises ValueError where the text is no JSON.
    """
    held, features = data.get("shapes"), _features(json.loads(text))
    zone_is = held.get("zone_is", ZONE_IS) if isinstance(held, Mapping) else ""
    ids = names_in(data, "zone")
    found = (key for properties, _ in features for key, value in properties.items() if value in ids)
    named = {"file": file, "zone_is": zone_is or next(found, ZONE_IS)}
    return toml_of(named)


def shapes_faults(data: Mapping[str, object], text: str) -> tuple[Fault, ...]:
    """What keeps these polygons from being in force with a pack that has no other faults."""
    try:
        shapes_of(Agency.model_validate(data), text)
    except AgencyFaulty as faulty:
        lines = faulty.says.splitlines()
        return tuple(Fault(PLACE, visible(line.removeprefix("agency.toml: "))) for line in lines)
    return ()


def shapes_notices(data: Mapping[str, object], text: str) -> tuple[str, ...]:
    """The gaps and overlaps of polygons without faults: to be looked at, and they block nothing."""
    shapes = shapes_of(Agency.model_validate(data), text)
    return tuple(finding_words(each) for each in look(shapes, LINES_LOOKED).findings)


def shapes_changes(before: str, after: str, data: Mapping[str, object]) -> tuple[Change, ...]:
    """What differs between two files of polygons, a zone at a time. Either is JSON, or empty."""
    held = data.get("shapes")
    key = str(held.get("zone_is", ZONE_IS)) if isinstance(held, Mapping) else ZONE_IS
    old, now = _drawn(before, key), _drawn(after, key)
    changed = [zone for zone in {**old, **now} if old.get(zone) != now.get(zone)]
    if not changed and before != after:
        return (Change(GENERAL, "", "shapes", "Polygons: another file, and every zone as before"),)
    return tuple(
        Change(GENERAL, "", "shapes", visible(f"Zone {zone}, Polygon: {_told(was)} → {_told(then, was)}"))
        for zone, was, then in ((zone, old.get(zone, ()), now.get(zone, ())) for zone in changed)
    )


Drawn = tuple[object, ...]
"""The coordinates of what is drawn for a zone, as they stand in the file."""


def _told(drawn: Drawn, before: Drawn = ()) -> str:
    if not drawn:
        return "nothing"
    corners = sum(map(_corners, drawn))
    elsewhere = ", elsewhere" if before and corners == sum(map(_corners, before)) else ""
    return f"{corners} corners{elsewhere}"


def _corners(held: object) -> int:
    """How many corners the rings within have; each ring says its first again at its end."""
    if not isinstance(held, list) or not held:
        return 0
    is_ring = isinstance(held[0], list) and bool(held[0]) and not isinstance(held[0][0], list)
    return len(held) - 1 if is_ring else sum(map(_corners, held))


def _drawn(text: str, key: str) -> Mapping[str, Drawn]:
    """What is drawn for each zone."""
    found: dict[str, Drawn] = {}
    for properties, geometry in _features(json.loads(text) if text else None):
        zone = str(properties.get(key, ""))
        held = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
        found[zone] = (*found.get(zone, ()), held)
    return found


def _features(data: object) -> Iterator[tuple[Mapping[str, object], object]]:
    """The properties and the geometry of each feature, as far as there are any."""
    features = data.get("features") if isinstance(data, Mapping) else None
    for feature in features if isinstance(features, list) else ():
        if isinstance(feature, Mapping) and isinstance(feature.get("properties"), Mapping):
            yield feature["properties"], feature.get("geometry")
