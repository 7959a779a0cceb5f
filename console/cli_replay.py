"""`console policy replay`: the recorded calls of a store, put to another policy. It only reads."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli_io import Unusable, say, say_json
from console.cli_progress import counted
from console.cli_replay_words import WhatIf, as_json, what_if_lines
from console.domain.care_team import civilian_responses
from console.domain.local_time import zone_of
from console.domain.names import CIVILIAN
from console.policy.diagram import Compiled
from console.policy.replay import Past, replay
from console.policy.who import who_goes
from console.settings import default_store

if TYPE_CHECKING:
    from console.ledger.recorded_calls import RecordedCall

CARE_TEAM = "care_team"


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
    from console.ledger.connect import connect
    from console.ledger.recorded_calls import ever_named, recorded_calls
    from console.ledger.recorded_hours import recorded_hours
    from console.ledger.standing import standing

    path: Path = args.store or default_store()
    room = standing(path).board.room
    if room is None:
        raise Unusable(f"{path}: nothing was ever entered in this store.")
    zone = zone_of(room.agency.time_zone)
    since = _begins(args.since, zone)
    until = _begins(args.until + timedelta(days=1), zone) if args.until is not None else None
    same_teams = _same_teams(compiled, ever_named(path))
    calls = recorded_calls(path, connect, since, until)
    # A unit may be sent to a call of the last evening after midnight.
    spent = recorded_hours(path, connect, since, until + timedelta(days=1) if until else None)
    past = (past_of(call, same_teams, spent.get(call.call, {})) for call in counted(calls, "calls"))
    found = replay(compiled, past)
    told = WhatIf(compiled, found, same_teams, args.since, args.until)
    if args.json:
        say_json(as_json(told))
    else:
        for line in what_if_lines(told):
            say(line)
    return 0


def _begins(day: date | None, zone: tzinfo) -> datetime | None:
    """When a day begins by the room's own clock."""
    return None if day is None else datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def past_of(call: "RecordedCall", same_teams: bool, spent: Mapping[str, float]) -> Past:
    """A recorded call as a policy is asked about it; spent: the hours of each kind of people on it."""
    team = {CARE_TEAM: call.care_team} if same_teams and call.care_team else {}
    facts = {**{fact: each for fact, each in call.facts.items() if fact != CARE_TEAM}, **team}
    who = who_goes(call.responses)
    # What is certain while questions are open may be nothing yet; that is not nobody.
    going = who if call.is_settled else tuple(each for each in who if each not in ("phone", "nobody"))
    return Past(call.call, facts, going, call.is_settled, spent)


def _same_teams(compiled: Compiled, ever: Iterable[frozenset[str]]) -> bool:
    """Whether each policy that was in force names the civilian teams that this one names.

    The care team of a record was worked out for the teams of the policy in force; of other teams it says
    nothing.
    """
    mine = frozenset(civilian_responses(compiled))
    return all(named & frozenset(CIVILIAN) == mine for named in ever)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-01") from None
