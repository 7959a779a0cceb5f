"""When something begins, as it is typed for days ahead, in a zone whose clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from console.domain.typed_begin import typed_begin
from console.errors import Refused

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("  ", None),
        ("2026-12-01 06:00", datetime(2026, 12, 1, 14, 0, tzinfo=UTC)),
        ("2026-12-01", datetime(2026, 12, 1, 8, 0, tzinfo=UTC)),
        (" 2027-07-01T06:00 ", datetime(2027, 7, 1, 13, 0, tzinfo=UTC)),
    ],
)
def test_what_is_typed_is_a_moment_by_the_rooms_clock(typed: str, meant: datetime | None) -> None:
    assert typed_begin(typed, NOW, ZONE) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tomorrow", "begin_unreadable"),
        ("2026-13-01 06:00", "begin_unreadable"),
        ("2026-12-1", "begin_unreadable"),
        ("2026-11-28", "plan_not_ahead"),
        ("2026-02-30", "begin_unreadable"),
        ("2026-11-28 04:00", "plan_not_ahead"),
        ("0001-01-01 00:00", "plan_not_ahead"),
        ("2062-12-01 06:00", "plan_too_far"),
        ("9999-12-31 23:59", "plan_too_far"),
        ("2027-03-14 02:30", "begin_clocks_change"),
        ("2027-11-07 01:30", "begin_clocks_change"),
    ],
)
def test_what_is_none_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        typed_begin(typed, NOW, ZONE)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "code"), [("0001-01-01 00:00", "plan_not_ahead"), ("9999-12-31 23:59", "plan_too_far")]
)
def test_the_ends_of_the_calendar_are_refused_east_of_here_too(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        typed_begin(typed, NOW, ZoneInfo("Asia/Tokyo"))

    assert refused.value.code == code
