"""What recorded calls would have become under another policy: first what cannot be known, then bounds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from console.domain.rows.compared import who_words
from console.domain.rows.reading import ReadRow, head, numbered, table, title, words
from console.policy.diagram import Compiled
from console.policy.replay import Otherwise, Replayed
from console.policy.who import BY_PHONE_OR_NOBODY, WHO

CARE_TEAM = "care_team"
GOES = tuple(kind for kind in WHO if kind not in BY_PHONE_OR_NOBODY)
"""The kinds of people who go to the person."""
KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {"deputies": "deputies", "pair": "pairs", "civilians": "civilians", "paramedics": "paramedics"}
)
HOURS = "Fewer: as they were spent. More: at the mean of the calls that asked for such units."
BOUNDS = "Where two numbers stand, it is at least the first and at most the second."
FIRST = "first missing is "
UNSETTLED = "questions of the policy then were still open"
CALLS_MAX = 400
"""So many calls that would have been answered otherwise are listed; the counts are of all."""
OPEN_MAX = 50
"""And so many of those of which it cannot be known, for each reason."""
NOT_KNOWN = "not known"


class WhatIf(NamedTuple):
    """Recorded calls of some days, put to a policy.

    same_teams: whether the care team of the record says something of the teams that this policy sends.
    """

    compiled: Compiled
    found: Replayed
    same_teams: bool
    since: date | None = None
    until: date | None = None


def what_if_rows(told: WhatIf) -> tuple[ReadRow, ...]:
    """The whole of it, to be read from the top: what cannot be known stands first."""
    return numbered(tuple(_rows(told)))


def _rows(told: WhatIf) -> Iterator[ReadRow]:
    found = told.found
    yield title(told.compiled.policy.title, f"{calls_words(found.calls)} of the record{days_words(told)}")
    if not found.calls:
        yield words("No calls are recorded in these days.")
        return
    yield from _unknown(told)
    yield from _otherwise(found)
    yield from _hours(found)
    yield from _calls(told)


def _unknown(told: WhatIf) -> Iterator[ReadRow]:
    found = told.found
    yield head("Cannot be known from the record")
    yield words(f"{unknown_words(found)}.", "lacking" if found.unknown else "strong")
    rows = [(_sentence(why.removeprefix(FIRST)), f"{len(calls):,}") for why, calls in reasons(told)]
    if rows:
        yield from table(("The first question that is missing", "Calls"), (80, 20), rows, 1)


def _otherwise(found: Replayed) -> Iterator[ReadRow]:
    yield head("Answered otherwise")
    bounds = between(len(found.otherwise), found.otherwise_max)
    calls = calls_words(found.calls)
    yield words(f"Other people would have been asked for on {bounds} of {calls}.", "strong")
    rows = [(_sentence(says), f"{len(each):,}") for says, each in kinds(found.otherwise)]
    rows.append(("The same people", f"{len(found.same):,}"))
    yield from table(("Who was asked for, and who would be", "Calls"), (80, 20), rows, 1)


def _hours(found: Replayed) -> Iterator[ReadRow]:
    rows = []
    for kind in GOES:
        gained, lost = found.gained(kind), found.lost(kind)
        if gained[1] or lost[1]:
            more, fewer = gained_hours(found, kind), found.lost_hours.get(kind)
            rows.append(
                (
                    _sentence(KIND_WORDS[kind]),
                    span_words(gained),
                    _hours_words(more, gained),
                    span_words(lost),
                    _hours_words(fewer, lost),
                )
            )
    if rows:
        yield head("Unit hours, gained and lost")
        heads = ("Who", "More on, calls", "Hours more", "Fewer on, calls", "Hours fewer")
        yield from table(heads, (28, 18, 18, 18, 18), rows, 4)
        yield words(f"{HOURS} {BOUNDS}", "quiet")


def _hours_words(hours: tuple[float, float] | None, calls: tuple[int, int]) -> str:
    if not calls[1]:
        return "none"
    return NOT_KNOWN if hours is None else in_hours(hours)


def _calls(told: WhatIf) -> Iterator[ReadRow]:
    found = told.found
    if found.otherwise:
        yield head("The calls that would have been answered otherwise")
        for each in found.otherwise[:CALLS_MAX]:
            yield _call(each.call, _sentence(turn_words(each)))
        yield from _more(len(found.otherwise) - CALLS_MAX)
    for reason, calls in reasons(told):
        yield head(f"Cannot be known: {reason}")
        for call in calls[:OPEN_MAX]:
            yield _call(call, "")
        yield from _more(len(calls) - OPEN_MAX)


def _call(call: str, says: str) -> ReadRow:
    return ReadRow("", "call", (call, says), (16, 84), about=call)


def _more(calls: int) -> Iterator[ReadRow]:
    if calls > 0:
        yield words(f"And {calls:,} more; fewer days list them.", "quiet")


def unknown_words(found: Replayed) -> str:
    """Of how many calls it cannot be known: `12 of 40 calls (30 %)`."""
    return f"{found.unknown:,} of {calls_words(found.calls)} ({100 * found.unknown / found.calls:.0f} %)"


def reasons(told: WhatIf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Why it cannot be known, each with its calls, those of which there are most first."""
    found = told.found
    for fact, each in sorted(found.open.items(), key=lambda row: -len(row[1])):
        name = told.compiled.catalogue.by_id[fact].name.en
        yield f"{FIRST}“{name}”{_why(fact, told.same_teams)}", each
    if found.unsettled:
        yield UNSETTLED, found.unsettled


