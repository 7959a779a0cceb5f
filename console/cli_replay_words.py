"""What recorded calls would have become, in a supervisor's words: first what cannot be known, then bounds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from console.cli_words import WIDTH
from console.domain.rows.compared import who_words
from console.policy.diagram import Compiled
from console.policy.replay import Otherwise, Replayed
from console.policy.who import BY_PHONE_OR_NOBODY, WHO

CARE_TEAM = "care_team"
NUMBERS_MAX = 12
"""How many call numbers of one kind are printed; all of them stand in --json."""
GOES = tuple(kind for kind in WHO if kind not in BY_PHONE_OR_NOBODY)
"""The kinds of people who go to the person."""
NO_HOURS = "; of how many hours is not known: the record has none of theirs in these days"
KIND_WORDS = {"deputies": "deputies", "pair": "pairs", "civilians": "civilians", "paramedics": "paramedics"}


class WhatIf(NamedTuple):
    """Recorded calls of some days, put to a policy.

    same_teams: whether the care team of the record says something of the teams that this policy sends.
    """

    compiled: Compiled
    found: Replayed
    same_teams: bool
    since: date | None = None
    until: date | None = None


def what_if_lines(told: WhatIf) -> Iterator[str]:
    """What became of the calls, as a supervisor reads it: bounds where it cannot be known."""
    compiled, found = told.compiled, told.found
    named = f"{compiled.policy.title} ({compiled.policy.id})"
    yield f"{named} on {_calls(found.calls)} of the record{_days(told)}"
    if not found.calls:
        return
    yield ""
    yield from _unknown(told)
    yield ""
    yield from _otherwise(found)
    yield ""
    yield from _hours(told)


def _unknown(told: WhatIf) -> Iterator[str]:
    found = told.found
    share = f"{found.unknown:,} of {_calls(found.calls)} ({100 * found.unknown / found.calls:.0f} %)"
    yield f"Cannot be known from the record: {share}."
    for fact, each in sorted(found.open.items(), key=lambda row: -len(row[1])):
        name = told.compiled.catalogue.by_id[fact].name.en
        yield from _row(each, f"first missing is “{name}”{_why(fact, told.same_teams)}")
    if found.unsettled:
        yield from _row(found.unsettled, "questions of the policy then were still open")


def _otherwise(found: Replayed) -> Iterator[str]:
    bounds = _between(len(found.otherwise), found.otherwise_max)
    yield from wrap(f"Other people would have been asked for on {bounds} of {_calls(found.calls)}.", WIDTH)
    yield f"{len(found.same):>7}  the same people"
    for says, calls in _kinds(found.otherwise):
        yield from _row(calls, says)


def _hours(told: WhatIf) -> Iterator[str]:
    yield "Unit hours. Fewer: as they were spent. More: at the mean of the calls that asked for such units."
    for kind in GOES:
        gained, lost = told.found.gained(kind), told.found.lost(kind)
        if not (gained[1] or lost[1]):
            continue
        yield f"  {KIND_WORDS[kind]}"
        yield f"    more on {_calls_between(gained)}{_more(told.found, kind, gained)}"
        yield f"    fewer on {_calls_between(lost)}{_fewer(told.found, kind, lost)}"


def _more(found: Replayed, kind: str, calls: tuple[int, int]) -> str:
    mean = mean_hours(found, kind)
    if not calls[1]:
        return ""
    if mean is None:
        return NO_HOURS
    least, most = calls
    return f": {_in_hours((least * mean, most * mean))}, at {mean:.1f} h ({_calls(found.asked(kind))})"


def _fewer(found: Replayed, kind: str, calls: tuple[int, int]) -> str:
    if not calls[1]:
        return ""
    return f": {_in_hours(found.lost_hours[kind])}" if kind in found.lost_hours else NO_HOURS


def mean_hours(found: Replayed, kind: str) -> float | None:
    """The unit hours of a call for which this kind was asked, also where none could go; None without any."""
    asked = found.asked(kind)
    return found.spent[kind] / asked if asked and kind in found.spent else None


def _in_hours(hours: tuple[float, float]) -> str:
    least, most = (f"{each:,.0f}" for each in hours)
    return f"{least} h" if least == most else f"{least} to {most} h"


def _calls_between(calls: tuple[int, int]) -> str:
    least, most = calls
    return _calls(least) if least == most else f"{least:,} to {_calls(most)}"


def _between(least: int, most: int) -> str:
    return f"{least:,}" if least == most else f"at least {least:,} and at most {most:,}"


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
        then = who_words(each.then) if each.is_settled else _at_least(each.then)
        found[f"{then} then; now {' or '.join(who_words(who) for who in each.now)}"].append(each.call)
    yield from sorted(found.items(), key=lambda row: -len(row[1]))


def _at_least(then: Sequence[str]) -> str:
    return f"at least {who_words(then)}" if then else "nobody yet"


def _days(told: WhatIf) -> str:
    since = f" since {told.since}" if told.since else ""
    return f"{since} until {told.until}" if told.until else since


def _calls(number: int) -> str:
    return "1 call" if number == 1 else f"{number:,} calls"


def as_json(told: WhatIf) -> dict[str, object]:
    """The same as one object, with the number of every call."""
    found = told.found
    return {
        "policy": told.compiled.policy.id,
        "calls": found.calls,
        "unknown": found.unknown,
        "cannot_be_known": {fact: list(calls) for fact, calls in found.open.items()},
        "not_settled_then": list(found.unsettled),
        "care_team_known": told.same_teams,
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
        "kinds": {kind: _kind_json(told, kind) for kind in GOES},
    }


def _kind_json(told: WhatIf, kind: str) -> dict[str, object]:
    found, mean = told.found, mean_hours(told.found, kind)
    gained = found.gained(kind)
    return {
        "gained_calls": list(gained),
        "lost_calls": list(found.lost(kind)),
        "hours_a_call": round(mean, 2) if mean is not None else None,
        "gained_hours": [round(each * mean, 1) for each in gained] if mean is not None else None,
        "lost_hours": [round(each, 1) for each in lost] if (lost := found.lost_hours.get(kind)) else None,
    }
