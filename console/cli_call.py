"""`console report call`: the record of one call for a board or a court, with personal data or without.

Who asks is shown what their role is shown; that words leave the store is an entry, as with every export.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from console.cli_export import entered
from console.cli_figures import put, room_there
from console.cli_io import Unusable, complain, say, say_json
from console.cli_sign_in import add_person
from console.domain.board import room_for
from console.domain.clock import utc_now
from console.domain.commands import Export
from console.domain.figures.of_entries import record_of
from console.domain.local_time import hour_words, zone_of
from console.domain.names import Mark
from console.ledger.call_file import call_file
from console.ledger.call_records import adopted_packs
from console.ledger.heads import head_on_paper
from console.ledger.standing import standing
from console.reports.blocks import Sheet
from console.reports.call_record import Of, call_record
from console.reports.report_head import PackOf, head_of
from console.reports.sheet_text import sheet_json, sheet_lines
from console.settings import default_store, resources_dir


def add_call(parser: ArgumentParser) -> None:
    """Add the options to the parser of `report call`."""
    parser.set_defaults(run=report_call)
    parser.add_argument("call", metavar="CALL", help="the call's number")
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    without = "withhold every word marked person, health or criminal justice"
    parser.add_argument("--without-personal", action="store_true", help=without)
    add_forms(parser)
    add_person(parser)


def add_forms(parser: ArgumentParser) -> None:
    """Add the options that say in which form a sheet is wanted."""
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write it for paper")
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def report_call(args: Namespace) -> int:
    """Write the record of a call; 1 where whoever asked has to know something."""
    path: Path = args.store or default_store()
    room_there(path)
    if call_file(path, args.call) is None:
        says = f"{path}: there is no call {args.call} that was taken here"
        raise Unusable(f"{says}; of a call of another system `report log --call` tells what there is.")
    wanted = (Mark.PLAIN,) if args.without_personal else ()
    leaving = entered(path, args, Export(what="call_record", marks=wanted))
    told(args, _record(path, args.call, leaving.marks))
    if leaving.says:
        complain(f"{path}: {leaving.says}")
    return 1 if leaving.says else 0


def told(args: Namespace, sheet: Sheet) -> None:
    """Give a sheet in the form that is asked for: for paper, as JSON, else as text."""
    if args.pdf:
        from console.reports.paper_pdf import pdf

        complain(f"{put(args.pdf, pdf(sheet, resources_dir() / 'fonts'))}: written.")
    if args.json:
        say_json(sheet_json(sheet))
    elif not args.pdf:
        for line in sheet_lines(sheet):
            say(line)


def _record(path: Path, call: str, marks: frozenset[Mark]) -> Sheet:
    stands, now, file = standing(path), utc_now(), call_file(path, call, marks)
    times = record_of(file.entries, adopted_packs(path), {}) if file is not None else None
    assert file is not None, "a call that was there stays there"
    assert times is not None, "a call that was there was opened"
    agency = room_for(file.board, file.call).agency
    warning = f"What happened after {hour_words(now, zone_of(agency.time_zone))} is not in it."
    of = PackOf(stands.ledger, stands.is_practice, head_on_paper(file.head))
    head = head_of(agency, f"Record of call {call}", warning, of, file.head.number, now)
    return call_record(Of(file.board, file.call, file.entries, file.lines, times, marks), head)
