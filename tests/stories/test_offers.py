"""What menus offer to be typed is what the command line understands."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.spoken import read
from console.ui.screens.offers import alert_acts, answer_acts, call_acts, unit_acts
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import a_desk


def test_every_act_that_is_offered_and_typed_is_a_line_that_is_understood(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        call = a_sent_call(dispatcher)
        desk = dispatcher.running.desk
        clock.pass_s(dispatcher, 400)
        offered = [*call_acts(desk, call), *answer_acts(desk, "weapon"), *alert_acts(desk, "unit:x", call)]
        for unit in desk.board.units:
            offered += unit_acts(desk, unit)

        for act in offered:
            if act.wish.name == "run" and not act.why_not:
                assert not read(act.line, desk.board, desk.call).hint, act
        assert {act.wish.name for act in offered if not act.why_not} >= {"run", "brief", "crew", "close"}
