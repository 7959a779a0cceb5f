"""At a quiet moment a dispatcher looks for what is missing, goes there by a key, and asks it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.rows.lacking import lacking_rows
from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk


def asked_for(dispatcher: Dispatcher, by_line: bool) -> str:
    """Open the page by its key, or by its word; what stands there."""
    if by_line:
        dispatcher.say("lacking")
    else:
        dispatcher.press("Ctrl+M")
    return dispatcher.page


@pytest.mark.parametrize("by_line", [False, True])
def test_what_is_missing_is_found_by_one_key_and_asked(by_line: bool, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Ctrl+N", "F5")
        dispatcher.answer(QUIET)
        first = dispatcher.call.id
        dispatcher.take_call("14 Alder Row")
        dispatcher.say("write callback (555) 010-0142")

        shown = asked_for(dispatcher, by_line)
        assert f"Call {first}" in shown
        assert "no location; no number to call back" in shown
        assert "14 Alder Row" in shown
        assert "not asked: " in shown

        listed = [row.call for row in lacking_rows(dispatcher.board)]
        dispatcher.press(str(1 + listed.index(first)))
        assert dispatcher.call.id == first
        dispatcher.say("write address 9 Sorrel Court")
        dispatcher.say("write callback (555) 010-0143")

        assert first not in asked_for(dispatcher, by_line)


def test_what_is_certain_is_an_alert_while_the_questions_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.change("medical", "emergency")
        clock.pass_s(dispatcher, 120)
        dispatcher.change("suicide", "none")
        clock.pass_s(dispatcher, 50)
        assert "not sent" not in dispatcher.lane

        clock.pass_s(dispatcher, 15)

        assert "14 Alder Row, certain since 13:46 and not sent, paramedics staged nearby:" in dispatcher.lane
        assert "a unit can go now; the questions are still open" in dispatcher.lane
        dispatcher.press("F8", "F9")
        assert "not sent" not in dispatcher.lane
        assert [sent.response for sent in dispatcher.call.sent] == ["ems_staged"]
