"""The true time as people type it: `14:32`, `2:32 pm`, `1432`, `27 Nov 14:32`, `yesterday 23:50`, `-25 min`.

Read in the agency's zone. What can be meant in two ways is asked back, never guessed.
"""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from console.domain.local_time import MONTHS, comes_at_all, comes_twice, date_words, hour_words
from console.domain.signs import cut
from console.domain.true_time import LONG_AGO
from console.errors import Refused

OVER_MIDNIGHT = timedelta(hours=12)
"""How long ago a time without a date may lie on yesterday's side of midnight before the date is asked for."""
ECHOED = 40
"""How much of what was typed is said again."""

_AGO = re.compile(
    r"(?P<minus>-\s*)?(?:(?P<h>\d{1,5})\s*h(?:ours?|rs?)?)?\s*(?:(?P<m>\d{1,6})\s*(?:m|min|mins|minutes?)?)?"
    r"(?P<ago>\s+ago)?"
)
_TIME = r"(?:(?P<hour>\d{1,2}):(?P<minute>\d\d)|(?P<compact>\d{3,4})|(?P<full>\d{1,2})(?=\s*[ap]\.?m))"
_HALF = r"(?:\s*(?P<half>[ap])\.?m\.?)?"
_WHICH = r"(?:\s+(?P<which>first|second))?"
_DATE = (
    r"(?:(?P<near>today|yesterday)|(?P<day>\d{1,2})\s+(?P<month>[a-z]{3,9})\.?(?:\s+(?P<year>\d{4}))?"
    r"|(?P<month_>[a-z]{3,9})\.?\s+(?P<day_>\d{1,2})(?:\s+(?P<year_>\d{4}))?)"
)
_FORMS = (
    re.compile(rf"{_TIME}{_HALF}{_WHICH}(?:\s+{_DATE})?"),
    re.compile(rf"{_DATE}\s+{_TIME}{_HALF}{_WHICH}"),
    re.compile(rf"{_TIME}{_HALF}\s+{_DATE}{_WHICH}"),
)

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def typed_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment that is meant, in UTC, to the minute.

    Raises Refused: not a time, still to come, more than a year back, left out or shown twice by the clocks.
    """
    now = now.astimezone(UTC)  # in a zone of its own Python would count on the wall's clock
    said = " ".join(text.casefold().replace(",", " ").split())
    ago = _AGO.fullmatch(said)
    if ago is not None and (ago["minus"] or ago["ago"]) and (ago["h"] or ago["m"]):
        return _ago(ago, now)
    match = next((found for form in _FORMS if (found := form.fullmatch(said))), None)
    if match is None:
        raise _unreadable(text)
    hour, minute = _hour(match, text)
    on = _on(match, text, now.astimezone(zone).date())
    return _believed(_moment(text, on, (hour, minute), match["which"], now, zone), now)


def next_time(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The next moment at which the room's clock shows a time of day, in UTC; of two such the first.

    A time that the clocks leave out is where they go on. Raises Refused where the text is no time of day.
    """
    said = " ".join(text.casefold().split())
    match = _FORMS[0].fullmatch(said)
    if match is None or match["which"] or any(match[each] for each in ("near", "day", "day_")):
        raise Refused("end_unreadable", text=cut(text, ECHOED))
    try:
        clock = _hour(match, text)
    except Refused:
        raise Refused("end_unreadable", text=cut(text, ECHOED)) from None
    today = now.astimezone(zone).date()
    days = (today, today + timedelta(days=1), today + timedelta(days=2))
    moments = (datetime(day.year, day.month, day.day, *clock, tzinfo=zone).astimezone(UTC) for day in days)
    return next(each for each in moments if each > now)


def _unreadable(text: str) -> Refused:
    return Refused("then_unreadable", text=cut(text, ECHOED))


def _ago(match: re.Match[str], now: datetime) -> datetime:
    span = timedelta(hours=int(match["h"] or 0), minutes=int(match["m"] or 0))
    if span > LONG_AGO:
        raise Refused("then_too_long_ago")
    return (now - span).replace(second=0, microsecond=0)


def _hour(match: re.Match[str], text: str) -> tuple[int, int]:
    """Hour and minute on a clock of 24 hours."""
    compact = match["compact"]
    if compact and (match["near"] or match["day"] or match["day_"]) and not match["half"]:
        # Beside a date four figures could be the year.
        raise _unreadable(text)
    hour = int(match["hour"] or match["full"] or compact[:-2])
    minute = int(match["minute"] or (compact[-2:] if compact else 0))
    if match["half"]:
        is_hour = 1 <= hour <= 12
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    else:
        is_hour = hour <= 23
    if not is_hour or minute > 59:
        raise _unreadable(text)
    return hour, minute


def _on(match: re.Match[str], text: str, today: date) -> date | None:
    """The date that was typed, None where there was none; without a year the nearest such day."""
    if match["near"]:
        return today if match["near"] == "today" else today - timedelta(days=1)
    name, day = match["month"] or match["month_"], match["day"] or match["day_"]
    if name is None:
        return None
    month = next(
        (n for n, full in enumerate(_MONTHS, 1) if full.startswith(name) or (name, n) == ("sept", 9)), 0
    )
    year = match["year"] or match["year_"]
    years = (int(year),) if year else (today.year - 1, today.year, today.year + 1)
    days = [found for each in years if (found := _day(each, month, int(day)))]
    if not days:
        raise _unreadable(text)
    return min(days, key=lambda found: abs(found - today))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(
    text: str, on: date | None, clock: tuple[int, int], which: str | None, now: datetime, zone: tzinfo
) -> datetime:
    today = now.astimezone(zone).date()
    day = on or today
    local = datetime(day.year, day.month, day.day, *clock, tzinfo=zone)
    at = _of_two(text, local, which, now)
    if on is None and at > now:
        earlier = _of_two(text, local - timedelta(days=1), which, now)
        if now - earlier >= OVER_MIDNIGHT:
            yesterday = f"{date_words(earlier, zone, now)} {clock[0]:02d}:{clock[1]:02d}"
            raise Refused("then_still_to_come", time=f"{clock[0]:02d}:{clock[1]:02d}", yesterday=yesterday)
        return earlier
    return at


def _of_two(text: str, local: datetime, which: str | None, now: datetime) -> datetime:
    """The moment at which the clocks show this; asked back where they do so twice, or never."""
    if not comes_at_all(local):
        raise Refused("then_never", time=f"{local:%H:%M}", date=f"{local.day} {MONTHS[local.month - 1]}")
    first, second = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if which is not None or not comes_twice(local) or second > now:
        return second if which == "second" else first
    zone = local.tzinfo
    assert zone is not None, "a local time has its zone"
    raise Refused(
        "then_twice",
        text=cut(text, ECHOED),
        date=f"{local.day} {MONTHS[local.month - 1]}",
        first=hour_words(first, zone),
        second=hour_words(second, zone),
    )


def _believed(at: datetime, now: datetime) -> datetime:
    if at > now:
        raise Refused("then_in_future")
    if at < now - LONG_AGO:
        raise Refused("then_too_long_ago")
    return at
