"""The figures of a period: one pass over the records of its calls. Pure.

A call counts in the period in which it came in. One that was joined to another is that call, and is counted
once, there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from console.domain.figures.period import Period
from console.domain.figures.record import CallRecord, HandOffOutcome, RuleKey, WhyUnsent
from console.domain.figures.times import FROM_TO, MILLISECOND, Lack, Time, Times, measured, times_of


class Again(NamedTuple):
    """Callers, or places, of more than one call of the period: how many of them, and their calls.

    single: calls whose caller or place came once. not_known: calls of which it is not known.
    """

    repeating: int
    calls: int
    single: int
    not_known: int


class UnitTime(NamedTuple):
    """The time that units of a kind were on calls, from sent to off the call.

    stints: so many of them have an end; open: so many have none, and are not in the time.
    """

    stints: int
    spent: timedelta
    open: int


class Figures(NamedTuple):
    """What is counted over a period.

    calls: all but those joined to another; `joined`: those. by_hour: seven weekdays from Monday on, each with
    24 hours, by the room's own clock. asked, sent: calls by response. sent_unasked: of `sent`, those that the
    policy did not ask for. unsent: by response and why. flagged: the policy's own rule counts them as unmet.
    rules: the calls that each rule decided; overridden: the overrides that left out what it asked for.
    """

    period: Period
    calls: int
    joined: int
    closed: int
    late: int
    imported: int
    by_hour: tuple[tuple[int, ...], ...]
    settled: int
    asked: Mapping[str, int]
    sent: Mapping[str, int]
    sent_unasked: Mapping[str, int]
    unsent: Mapping[tuple[str, WhyUnsent], int]
    flagged: int
    rules: Mapping[RuleKey, int]
    overridden: Mapping[RuleKey, int]
    overrides: int
    calls_overridden: int
    times: Mapping[Time, Times]
    gap: int
    gap_closed: int
    callers: Again
    places: Again
    hand_offs: Mapping[HandOffOutcome, int]
    units: Mapping[str, UnitTime]
    dispositions: Mapping[str, int]


def figures_of(records: Iterable[CallRecord], period: Period) -> Figures:
    """The figures of the calls among these that came in within the period; earlier ones make the limits."""
    sums = _Sums()
    for record in records:
        on = period.day_of(record.opened)
        if not period.limits_from <= on <= period.last:
            continue
        is_within = on >= period.first
        if record.joined_to:
            sums.joined += is_within
            continue
        _time(sums, record, on, is_within=is_within)
        if is_within:
            _count(sums, record, period)
    return _figures(sums, period)


def _hours() -> list[list[int]]:
    return [[0] * 24 for _ in range(7)]


def _by_day() -> dict[Time, dict[date, list[int]]]:
    return {time: {} for time in FROM_TO}


def _lacks() -> dict[Time, Counter[Lack]]:
    return {time: Counter() for time in FROM_TO}


@dataclass(slots=True)
class _Sums:
    """What has been counted so far."""

    joined: int = 0
    plain: Counter[str] = field(default_factory=Counter)
    by_hour: list[list[int]] = field(default_factory=_hours)
    asked: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    unasked: Counter[str] = field(default_factory=Counter)
    unsent: Counter[tuple[str, WhyUnsent]] = field(default_factory=Counter)
    rules: Counter[RuleKey] = field(default_factory=Counter)
    overridden: Counter[RuleKey] = field(default_factory=Counter)
    by_day: dict[Time, dict[date, list[int]]] = field(default_factory=_by_day)
    lacks: dict[Time, Counter[Lack]] = field(default_factory=_lacks)
    callers: Counter[int | None] = field(default_factory=Counter)
    places: Counter[int | None] = field(default_factory=Counter)
    hand_offs: Counter[HandOffOutcome] = field(default_factory=Counter)
    units: dict[str, UnitTime] = field(default_factory=dict)
    dispositions: Counter[str] = field(default_factory=Counter)


def _time(sums: _Sums, record: CallRecord, on: date, *, is_within: bool) -> None:
    for time in FROM_TO:
        found = measured(record, time)
        if isinstance(found, int):
            sums.by_day[time].setdefault(on, []).append(found)
        elif is_within:
            sums.lacks[time][found] += 1


def _count(sums: _Sums, record: CallRecord, period: Period) -> None:
    local = record.opened.astimezone(period.zone)
    sums.by_hour[local.weekday()][local.hour] += 1
    sums.plain["calls"] += 1
    sums.plain["closed"] += record.closed is not None
    sums.plain["late"] += record.late
    sums.plain["imported"] += record.source == "import"
    sums.plain["settled"] += bool(record.rules)
    sums.plain["flagged"] += record.flagged
    sums.plain["gap"] += record.gap
    sums.plain["gap_closed"] += record.gap and record.gap_closed
    sums.plain["overrides"] += len(record.overrides)
    sums.plain["calls_overridden"] += bool(record.overrides)
    sums.asked.update(record.asked)
    sums.sent.update(record.sent)
    sums.unasked.update(each for each in record.sent if each not in record.asked)
    sums.unsent.update(record.unsent.items())
    sums.rules.update(record.rules)
    sums.overridden.update(rule for over in record.overrides for rule in over.rules)
    sums.callers[record.caller] += 1
    sums.places[record.place] += 1
    sums.hand_offs.update(each.outcome for each in record.hand_offs)
    if record.closed is not None:
        sums.dispositions[record.disposition] += 1
    for stint in record.stints:
        stood = sums.units.get(stint.kind, UnitTime(0, timedelta(0), 0))
        if stint.left is None or stint.left < stint.sent:
            sums.units[stint.kind] = stood._replace(open=stood.open + 1)
        else:
            spent = (stint.left - stint.sent) // MILLISECOND * MILLISECOND
            sums.units[stint.kind] = UnitTime(stood.stints + 1, stood.spent + spent, stood.open)


def _figures(sums: _Sums, period: Period) -> Figures:
    plain = sums.plain
    return Figures(
        period,
        plain["calls"],
        sums.joined,
        plain["closed"],
        plain["late"],
        plain["imported"],
        tuple(tuple(hours) for hours in sums.by_hour),
        plain["settled"],
        dict(sums.asked),
        dict(sums.sent),
        dict(sums.unasked),
        dict(sums.unsent),
        plain["flagged"],
        dict(sorted(sums.rules.items())),
        dict(sorted(sums.overridden.items())),
        plain["overrides"],
        plain["calls_overridden"],
        {time: times_of(sums.by_day[time], sums.lacks[time], period) for time in FROM_TO},
        plain["gap"],
        plain["gap_closed"],
        _again(sums.callers),
        _again(sums.places),
        dict(sums.hand_offs),
        dict(sorted(sums.units.items())),
        dict(sorted(sums.dispositions.items())),
    )


def _again(of: Counter[int | None]) -> Again:
    calls = [count for key, count in of.items() if key is not None]
    more = [count for count in calls if count > 1]
    return Again(len(more), sum(more), len(calls) - len(more), of[None])
