"""`console report review`: a month's reviews in figures, for who is shown reviews; without names or words."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from console.cli_export import entered
from console.cli_figures import a_date, put, room_there
from console.cli_io import Unusable, complain, say, say_json
from console.cli_sign_in import add_person
from console.domain.board import in_force
from console.domain.clock import utc_now
from console.domain.commands import Export
from console.domain.figures.period import Period, month_of
from console.domain.figures.reviews import ReviewFigures, review_figures
from console.domain.local_time import MONTHS, zone_of
from console.domain.names import Mark
from console.domain.rows.review_rows import ANSWER_WORDS, WHY_WORDS
from console.ledger.reviews import to_review
from console.settings import default_store

NOT_SHOWN = "Reviews are told to who is shown them. Ask as a supervisor."
HEADS = ("Question", *(words for words, *_ in list(ANSWER_WORDS.values())[:4]))


def add_review(parser: ArgumentParser) -> None:
    """Add the options to the parser of `report review`."""
    parser.set_defaults(run=report_review)
    parser.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    parser.add_argument("--month", metavar="MONTH", help="which month, such as 2026-11; else this one")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write what was answered into this file")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    add_person(parser)


def report_review(args: Namespace) -> int:
    """Write the figures. Raises Unusable where who asks is not shown reviews."""
    path: Path = args.store or default_store()
    zone = zone_of(in_force(room_there(path).board).agency.time_zone)
    on = a_date(f"{args.month}-01", "--month") if args.month else utc_now().astimezone(zone).date()
    period = month_of(on, zone)
    leaving = entered(path, args, Export(what="review_report", marks=(Mark.PLAIN, Mark.REVIEW)))
    if Mark.REVIEW not in leaving.marks:
        raise Unusable(NOT_SHOWN)
    figures = review_figures(to_review(path, period.since, period.until, leaving.marks))
    if args.csv:
        from console.reports.spreadsheets import csv_of

        complain(f"{put(args.csv, csv_of(HEADS, _rows(figures)))}: written.")
    if args.json:
        answers = {says: dict(counts) for says, counts in figures.answers.items()}
        told = {**figures._asdict(), "by_why": dict(figures.by_why), "answers": answers}
        say_json({"month": f"{period.first:%Y-%m}", **told})
    elif not args.csv:
        for line in _lines(figures, period):
            say(line)
    return 0


def _rows(figures: ReviewFigures) -> Iterator[tuple[str | int, ...]]:
    for says, counts in figures.answers.items():
        yield (says, *counts.values())


def _lines(figures: ReviewFigures, period: Period) -> Iterator[str]:
    month = f"{MONTHS[period.first.month - 1]} {period.first.year}"
    yield f"Reviews of calls that came in in {month}: {figures.drawn} drawn, {figures.given} reviewed,"
    yield f"{figures.read} read by who had the call."
    for why, (drawn, given) in figures.by_why.items():
        yield f"  {WHY_WORDS[why]}: {drawn} drawn, {given} reviewed"
    if figures.median is not None:
        yield f"Median score: {figures.median:g} of 100. Talk time is never scored."
    for says, counts in figures.answers.items():
        yield f"  {says}"
        told = (f"{ANSWER_WORDS[answer][0].lower()} {count}" for answer, count in counts.items())
        yield f"    {', '.join(told)}"
