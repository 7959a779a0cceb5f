"""What is kept until a moment is what would be worked out anew, at any time before it."""

from datetime import datetime, timedelta
from typing import cast

import pytest
from hypothesis import given, settings

from console.domain import commands as c
from console.domain.board import Board
from console.domain.rows.alerts import alerts
from console.domain.rows.heard import Here, Sounding, heard
from console.domain.rows.shown import Alert
from console.domain.rows.watched import NEVER, KeptWhile, Watched
from tests.domain.build import SACRAMENTO, SEAT, START, Desk, a_desk
from tests.domain.safety_situations import there
from tests.domain.test_streams import STREAMS, streamed

INSTANT = timedelta(microseconds=1)
Told = tuple[tuple[Alert, ...], tuple[Sounding, ...]]


def told(board: Board, now: datetime) -> Told:
    """What the lane shows and what is heard, as of a moment."""
    found = alerts(board, now)
    return found, heard(board, now, Here(SEAT, supervises=True), found)


def held_to_the_clock(desk: Desk, limits: int) -> int:
    """Go from limit to limit: just before each all is as it was. How many came before nothing is to come."""
    now = desk.now
    for passed in range(limits):
        watched = Watched(now)
        before = told(desk.board, cast("datetime", watched))
        if watched.until == NEVER:
            return passed
        assert watched.until > now
        for moment in (now + (watched.until - now) / 2, watched.until - INSTANT):
            assert told(desk.board, moment) == before
        now = watched.until
    return limits


@given(STREAMS)
@settings(max_examples=25)
def test_nothing_changes_before_the_moment_that_was_noted(
    stream: list[tuple[c.Command, int]]
) -> None:
    desk = streamed([(c.OpenCall(), 0), (c.OpenCall(waiting=True), 0), *stream], a_desk(SACRAMENTO))

    held_to_the_clock(desk, 12)


def test_a_crew_that_nobody_asks_is_told_of_at_each_step() -> None:
    desk, _ = there()

    assert held_to_the_clock(desk, 12) > 4, "a check climbs four times"


def test_a_value_is_made_anew_at_its_moment_from_something_else_or_when_the_clock_goes_back() -> None:
    kept: KeptWhile[bool] = KeptWhile()
    made: list[datetime] = []
    due = START + timedelta(seconds=10)

    def is_due(now: datetime) -> bool:
        made.append(now)
        return due <= now

    moments = [START, due - INSTANT, due, due + timedelta(days=9), START]
    found = [kept.at(moment, ("board",), is_due) for moment in moments]
    kept.at(START, ("another",), is_due)

    assert found == [False, False, True, True, False]
    assert made == [START, due, moments[3], START, START], "an instant after it may differ too"


@pytest.mark.parametrize(
    ("compared", "until"),
    [
        (lambda now, at: now > at, INSTANT),
        (lambda now, at: at < now, INSTANT),
        (lambda now, at: sorted([(at, "b"), (now, "a")]), INSTANT),
        (lambda now, at: at + INSTANT <= now, INSTANT),
    ],
)
def test_what_comes_out_otherwise_an_instant_later_is_noted(compared: object, until: timedelta) -> None:
    watched = Watched(START)

    compared(watched, START)  # type: ignore[operator]  # a function of two moments

    assert watched.until == START + until


def test_a_span_is_never_taken_from_a_watched_time() -> None:
    def from_it(now: datetime) -> object:
        return now - START

    def to_it(now: datetime) -> object:
        return now + INSTANT

    def of_it(now: datetime) -> object:
        return START - now

    for act in (from_it, to_it, of_it):
        with pytest.raises(TypeError, match="unsupported operand"):
            act(cast("datetime", Watched(START)))
