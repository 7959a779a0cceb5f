"""`console demo`: a store with a made-up room in it, to learn on, to show, and to measure with."""

import json
import math
import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TextIO

from console.cli_io import Unusable, say, say_json, unreadable
from console.cli_progress import Progress
from console.domain.clock import steady_s
from console.domain.commands import AdoptPolicy
from console.domain.refusals import in_words
from console.errors import Refused
from console.session import NotBundled, first_adoption

CALLS = 1000
CALLS_MAX = 5_000_000
DAYS_MAX = 36_500
LAST = date(2025, 12, 31)


def add_to(parser: ArgumentParser) -> None:
    """Add the options to the parser of `demo`."""
    parser.set_defaults(run=demo_room)
    parser.add_argument("--store", type=Path, metavar="FILE", required=True, help="the store to make")
    tells = f"how many calls come in; {CALLS} without it"
    parser.add_argument("--calls", type=_number(CALLS_MAX), default=CALLS, metavar="N", help=tells)
    tells = "on how many days; without it as many as give about a hundred calls a day"
    parser.add_argument("--days", type=_number(DAYS_MAX), metavar="D", help=tells)
    tells = f"the last of the days, such as {LAST}, which is what it is without it"
    parser.add_argument("--until", type=_day, default=LAST, metavar="DAY", help=tells)
    tells = "what chance begins with: the same seed gives the same room; 1 without it"
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=tells)
    tells = "write the hidden answers to every question of every call, as JSON Lines"
    parser.add_argument("--truth", type=Path, metavar="FILE", help=tells)
    parser.add_argument(
        "--agency", metavar="ID", help="the agency: its id or its file; the sample's without it"
    )
    parser.add_argument(
        "--policy", metavar="P", help="the policy: its id or its file; the agency's without it"
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def demo_room(args: Namespace) -> int:
    """Make the store, tell how far it is, and leave nothing where it is ended before."""
    # Only here: the other rooms answer without what this loads.
    from console.domain.agency import read_agency
    from console.ledger.filling import filling
    from console.training.demo import CALLS_A_DAY, Asked, demo

    adoption = _adoption(args.agency, args.policy)
    agency = read_agency(adoption.agency, "agency.toml")
    if agency.nature != "sample":
        raise Unusable(
            f"{agency.name} is a room that asks its people for passwords, and nobody made up has one. "
            "Choose an agency whose nature is sample, or leave --agency out. Nothing was made."
        )
    days = args.days or math.ceil(args.calls / CALLS_A_DAY)
    asked = Asked(args.calls, days, args.until, args.seed)
    began, told = steady_s(), Progress("calls", args.calls, "; Ctrl+C leaves nothing.")
    made = demo(asked, adoption, agency.time_zone)
    with _truth_file(args.truth) as truths:
        first = next(made)
        with filling(args.store, "practice", lambda: first.entries[0].at) as store:
            for batch in chain((first,), made):
                store.append(batch.entries)
                _write_truths(truths, batch.truths)
                told.more(len(batch.truths))
    took = steady_s() - began
    _answer(args, asked.days, store.head.number, took)
    return 0


def _answer(args: Namespace, days: int, entries: int, took: float) -> None:
    size = args.store.stat().st_size
    about = {
        "store": str(args.store), "calls": args.calls, "days": days, "entries": entries,
        "seconds": round(took, 1), "calls_a_second": round(args.calls / took, 1),
        "bytes": size, "bytes_a_call": round(size / args.calls),
    }  # fmt: skip
    if args.json:
        say_json(about)
        return
    counted = f"{_of(args.calls, 'call')} on {_of(days, 'day')}, {entries:,} entries"
    say(f"{args.store}: {counted}. It is a practice store.")
    say(f"{took:,.1f} s, {about['calls_a_second']:,} calls a second, {about['bytes_a_call']:,} bytes a call.")
    say(f"Look at it with: console practice --store {args.store}")


def _adoption(agency: str | None, policy: str | None) -> AdoptPolicy:
    try:
        return first_adoption(agency, policy, "Made-up room")
    except NotBundled as error:
        raise Unusable(error.says) from error
    except Refused as refused:
        raise Unusable(in_words(refused)) from refused


@contextmanager
def _truth_file(path: Path | None) -> Iterator[TextIO | None]:
    """The file for the hidden answers, which has its name once it is whole; none where none is wanted."""
    if path is None:
        yield None
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists():
            raise Unusable(f"{path}: there is a file of this name already. Nothing was made.")
        with part.open("x", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise Unusable(f"{path}: {unreadable(error)}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_truths(file: TextIO | None, truths: Mapping[str, Mapping[str, str]]) -> None:
    if file is None:
        return
    file.writelines(json.dumps({"call": call, "facts": dict(facts)}) + "\n" for call, facts in truths.items())


def _of(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def _number(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not 0 < int(text) <= most:
            raise ArgumentTypeError(f"“{text}” is no number from 1 to {most:,}")
        return int(text)

    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-01") from None
