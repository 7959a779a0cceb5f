"""A crew that was with the person has served the call: nobody is asked for in its place once it is gone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.asked import still_to_send
from tests.domain.build import QUIET
from tests.stories.play import a_desk
from tests.stories.test_moving import two_calls


def test_a_crew_that_took_the_person_along_ends_as_available_and_never_as_stood_down(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)
        dispatcher.say("send CR-11")
        dispatcher.say("CR-11 transporting")
        dispatcher.say_why("the driver told it late")
        dispatcher.press("Ctrl+Return")
        dispatcher.say("CR-11 at destination")

        dispatcher.say("stand down CR-11")
        assert dispatcher.page == ""
        assert "CR-11 left with the person and has served this call" in dispatcher.answered
        dispatcher.say("CR-11 available")

        assert dispatcher.page == ""
        assert dispatcher.kinds(1) == ["UnitStatusChanged"]
        assert still_to_send(dispatcher.board, dispatcher.call) == ()
        assert dispatcher.running.parts.strip.strip.act == ""


def test_a_crew_that_is_done_at_one_call_goes_to_another_and_is_not_asked_for_at_the_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        first = two_calls(dispatcher)
        dispatcher.say("CR-11 en route")
        dispatcher.say("CR-11 on scene")

        dispatcher.say("move CR-11")
        assert "Is its work there done?" in dispatcher.page
        dispatcher.type("nearest of all")
        dispatcher.press("Return", "1", "Ctrl+Return")

        assert [sent.unit for sent in dispatcher.call.sent] == ["CR-11"]
        left = dispatcher.board.calls[first]
        assert (left.served, still_to_send(dispatcher.board, left)) == (("mobile_crisis",), ())
        assert "asked for again" not in dispatcher.lane
