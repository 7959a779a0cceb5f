"""The recorded calls of a store, put to another policy: read beside a working desk, on any thread."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from console.domain.care_team import civilian_responses
from console.domain.names import CIVILIAN
from console.domain.rows.what_if import CARE_TEAM, WhatIf
from console.ledger.connect import connect
from console.ledger.recorded_calls import RecordedCall, ever_named, recorded_calls
from console.ledger.recorded_hours import recorded_hours
from console.policy.diagram import Compiled
from console.policy.replay import Past, replay
from console.policy.who import who_goes

Passing = Callable[[Iterator[RecordedCall]], Iterator[RecordedCall]]
"""Lets the calls pass one after the other: whoever waits counts them, or ends it."""


def what_if(
    path: Path, compiled: Compiled, since: date | None, until: date | None, zone: tzinfo, passing: Passing
) -> WhatIf:
    """What would have become of the calls of these days, the last one included, by the room's clock.

    Raises StoreUnavailable, and NotFinished where the policy is too large.
    """
    begins = _begins(since, zone)
    ends = _begins(until + timedelta(days=1), zone) if until is not None else None
    same_teams = _same_teams(compiled, ever_named(path))
    calls = recorded_calls(path, connect, begins, ends)
    # A unit may be sent to a call of the last evening after midnight.
    spent = recorded_hours(path, connect, begins, ends + timedelta(days=1) if ends else None)
    past = (past_of(call, same_teams, spent.get(call.call, {})) for call in passing(calls))
    return WhatIf(compiled, replay(compiled, past), same_teams, since, until)


def _begins(day: date | None, zone: tzinfo) -> datetime | None:
    """When a day begins by the room's own clock."""
    return None if day is None else datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def past_of(call: RecordedCall, same_teams: bool, spent: Mapping[str, float]) -> Past:
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
