"""Crews over a shift: they sign on, one becomes alone at a call, another takes over, and they go home."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.board import in_force
from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk, another_position


def on(dispatcher: Dispatcher, unit: str) -> list[str]:
    return list(dispatcher.board.crews[unit].members)


def test_a_shift_of_a_crew_from_its_sign_on_to_its_going_home(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.press("Ctrl+R")
        assert "Should be on duty now, and nobody has signed on" in dispatcher.page
        assert "1, CO-7, nobody yet" in dispatcher.page
        dispatcher.say("roster CR-11")
        assert "Nobody has signed on." in dispatcher.page
        dispatcher.press("1")
        assert "Signed on: M. Haldane LMFT; T. Brooks, peer." in dispatcher.page
        assert "Day shift, until 19:00; looked after at Position 1" in dispatcher.page

        dispatcher.press("3")
        dispatcher.type("castro")
        dispatcher.press("Return")
        dispatcher.type("rides along")
        dispatcher.press("Return")
        assert on(dispatcher, "CR-11") == ["haldane", "brooks", "castro"]
        dispatcher.press("4", "3", "R")
        dispatcher.type("back to SV-2")
        dispatcher.press("Return")
        assert on(dispatcher, "CR-11") == ["haldane", "brooks"]

        dispatcher.press("5")
        assert dispatcher.board.crews == {}
        assert not dispatcher.board.units["CR-11"].on_duty
        assert "1, Its line-up signs on" in dispatcher.page


def test_one_who_is_alone_at_a_call_is_an_alert_and_another_unit_takes_over(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.say("on CR-11 haldane brooks")
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.answer(QUIET)
        dispatcher.say("send CR-11")
        dispatcher.say("CR-11 en route")
        dispatcher.say("CR-11 on scene")

        dispatcher.say("CR-11 leaves brooks, taken ill")

        alone = "CR-11, 9 Sorrel Court, one person without a deputy: another unit, or somebody joins it"
        assert alone in dispatcher.lane
        dispatcher.say("off CR-11")
        assert "CR-11 is on call" in dispatcher.answered
        command = c.SendUnit(
            call=dispatcher.call.id, unit="CR-14", response="mobile_crisis", reason="CR-11 is alone"
        )
        dispatcher.running.desk.do(command)
        dispatcher.press("F8")
        while "Roster" not in dispatcher.page:
            dispatcher.press("F8")
        dispatcher.press("5")
        assert "1, CR-14" in dispatcher.page
        dispatcher.press("1")

        assert "one person" not in dispatcher.lane
        assert [sent.unit for sent in dispatcher.call.sent] == ["CR-14"]
        assert dispatcher.kinds(2) == ["UnitStatusChanged", "UnitSignedOff"]


def test_a_crew_past_its_shift_is_told_on_the_next_day_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.say("on D-19")
        clock.pass_s(dispatcher, 6 * 3600)
        assert "D-19 is past the end of its shift: sign it off" in dispatcher.lane

    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        assert "D-19 is past the end of its shift: sign it off" in dispatcher.lane
        dispatcher.press("F8")
        assert "Past the end of the shift" in dispatcher.page
        dispatcher.press("5")
        assert dispatcher.lane == "No alerts"


def test_a_unit_that_is_looked_after_where_nobody_is_is_taken_by_another_desk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        with another_position(tmp_path, clock) as other:
            other.do(c.SignOnUnit(unit="CR-11"))
        dispatcher.see_others()
        clock.pass_s(dispatcher, 1)
        assert "Nobody is at Position 2: 1 unit on duty there. Ctrl+R, the unit, 6" in dispatcher.lane

        dispatcher.press("F8")
        dispatcher.say("roster CR-11")
        dispatcher.press("6")

        assert dispatcher.board.crews["CR-11"].position == "Position 1"
        assert "looked after at Position 1" in dispatcher.page
        assert dispatcher.lane == "No alerts"


def test_who_is_on_a_unit_stands_on_its_row_and_refusals_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, clock=Clock()) as dispatcher:
        dispatcher.say("roster CR-11")
        dispatcher.press("2")
        dispatcher.type("vega")
        dispatcher.press("Return")
        assert "S. Vega LCSW would be alone on CR-11." in dispatcher.page
        dispatcher.type(" moss")
        dispatcher.press("Return")

        row = next(row for row in dispatcher.running.parts.units.view.rows.rows if row.unit == "CR-11")
        assert row.crew == "S. Vega LCSW, D. Moss, peer"
        assert in_force(dispatcher.board).agency.unit_of("CR-11").languages == ("en", "es")
        dispatcher.say("on CR-14")
        assert "S. Vega LCSW is on CR-11." in dispatcher.answered


def test_of_a_unit_on_a_call_without_a_crew_the_page_says_why_and_leads_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("9 Sorrel Court")
        dispatcher.answer(QUIET)
        dispatcher.say("send CR-11")

        dispatcher.say("roster CR-11")
        assert f"It is on call {dispatcher.call.id}; a crew signs on once it is clear." in dispatcher.page
        assert "What happens with its crew?" not in dispatcher.page
        dispatcher.press("Backspace")
        assert "Which unit?" in dispatcher.page


def test_a_unit_of_the_night_is_called_in_by_day_with_its_own_people_until_a_time(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, clock=Clock()) as dispatcher:
        dispatcher.say("roster CR-16")
        dispatcher.press("2")
        dispatcher.press("Alt+U")
        dispatcher.type("23:00")
        dispatcher.press("Return")

        assert on(dispatcher, "CR-16") == ["okafor", "ames"]
        assert "until 23:00; looked after at Position 1" in dispatcher.page
        dispatcher.say("off CR-16")
        dispatcher.say("on CR-16 okafor ames until 6 pm")
        assert "until 18:00; looked after at Position 1" in dispatcher.page