def kinds(otherwise: Sequence[Otherwise]) -> Iterator[tuple[str, list[str]]]:
    """The calls by who went then and who would now, those of which there are most first."""
    found = defaultdict(list)
    for each in otherwise:
        found[turn_words(each)].append(each.call)
    yield from sorted(found.items(), key=lambda row: -len(row[1]))


def turn_words(each: Otherwise) -> str:
    """Who was asked for then, and who would be now."""
    then = who_words(each.then) if each.is_settled else _at_least(each.then)
    return f"{then} then; now {' or '.join(who_words(who) for who in each.now)}"


def mean_hours(found: Replayed, kind: str) -> float | None:
    """The unit hours of a call for which this kind was asked, also where none could go; None without any."""
    asked = found.asked(kind)
    return found.spent[kind] / asked if asked and kind in found.spent else None


def gained_hours(found: Replayed, kind: str) -> tuple[float, float] | None:
    """The hours that this kind would be on more calls, at least and at most; None where that is not known."""
    mean, (least, most) = mean_hours(found, kind), found.gained(kind)
    return None if mean is None else (least * mean, most * mean)


def in_hours(hours: tuple[float, float]) -> str:
    """Hours at least and at most: `12 to 40 h`."""
    least, most = (f"{each:,.0f}" for each in hours)
    return f"{least} h" if least == most else f"{least} to {most} h"


def span_words(calls: tuple[int, int]) -> str:
    """Calls at least and at most, as numbers: `12 to 40`."""
    least, most = calls
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def between(least: int, most: int) -> str:
    """Bounds in a sentence: `at least 12 and at most 40`."""
    return f"{least:,}" if least == most else f"at least {least:,} and at most {most:,}"


def calls_words(number: int) -> str:
    """So many calls."""
    return "1 call" if number == 1 else f"{number:,} calls"


def days_words(told: WhatIf) -> str:
    """Of which days the calls are; nothing where they are of all."""
    since = f" since {told.since}" if told.since else ""
    return f"{since} until {told.until}" if told.until else since


def _why(fact: str, same_teams: bool) -> str:
    if fact != CARE_TEAM:
        return ", which was never asked"
    return "" if same_teams else ", which was worked out for other civilian teams than this policy's"


def _at_least(then: Sequence[str]) -> str:
    return f"at least {who_words(then)}" if then else "nobody yet"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
