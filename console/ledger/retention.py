"""Which backups are kept how long: all of the last hours, then one a day, then one a month. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple


class Kept(NamedTuple):
    """How long which backups are kept; the rule is data, and stands in the settings."""

    all_for: timedelta = timedelta(hours=24)
    daily_days: int = 30
    monthly_months: int = 12


def to_keep(moments: Sequence[datetime], now: datetime, rule: Kept) -> frozenset[datetime]:
    """Which of the moments of backups are kept: by the rule, and the newest whatever the rule.

    Of a day and of a month it is the last backup. Days and months are those of UTC, as the file names are.
    A moment that lies ahead, because the clock was set back, counts as now.
    """
    days = {at.date(): at for at in sorted(moments)}
    months = {(at.year, at.month): at for at in sorted(moments)}
    first_day = now.date() - timedelta(days=rule.daily_days)
    first_month = _months(now) - rule.monthly_months
    return frozenset(
        (
            *(at for at in moments if at >= now - rule.all_for),
            *(at for day, at in days.items() if day > first_day),
            *(at for at in months.values() if _months(at) > first_month),
            *sorted(moments)[-1:],
        )
    )


def _months(at: datetime) -> int:
    return at.year * 12 + at.month
