"""Gaps and overlaps between an agency's zones, with areas and a point in each; and street lists likewise.

Looked at along many lines (`zone_lines`): an area is what was found on the lines, times their distance.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from console.domain.agency_parts import Zone
from console.domain.coordinates import Point, spelled
from console.domain.places import plain
from console.domain.shapes import Shapes
from console.domain.zone_lines import KM_A_DEGREE, Lines, Stretch, lines_of

LINES = 2000
NARROWEST_M = 1.0
"""What is narrower along a line is left out: two drawings of one border differ by as much."""


class Finding(NamedTuple):
    """A gap or an overlap. zones: those that overlap, or that lie beside the gap; example: a point in it."""

    kind: Literal["gap", "overlap"]
    zones: tuple[str, ...]
    km2: float
    example: Point


class Looked(NamedTuple):
    """All that was found, the largest first, and how far the lines were apart."""

    findings: tuple[Finding, ...] = ()
    spacing_m: float = 0.0


class Shadow(NamedTuple):
    """A name of one zone's street list that is part of a longer one in another's: the longer one counts."""

    name: str
    zone: str
    longer: str
    other: str


def look(shapes: Shapes, number: int = LINES) -> Looked:
    """The gaps and overlaps of these polygons, by so many lines.

    A gap is in no zone and shut in by zones; what opens to the outside is outside.
    """
    if not shapes.zones:
        return Looked()
    lines = lines_of(shapes, number)
    found = [*_findings("overlap", lines, _overlaps(lines)), *_findings("gap", lines, _gaps(lines))]
    spacing_m = lines.step * KM_A_DEGREE * 1000
    return Looked(tuple(sorted(found, key=lambda each: -each.km2)), spacing_m)


def shadows(zones: Sequence[Zone]) -> Iterator[Shadow]:
    """The names of street lists that are part of a longer name in another zone's."""
    named = [(plain(place), place, zone) for zone in zones for place in zone.places]
    for said, name, zone in named:
        for longer_said, longer, other in named:
            if zone.id != other.id and len(longer_said) > len(said) and said in longer_said:
                yield Shadow(name, zone.id, longer, other.id)


def finding_words(each: Finding) -> str:
    """A gap or an overlap in one sentence: between which zones, how large, and a point in it."""
    zones = f"{', '.join(each.zones[:-1])} and {each.zones[-1]}" if len(each.zones) > 1 else each.zones[0]
    where = "of" if each.kind == "overlap" else "in" if len(each.zones) == 1 else "between"
    example = spelled(each.example)
    return f"{each.kind.capitalize()} {where} {zones}: {each.km2:.3f} km², for example at {example}."


def _findings(
    kind: Literal["gap", "overlap"], lines: Lines, found: Iterable[list[Stretch]]
) -> Iterator[Finding]:
    for pieces in found:
        widest = max(pieces, key=lines.wide_m)
        zones = {zone for each in pieces for zone in (each.within if kind == "overlap" else each.beside)}
        example = Point(lines.lat(widest.line), (widest.west + widest.east) / 2)
        yield Finding(kind, tuple(sorted(zones)), sum(map(lines.km2, pieces)), example)


def _overlaps(lines: Lines) -> Iterable[list[Stretch]]:
    """The pieces in several zones, together where they are the same zones."""
    found: Mapping[tuple[str, ...], list[Stretch]] = defaultdict(list)
    for line in lines.pieces:
        for each in line:
            if len(each.within) > 1 and lines.wide_m(each) >= NARROWEST_M:
                found[each.within].append(each)
    return found.values()


def _gaps(lines: Lines) -> Iterable[list[Stretch]]:
    """The pieces in no zone, together where they touch; none of those that touch what is outside."""
    outside = Stretch(-1, -math.inf, math.inf, ())
    joined: dict[Stretch, Stretch] = {}
    before: tuple[Stretch, ...] = (outside,)
    for number, line in enumerate((*lines.pieces, ())):
        bare = tuple(_bare(lines, number, line))
        touching = [(each, outside) for each in bare if math.isinf(each.east - each.west)]
        touching += [
            (each, other)
            for each in bare
            for other in before
            if max(each.west, other.west) < min(each.east, other.east)
        ]
        for each, other in touching:
            joined[_first(joined, each)] = _first(joined, other)
        before = bare
        for each in bare:
            joined.setdefault(each, each)
    found: Mapping[Stretch, list[Stretch]] = defaultdict(list)
    for each in joined:
        found[_first(joined, each)].append(each)
    found_outside = _first(joined, outside)
    return [pieces for first, pieces in found.items() if first != found_outside]


def _bare(lines: Lines, number: int, line: Sequence[Stretch]) -> Iterator[Stretch]:
    """The pieces of a line that are in no zone, with what is outside at both of its ends."""
    if not line:
        yield Stretch(number, -math.inf, math.inf, ())
        return
    yield Stretch(number, -math.inf, line[0].west, ())
    yield from (each for each in line if not each.within and lines.wide_m(each) >= NARROWEST_M)
    yield Stretch(number, line[-1].east, math.inf, ())


def _first(joined: dict[Stretch, Stretch], piece: Stretch) -> Stretch:
    """The piece that stands for all that this one is joined with."""
    while (other := joined.get(piece, piece)) != piece:
        joined[piece] = joined.get(other, other)
        piece = other
    return piece
