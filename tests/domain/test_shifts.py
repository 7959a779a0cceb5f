"""When shifts begin and end: past midnight, and in both nights in which the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.agency import read_agency
from console.domain.agency_parts import Shift
from console.domain.board import in_force
from console.domain.deciding.roster import meant_span
from console.domain.shifts import next_span, running, span_on
from tests.domain.build import a_board, agency_text

ZONE = ZoneInfo("America/Los_Angeles")
DAY = Shift(id="day", word="Day", begins="07:00", ends="19:00")
NIGHT = Shift(id="night", word="Night", begins="19:00", ends="07:00")
EARLY = Shift(id="early", word="Early", begins="02:30", ends="10:30")
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)
"""The mornings on which the clocks go forward, and back."""


@pytest.mark.parametrize(
    ("begins_on", "hours"),
    [(date(2026, 3, 6), 12), (SPRING - timedelta(days=1), 11), (AUTUMN - timedelta(days=1), 13)],
)
def test_a_night_lasts_as_long_as_it_lasts(begins_on: date, hours: int) -> None:
    span = span_on(NIGHT, begins_on, ZONE)

    assert span.ends - span.begins == timedelta(hours=hours)
    assert span.ends.astimezone(ZONE).hour == 7


def test_a_time_that_the_clocks_never_show_is_where_they_went_on() -> None:
    span = span_on(EARLY, SPRING, ZONE)

    assert span.begins == datetime(2026, 3, 8, 10, 30, tzinfo=UTC)  # half past three, of the summer


def test_a_time_that_comes_twice_is_the_first_for_who_goes_and_for_who_comes() -> None:
    until = Shift(id="late", word="Late", begins="17:30", ends="01:30")
    since = Shift(id="dark", word="Dark", begins="01:30", ends="09:30")

    assert span_on(until, AUTUMN - timedelta(days=1), ZONE).ends == span_on(since, AUTUMN, ZONE).begins


BEGINNINGS = (
    (datetime(2026, 1, 1, tzinfo=UTC), 700),
    (datetime(2026, 3, 7, tzinfo=UTC), 3),
    (datetime(2026, 10, 31, tzinfo=UTC), 3),
)
MOMENTS = st.sampled_from(BEGINNINGS).flatmap(
    lambda each: st.integers(0, each[1] * 1440).map(lambda minutes: each[0] + timedelta(minutes=minutes))
)
"""Any minute of two years, and as many of the days on which the clocks change."""


@given(at=MOMENTS, begins=st.integers(0, 24 * 60 - 1))
def test_of_two_shifts_that_follow_each_other_always_one_runs(at: datetime, begins: int) -> None:
    first, second = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (begins, (begins + 600) % 1440))
    shifts = (
        Shift(id="one", word="One", begins=first, ends=second),
        Shift(id="two", word="Two", begins=second, ends=first),
    )

    assert len(running(shifts, at, ZONE)) == 1


@given(at=MOMENTS)
def test_whoever_signs_on_goes_home_later(at: datetime) -> None:
    for shift in (DAY, NIGHT, EARLY):
        span = next_span(shift, at, ZONE)

        assert at < span.ends <= at + timedelta(hours=25 + 12)
        assert span.begins < span.ends


@pytest.mark.parametrize(
    ("hour", "minute", "shift"), [(18, 15, "night"), (17, 30, "day"), (6, 30, "day"), (5, 30, "night")]
)
@pytest.mark.parametrize("unit", ["CR-11", "CR-16"])
def test_an_hour_before_it_begins_the_next_shift_is_meant(
    unit: str, hour: int, minute: int, shift: str
) -> None:
    now = datetime(2026, 6, 3, hour, minute, tzinfo=ZONE)

    meant = meant_span(in_force(a_board()).agency, unit, "", now)

    assert meant is not None
    assert meant.shift.id == shift


def test_a_line_up_says_which_of_two_shifts_that_overlap_is_meant() -> None:
    swing = (
        '[[shift]]\nid = "swing"\nword = "Swing"\nbegins = "15:00"\nends = "03:00"\n\n[[shift]]\nid = "night"'
    )
    text = agency_text().replace('[[shift]]\nid = "night"', swing)
    text = text.replace('{ shift = "night", members = ["okafor"', '{ shift = "swing", members = ["okafor"')
    now = datetime(2026, 6, 3, 20, 0, tzinfo=ZONE)

    spans = {unit: meant_span(read_agency(text, "x"), unit, "", now) for unit in ("CR-16", "CO-5")}

    assert {unit: span.shift.id for unit, span in spans.items() if span} == {
        "CR-16": "swing",
        "CO-5": "night",
    }
