"""A crew that was with the person has served the call: nobody is asked for in its place once it is gone."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.asked import still_to_send
from tests.domain.build import QUIET
from tests.stories.play import a_desk


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
