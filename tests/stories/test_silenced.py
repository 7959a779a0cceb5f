"""Shift+F8 silences the alert whose page is in front, else the gravest; beside the alerts stands which."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain import entries as e
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk


def two_alerts(dispatcher: Dispatcher, clock: Clock) -> tuple[str, str]:
    """Two units on a call, the first in danger, the second under way for too long; their names."""
    a_sent_call(dispatcher)
    first, second = (sent.unit for sent in dispatcher.call.sent[:2])
    clock.pass_s(dispatcher, 600)
    dispatcher.say(f"panic {first}")
    dispatcher.press("Esc")
    assert f"{first} calls for help" in dispatcher.lane
    assert f"{second} is dispatched longer than" in dispatcher.lane
    return first, second


def silenced(dispatcher: Dispatcher) -> str:
    last = tuple(dispatcher.running.bridge.session.entries())[-1].body
    assert isinstance(last, e.AlertSilenced)
    return last.alert


def named(dispatcher: Dispatcher) -> str:
    """What stands beside the alerts of the key that silences."""
    return dispatcher.running.parts.lane.accessibleDescription()


def test_the_alert_that_f8_has_opened_is_silenced_and_not_the_gravest(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        _, second = two_alerts(dispatcher, clock)
        while dispatcher.running.desk.at_alert[0] != f"unit:{second}":
            dispatcher.press("F8")

        assert f"Shift+F8 silences: {second} is dispatched longer than" in named(dispatcher)
        dispatcher.press("Shift+F8")

        assert silenced(dispatcher) == f"unit:{second}"
        assert dispatcher.answered.startswith(f"Silenced here: {second} is dispatched longer than")


def test_the_page_in_front_says_which_however_it_was_opened(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        first, second = two_alerts(dispatcher, clock)
        dispatcher.say(f"panic {second}")
        dispatcher.press("Esc")
        for unit in (second, first):
            dispatcher.say(f"crew {unit}")
            assert f"Crew of {unit}" in dispatcher.page

            assert f"Shift+F8 silences: {unit} calls for help" in named(dispatcher)
            dispatcher.press("Shift+F8")

            assert silenced(dispatcher).endswith(f":{unit}")


def test_with_none_in_front_it_is_the_gravest_and_with_none_that_sounds_nothing_is_named(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        assert named(dispatcher) == ""
        first, _ = two_alerts(dispatcher, clock)
        dispatcher.press("Ctrl+N")

        assert f"Shift+F8 silences: {first} calls for help" in named(dispatcher)
        dispatcher.press("Shift+F8")

        assert silenced(dispatcher).endswith(f":{first}")
        assert f"{first} calls for help" not in named(dispatcher)
