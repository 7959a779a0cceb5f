"""`console report shift`: the report of a shift, to be printed, signed by name, and kept with the head."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from console.cli_call import add_forms, told
from console.cli_export import entered
from console.cli_figures import a_date, room_there
from console.cli_io import Unusable, complain
from console.cli_log import WHEN, a_moment
from console.cli_sign_in import add_person
from console.domain.agency import Agency
from console.domain.board import in_force
from console.domain.clock import utc_now
from console.domain.commands import Export
from console.domain.local_time import date_words, moment_words, zone_of
from console.domain.shifts import running, span_on
from console.session_figures import NothingYet, ShiftWanted, shift_sheet
from console.settings import default_store


def add_shift(parser: ArgumentParser) -> None:
    """Add the options to the parser of `report shift`."""
    parser.set_defaults(run=report_shift)
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    parser.add_argument("--shift", metavar="ID", help="which shift of the pack; else the one that runs now")
    parser.add_argument(
        "--date", metavar="DAY", help="the day on which it begins, such as 2026-11-27; else today"
    )
    parser.add_argument(
        "--since", metavar="TIME", default="", help=f"instead of a shift, from then on: {WHEN}"
    )
    parser.add_argument("--until", metavar="TIME", default="", help="and until then; else now")
    parser.add_argument("--seat", metavar="SEAT", default="", help="only what was done at this position")
    add_forms(parser)
    add_person(parser)


def report_shift(args: Namespace) -> int:
    """Write the report of a shift; 1 where whoever asked has to know something."""
    path: Path = args.store or default_store()
    stands, now = room_there(path), utc_now()
    agency = in_force(stands.board).agency
    wanted = _wanted(args, agency, now)
    if wanted.since >= now:
        raise Unusable(f"{wanted.name} has not begun yet.")
    leaving = entered(path, args, Export(what="shift_report"))
    try:
        told(args, shift_sheet(path, wanted, leaving.marks, now))
    except NothingYet as why:
        raise Unusable(str(why)) from why
    if leaving.says:
        complain(f"{path}: {leaving.says}")
    return 1 if leaving.says else 0


def _wanted(args: Namespace, agency: Agency, now: datetime) -> ShiftWanted:
    """The span that is meant, cut off at now. Raises Unusable."""
    zone = zone_of(agency.time_zone)
    if args.since or args.until:
        since, until = a_moment("--since", args.since, zone), a_moment("--until", args.until, zone) or now
        if since is None or since >= until:
            raise Unusable("Say from when until when: --since TIME, and --until TIME after it.")
        name = f"{moment_words(since, zone, now)} to {moment_words(until, zone, now)}"
        return ShiftWanted(name, since, min(until, now), args.seat)
    shifts = {shift.id: shift for shift in agency.shift}
    if args.shift is None and args.date is None:
        spans = running(agency.shift, now, zone)
        if not spans:
            raise Unusable(
                "No shift of the agency runs now: say which, with --shift ID, or --since and --until."
            )
        span = spans[0]
    elif args.shift in shifts:
        day = a_date(args.date, "--date") if args.date else now.astimezone(zone).date()
        span = span_on(shifts[args.shift], day, zone)
    else:
        known = ", ".join(shifts) or "none"
        raise Unusable(f"--shift: say which shift; the agency has these: {known}.")
    name = f"{span.shift.word}, {date_words(span.begins, zone)}"
    return ShiftWanted(name, span.begins, min(span.ends, now), args.seat)
