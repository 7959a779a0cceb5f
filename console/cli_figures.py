"""`console report day` and `console report month`: what is counted over a day or a month, in every form.

Where small counts are hidden, no word leaves and everybody who sits at a position may ask. Whoever wants less
hidden than that has to be shown every word. That figures leave the store is an entry either way.
"""

import re
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from console.cli_export import enter_copy, entered
from console.cli_io import Unusable, complain, say, say_json, unreadable
from console.cli_sign_in import add_person
from console.domain.board import in_force
from console.domain.clock import utc_now
from console.domain.commands import Export
from console.domain.figures.masking import BELOW, LEAST
from console.domain.figures.period import Period, day_of, month_of
from console.domain.local_time import zone_of
from console.domain.names import Mark
from console.ledger.on_disk import written_whole
from console.ledger.standing import Standing, standing
from console.reports.figure_report import json_of, text_of
from console.session_figures import FigureReport, csv_files, figure_report, pdf_of, xlsx_of_report
from console.settings import default_store

COUNTS = (
    f"hide counts of 1 up to this one, and what would give them away; {BELOW} unless told, 1 hides nothing "
    "and is for who is shown every word"
)


def add_figures(parser: ArgumentParser, name: str) -> None:
    """Add the options to the parser of `report day` or `report month`."""
    parser.set_defaults(run=report_figures, span=name)
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    if name == "day":
        parser.add_argument("--date", metavar="DAY", help="which day, such as 2026-11-27; else yesterday")
    else:
        parser.add_argument(
            "--month", metavar="MONTH", help="which month, such as 2026-11; else the last one"
        )
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write it for paper, with pictures")
    parser.add_argument("--csv", type=Path, metavar="FOLDER", help="write each table into this folder")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write all tables as one workbook")
    parser.add_argument("--counts-below", type=int, default=BELOW, metavar="N", help=COUNTS)
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    add_person(parser)


def report_figures(args: Namespace) -> int:
    """Make the report in each form that is asked for; 1 where whoever asked has to know something."""
    path: Path = args.store or default_store()
    period, says = _period(path, args), _entered(path, args)
    made = figure_report(path, period, args.counts_below, utc_now(), iter)
    written = [*_written(args, made)]
    if args.json:
        say_json(json_of(*made))
    elif not written:
        for line in text_of(*made):
            say(line)
    for file in written:
        complain(f"{file}: written.")
    if says:
        complain(f"{path}: {says}")
    return 1 if says else 0


def put(file: Path, content: bytes) -> Path:
    """Write a file whole, for its owner alone. Raises Unusable."""
    if not file.absolute().parent.is_dir():
        raise Unusable(f"{file}: there is no such folder.")
    try:
        written_whole(file, content)
    except OSError as error:
        raise Unusable(f"{file}: {unreadable(error)}") from error
    return file


def room_there(path: Path) -> Standing:
    """How the store stands. Raises Unusable where nothing was ever entered in it."""
    stands = standing(path)
    if stands.board.room is None:
        raise Unusable(f"{path}: nothing was ever entered in this store.")
    return stands


def _entered(path: Path, args: Namespace) -> str:
    """Enter that figures leave; what whoever asked has to know."""
    what = f"{args.span}_report"
    if not (args.counts_below == 1 or args.counts_below >= LEAST):
        raise Unusable(f"--counts-below: write 1, which hides nothing, or {LEAST} and more.")
    if args.counts_below < BELOW:
        return enter_copy(path, args, what)
    return entered(path, args, Export(what=what, marks=(Mark.PLAIN,))).says


def _period(path: Path, args: Namespace) -> Period:
    zone = zone_of(in_force(room_there(path).board).agency.time_zone)
    today = utc_now().astimezone(zone).date()
    if args.span == "day":
        return day_of(a_date(args.date, "--date") if args.date else today - timedelta(days=1), zone)
    last = today.replace(day=1) - timedelta(days=1)
    return month_of(a_date(f"{args.month}-01", "--month") if args.month else last, zone)


def a_date(text: str, option: str) -> date:
    """The day that an option names. Raises Unusable."""
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    like = "a day, such as 2026-11-27" if option == "--date" else "a month, such as 2026-11"
    raise Unusable(f"{option}: write {like}.")


def _written(args: Namespace, made: FigureReport) -> list[Path]:
    """The files that were asked for, each written whole."""
    files: list[Path] = []
    if args.pdf:
        files.append(put(args.pdf, pdf_of(made)))
    if args.csv:
        if not args.csv.is_dir():
            raise Unusable(f"{args.csv}: there is no such folder.")
        files += [put(args.csv / name, content) for name, content in csv_files(made).items()]
    if args.xlsx:
        files.append(put(args.xlsx, xlsx_of_report(made)))
    return files
