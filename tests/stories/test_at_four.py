"""What a tired dispatcher does at four in the morning, and must not do any harm by."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain import entries as e
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk
from tests.stories.test_crews import an_evening


def in_the_lane(dispatcher: Dispatcher) -> list[str]:
    return [alert.id.partition(":")[0] for alert in dispatcher.running.parts.lane.alerts]


def test_the_times_in_the_lane_and_on_the_list_of_alerts_run(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.press("Ctrl+D")
        clock.pass_s(dispatcher, 10)
        assert "0:50 left" in dispatcher.lane

        clock.pass_s(dispatcher, 20)
        assert "0:30 left" in dispatcher.lane
        dispatcher.press("Ctrl+F8")
        clock.pass_s(dispatcher, 5)

        assert "0:25 left" in dispatcher.lane
        assert "0:25 left" in dispatcher.page


def test_after_other_work_the_alert_key_goes_to_the_gravest(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        a_sent_call(dispatcher)
        first, second, *_ = (sent.unit for sent in dispatcher.call.sent)
        clock.pass_s(dispatcher, 600)
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.press("Ctrl+D")
        dispatcher.say(f"panic {first}")
        dispatcher.say("go 1")
        dispatcher.say(f"brief {second}")
        assert f"Brief for {second}" in dispatcher.page
        assert in_the_lane(dispatcher) == ["panic", "unit", "unit", "unread", "line"]

        dispatcher.press("F8")

        assert f"Crew of {first}" in dispatcher.page, "and not what stands behind the page in front"
        dispatcher.press("F8")
        assert f"Crew of {first}" not in dispatcher.page, "from there on it goes to the next"


def test_enter_and_digits_note_nobody_as_reached_where_no_number_is_known(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.press("Ctrl+D", "Ctrl+B")
        dispatcher.press("Return", "Space")
        dispatcher.type("5551234")

        assert dispatcher.call.line.lost
        assert "Write it in the form, F4" in dispatcher.page
        dispatcher.press("Down", "Down", "Return")
        last = tuple(dispatcher.running.bridge.session.entries())[-1].body
        assert isinstance(last, e.CallBackTried)


def test_enter_does_not_send_a_crew_that_has_just_said_no(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, _):
        dispatcher.press("F7", "1")
        unit = dispatcher.running.parts.units.chosen()
        dispatcher.press("Return")
        assert unit in [sent.unit for sent in dispatcher.call.sent]
        dispatcher.press("F7", "Ctrl+K", "4", "5")
        dispatcher.type("slick stairs")
        dispatcher.press("Return")
        assert unit not in [sent.unit for sent in dispatcher.call.sent]

        dispatcher.press("Return")

        assert unit not in [sent.unit for sent in dispatcher.call.sent]


def test_a_caller_who_is_overdue_stands_before_what_was_left_for_this_desk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.say("message Position 1 the mother rings again")
        dispatcher.press("Ctrl+D")
        assert in_the_lane(dispatcher)[:2] == ["message", "line"]

        clock.pass_s(dispatcher, 90)

        assert in_the_lane(dispatcher)[:2] == ["line", "message"]
