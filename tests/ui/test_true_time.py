"""Which commands take the true time of paper, and which happen when they are asked for whatever was set."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from console.domain import commands as c
from console.domain.board import Board
from console.ui.screens.from_paper import LEFT_ON, ON_PAPER, FromPaper, TrueTime
from tests.domain.build import Desk, a_quiet_call, send
from tests.domain.safety_situations import on_the_way

NOW = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
THEN = NOW - timedelta(hours=2)
OF_CALLS_AND_UNITS = {
    "TakeBack",  # a slip of the hand just now
    "RunPolicyAgain",
    "LeaveMessage",  # it stands on a screen from now on
    "ReadMessage",
    "UseAreaPolicy",  # agreed to now, by who was told of it
    "LetApprovalRunOut",
    "LetHandOffRunOut",
    "RingNext",  # of a clock that runs now
    "SilenceAlert",
    "NoteComplaint",
    "GiveReview",
    "AnswerReview",
}
"""What is about a call and happens now all the same."""


@pytest.mark.parametrize("kind", get_args(c.Command), ids=lambda kind: kind.__name__)
def test_what_is_no_act_on_a_call_or_a_unit_is_of_now(kind: type[c.Command]) -> None:
    paper = FromPaper()
    paper.begin(THEN, NOW)
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    command = kind.model_construct(None, **dict.fromkeys(needed, ""))

    dated = paper.dated(command, Board())

    assert (dated.happened_at == THEN) is (kind in ON_PAPER)
    is_act = kind is c.OpenCall or {"call", "unit"} & set(kind.model_fields)
    assert (kind in ON_PAPER) is (bool(is_act) and kind.__name__ not in OF_CALLS_AND_UNITS)


def test_without_a_time_nothing_is_dated() -> None:
    assert FromPaper().dated(c.OpenCall(), Board()) == c.OpenCall()


def test_it_is_told_when_it_is_set_and_once_when_it_has_ended() -> None:
    paper, told = FromPaper(), list[TrueTime]()
    paper.changed.connect(told.append)

    paper.begin(THEN, NOW)
    paper.tick(NOW + LEFT_ON)
    paper.tick(NOW + 2 * LEFT_ON)
    paper.end()

    assert told == [TrueTime(THEN), TrueTime(ended="ten minutes without an act")]


def test_a_clock_that_was_set_back_ends_it_too() -> None:
    paper = FromPaper()
    paper.begin(THEN, NOW)

    paper.tick(NOW - LEFT_ON)

    assert paper.then is None


def test_an_act_of_a_unit_on_another_call_is_of_now_and_ends_the_entering() -> None:
    desk, call = on_the_way()
    paper, told = FromPaper(), list[TrueTime]()
    paper.begin(THEN, NOW)
    paper.stand(call)
    paper.heard(tuple(desk.entries[-1:]), NOW)
    same = paper.dated(c.RefuseToGo(unit="CR-11", why="alone"), desk.board)
    paper.changed.connect(told.append)

    other = paper.dated(c.ReportPanic(unit=elsewhere(desk)), desk.board)

    assert (same.happened_at, other.happened_at) == (THEN, None)
    assert [each.ended for each in told] == ["what you entered last is of another call"]


def elsewhere(desk: Desk) -> str:
    """A unit that is on a call of its own."""
    send(desk, a_quiet_call(desk), "CR-14", "mobile_crisis")
    return "CR-14"
