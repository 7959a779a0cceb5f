"""`console policy replay`: the recorded calls of a store, put to another policy. It only reads."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from functools import partial
from pathlib import Path

from console.cli_io import Unusable, say, say_json
from console.cli_progress import counted
from console.cli_replay_words import as_json, what_if_lines
from console.domain.local_time import zone_of
from console.policy.diagram import Compiled
from console.settings import default_store


def add_replay(verb: ArgumentParser) -> None:
    """Add the options to the parser of `policy replay`."""
    verb.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    tells = "only calls that came in on this day or later, such as 2026-03-01, by the room's clock"
    verb.add_argument("--since", type=_day, metavar="DAY", help=tells)
    tells = "only calls that came in on this day or before"
    verb.add_argument("--until", type=_day, metavar="DAY", help=tells)


def replay_calls(compiled: Compiled, args: Namespace) -> int:
    """Say what would have become of the recorded calls under a policy."""
    # Only here: the other verbs answer without the store's libraries.
    from console.ledger.standing import standing
    from console.session_what_if import what_if

    path: Path = args.store or default_store()
    room = standing(path).board.room
    if room is None:
        raise Unusable(f"{path}: nothing was ever entered in this store.")
    zone = zone_of(room.agency.time_zone)
    told = what_if(path, compiled, args.since, args.until, zone, partial(counted, what="calls"))
    if args.json:
        say_json(as_json(told))
    else:
        for line in what_if_lines(told):
            say(line)
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-01") from None
