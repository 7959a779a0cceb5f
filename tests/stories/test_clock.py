"""The clock of the machine is set while the desk works: limits and ages go on, and what was asked is done."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.in_use import file_away
from tests.faults.machine import Machine
from tests.faults.nights import PACIFIC, zone
from tests.stories.calls import SACRAMENTO, a_gap_call
from tests.stories.play import Dispatcher, a_desk

EVENING = datetime(2026, 11, 24, 21, 46, tzinfo=UTC)
FAR = (timedelta(hours=-1), timedelta(hours=1), timedelta(days=-400), timedelta(days=400))


def last_act(dispatcher: Dispatcher) -> str:
    """What stands on the command line of the last act."""
    return dispatcher.running.parts.command._last[0]  # noqa: SLF001 - it is painted, and told nowhere else


@pytest.mark.parametrize("by", FAR, ids=str)
def test_a_supervisors_time_goes_on_when_the_clock_is_set(
    qtbot: QtBot, tmp_path: Path, by: timedelta
) -> None:
    machine = Machine(EVENING)
    with a_desk(qtbot, tmp_path, SACRAMENTO, machine.clock) as dispatcher:
        a_gap_call(dispatcher)
        machine.pass_s(60)
        dispatcher.running.desk.tick()
        assert "1:00 left" in dispatcher.lane

        machine.set_by(by)
        dispatcher.running.desk.tick()

        assert "1:00 left" in dispatcher.lane
        assert "The clock of this machine was set" in dispatcher.answered
        assert dispatcher.call.approval is not None
        assert dispatcher.call.approval.answer is None
        machine.pass_s(61)
        dispatcher.running.desk.tick()
        assert dispatcher.call.approval.answer == "ran_out"


@pytest.mark.parametrize("by", FAR, ids=str)
def test_an_answer_can_be_taken_back_as_long_as_ever_when_the_clock_is_set(
    qtbot: QtBot, tmp_path: Path, by: timedelta
) -> None:
    machine = Machine(EVENING)
    with a_desk(qtbot, tmp_path, clock=machine.clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        for waits_s, is_gone in ((58, True), (62, False)):
            fact = dispatcher.card.fact
            dispatcher.press(dispatcher.card.choices[0].key)
            machine.pass_s(20)
            machine.set_by(by)
            dispatcher.running.desk.tick()
            machine.pass_s(waits_s - 20)
            dispatcher.running.desk.tick()

            assert last_act(dispatcher).endswith(" · Ctrl+Z, 2 s left") == is_gone
            dispatcher.press("Ctrl+Z")

            assert (fact not in dispatcher.call.answers) == is_gone


@pytest.mark.parametrize("by", FAR, ids=str)
def test_an_act_that_waits_for_the_store_is_done_though_the_clock_is_set(
    qtbot: QtBot, tmp_path: Path, by: timedelta
) -> None:
    machine = Machine(EVENING)
    with a_desk(qtbot, tmp_path, clock=machine.clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        fact = dispatcher.card.fact
        put_back = file_away(tmp_path / "room.store")
        dispatcher.press(dispatcher.card.choices[0].key)
        machine.pass_s(30)
        machine.set_by(by)
        machine.pass_s(30)
        put_back()
        dispatcher.press("Ctrl+S")

        dispatcher.until(lambda: fact in dispatcher.call.answers)
        answer = dispatcher.call.answers[fact]
        assert (machine.now - answer.at, machine.now - answer.entered) == (
            timedelta(seconds=60),
            timedelta(0),
        )


def test_when_summer_time_ends_acts_show_the_time_on_the_wall_and_ages_are_true(
    qtbot: QtBot, tmp_path: Path
) -> None:
    machine = Machine(datetime(2026, 11, 1, 8, 59, 30, tzinfo=UTC))
    with zone(PACIFIC), a_desk(qtbot, tmp_path, clock=machine.clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        before = last_act(dispatcher)
        machine.pass_s(60)
        dispatcher.press(dispatcher.card.choices[0].key)
        dispatcher.running.desk.tick()
        after = last_act(dispatcher)
        form = dispatcher.read(dispatcher.running.parts.intake)

    assert "01:59:30" in before
    assert "01:00:30" in after
    assert "1:00 since then" in form


def test_each_time_on_the_screen_is_the_agencys_wherever_the_machine_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with zone("Asia/Tokyo"), a_desk(qtbot, tmp_path, clock=lambda: EVENING) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.running.desk.tick()

        assert dispatcher.running.parts.top._clock() == "13:46:00"  # noqa: SLF001 - it is painted
        assert last_act(dispatcher).startswith("13:46:00 ")
