"""A call-back is promised as a call is closed: its owner is reminded, and one key says what came of it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import a_desk


def test_who_closed_the_call_is_reminded_and_one_key_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.write_form(callback="(555) 010-0142")
        dispatcher.press("F5")
        dispatcher.answer(QUIET)
        call = dispatcher.call.id
        dispatcher.press("F12")
        ending = next(each for each in dispatcher.page.splitlines() if "formation" in each)
        dispatcher.press(ending.rpartition(" ")[2] if ending[-1].isdigit() else "8", "N")
        dispatcher.type("his mother is with him")
        dispatcher.press("Return")
        dispatcher.type("ring him and ask how he slept")
        dispatcher.press("Return", "M", "Ctrl+A")
        dispatcher.type("30")
        dispatcher.press("Return", "P", "Ctrl+Return")
        assert call not in dispatcher.board.calls, dispatcher.page
        clock.pass_s(dispatcher, 29 * 60)
        assert "Promised" not in dispatcher.lane

        clock.pass_s(dispatcher, 60)
        assert "Promised, 9 Sorrel Court: ring him and ask how he slept" in dispatcher.lane
        dispatcher.press("F8")
        assert "(555) 010-0142" in dispatcher.page
        dispatcher.press("2")
        assert "Promised" not in dispatcher.lane
        clock.pass_s(dispatcher, 180)
        dispatcher.press("Ctrl+F8")
        assert "Promised, 9 Sorrel Court" in dispatcher.page
        dispatcher.press("F8", "1")

        assert dispatcher.kinds(1) == ["NextActionNoted"]
        assert dispatcher.page == ""
        clock.pass_s(dispatcher, 24 * 3600)
        assert "Promised" not in dispatcher.lane
        assert dispatcher.board.next_actions == {}
