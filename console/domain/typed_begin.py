"""When something begins, as people type it for days ahead: `2026-12-01 06:00`, by the agency's own clock."""

import re
from datetime import UTC, datetime, tzinfo

from console.domain.local_time import comes_at_all, comes_twice
from console.errors import Refused

_WRITTEN = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T]+(\d\d):(\d\d)")


def typed_begin(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The moment that is meant, in UTC; None where nothing is typed, which is at once.

    Raises Refused: no such time, not ahead, or one that the clocks leave out or show twice that day.
    """
    moment = typed_moment(text, zone)
    if moment is not None and moment <= now:
        raise Refused("plan_not_ahead")
    return moment


def typed_moment(text: str, zone: tzinfo) -> datetime | None:
    """The moment that is meant, in UTC, ahead or past; None where nothing is typed.

    Raises Refused: no such time, or one that the clocks leave out or show twice that day.
    """
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
    if not comes_at_all(local) or comes_twice(local):
        raise Refused("begin_clocks_change", text=said)
    return local.astimezone(UTC)
