"""The verbs of `console agency`: check a pack, and tell what differs between two. They open no store."""

import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from console.bundled import NotBundled, beside_pack, bundled_agency, file_text, policy_text
from console.cli_io import Unusable, complain, say, say_json
from console.cli_zones import add_zones
from console.domain.agency import Agency, AgencyFaulty
from console.domain.board import Room
from console.domain.pack.changes import changes
from console.domain.pack.edit import Spot
from console.domain.pack.fields import pack_tables
from console.domain.pack.filling import unfilled
from console.domain.pack.rows import row_called, rows_of
from console.domain.pack.told import Fault, faults_of
from console.domain.pack.words import said_of
from console.domain.room import room_of
from console.domain.sworn import broken_promises, promise_faults
from console.errors import Refused
from console.policy.faults import Faulty
from console.settings import resources_dir

PACK_HELP = "an agency's id, or the path of its pack, which ends in .toml"


def add_to(parser: ArgumentParser) -> None:
    """Add the verbs to the parser of `agency`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    tells = "every fault of a pack, exit code 2; or what its policy asks for and nobody can fill, exit code 1"
    check = verbs.add_parser("check", help=tells, description=tells)
    check.set_defaults(run=agency_check)
    check.add_argument("pack", metavar="A", help=PACK_HELP)
    tells = "what differs between two packs, before and after; exit code 1 if anything does"
    diff = verbs.add_parser("diff", help=tells, description=tells)
    diff.set_defaults(run=agency_diff)
    diff.add_argument("before", metavar="A", help=PACK_HELP)
    diff.add_argument("after", metavar="B", help=PACK_HELP)
    for verb in (check, diff, add_zones(verbs)):
        verb.add_argument("--json", action="store_true", help="answer in JSON")


def agency_check(args: Namespace) -> int:
    """Tell the faults of a pack, else what nobody of it can fill; 2 for faults, 1 for what is lacking."""
    data = _read(args.pack)
    faults = faults_of(data)
    lacking = () if faults else _lacking(args.pack, Agency.model_validate(data))
    if args.json:
        say_json(
            {
                "faults": [{**fault.spot._asdict(), "says": fault.says} for fault in faults],
                "findings": list(lacking),
            }
        )
    else:
        for fault in faults:
            complain(f"{args.pack}: {_told(fault, data)}")
        for each in lacking:
            say(each)
        if not (faults or lacking):
            say(f"{args.pack}: no faults, whatever its policy asks for can be filled, and its promises hold.")
    return 2 if faults else 1 if lacking else 0


def agency_diff(args: Namespace) -> int:
    """Tell what differs between two packs; 1 if anything does."""
    found = changes(_read(args.before), _read(args.after))
    if args.json:
        say_json([each._asdict() for each in found])
    else:
        for each in found:
            say(each.says)
        if not found:
            say("Nothing but comments differs, if anything.")
    return 1 if found else 0


def _read(pack: str) -> Mapping[str, object]:
    """What stands in a pack, right or wrong. Raises Unusable where there is none, or it is no TOML."""
    try:
        return tomllib.loads(bundled_agency(pack))
    except NotBundled as error:
        raise Unusable(error.says) from error
    except Refused as error:
        raise Unusable(str(error.values["faults"])) from error
    except tomllib.TOMLDecodeError as error:
        raise Unusable(f"{pack}: this is not TOML: {error}. Mend that line and try again.") from error


def _lacking(pack: str, agency: Agency) -> tuple[str, ...]:
    """What a rule of its policies asks for and nobody fills, and promises they break. Raises Unusable."""
    room = _room(pack, agency)
    rooms = (room, *room.areas.values())
    faults = promise_faults(agency, room.compiled.catalogue)
    if faults:
        raise Unusable("\n".join(f"{pack}: {fault}" for fault in faults))
    lacking = [says for each in rooms for says in unfilled(agency, each.compiled)]
    broken = [says for each in rooms for says in broken_promises(agency, each.compiled)]
    return tuple(dict.fromkeys((*lacking, *broken)))


def _room(pack: str, agency: Agency) -> Room:
    """The room that the pack makes with all that it names. Raises Unusable with every fault."""
    try:
        shapes, own = beside_pack(pack, agency, agency.policy)
        catalogue = file_text(resources_dir() / "facts.toml")
        return room_of(policy_text(agency.policy), catalogue, bundled_agency(pack), shapes, own)
    except (NotBundled, AgencyFaulty) as error:
        raise Unusable(f"{pack}: {error.says}") from error
    except Faulty as error:
        raise Unusable(f"{pack}: {error}") from error
    except Refused as error:
        raise Unusable(str(error.values["faults"])) from error


def _told(fault: Fault, data: Mapping[str, object]) -> str:
    """A fault with its place in words."""
    spot = fault.spot
    if spot == Spot():
        return fault.says
    table = pack_tables()[spot.table]
    rows = rows_of(data, table)
    row = row_called(spot.table, rows[spot.row]) if spot.row < len(rows) else spot.table
    field = table.field(spot.field)
    return f"{row}, {said_of(field).label}: {fault.says}" if field is not None else f"{row}: {fault.says}"
