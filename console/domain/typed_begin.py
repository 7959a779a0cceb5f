"""When something begins, as people type it for days ahead: `2026-12-01 06:00`, by the agency's own clock.

A day alone is its beginning.
"""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from console.domain.local_time import comes_at_all, comes_twice
from console.errors import Refused

_WRITTEN = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T]+(\d\d):(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

AHEAD_MAX = timedelta(days=2 * 366)
"""A policy is planned at most two years ahead: further is a slip of the key, and would wait for ever."""


def typed_begin(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The moment that is meant, in UTC; None where nothing is typed, which is at once.

    Raises Refused: no such time, not ahead, too far ahead, or one that the clocks leave out or show twice.
    """
    local = _local(f"{text} 00:00" if _DAY.fullmatch(text.strip()) else text, zone)
    if local is None:
        return None
    # As the clocks show it: at the ends of the calendar there is no such time in another zone.
    ahead = local.replace(tzinfo=None) - now.astimezone(zone).replace(tzinfo=None)
    if ahead > AHEAD_MAX:
        raise Refused("plan_too_far")
    if ahead < -timedelta(days=1):
        raise Refused("plan_not_ahead")
    moment = _in_utc(local, text)
    if moment <= now:
        raise Refused("plan_not_ahead")
    return moment


def typed_moment(text: str, zone: tzinfo) -> datetime | None:
    """The moment that is meant, in UTC, ahead or past; None where nothing is typed.

    Raises Refused: no such time, or one that the clocks leave out or show twice that day.
    """
    local = _local(text, zone)
    return _in_utc(local, text) if local is not None else None


def _local(text: str, zone: tzinfo) -> datetime | None:
    said = text.strip()
    if not said:
        return None
    match = _WRITTEN.fullmatch(said)
    try:
        local = datetime(*map(int, match.groups()), tzinfo=zone) if match else None  # type: ignore[misc, arg-type]  # five numbers
    except ValueError:
        local = None
    if local is None:
        raise Refused("begin_unreadable", text=said)
    return local


def _in_utc(local: datetime, text: str) -> datetime:
    try:
        if not comes_at_all(local) or comes_twice(local):
            raise Refused("begin_clocks_change", text=text.strip())
        return local.astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        raise Refused("begin_unreadable", text=text.strip()) from None
