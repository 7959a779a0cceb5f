"""The five times of a call, each from one stamp to another; what lacks a stamp is counted, not guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from console.domain.figures.period import Period
from console.domain.figures.record import CallRecord
from console.domain.figures.spread import HALF, NINE_TENTHS, Limits, limits_of, percentile

Time = Literal["answer", "decision", "dispatch", "arrival", "on_scene"]
Stamp = Literal["opened", "answered", "decided", "dispatched", "arrived", "cleared"]
FROM_TO: Mapping[Time, tuple[Stamp, Stamp]] = {
    "answer": ("opened", "answered"),
    "decision": ("answered", "decided"),
    # Not from the decision: what is certain early may be sent while the questions go on.
    "dispatch": ("answered", "dispatched"),
    "arrival": ("dispatched", "arrived"),
    "on_scene": ("arrived", "cleared"),
}
Lack = Literal["no_first", "no_second", "out_of_order"]
"""Why a time was not measured: its first stamp is missing, its second, or they stand in the wrong order."""
LACKS: tuple[Lack, ...] = ("no_first", "no_second", "out_of_order")
MILLISECOND = timedelta(milliseconds=1)


class DayMedian(NamedTuple):
    """The median of a day, in milliseconds, and of how many calls."""

    on: date
    calls: int
    median: float


class Times(NamedTuple):
    """One of the five times over a period. median, ninth: in milliseconds; None where nothing was measured.

    lacks: the calls that were not measured, by why. daily: the days of the period on which it was. limits: of
    the days that they are worked out from; beyond: the days of the period that lie outside them.
    """

    measured: int
    median: float | None
    ninth: float | None
    lacks: Mapping[Lack, int]
    daily: tuple[DayMedian, ...]
    limits: Limits | None

    @property
    def beyond(self) -> tuple[DayMedian, ...]:
        """The days whose median lies outside the limits."""
        return tuple(each for each in self.daily if self.limits and not self.limits.hold(each.median))


def measured(record: CallRecord, time: Time) -> int | Lack:
    """A time of a call in milliseconds, or why there is none.

    Another system tells when it had a call and not who answered when: its dispatch begins there.
    """
    first, second = FROM_TO[time]
    if time == "dispatch" and record.source == "import":
        first = "opened"
    begin: datetime | None = getattr(record, first)
    end: datetime | None = getattr(record, second)
    if begin is None:
        return "no_first"
    if end is None:
        return "no_second"
    return (end - begin) // MILLISECOND if end >= begin else "out_of_order"


def times_of(by_day: Mapping[date, Sequence[int]], lacks: Mapping[Lack, int], period: Period) -> Times:
    """What was measured, by the days of the calls, those before the period too: they only make the limits."""
    medians = {on: percentile(sorted(by_day[on]), HALF) for on in sorted(by_day)}
    within = [on for on in medians if period.first <= on <= period.last]
    ordered = sorted(_all(by_day[on] for on in within))
    # A day is held against the days before it, and a month against its own.
    limiting = [on for on in medians if on < period.first] if period.limits_from < period.first else within
    return Times(
        len(ordered),
        percentile(ordered, HALF) if ordered else None,
        percentile(ordered, NINE_TENTHS) if ordered else None,
        {lack: lacks.get(lack, 0) for lack in LACKS},
        tuple(DayMedian(on, len(by_day[on]), medians[on]) for on in within),
        limits_of([medians[on] for on in limiting]),
    )


def _all(lists: Iterable[Sequence[int]]) -> Iterator[int]:
    for each in lists:
        yield from each
