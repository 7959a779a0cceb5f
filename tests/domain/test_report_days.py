"""Which day, month or shift a report is of: what is chosen first, stepped to, and typed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from console.domain.agency_parts import Shift
from console.domain.rows.report_days import Days, Of, as_typed, days_title, stepped, typed, usual

ZONE = ZoneInfo("America/Los_Angeles")
SHIFTS = (
    Shift(id="day", word="Day", begins="07:00", ends="19:00"),
    Shift(id="night", word="Night", begins="19:00", ends="07:00"),
)
NOON = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
"""Noon of 1 March by the room's clock."""


@pytest.mark.parametrize(
    ("of", "days", "words"),
    [
        ("day", Days("day", date(2026, 2, 28)), "28 Feb 2026"),
        ("month", Days("month", date(2026, 2, 1)), "February 2026"),
        ("shift", Days("shift", date(2026, 3, 1), "day"), "Day, 1 Mar 2026"),
    ],
)
def test_first_is_what_is_over_and_of_shifts_the_one_that_runs(of: Of, days: Days, words: str) -> None:
    found = usual(of, SHIFTS, NOON, ZONE)

    assert found == days
    assert days_title(found, SHIFTS, ZONE) == words
    assert typed(of, as_typed(found), SHIFTS) == found


def test_between_shifts_the_last_one_is_meant_and_without_any_only_a_day() -> None:
    short = (SHIFTS[0].model_copy(update={"ends": "11:00"}),)

    assert usual("shift", short, NOON, ZONE) == Days("shift", date(2026, 3, 1), "day")
    assert usual("shift", (), NOON, ZONE).shift == ""


@pytest.mark.parametrize("of", ["day", "month", "shift"])
def test_a_step_forth_and_back_leads_where_it_began(of: Of) -> None:
    begun = days = usual(of, SHIFTS, NOON, ZONE)
    seen = [days]
    for by in (1, 1, 1, -1, -1, -1):
        days = stepped(days, by, SHIFTS, ZONE)
        seen.append(days)

    assert seen[-1] == begun
    assert seen[:4] == seen[:2:-1]
    assert len(set(seen)) == 4


def test_shifts_follow_each_other_by_when_they_begin() -> None:
    """Also in the night in which the clocks go forward."""
    night = stepped(Days("shift", date(2026, 3, 7), "day"), 1, SHIFTS, ZONE)

    assert night == Days("shift", date(2026, 3, 7), "night")
    assert stepped(night, 1, SHIFTS, ZONE) == Days("shift", date(2026, 3, 8), "day")


@pytest.mark.parametrize(
    ("of", "text", "days"),
    [
        ("month", "2026-03", Days("month", date(2026, 3, 1))),
        ("month", " 2026-03-17 ", Days("month", date(2026, 3, 1))),
        ("shift", "2026-03-01 NIGHT", Days("shift", date(2026, 3, 1), "night")),
        ("shift", "2026-03-01", Days("shift", date(2026, 3, 1), "day")),
        ("shift", "2026-03-01 noon", None),
        ("day", "2026-02-30", None),
        ("day", "2026-03", None),
        ("day", "1 March", None),
        ("month", "", None),
    ],
)
def test_what_is_typed_is_read_or_is_none(of: Of, text: str, days: Days | None) -> None:
    assert typed(of, text, SHIFTS) == days
