"""When calls come in: more in the evening than towards morning, more on Fridays, never evenly. By chance."""

from bisect import bisect
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import accumulate
from random import Random

HOURS = (30, 24, 20, 16, 12, 11, 13, 19, 28, 36, 42, 46, 48, 49, 51, 54, 57, 60, 62, 61, 58, 53, 46, 38)
"""How many calls of a thousand and some come in each hour of the day."""
WEEKDAYS = (98, 96, 97, 100, 108, 104, 97)
"""How many come on each day of the week, Monday first."""


def days_of(chance: Random, calls: int, days: int, first: date) -> Iterator[tuple[date, int]]:
    """Each day, and how many calls come on it; all of them together are `calls`."""
    dates = [first + timedelta(days=each) for each in range(days)]
    # A day is busier or quieter than its like by about a tenth, for reasons that nobody knows.
    weights = list(accumulate(WEEKDAYS[each.weekday()] * chance.uniform(0.85, 1.15) for each in dates))
    counts = [0] * days
    for _ in range(calls):
        counts[min(days - 1, bisect(weights, chance.random() * weights[-1]))] += 1
    yield from zip(dates, counts, strict=True)


def rings_on(chance: Random, day: date, calls: int, zone: tzinfo) -> list[datetime]:
    """The moments of one day at which calls come in, in order, by the room's own clock."""
    hours = chance.choices(range(24), HOURS, k=calls)
    begun = (datetime(day.year, day.month, day.day, hour, tzinfo=zone) for hour in hours)
    # Past the hour in UTC, where no hour is left out or comes twice.
    past = (timedelta(milliseconds=chance.randrange(3600_000)) for _ in hours)
    return sorted(each.astimezone(UTC) + more for each, more in zip(begun, past, strict=True))
