"""Which backups are kept: all of a day, then one a day, then one a month; never none."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from console.ledger.retention import Kept, to_keep

START = datetime(2026, 1, 1, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


def a_year(rule: Kept) -> tuple[list[datetime], datetime]:
    """What is there after a year of a backup each quarter hour, tidied after each; and its last moment."""
    there: list[datetime] = []
    now = START
    while now < START + timedelta(days=365):
        now += QUARTER
        there.append(now)
        keep = to_keep(there, now, rule)
        there = [at for at in there if at in keep]
    return there, now


def test_after_a_year_there_are_a_day_of_all_a_month_of_days_and_a_year_of_months() -> None:
    there, now = a_year(Kept())

    last_day = [at for at in there if at >= now - timedelta(hours=24)]
    assert last_day == [now - QUARTER * n for n in reversed(range(97))]
    assert len({at.date() for at in there if now.date() - at.date() < timedelta(days=30)}) == 30
    older = [at for at in there if now.date() - at.date() >= timedelta(days=30)]
    assert [(at.month, at.day) for at in older] == [
        (2, 28), (3, 31), (4, 30), (5, 31), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31), (11, 30)
    ]  # fmt: skip
    assert all((at.hour, at.minute) == (23, 45) for at in older)
    assert len(there) == 97 + 28 + 10


def test_the_rule_is_data() -> None:
    there, now = a_year(Kept(timedelta(hours=1), daily_days=2, monthly_months=0))

    assert there == [now - QUARTER * n for n in reversed(range(5))]
    assert {at.date() for at in there} == {date(2026, 12, 31), date(2027, 1, 1)}


@given(st.lists(MOMENTS, unique=True), MOMENTS)
def test_the_newest_stays_whatever_the_clock_says_and_tidying_twice_is_tidying_once(
    moments: list[datetime], now: datetime
) -> None:
    keep = to_keep(moments, now, Kept())

    assert set(keep) <= set(moments)
    assert not moments or max(moments) in keep
    assert {at for at in moments if now - timedelta(hours=24) <= at} <= keep
    assert to_keep(sorted(keep), now, Kept()) == keep


def test_of_nothing_nothing_is_kept() -> None:
    assert to_keep([], START, Kept()) == frozenset()
