"""What recorded calls would have become, in a supervisor's words: first what cannot be known, then bounds."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from console.cli_words import WIDTH
from console.domain.rows.what_if import (
    GOES,
    HOURS,
    KIND_WORDS,
    WhatIf,
    between,
    calls_words,
    days_words,
    gained_hours,
    in_hours,
    kinds,
    mean_hours,
    reasons,
    span_words,
    unknown_words,
)
from console.policy.replay import Replayed

NUMBERS_MAX = 12
"""How many call numbers of one kind are printed; all of them stand in --json."""
NO_HOURS = "; of how many hours is not known: the record has none of theirs in these days"


def what_if_lines(told: WhatIf) -> Iterator[str]:
    """What became of the calls, as a supervisor reads it: bounds where it cannot be known."""
    compiled, found = told.compiled, told.found
    named = f"{compiled.policy.title} ({compiled.policy.id})"
    yield f"{named} on {calls_words(found.calls)} of the record{days_words(told)}"
    if not found.calls:
        return
    yield ""
    yield f"Cannot be known from the record: {unknown_words(found)}."
    for reason, calls in reasons(told):
        yield from _row(calls, reason)
    yield ""
    yield from _otherwise(found)
    yield ""
    yield from _hours(told)


def _otherwise(found: Replayed) -> Iterator[str]:
    bounds = between(len(found.otherwise), found.otherwise_max)
    asked = f"Other people would have been asked for on {bounds} of {calls_words(found.calls)}."
    yield from wrap(asked, WIDTH)
    yield f"{len(found.same):>7}  the same people"
    for says, calls in kinds(found.otherwise):
        yield from _row(calls, says)


def _hours(told: WhatIf) -> Iterator[str]:
    yield f"Unit hours. {HOURS}"
    for kind in GOES:
        gained, lost = told.found.gained(kind), told.found.lost(kind)
        if not (gained[1] or lost[1]):
            continue
        yield f"  {KIND_WORDS[kind]}"
        yield f"    more on {_calls_between(gained)}{_more(told.found, kind, gained)}"
        yield f"    fewer on {_calls_between(lost)}{_fewer(told.found, kind, lost)}"


def _more(found: Replayed, kind: str, calls: tuple[int, int]) -> str:
    mean, hours = mean_hours(found, kind), gained_hours(found, kind)
    if not calls[1]:
        return ""
    if mean is None or hours is None:
        return NO_HOURS
    return f": {in_hours(hours)}, at {mean:.1f} h ({calls_words(found.asked(kind))})"


def _fewer(found: Replayed, kind: str, calls: tuple[int, int]) -> str:
    if not calls[1]:
        return ""
    return f": {in_hours(found.lost_hours[kind])}" if kind in found.lost_hours else NO_HOURS


def _calls_between(calls: tuple[int, int]) -> str:
    least, most = calls
    return calls_words(least) if least == most else f"{span_words(calls)} calls"


def _row(calls: Sequence[str], says: str) -> list[str]:
    numbers = ", ".join(calls[:NUMBERS_MAX])
    more = f" and {len(calls) - NUMBERS_MAX} more (--json names them)" if len(calls) > NUMBERS_MAX else ""
    indent = " " * 9
    told = wrap(f"{says}: {numbers}{more}", WIDTH, initial_indent=indent, subsequent_indent=indent)
    return [f"{len(calls):>7}  {told[0].lstrip()}", *told[1:]]


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
