"""The verb `console agency zones`: gaps and overlaps between an agency's zones. Opens no store."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator

from console.bundled import NotBundled, beside_pack, bundled_agency, read_pack
from console.cli_io import Unusable, say, say_json
from console.domain.agency import Agency, AgencyFaulty
from console.domain.room import shapes_of
from console.domain.shapes import Shapes
from console.domain.zone_check import LINES, NARROWEST_M, Finding, Looked, finding_words, look, shadows
from console.errors import Refused

ZONES = (
    "gaps and overlaps between the zones of an agency, and street names that stand in longer ones; "
    "exit code 1 where a name does, or where one is larger than 1,000 square metres"
)
SMALL_KM2 = 0.001
"""Smaller ones are counted and not listed: a thousand square metres are a strip along a border."""


def add_zones(verbs: "_SubParsersAction[ArgumentParser]") -> ArgumentParser:
    """Add `zones` to the verbs of `agency`."""
    verb = verbs.add_parser("zones", help=ZONES, description=ZONES)
    verb.set_defaults(run=agency_zones)
    verb.add_argument("agency", metavar="A", help="an agency's id, or the path of its agency.toml")
    return verb


def agency_zones(args: Namespace) -> int:
    """Tell the gaps and overlaps; 1 where there are any that are worth a look."""
    pack, shapes = _read(args.agency)
    looked, shadowed = look(shapes), tuple(shadows(pack.zone))
    large = tuple(each for each in looked.findings if each.km2 >= SMALL_KM2)
    if args.json:
        say_json(
            {
                "agency": pack.id,
                "zones": len(pack.zone),
                "drawn": len(shapes.zones),
                "lines": LINES,
                "spacing_m": round(looked.spacing_m, 1),
                "findings": [_as_json(each) for each in looked.findings],
                "names_in_names": [each._asdict() for each in shadowed],
            }
        )
    else:
        for line in _head(pack, shapes, looked):
            say(line)
        for each in large:
            say(finding_words(each))
        if small := len(looked.findings) - len(large):
            say(f"And {small} of less than {SMALL_KM2 * 1_000_000:,.0f} m²; --json lists them.")
        for name in shadowed:
            says = f"Street list: “{name.name}” ({name.zone}) stands in “{name.longer}” ({name.other})"
            say(f"{says}; the longer name counts.")
    return 1 if large or shadowed else 0


def _read(agency: str) -> tuple[Agency, Shapes]:
    """The pack and its polygons. Raises Unusable with every fault."""
    try:
        pack = read_pack(bundled_agency(agency), agency)
        text, _ = beside_pack(agency, pack, pack.policy)
        return pack, shapes_of(pack, text)
    except (NotBundled, AgencyFaulty) as error:
        raise Unusable(error.says) from error
    except Refused as error:
        raise Unusable(str(error.values["faults"])) from error


def _head(pack: Agency, shapes: Shapes, looked: Looked) -> Iterator[str]:
    drawn, listed = len(shapes.zones), sum(bool(zone.places) for zone in pack.zone)
    yield f"{pack.name}: {len(pack.zone)} zones, {drawn} with polygons, {listed} with a street list."
    if shapes.zones:
        yield (
            f"Looked along {LINES:,} lines from west to east, {looked.spacing_m:.0f} m apart, each exactly; "
            f"what is narrower than {NARROWEST_M:g} m along a line, or lies between two lines, is not seen."
        )
        if not looked.findings:
            yield "No gap and no overlap between the polygons."


def _as_json(each: Finding) -> dict[str, object]:
    lat, lon = each.example
    example = {"lat": round(lat, 6), "lon": round(lon, 6)}
    return {"kind": each.kind, "zones": list(each.zones), "km2": round(each.km2, 6), "example": example}
