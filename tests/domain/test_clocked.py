"""A machine's clock that is set: how far is noticed, and what is on the board goes with it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import pytest
from pydantic import BaseModel

from console.domain import commands as c
from console.domain.board import Board, Room, in_force
from console.domain.clock import RoomClock, set_by, utc_now
from console.domain.clocked import moved, not_ahead
from console.domain.rows.words import clock_was_set
from tests.domain.build import QUIET, SACRAMENTO, START, a_desk
from tests.faults.machine import Machine

HOUR = timedelta(hours=1)


def test_a_clock_that_goes_right_was_not_set() -> None:
    machine = Machine()
    for _ in range(10):
        machine.pass_s(3600)

        assert set_by(machine.clock) == timedelta(0)


def test_a_clock_that_is_slowly_led_to_the_right_time_was_not_set() -> None:
    machine = Machine()
    for _ in range(100):
        machine.pass_s(3600)
        machine.set_by(timedelta(seconds=1.8))

        assert set_by(machine.clock) == timedelta(0)


@pytest.mark.parametrize("by", [HOUR, -HOUR, timedelta(seconds=3), timedelta(days=-7000)])
def test_how_far_it_was_set_is_the_sum(by: timedelta) -> None:
    machine = Machine()
    for times in (1, 2, 3):
        machine.pass_s(10)
        machine.set_by(by)

        assert set_by(machine.clock) == times * by
    machine.pass_s(10)
    machine.set_by(-3 * by)
    assert set_by(machine.clock) == timedelta(0)


def test_a_clock_that_cannot_tell_was_not_set() -> None:
    assert set_by(utc_now) == timedelta(0)


def test_the_machines_own_clock_and_steady_time_agree() -> None:
    clock = RoomClock()

    assert abs(clock() - utc_now()) < timedelta(seconds=10)
    assert clock.set_by() == timedelta(0)


@pytest.mark.parametrize(
    ("by", "words"),
    [(HOUR, "forward by 1 h 0 min"), (-HOUR, "back by 1 h 0 min"), (-HOUR / 60, "back by 1 min")],
)
def test_a_person_is_told_how_far_and_which_way(by: timedelta, words: str) -> None:
    assert words in clock_was_set(by)


def a_busy_board() -> Board:
    """A gap call whose caller hung up, offered to the crisis line, a crew on its way; and a call waiting."""
    desk = a_desk(SACRAMENTO)
    desk.do(c.OpenCall(callback="555-0142"))
    call = desk.call().id
    answers = {**QUIET, "suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
    for fact, answer in answers.items():
        desk.do(c.AnswerFact(call=call, fact=fact, answer=answer))
    desk.do(
        c.AddNote(call=call, text="He is on the roof."),
        c.SendUnit(call=call, unit="CO-7", response="co_response", reason="for the test"),
        c.MoveHandOff(call=call, contact="line-988", step="offered"),
        c.LoseLine(call=call),
        c.OpenCall(waiting=True),
    )
    return desk.board


def moments(value: object) -> Iterator[datetime]:
    """Every moment that stands anywhere in it, but in the room's own texts."""
    match value:
        case datetime():
            yield value
        case Room():
            return
        case BaseModel():
            yield from (each for each in value.__dict__.values() if isinstance(each, datetime))
        case Mapping():
            yield from (at for each in value.values() for at in moments(each))
        case tuple():
            yield from (at for each in value for at in moments(each))
        case _:
            return


@pytest.mark.parametrize("by", [HOUR, -HOUR])
def test_every_moment_of_a_board_goes_with_the_clock(by: timedelta) -> None:
    board = a_busy_board()

    told = moved(board, by)

    assert [at - by for at in moments(told)] == list(moments(board))
    assert len(list(moments(board))) > 60
    assert moved(told, -by) == board


def test_a_board_of_the_past_is_believed_as_it_stands() -> None:
    board = a_busy_board()

    assert not_ahead(board, START) is board
    assert not_ahead(board, START + 24 * HOUR) is board


def test_what_is_ahead_of_the_clock_happens_now_and_its_limits_begin_anew() -> None:
    board = a_busy_board()
    now = START - HOUR

    told = not_ahead(board, now)

    limits = in_force(board).agency.limits
    call = next(iter(told.calls.values()))
    assert call.approval is not None
    assert call.hand_off is not None
    assert call.approval.due == now + timedelta(seconds=limits.approval_s)
    assert call.line.due == now + timedelta(seconds=limits.call_back_again_s)
    assert call.hand_off.due == now + timedelta(seconds=limits.hand_off_accept_s)
    assert {unit.since for unit in told.units.values()} == {now}
    assert call.opened == now


def test_a_limit_that_began_before_stands() -> None:
    board = a_busy_board()
    call = next(iter(board.calls.values()))

    told = not_ahead(moved(board, timedelta(seconds=-30)), START)

    assert call.approval is not None
    assert next(iter(told.calls.values())).approval == call.approval._replace(
        asked=call.approval.asked - timedelta(seconds=30), due=call.approval.due - timedelta(seconds=30)
    )
