"""A crew in danger at the real window: no stray key, deputies by one key, nothing forgotten."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.ui.widgets.options import OptionList
from tests.stories.test_crews import ANSWER_S, CHECK_S, an_evening, there


def test_no_stray_space_or_enter_calls_for_help_or_ends_a_check(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, clock):
        dispatcher.press("F7", "Ctrl+K", "Space")
        assert dispatcher.page == ""
        assert len(dispatcher.board.calls) == 1, "the ring stood by itself on whoever can go"
        assert dispatcher.call.panics == ()

        there(dispatcher)
        dispatcher.press("F7", "Ctrl+K")
        assert isinstance(dispatcher.running.ring.widget(), OptionList), "around all acts, and on none"
        assert "Crew of CR-11" in dispatcher.page
        dispatcher.press("Space", "Return")
        assert dispatcher.call.panics == ()
        dispatcher.press("Esc")

        clock.pass_s(dispatcher, CHECK_S + ANSWER_S)
        dispatcher.say("crew CR-11")
        dispatcher.press("Return", "Space")
        assert "Is CR-11 well?" in dispatcher.lane
        dispatcher.press("Down", "Return")
        assert "Is CR-11 well?" not in dispatcher.lane, "the ring was moved there by a person"


def test_enter_never_sends_a_unit_that_just_called_for_help(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, _):
        dispatcher.press("F7", "1")
        unit = dispatcher.running.parts.units.chosen()
        dispatcher.press("Ctrl+K", "3", "F7", "Return")

        assert dispatcher.running.desk.board.units[unit].call is None
        assert [call.panics[0].unit for call in dispatcher.board.calls.values() if call.panics] == [unit]


def test_deputies_go_to_a_crew_in_danger_by_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, _):
        there(dispatcher)
        dispatcher.say("panic CR-11")
        dispatcher.press("F8")
        first = dispatcher.running.parts.strip.strip.unit
        assert f"F9 sends {first}" in dispatcher.page
        assert f"1, Send {first}" in dispatcher.page

        dispatcher.press("2")
        (_, second) = dispatcher.call.sent
        assert (second.response, dispatcher.page) == ("law_enforcement", "")
        assert second.unit != first

        dispatcher.say(f"send {first}")
        assert [sent.unit for sent in dispatcher.call.sent] == ["CR-11", second.unit, first]


def test_f9_sends_the_nearest_deputies_to_a_crew_in_danger(qtbot: QtBot, tmp_path: Path) -> None:
    with an_evening(qtbot, tmp_path) as (dispatcher, clock):
        there(dispatcher)
        clock.pass_s(dispatcher, CHECK_S + ANSWER_S)
        dispatcher.say("crew CR-11")
        dispatcher.press("4")
        assert [sent.response for sent in dispatcher.call.sent] == ["mobile_crisis", "law_enforcement"]

        dispatcher.say("panic CR-11")
        dispatcher.press("F8", "F9")

        assert [sent.response for sent in dispatcher.call.sent][2:] == ["law_enforcement"]
        assert dispatcher.page == "" or "Crew of CR-11" in dispatcher.page
