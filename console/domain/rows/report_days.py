"""Which day, month or shift a report is of: as it is chosen, stepped through and typed. Knows no report."""

import re
from calendar import month_name
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal, NamedTuple

from console.domain.agency_parts import Shift
from console.domain.local_time import MONTHS, date_words
from console.domain.shifts import Span, running, span_on

Of = Literal["day", "month", "shift"]
OFS: tuple[Of, ...] = ("day", "month", "shift")
LIKE = {"day": "2026-11-27", "month": "2026-11", "shift": "2026-11-27 day"}


class Days(NamedTuple):
    """What is chosen: a day, the month that a day is in, or the shift (by its id) that begins on a day."""

    of: Of
    on: date
    shift: str = ""


def usual(of: Of, shifts: Sequence[Shift], now: datetime, zone: tzinfo) -> Days:
    """What is chosen first: yesterday, the last whole month, the shift that runs now or began last."""
    today = now.astimezone(zone).date()
    if of == "month":
        return Days("month", (today.replace(day=1) - timedelta(days=1)).replace(day=1))
    if of == "day" or not shifts:
        return Days(of, today - timedelta(days=1))
    spans = running(shifts, now, zone) or tuple(
        sorted((each for each in _near(shifts, today, zone) if each.begins <= now), key=_begins)[-1:]
    )
    return _chosen(spans[0], zone)


def stepped(days: Days, by: int, shifts: Sequence[Shift], zone: tzinfo) -> Days:
    """The next one (1), or the one before (-1)."""
    if days.of == "day":
        return days._replace(on=days.on + timedelta(days=by))
    if days.of == "month":
        away = days.on.replace(day=1) + timedelta(days=31 if by > 0 else -1)
        return days._replace(on=away.replace(day=1))
    spans = sorted(_near(shifts, days.on, zone), key=_begins)
    at = next((at for at, span in enumerate(spans) if _chosen(span, zone) == days), -1)
    return _chosen(spans[at + by], zone) if 0 <= at + by < len(spans) and at >= 0 else days


def span_of_shift(days: Days, shifts: Sequence[Shift], zone: tzinfo) -> Span | None:
    """The moments of a shift; None where the agency has no such shift any more."""
    shift = next((each for each in shifts if each.id == days.shift), None)
    return span_on(shift, days.on, zone) if shift is not None else None


def typed(of: Of, text: str, shifts: Sequence[Shift]) -> Days | None:
    """What somebody wrote: `2026-11-27`, `2026-11`, `2026-11-27 day`; None where it is none of these."""
    day, _, shift = text.strip().partition(" ")
    day = f"{day}-01" if of == "month" and re.fullmatch(r"\d{4}-\d{2}", day) else day
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return None
    with suppress(ValueError):
        on = date.fromisoformat(day)
        if of != "shift":
            return Days(of, on.replace(day=1) if of == "month" else on)
        name = shift.casefold()
        found = next((each for each in shifts if name in ("", each.id, each.word.casefold())), None)
        return Days(of, on, found.id) if found is not None else None
    return None


def as_typed(days: Days) -> str:
    """The same as it would be written."""
    if days.of == "month":
        return f"{days.on:%Y-%m}"
    return f"{days.on.isoformat()} {days.shift}".strip()


def days_title(days: Days, shifts: Sequence[Shift], zone: tzinfo) -> str:
    """What is chosen, in words: `27 Nov 2026`, `November 2026`, `Night shift, 27 Nov 2026`."""
    if days.of == "month":
        return f"{month_name[days.on.month]} {days.on.year}"
    span = span_of_shift(days, shifts, zone)
    if days.of == "shift" and span is not None:
        return f"{span.shift.word}, {date_words(span.begins, zone)}"
    return f"{days.on.day} {MONTHS[days.on.month - 1]} {days.on.year}"


def _near(shifts: Sequence[Shift], on: date, zone: tzinfo) -> list[Span]:
    return [span_on(shift, on + timedelta(days=away), zone) for shift in shifts for away in (-1, 0, 1)]


def _chosen(span: Span, zone: tzinfo) -> Days:
    return Days("shift", span.begins.astimezone(zone).date(), span.shift.id)


def _begins(span: Span) -> datetime:
    return span.begins
