"""The true time of what is entered later: which moments are believed, and that each is kept as given."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.clock import as_text, cut_to_ms, from_text
from tests.domain.build import START, a_call, a_desk

EAST = timezone(timedelta(hours=14))
WEST = timezone(timedelta(hours=-14))
YEAR = timedelta(days=366)


def a_note(call: str, then: datetime | None = None, why: c.WhyThen | None = None) -> c.AddNote:
    return c.AddNote(call=call, text="on paper", happened_at=then, why_then=why)


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_moment_is_read_back_as_it_was_written(at: datetime) -> None:
    assert from_text(as_text(at)) == cut_to_ms(at)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 3, 1, 21, 47, 32, 15_999, UTC), "2026-03-01T21:47:32.015Z"),
        (datetime(900, 1, 1, tzinfo=UTC), "0900-01-01T00:00:00.000Z"),
        (datetime(2026, 3, 2, 3, 0, tzinfo=EAST), "2026-03-01T13:00:00.000Z"),
    ],
)
def test_a_moment_is_written_in_utc_with_all_its_digits(at: datetime, text: str) -> None:
    assert as_text(at) == text


@pytest.mark.parametrize("text", ["2026-03-01", "2026-03-01T21:47:32Z", "900-01-01T00:00:00.000Z", ""])
def test_a_moment_in_another_form_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_text(text)


@pytest.mark.parametrize(
    "then",
    [
        START - YEAR - timedelta(milliseconds=1),
        datetime(900, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=EAST),
    ],
)
def test_what_happened_more_than_a_year_ago_is_a_slip_of_the_hand(then: datetime) -> None:
    desk = a_desk()

    code, says = desk.refusal(a_note(a_call(desk), then, "paper"))

    assert code == "then_too_long_ago"
    assert says == "The time it happened lies more than a year back. Check the date."


def test_what_happened_a_year_ago_may_be_entered() -> None:
    desk = a_desk()

    (note,) = desk.do(a_note(a_call(desk), START - YEAR, "paper"))

    assert note.happened_at == START - YEAR


@pytest.mark.parametrize("then", [START + timedelta(seconds=1), datetime.max.replace(tzinfo=WEST)])
def test_what_is_still_to_come_has_not_happened(then: datetime) -> None:
    desk = a_desk()

    assert desk.refusal(a_note(a_call(desk), then, "paper"))[0] == "then_in_future"


def test_a_time_without_a_reason_and_a_reason_without_a_time_are_refused() -> None:
    desk = a_desk()
    call = a_call(desk)

    assert desk.refusal(a_note(call, START - timedelta(minutes=5)))[0] == "then_needs_why"
    code, says = desk.refusal(a_note(call, None, "paper"))
    assert code == "then_needs_time"
    assert says.endswith("Say when it happened, or leave the reason out.")


def test_the_reason_is_one_of_a_closed_list_so_that_it_holds_no_callers_words() -> None:
    assert get_args(c.WhyThen) == ("paper", "late_note", "import", "store_trouble", "clock")
    with pytest.raises(ValueError, match="why_then"):
        c.OpenCall.model_validate({"happened_at": START, "why_then": "Ana Reyes said so"})
