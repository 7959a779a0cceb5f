"""`console report log`: the log of a call, of a unit or of a span of time, as whoever asks may read it.

That words leave the store is an entry, as with every export.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path

from console.cli_export import entered
from console.cli_io import Unusable, complain, say, say_json
from console.cli_sign_in import add_person
from console.domain.board import in_force
from console.domain.clock import as_text
from console.domain.commands import Export
from console.domain.local_time import date_words, near_words, zone_of
from console.domain.rows.log_lines import LogLine
from console.domain.typed_begin import typed_moment
from console.errors import Refused
from console.ledger.logbook import Wanted, log_of
from console.ledger.standing import standing
from console.settings import default_store

WHEN = "a time of the agency's own clock, such as “2026-11-27 18:00”"


def add_log(parser: ArgumentParser) -> None:
    """Add the options to the parser of `report log`."""
    parser.set_defaults(run=report_log)
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--call", metavar="NUMBER", default="", help="only this call")
    about.add_argument("--unit", metavar="UNIT", default="", help="only this unit's statuses and places")
    parser.add_argument("--since", metavar="TIME", default="", help=f"recorded from then on: {WHEN}")
    parser.add_argument("--until", metavar="TIME", default="", help="recorded before then")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each entry")
    add_person(parser)


def report_log(args: Namespace) -> int:
    """Write the lines; 1 where there are none, or where less is shown than stands there."""
    path: Path = args.store or default_store()
    board = standing(path).board
    if board.room is None:
        raise Unusable(f"{path}: nothing was ever entered in this store.")
    zone = zone_of(in_force(board).agency.time_zone)
    times = [a_moment("--since", args.since, zone), a_moment("--until", args.until, zone)]
    leaving = entered(path, args, Export(what="log"))
    lines = log_of(path, Wanted(args.call, args.unit, *times), leaving.marks)
    written = _write_json(lines) if args.json else _write(lines, zone, of_one=bool(args.call))
    if not written:
        complain(f"{path}: no entry is of this call, unit or time.")
    if leaving.says:
        complain(f"{path}: {leaving.says}")
    return 0 if written and not leaving.says else 1


def a_moment(option: str, text: str, zone: tzinfo) -> datetime | None:
    """The moment that an option names; None where it is not given. Raises Unusable."""
    try:
        return typed_moment(text, zone)
    except Refused as refused:
        raise Unusable(f"{option}: “{text}” is no such time. Write {WHEN}.") from refused


def _write(lines: Iterable[LogLine], zone: tzinfo, *, of_one: bool) -> int:
    """A day's date above its entries; what came of an act stands in under it."""
    count, day = 0, ""
    for line in lines:
        count += 1
        if (today := date_words(line.at, zone)) != day:
            day = today
            say(day)
        say(_told(line, zone, of_one=of_one))
    return count


def _told(line: LogLine, zone: tzinfo, *, of_one: bool) -> str:
    local = line.at.astimezone(zone)
    when = " " * 8 if line.follows else f"{local:%H:%M:%S}"
    return f"{when}  {'· ' if line.follows else ''}{'; '.join(_parts(line, zone, of_one=of_one))}"


def _parts(line: LogLine, zone: tzinfo, *, of_one: bool) -> Iterator[str]:
    yield line.says + (f" (was: {line.was})" if line.was else "")
    if line.why:
        yield line.why
    if line.own:
        yield f"“{line.own}”" + (f", {line.source}" if line.source else "")
    if line.late and line.entered is not None:
        yield f"{line.late}, entered {near_words(line.entered, zone, line.at)}"
    if not line.follows:
        about = "" if of_one or line.subject in ("room", "people") else f"{line.subject}, "
        yield f"{about}{line.who}, {line.position}, entry {line.number}"


def _write_json(lines: Iterable[LogLine]) -> int:
    count = 0
    for line in lines:
        count += 1
        entered_at = as_text(line.entered) if line.entered is not None else as_text(line.at)
        say_json({**line._asdict(), "at": as_text(line.at), "entered": entered_at})
    return count
