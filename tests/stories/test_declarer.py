"""The deputy who said that the scene is safe leaves, while paramedics are still on their way."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.domain.build import QUIET
from tests.stories.play import a_desk


def test_paramedics_wait_again_once_the_deputy_who_let_them_in_has_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    armed = {**QUIET, "weapon": "firearm", "weapon_access": "in_hand", "medical": "minor"}
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(armed)
        dispatcher.say("send D-19 as deputies: nearest")
        dispatcher.say("send M-30 as paramedics staged nearby")
        for line in ("D-19 en route", "D-19 on scene", "safe Dep. Hart: he put it down"):
            dispatcher.say(line)
        [paramedics] = [sent for sent in dispatcher.call.sent if sent.unit == "M-30"]
        assert not paramedics.staged

        dispatcher.say("D-19 available")

        assert "M-30, 14 Alder Row: what a crew must know has changed" in dispatcher.lane
        dispatcher.say("brief M-30")
        assert "STAGE nearby" in dispatcher.page
        dispatcher.press("Esc")
        dispatcher.say("M-30 on scene")
        assert "nobody has declared the scene safe" in dispatcher.page
