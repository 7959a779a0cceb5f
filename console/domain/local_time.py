"""Times as the room's own clock shows them: the agency's zone, 24 hours, and the date in words.

Knows nothing of this machine's zone: a desk that was carried elsewhere shows the same.
"""

from datetime import UTC, datetime, tzinfo

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def zone_of(name: str) -> tzinfo:
    """The zone of this name, such as `America/Los_Angeles`; UTC where this machine has none of it.

    A store with a name that nobody knows must open all the same; adopting one is refused (`is_zone`).
    """
    from zoneinfo import ZoneInfo  # a start without a time to tell does without it

    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # no such zone, no zones at all, or no name of one
        return UTC


def is_zone(name: str) -> bool:
    """Whether this machine knows a zone of this name."""
    return name in ("UTC", "Etc/UTC") or zone_of(name) is not UTC


def hour_words(at: datetime, zone: tzinfo) -> str:
    """The time of day: `14:32`; with the zone's letters in an hour that comes twice: `01:30 PDT`."""
    local = at.astimezone(zone)
    letters = f" {local.tzname()}" if comes_twice(local) else ""
    return f"{local.hour:02d}:{local.minute:02d}{letters}"


def date_words(at: datetime, zone: tzinfo, now: datetime | None = None) -> str:
    """The date: `27 Nov`, with its year where that is another than now's, or where no `now` is given."""
    local = at.astimezone(zone)
    same_year = now is not None and local.year == now.astimezone(zone).year
    return f"{local.day} {MONTHS[local.month - 1]}" + ("" if same_year else f" {local.year}")


def moment_words(at: datetime, zone: tzinfo, now: datetime | None = None) -> str:
    """Time and date: `14:32, 27 Nov`."""
    return f"{hour_words(at, zone)}, {date_words(at, zone, now)}"


def near_words(at: datetime, zone: tzinfo, now: datetime) -> str:
    """The time of day alone where it is of the same date as now, else with its date."""
    is_today = at.astimezone(zone).date() == now.astimezone(zone).date()
    return hour_words(at, zone) if is_today else moment_words(at, zone, now)


def comes_twice(local: datetime) -> bool:
    """Whether the clocks show this time twice, because they go back; either of the two."""
    first, second = local.replace(fold=0), local.replace(fold=1)
    return first.utcoffset() != second.utcoffset() and comes_at_all(first)


def comes_at_all(local: datetime) -> bool:
    """Whether the clocks ever show this time; they leave some out where they go forward."""
    again = local.astimezone(UTC).astimezone(local.tzinfo)
    return again.replace(tzinfo=None) == local.replace(tzinfo=None)
