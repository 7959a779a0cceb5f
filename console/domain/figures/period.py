"""The days that figures are of: whole days of the agency's own calendar, of 23 or 25 hours twice a year."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

DAYS_BEFORE = 28
"""A single day is held against the limits of so many days before it: four weeks, each weekday four times."""


class Period(NamedTuple):
    """`days` days from `first` on; limits_from: the day from which the control limits are worked out."""

    first: date
    days: int
    zone: tzinfo
    limits_from: date

    @property
    def since(self) -> datetime:
        """The moment it begins."""
        return midnight(self.first, self.zone)

    @property
    def until(self) -> datetime:
        """The moment it ends, which is no part of it."""
        return midnight(self.last + timedelta(days=1), self.zone)

    @property
    def read_since(self) -> datetime:
        """The moment from which calls are read, for the limits."""
        return midnight(self.limits_from, self.zone)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=self.days - 1)

    def day_of(self, at: datetime) -> date:
        """The day of a moment, by the room's own clock."""
        return at.astimezone(self.zone).date()


def day_of(on: date, zone: tzinfo) -> Period:
    """One day, with the limits of the weeks before it."""
    return Period(on, 1, zone, on - timedelta(days=DAYS_BEFORE))


def month_of(on: date, zone: tzinfo) -> Period:
    """The month that a day is in, with limits of its own."""
    first = on.replace(day=1)
    return Period(first, monthrange(first.year, first.month)[1], zone, first)


def midnight(on: date, zone: tzinfo) -> datetime:
    """The moment at which a day begins, in UTC."""
    return datetime(on.year, on.month, on.day, tzinfo=zone).astimezone(UTC)
