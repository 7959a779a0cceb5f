"""The figures once more, slowly and plainly: a loop for each number. What the product is compared with."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from statistics import fmean, quantiles

from console.domain.figures.period import Period
from console.domain.figures.record import CallRecord

PAIRS = {
    "answer": ("opened", "answered"),
    "decision": ("answered", "decided"),
    "dispatch": ("answered", "dispatched"),
    "arrival": ("dispatched", "arrived"),
    "on_scene": ("arrived", "cleared"),
}


def within(records: Sequence[CallRecord], period: Period) -> list[CallRecord]:
    return [each for each in records if period.since <= each.opened < period.until and not each.joined_to]


def spans(records: Sequence[CallRecord], time: str) -> list[int]:
    """Every time that can be measured, in milliseconds, the shortest first."""
    first, second = PAIRS[time]
    found = []
    for record in records:
        begin, end = getattr(record, first), getattr(record, second)
        if begin is not None and end is not None and begin <= end:
            found.append(round((end - begin) / timedelta(milliseconds=1)))
    return sorted(found)


def lacking(records: Sequence[CallRecord], time: str) -> tuple[int, int, int]:
    """Without the first stamp; with it and without the second; with both in the wrong order."""
    stamps = [(getattr(each, PAIRS[time][0]), getattr(each, PAIRS[time][1])) for each in records]
    return (
        sum(begin is None for begin, _ in stamps),
        sum(begin is not None and end is None for begin, end in stamps),
        sum(begin is not None and end is not None and end < begin for begin, end in stamps),
    )


def share(values: Sequence[int], tenths: int) -> float | None:
    """A percentile, by the standard library."""
    if not values:
        return None
    return float(values[0]) if len(values) == 1 else quantiles(values, n=10, method="inclusive")[tenths - 1]


def limits(medians: Sequence[float]) -> tuple[float, float, float] | None:
    """Mean and limits of the chart for individual values."""
    if len(medians) < 12:
        return None
    exact = [Fraction(each) for each in medians]
    ranges = [abs(exact[place] - exact[place - 1]) for place in range(1, len(exact))]
    reach = Fraction(266, 100) * sum(ranges) / len(ranges)
    mean = sum(exact) / len(exact)
    return float(max(mean - reach, Fraction(0))), fmean(medians), float(mean + reach)


def repeating(keys: Sequence[int | None]) -> tuple[int, int, int, int]:
    """Who came more than once; their calls; calls of who came once; calls of nobody known."""
    known = {key for key in keys if key is not None}
    more = [key for key in known if keys.count(key) > 1]
    return (
        len(more),
        sum(keys.count(key) for key in more),
        sum(keys.count(key) == 1 for key in known),
        keys.count(None),
    )
