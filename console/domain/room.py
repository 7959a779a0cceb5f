"""The room in force, made from the texts that an adoption holds, and their fingerprint."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import MappingProxyType

from console.domain.agency import Agency, AgencyFaulty, read_agency
from console.domain.board import Room
from console.domain.shapes import NO_SHAPES, Shapes, ShapesFaulty, read_shapes
from console.domain.visible import shows_nothing, visible
from console.policy.diagram import Compiled, compile_policy
from console.policy.facts import read_catalogue
from console.policy.load import read_policy

ROOMS_KEPT = 3
"""Rooms that were made last: whoever looks back goes from one moment to the next under the same texts."""


def room_of(
    policy: str, catalogue: str, agency: str, shapes: str = "", area_policies: Sequence[str] = ()
) -> Room:
    """The room that these texts make. Raises Faulty or AgencyFaulty where one has faults.

    shapes: the GeoJSON of the zones. area_policies: those that zones have for their own.
    """
    return _room_of(policy, catalogue, agency, shapes, tuple(area_policies))


@lru_cache(maxsize=ROOMS_KEPT)
def _room_of(policy: str, catalogue: str, agency: str, shapes: str, area_policies: tuple[str, ...]) -> Room:
    facts, further = read_catalogue(catalogue, "facts.toml"), (shapes, *area_policies)
    pack = read_agency(agency, "agency.toml")
    polygons = shapes_of(pack, shapes)

    def under(text: str, name: str) -> Room:
        compiled = compile_policy(read_policy(text, name, facts, is_kept=True), facts)
        sums = fingerprint(text, catalogue, agency, further)
        return Room(pack, compiled, sums, polygons, pack_text=agency)

    room = under(policy, "policy")
    own = [under(text, f"area policy {number}") for number, text in enumerate(area_policies, start=1)]
    areas = {each.compiled.policy.id: each for each in own}
    faults = tuple(_area_faults(pack, room, areas, len(own)))
    if faults:
        raise AgencyFaulty("\n".join(f"agency.toml: {fault}" for fault in faults))
    return room._replace(areas=MappingProxyType(areas))


def area_policy_ids(agency: Agency, policy: str) -> tuple[str, ...]:
    """The ids of the policies that zones have for their own, each once; not that of the agency's own."""
    return tuple(dict.fromkeys(area.policy for area in agency.policy_area if area.policy != policy))


def hidden_in(
    policy: str, catalogue: str, agency: str, shapes: str = "", area_policies: Sequence[str] = ()
) -> tuple[str, ...]:
    """Each text that holds what nobody sees, with its key: a policy decides in the open."""
    own = [(f"area policy {number}", text) for number, text in enumerate(area_policies, start=1)]
    files = (("policy", policy), ("facts.toml", catalogue), ("agency.toml", agency), *own)
    found = [says for name, text in files for says in _hidden(tomllib.loads(text), name)]
    return (*found, *(_hidden(json.loads(shapes), "shapes") if shapes else ()))


def _hidden(held: object, where: str) -> Iterator[str]:
    match held:
        case dict():
            for key, each in held.items():
                yield from _hidden(key, f"{where}, a key")
                yield from _hidden(each, f"{where}, {visible(key)}")
        case list():
            for number, each in enumerate(held, start=1):
                yield from _hidden(each, f"{where} no. {number}")
        case str() if visible(held, lines=True) != held or (held and shows_nothing(held)):
            yield f"{where}: “{visible(held)}” holds what cannot be seen; write it again"


def fingerprint(policy: str, catalogue: str, agency: str, further: Sequence[str] = ()) -> str:
    """SHA-256, in hex, over the texts, each led by its length so that no two sets of texts give one sum.

    further: the zones' polygons and policies; where there are none of either the sum is over three texts.
    """
    sums = hashlib.sha256()
    for text in (policy, catalogue, agency, *(further if any(further) else ())):
        data = text.encode()
        sums.update(len(data).to_bytes(8, "big"))
        sums.update(data)
    return sums.hexdigest()


def rules_sum(compiled: Compiled) -> str:
    """The fingerprint of a policy and its list of facts, whatever the agency's pack is."""
    return fingerprint(compiled.policy.text, compiled.catalogue.text, "")


def shapes_of(pack: Agency, text: str) -> Shapes:
    """The polygons that a pack names. Raises AgencyFaulty."""
    if pack.shapes is None:
        return NO_SHAPES
    file, ids = pack.shapes.file, [zone.id for zone in pack.zone]
    if not text:
        raise AgencyFaulty(f"agency.toml: shapes, file: {file} is not there; put it beside the pack")
    try:
        shapes = read_shapes(text, pack.shapes.zone_is, ids)
    except ShapesFaulty as faulty:
        raise AgencyFaulty("\n".join(f"{file}: {line}" for line in str(faulty).splitlines())) from faulty
    drawn = {zone for zone, _ in shapes.zones}
    bare = [zone.id for zone in pack.zone if not zone.places and zone.id not in drawn]
    if bare:
        raise AgencyFaulty(f"{file}: zones {', '.join(bare)} have no polygon, and no places in agency.toml")
    return shapes


def _area_faults(pack: Agency, room: Room, areas: dict[str, Room], given: int) -> Iterator[str]:
    wanted = set(area_policy_ids(pack, room.compiled.policy.id))
    for policy in sorted(wanted.difference(areas)):
        yield f"policy_area names policy {policy!r}, which was not given; put its file beside the pack"
    for policy in sorted(set(areas).difference(wanted)):
        yield f"policy {policy!r} was given for an area, and no policy_area names it"
    if len(areas) < given:
        yield "two policies of one id were given for areas"
