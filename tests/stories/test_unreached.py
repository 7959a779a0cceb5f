"""A caller hangs up and does not answer: two tries, then it is decided what goes, by keys."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.asked import asked_for
from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk


def hangs_up(dispatcher: Dispatcher, clock: Clock) -> None:
    """Two tries in vain; the alert key leads to the decision."""
    dispatcher.take_call("9 Sorrel Court")
    dispatcher.write_form(callback="(555) 010-0142")
    dispatcher.press("F5")
    dispatcher.answer(QUIET)
    dispatcher.press("Ctrl+D")
    for wait_s in (60, 180):
        clock.pass_s(dispatcher, wait_s)
        assert "Not reached: what goes?" not in dispatcher.page
        dispatcher.press("Ctrl+B", "2", "Esc")
    assert "9 Sorrel Court not reached, 2 tries: decide now" in dispatcher.lane
    dispatcher.press("F8")
    assert "Not reached: what goes?" in dispatcher.page


def test_deputies_look_in(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        hangs_up(dispatcher, clock)

        dispatcher.press("6")

        assert "decide now" not in dispatcher.lane
        assert "law_enforcement" in asked_for(dispatcher.board, dispatcher.call)
        dispatcher.send_all()
        assert {sent.response for sent in dispatcher.call.sent} >= {"law_enforcement"}


def test_nobody_goes_by_a_supervisors_name_and_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        hangs_up(dispatcher, clock)

        dispatcher.press("7")
        assert (
            "Nobody goes to a caller who cannot be reached only with a supervisor's name" in dispatcher.page
        )
        dispatcher.type("the neighbor is with him")
        dispatcher.press("Return", "1", "Ctrl+Return")

        assert dispatcher.kinds(1) == ["UnreachedDecided"]
        assert dispatcher.page == ""
        assert "decide now" not in dispatcher.lane
