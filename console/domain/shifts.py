"""When a shift begins and ends: by the room's own clock, right in both nights of daylight saving.

A time that the clocks show twice counts the first time for the shift that ends and for the one that begins,
so that there is neither a gap nor an overlap; one that they never show is where they went on.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from console.domain.agency_parts import Shift

SOON = timedelta(hours=1)
"""So long before a shift begins a crew that signs on is meant for it, and not for the one that runs."""


class Span(NamedTuple):
    """One shift of one day, as moments in UTC; `ends` is no part of it."""

    shift: Shift
    begins: datetime
    ends: datetime


def minute_of(time: str) -> int:
    """The minute of the day of a time such as `18:45`."""
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def span_on(shift: Shift, day: date, zone: tzinfo) -> Span:
    """The shift that begins on this day of the room's calendar."""
    begins, ends = minute_of(shift.begins), minute_of(shift.ends)
    last = day if ends > begins else day + timedelta(days=1)
    return Span(shift, _moment(day, begins, zone), _moment(last, ends, zone))


def running(shifts: Iterable[Shift], now: datetime, zone: tzinfo) -> tuple[Span, ...]:
    """The shifts that run now, the one that began last first."""
    spans = (span for shift in shifts for span in _near(shift, now, zone))
    return tuple(sorted((each for each in spans if each.begins <= now < each.ends), key=_latest_first))


def next_span(shift: Shift, now: datetime, zone: tzinfo) -> Span:
    """The span that somebody means who signs on to a shift now: one that soon begins, else the nearest."""
    spans = [span for span in _near(shift, now, zone) if now < span.ends]
    soon = (span for span in spans if now < span.begins <= now + SOON)
    return next(soon, min(spans, key=lambda span: span.begins))


def _near(shift: Shift, now: datetime, zone: tzinfo) -> tuple[Span, ...]:
    today = now.astimezone(zone).date()
    return tuple(span_on(shift, today + timedelta(days=days), zone) for days in (-1, 0, 1))


def _latest_first(span: Span) -> tuple[float, str]:
    return -span.begins.timestamp(), span.shift.id


def _moment(day: date, minute: int, zone: tzinfo) -> datetime:
    local = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone)
    return local.astimezone(UTC)
