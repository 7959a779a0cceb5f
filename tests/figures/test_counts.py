"""Figures against a slow and plain reference, on random records; and what a number means, on small ones."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.figures.counts import UnitTime, figures_of
from console.domain.figures.period import DAYS_BEFORE, Period, day_of, month_of
from console.domain.figures.record import CallRecord, HandOff, Override, RuleKey, Stint
from console.domain.figures.times import FROM_TO, LACKS
from tests.figures import plain

ZONE = ZoneInfo("America/Los_Angeles")
MARCH = month_of(date(2026, 3, 8), ZONE)
"""With the night in which an hour is missing."""
ONE, OTHER = RuleKey("p", "care", "C1"), RuleKey("p", "safety", "S1")
RESPONSES = ("ems", "mobile_crisis", "law_enforcement")
WHYS = ("no_unit", "too_far", "not_said")

moments = st.integers(0, 70 * 86_400_000).map(
    lambda ms: datetime(2026, 1, 25, tzinfo=UTC) + timedelta(milliseconds=ms)
)


def near(opened: datetime) -> st.SearchStrategy[datetime | None]:
    """A moment near another one: mostly after it, at times before it, or none."""
    return st.none() | st.integers(-3_000, 90_000).map(lambda ms: opened + timedelta(milliseconds=ms))


@st.composite
def records(draw: st.DrawFn) -> CallRecord:
    opened = draw(moments)
    return CallRecord(
        "26-1",
        opened,
        answered=draw(near(opened)),
        decided=draw(near(opened)),
        dispatched=draw(near(opened)),
        arrived=draw(near(opened)),
        cleared=draw(near(opened)),
        closed=draw(near(opened)),
        asked=tuple(draw(st.sets(st.sampled_from(RESPONSES)))),
        sent=tuple(draw(st.sets(st.sampled_from(RESPONSES)))),
        unsent=draw(st.dictionaries(st.sampled_from(RESPONSES), st.sampled_from(WHYS))),
        rules=tuple(draw(st.sets(st.sampled_from((ONE, OTHER))))),
        overrides=tuple(Override(7, (rule,)) for rule in draw(st.lists(st.sampled_from((ONE, OTHER))))),
        gap=draw(st.booleans()),
        gap_closed=draw(st.booleans()),
        caller=draw(st.none() | st.integers(1, 5)),
        place=draw(st.none() | st.integers(6, 9)),
        late=draw(st.booleans()),
        joined_to=draw(st.sampled_from(("", "", "", "26-9"))),
    )


@given(st.lists(records(), max_size=40), st.sampled_from((MARCH, day_of(date(2026, 3, 8), ZONE))))
def test_the_figures_are_those_of_the_plain_reference(calls: list[CallRecord], period: Period) -> None:
    found = figures_of(calls, period)

    of = plain.within(calls, period)
    assert found.calls == len(of)
    assert found.joined == sum(
        bool(each.joined_to) and period.since <= each.opened < period.until for each in calls
    )
    assert found.by_hour == by_hour(of)
    assert found.closed == sum(each.closed is not None for each in of)
    assert found.asked == Counter(response for each in of for response in each.asked)
    assert found.sent == Counter(response for each in of for response in each.sent)
    assert found.sent_unasked == Counter(r for each in of for r in set(each.sent) - set(each.asked))
    assert found.unsent == Counter(item for each in of for item in each.unsent.items())
    assert found.rules == Counter(rule for each in of for rule in each.rules)
    assert found.overridden == Counter(rule for each in of for over in each.overrides for rule in over.rules)
    assert (found.gap, found.gap_closed) == (sum(c.gap for c in of), sum(c.gap and c.gap_closed for c in of))
    assert tuple(found.callers) == plain.repeating([each.caller for each in of])
    assert tuple(found.places) == plain.repeating([each.place for each in of])


@given(st.lists(records(), max_size=60), st.sampled_from((MARCH, day_of(date(2026, 3, 31), ZONE))))
def test_each_time_is_measured_as_by_the_plain_reference(calls: list[CallRecord], period: Period) -> None:
    found = figures_of(calls, period)

    of = plain.within(calls, period)
    for time in FROM_TO:
        values, times = plain.spans(of, time), found.times[time]
        assert times.measured == len(values)
        assert times.median == pytest.approx(plain.share(values, 5))
        assert times.ninth == pytest.approx(plain.share(values, 9))
        assert tuple(times.lacks[lack] for lack in LACKS) == plain.lacking(of, time)
        assert times.measured + sum(times.lacks.values()) == len(of), "each call is measured or said to lack"


@given(st.lists(st.tuples(st.integers(0, 27), st.integers(0, 10_000)), max_size=60))
def test_the_limits_of_a_day_are_those_of_the_weeks_before_it(calls: list[tuple[int, int]]) -> None:
    period = day_of(date(2026, 3, 31), ZONE)
    noon = datetime(2026, 3, 3, 20, tzinfo=UTC)
    told = [a_call(noon + timedelta(days=days), answered_ms=ms) for days, ms in calls]

    found = figures_of([*told, a_call(datetime(2026, 3, 31, 20, tzinfo=UTC), answered_ms=5)], period)

    days = sorted({days for days, _ in calls})
    medians = [plain.share(sorted(ms for day, ms in calls if day == each), 5) or 0.0 for each in days]
    wanted, limits = plain.limits(medians), found.times["answer"].limits
    assert period.limits_from == date(2026, 3, 31) - timedelta(days=DAYS_BEFORE)
    assert (limits is None) == (wanted is None)
    if limits is not None and wanted is not None:
        assert limits[:3] == pytest.approx(wanted)
        assert bool(found.times["answer"].beyond) == (not limits.lower <= 5 <= limits.upper)


def by_hour(records: Sequence[CallRecord]) -> tuple[tuple[int, ...], ...]:
    local = [each.opened.astimezone(ZONE) for each in records]
    hours = [(at.isoweekday() - 1, at.hour) for at in local]
    return tuple(tuple(hours.count((day, hour)) for hour in range(24)) for day in range(7))


def a_call(opened: datetime, answered_ms: int | None = None) -> CallRecord:
    answered = None if answered_ms is None else opened + timedelta(milliseconds=answered_ms)
    return CallRecord("26-1", opened, answered=answered)


def test_a_day_begins_and_ends_by_the_clock_of_the_room() -> None:
    day = day_of(date(2026, 3, 8), ZONE)
    last = datetime(2026, 3, 9, 6, 59, 59, tzinfo=UTC)

    found = figures_of(
        [a_call(day.since), a_call(last), a_call(day.until), a_call(day.since - timedelta(seconds=1))], day
    )

    assert day.until - day.since == timedelta(hours=23), "the clocks went forward"
    assert found.calls == 2
    assert (found.by_hour[6][0], found.by_hour[6][23]) == (1, 1)


def test_a_month_is_its_own_days() -> None:
    assert (MARCH.first, MARCH.last, MARCH.days) == (date(2026, 3, 1), date(2026, 3, 31), 31)
    assert MARCH.limits_from == MARCH.first
    assert month_of(date(2028, 2, 29), ZONE).days == 29


def test_time_on_calls_is_by_kind_and_a_unit_that_never_left_is_said() -> None:
    opened = datetime(2026, 3, 8, 20, tzinfo=UTC)
    hour = timedelta(hours=1)
    stints = (
        Stint("CR-11", "Crisis team", "mobile_crisis", opened, None, opened + hour),
        Stint("5E93", "Crisis team", "mobile_crisis", opened, None, None),
        Stint("M-30", "Medic", "ems", opened, None, opened - hour),
    )

    found = figures_of([CallRecord("26-1", opened, stints=stints)], MARCH)

    assert found.units == {
        "Crisis team": UnitTime(1, hour, 1),
        "Medic": UnitTime(0, timedelta(0), 1),
    }


def test_hand_offs_are_counted_by_what_came_of_them() -> None:
    opened = datetime(2026, 3, 8, 20, tzinfo=UTC)
    hand_offs = (HandOff("line-988", "dropped"), HandOff("line-988", "confirmed"))

    found = figures_of([CallRecord("26-1", opened, hand_offs=hand_offs)], MARCH)

    assert found.hand_offs == {"dropped": 1, "confirmed": 1}
