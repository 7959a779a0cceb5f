"""`console policy replay`: the recorded calls of a store, put to another policy. It only reads."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from console.cli_io import Unusable, say, say_json
from console.cli_words import WIDTH
from console.domain.care_team import civilian_responses
from console.domain.local_time import zone_of
from console.domain.names import CIVILIAN
from console.domain.rows.compared import who_words
from console.policy.diagram import Compiled
from console.policy.replay import Otherwise, Past, Replayed, replay
from console.policy.who import who_goes
from console.settings import default_store

if TYPE_CHECKING:
    from console.ledger.recorded_calls import RecordedCall

CARE_TEAM = "care_team"
NUMBERS_MAX = 12
"""How many call numbers of one kind are printed; all of them stand in --json."""


def add_replay(verb: ArgumentParser) -> None:
    """Add the options to the parser of `policy replay`."""
    verb.add_argument("--store", type=Path, metavar="FILE", help="the store; without it the user's own")
    tells = "only calls that came in on this day or later, such as 2026-03-01, by the room's clock"
    verb.add_argument("--from", dest="first", type=_day, metavar="DAY", help=tells)
    tells = "only calls that came in on this day or before"
    verb.add_argument("--to", dest="last", type=_day, metavar="DAY", help=tells)


def replay_calls(compiled: Compiled, args: Namespace) -> int:
    """Say what would have become of the recorded calls under a policy."""
    # Only here: the other verbs answer without the store's libraries.
    from console.ledger.recorded_calls import ever_named, recorded_calls
    from console.ledger.standing import standing

    path: Path = args.store or default_store()
    room = standing(path).board.room
    if room is None:
        raise Unusable(f"{path}: nothing was ever entered in this store.")
    zone = zone_of(room.agency.time_zone)
    calls = (
        call
        for call in recorded_calls(path)
        if (args.first is None or args.first <= call.opened.astimezone(zone).date())
        and (args.last is None or call.opened.astimezone(zone).date() <= args.last)
    )
    same_teams = _same_teams(compiled, ever_named(path))
    found = replay(compiled, (_past(call, same_teams) for call in calls))
    if args.json:
        say_json(_json(compiled, found, same_teams))
    else:
        for line in replayed_text(compiled, found, same_teams):
            say(line)
    return 0


def replayed_text(compiled: Compiled, found: Replayed, same_teams: bool) -> Iterator[str]:
    """What became of the calls, as a supervisor reads it: bounds where it cannot be known."""
    yield f"{compiled.policy.title} ({compiled.policy.id}) on {_calls(found.calls)} of the record"
    if not found.calls:
        return
    least, most = len(found.otherwise), found.otherwise_max
    bounds = f"{least}" if least == most else f"at least {least} and at most {most}"
    yield from wrap(f"Other people would have been asked for on {bounds} of {_calls(found.calls)}.", WIDTH)
    yield ""
    yield f"{len(found.same):>7}  the same people"
    for says, calls in _kinds(found.otherwise):
        yield from _row(calls, says)
    for fact, each in sorted(found.open.items(), key=lambda row: -len(row[1])):
        name = compiled.catalogue.by_id[fact].name.en
        yield from _row(each, f"cannot be known: first missing is “{name}”{_why(fact, same_teams)}")
    if found.unsettled:
        yield from _row(found.unsettled, "cannot be known: questions of the policy then were still open")


def _why(fact: str, same_teams: bool) -> str:
    if fact != CARE_TEAM:
        return ", which was never asked"
    return "" if same_teams else ", which was worked out for other civilian teams than this policy's"


def _row(calls: Sequence[str], says: str) -> list[str]:
    numbers = ", ".join(calls[:NUMBERS_MAX])
    more = f" and {len(calls) - NUMBERS_MAX} more (--json names them)" if len(calls) > NUMBERS_MAX else ""
    indent = " " * 9
    told = wrap(f"{says}: {numbers}{more}", WIDTH, initial_indent=indent, subsequent_indent=indent)
    return [f"{len(calls):>7}  {told[0].lstrip()}", *told[1:]]


def _kinds(otherwise: Sequence[Otherwise]) -> Iterator[tuple[str, list[str]]]:
    """The calls by who went then and who would now, those of which there are most first."""
    found = defaultdict(list)
    for each in otherwise:
        then = who_words(each.then) if each.is_settled else f"at least {who_words(each.then)}"
        found[f"{then} then; now {' or '.join(who_words(who) for who in each.now)}"].append(each.call)
    yield from sorted(found.items(), key=lambda row: -len(row[1]))


def _past(call: "RecordedCall", same_teams: bool) -> Past:
    team = {CARE_TEAM: call.care_team} if same_teams and call.care_team else {}
    facts = {**{fact: each for fact, each in call.facts.items() if fact != CARE_TEAM}, **team}
    who = who_goes(call.responses)
    # What is certain while questions are open may be nothing yet; that is not nobody.
    going = who if call.is_settled else tuple(each for each in who if each not in ("phone", "nobody"))
    return Past(call.call, facts, going, call.is_settled)


def _same_teams(compiled: Compiled, ever: Iterable[frozenset[str]]) -> bool:
    """Whether each policy that was in force names the civilian teams that this one names.

    The care team of a record was worked out for the teams of the policy in force; of other teams it says
    nothing.
    """
    mine = frozenset(civilian_responses(compiled))
    return all(named & frozenset(CIVILIAN) == mine for named in ever)


def _calls(number: int) -> str:
    return "1 call" if number == 1 else f"{number} calls"


def _json(compiled: Compiled, found: Replayed, same_teams: bool) -> dict[str, object]:
    return {
        "policy": compiled.policy.id,
        "calls": found.calls,
        "otherwise_min": len(found.otherwise),
        "otherwise_max": found.otherwise_max,
        "same": list(found.same),
        "otherwise": [
            {
                "call": each.call,
                "then": list(each.then),
                "settled_then": each.is_settled,
                "now": [list(who) for who in each.now],
            }
            for each in found.otherwise
        ],
        "cannot_be_known": {fact: list(calls) for fact, calls in found.open.items()},
        "not_settled_then": list(found.unsettled),
        "care_team_known": same_teams,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-01") from None
