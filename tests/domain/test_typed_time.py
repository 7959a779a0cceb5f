"""The true time as people type it: every form, both nights on which clocks change, what is asked back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.local_time import date_words, hour_words, is_zone, moment_words, near_words, zone_of
from console.domain.refusals import in_words
from console.domain.typed_time import typed_time
from console.errors import Refused

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 27, 16, 30, 40, tzinfo=ZONE)
"""An afternoon, twenty seconds before the next minute."""


def local(text: str, now: datetime = NOW) -> str:
    """What is meant, as the clock on the wall shows it."""
    return f"{typed_time(text, now, ZONE).astimezone(ZONE):%Y-%m-%d %H:%M:%S %Z}"


def asked_back(text: str, now: datetime = NOW) -> str:
    """The sentence with which a time is not taken."""
    with pytest.raises(Refused) as refused:
        typed_time(text, now, ZONE)
    return in_words(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "14:32",
        "1432",
        "2:32 pm",
        "2:32pm",
        "2:32 P.M.",
        "232pm",
        " 14:32 ",
        "27 Nov 14:32",
        "Nov 27 14:32",
        "november 27, 2:32 pm",
        "27 Nov 2026 14:32",
        "14:32, 27 Nov",
        "2:32 pm 27 november 2026",
        "today 14:32",
        "१४:३२",
        "-118 min",
        "-118",
        "- 1 h 58 min",
        "1 h 58 min ago",
        "118 minutes ago",
    ],
)
def test_every_form_is_read_in_the_agencys_zone(text: str) -> None:
    assert local(text) == "2026-11-27 14:32:00 PST"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12:05 am", "2026-11-27 00:05:00 PST"),
        ("12:05 pm", "2026-11-27 12:05:00 PST"),
        ("2 pm", "2026-11-27 14:00:00 PST"),
        ("0:05", "2026-11-27 00:05:00 PST"),
        ("16:30", "2026-11-27 16:30:00 PST"),
        ("yesterday 23:50", "2026-11-26 23:50:00 PST"),
        ("1 Sept 9:00", "2026-09-01 09:00:00 PDT"),
        ("28 Nov 2025 9:00", "2025-11-28 09:00:00 PST"),
        ("-2 h", "2026-11-27 14:30:00 PST"),
    ],
)
def test_hours_of_both_clocks_and_days_are_told_apart(text: str, meant: str) -> None:
    assert local(text) == meant


def test_a_time_just_before_midnight_is_yesterdays_just_after_it() -> None:
    after_midnight = datetime(2026, 11, 27, 0, 10, tzinfo=ZONE)

    assert local("23:50", after_midnight) == "2026-11-26 23:50:00 PST"
    assert local("31 Dec 23:50", datetime(2027, 1, 1, 0, 10, tzinfo=ZONE)) == "2026-12-31 23:50:00 PST"


def test_a_time_still_to_come_is_not_taken_for_yesterdays() -> None:
    assert asked_back("16:32") == "16:32 is still to come today. For yesterday type: 26 Nov 16:32."
    assert local("26 Nov 16:32") == "2026-11-26 16:32:00 PST"


@pytest.mark.parametrize("text", ["28 Nov 9:00", "27 Nov 16:32", "28 Nov 2026 9:00", "today 16:31"])
def test_a_date_with_a_time_ahead_of_now_is_refused(text: str) -> None:
    assert asked_back(text).startswith("The time it happened lies ahead of now.")


@pytest.mark.parametrize("text", ["27 Nov 2024 14:32", "-9000 h", "-999999 min", "26 Nov 2025 16:00"])
def test_more_than_a_year_back_is_refused(text: str) -> None:
    assert asked_back(text) == "The time it happened lies more than a year back. Check the date."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "25:10",
        "14:60",
        "13:10 pm",
        "0:10 am",
        "14",
        "30 Feb 10:00",
        "27 Nvo 14:32",
        "11/27 14:32",
        "27 Nov",
        "27 Nov 2026",
        "27 Nov 1432",
        "25 min",
        "-",
        "ago",
        "1:30 third",
        "14:32\u202e",
        "1" * 400,
        "-" + "9" * 400 + " h",
    ],
)
def test_what_is_no_time_is_said_with_the_forms_there_are(text: str) -> None:
    assert asked_back(text).endswith("is not a time. Type it as 14:32, 2:32 pm, 27 Nov 14:32 or -25 min.")


AUTUMN = datetime(2026, 11, 1, 3, 0, tzinfo=ZONE)
"""An hour after the clocks went back, at 2:00 PDT to 1:00 PST."""


def test_an_hour_that_came_twice_is_asked_back_and_told_apart() -> None:
    assert asked_back("1:30 am", AUTUMN) == (
        "On 1 Nov the clocks showed that time twice. Add which: "
        "“1:30 am first” (01:30 PDT) or “1:30 am second” (01:30 PST)."
    )
    assert local("1:30 am first", AUTUMN) == "2026-11-01 01:30:00 PDT"
    assert local("1:30 am second", AUTUMN) == "2026-11-01 01:30:00 PST"
    assert local("1 Nov 1:30 second", AUTUMN) == "2026-11-01 01:30:00 PST"
    first, second = (typed_time(f"1:30 {which}", AUTUMN, ZONE) for which in ("first", "second"))
    assert second - first == timedelta(hours=1)


def test_in_the_first_of_the_two_hours_nothing_has_to_be_asked() -> None:
    first = datetime(2026, 11, 1, 1, 50, tzinfo=ZONE, fold=0)

    assert local("1:30", first) == "2026-11-01 01:30:00 PDT"
    assert asked_back("1:30 second", first).startswith("01:30 is still to come today.")


def test_minutes_ago_count_real_minutes_over_the_change() -> None:
    assert local("-90 min", AUTUMN) == "2026-11-01 01:30:00 PST"
    assert local("-150 min", AUTUMN) == "2026-11-01 01:30:00 PDT"


def test_an_hour_that_the_clocks_left_out_is_refused() -> None:
    spring = datetime(2026, 3, 8, 4, 0, tzinfo=ZONE)

    assert asked_back("2:30 am", spring) == (
        "The clocks did not show 02:30 on 8 Mar: they went forward over it. "
        "Type the time that the clock on the wall showed."
    )
    assert local("3:30", spring) == "2026-03-08 03:30:00 PDT"
    assert local("1:59", spring) == "2026-03-08 01:59:00 PST"


@given(st.integers(0, 360 * 24 * 60), st.sampled_from(["day first", "hour first"]))
def test_what_is_shown_reads_back_as_the_same_minute(minutes_ago: int, form: str) -> None:
    at = NOW.astimezone(UTC).replace(second=0) - timedelta(minutes=minutes_ago)
    shown = moment_words(at, ZONE)
    letters = shown.split(",")[0].split(" ")[1:]
    which = {"PDT": " first", "PST": " second"}[letters[0]] if letters else ""
    hour = shown.split(",")[0].split(" ")[0]
    date = date_words(at, ZONE)
    typed = f"{date} {hour}{which}" if form == "day first" else f"{hour} {date}{which}"

    assert typed_time(typed, NOW, ZONE) == at


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_past_minute_or_a_sentence(text: str) -> None:
    try:
        at = typed_time(text, NOW, ZONE)
    except Refused as refused:
        says = in_words(refused)
    else:
        says = "."
        assert NOW - timedelta(days=366, minutes=1) <= at <= NOW
        assert (at.second, at.microsecond) == (0, 0)
    assert says.endswith(".")
    assert "\n" not in says


def test_what_was_typed_is_said_again_shortly_and_with_every_sign_visible() -> None:
    assert asked_back("14:32\u202e now\n" + "x" * 100).startswith("“14:32[U+202E] now xxxxxxxxxx")
    assert len(asked_back("x" * 5000)) < 120


def test_times_are_told_shortly_where_the_date_is_the_same() -> None:
    at = datetime(2026, 11, 27, 14, 32, tzinfo=ZONE)

    assert near_words(at, ZONE, NOW) == "14:32"
    assert near_words(at - timedelta(days=1), ZONE, NOW) == "14:32, 26 Nov"
    assert moment_words(at - timedelta(days=365), ZONE, NOW) == "14:32, 27 Nov 2025"
    assert hour_words(datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=1), ZONE) == "01:30 PST"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "America", "/etc/localtime"])
def test_a_zone_that_is_none_is_told_and_never_stops_the_room(name: str) -> None:
    assert not is_zone(name)
    assert zone_of(name) is UTC


@pytest.mark.parametrize("name", ["America/Los_Angeles", "UTC", "Etc/UTC"])
def test_a_zone_is_one(name: str) -> None:
    assert is_zone(name)
