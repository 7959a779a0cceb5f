"""Who goes, at the window: a pair by one key, who comes free, where a crew is, who stands in."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.entries import ResponseUnserved, UnitSent
from console.domain.rows.shown import UnitRow
from console.ui.screens.offers import drop_act, unit_acts
from console.ui.tables.units import unit_words
from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk

RISK = {**QUIET, "weapon": "edged", "weapon_access": "within_reach"}


def off_duty(dispatcher: Dispatcher, *units: str) -> None:
    for unit in units:
        dispatcher.say(f"{unit} off duty")
        dispatcher.say_why("night")


def unit_row(dispatcher: Dispatcher, unit: str) -> UnitRow:
    return next(row for row in dispatcher.running.parts.units.view.rows.rows if row.unit == unit)


def words(dispatcher: Dispatcher, unit: str) -> str:
    """A row of the unit board as a screen reader says it."""
    return unit_words(unit_row(dispatcher, unit), dispatcher.running.desk.clock())


def test_one_key_sends_a_team_and_a_deputy_as_one_and_one_that_is_cancelled_is_asked_for_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, clock=Clock()) as dispatcher:
        off_duty(dispatcher, "CO-7", "CO-3")
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(RISK)
        assert dispatcher.running.parts.strip.strip.act == "Send CR-11 + D-21 now"
        assert "CR-11 + D-21" in words(dispatcher, "CR-11")

        dispatcher.press("F9")

        waits = {each.unit: each.staged for each in dispatcher.call.sent}
        assert waits == {"CR-11": True, "D-21": False}
        assert dispatcher.kinds(2) == ["UnitSent", "UnitSent"]
        dispatcher.say("brief CR-11")
        assert "Meet D-21 there." in dispatcher.page

        dispatcher.press("Esc")
        dispatcher.say("stand down D-21")
        dispatcher.type("needed elsewhere")
        dispatcher.press("Tab", "1", "Ctrl+Return")

        assert [each.unit for each in dispatcher.call.sent] == ["CR-11"]
        assert dispatcher.running.parts.strip.strip.act.startswith("Send CR-11 + D-2")
        dispatcher.press("F9")
        assert len(dispatcher.call.sent) == 2


def test_a_pair_is_sent_from_the_unit_board_by_its_number(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        off_duty(dispatcher, "CO-7", "CO-3")
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(RISK)

        dispatcher.press("F7", "1", "Return")

        pairs = {each.unit: each.pair for each in dispatcher.call.sent}
        assert pairs == {"CR-11": "D-21", "D-21": "CR-11"}


def test_the_menu_and_the_mouse_send_both_halves(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        off_duty(dispatcher, "CO-7", "CO-3")
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(RISK)
        desk = dispatcher.running.desk

        (act,) = unit_acts(desk, "CR-11 + D-21")
        dropped = drop_act(desk, "unit CR-11 + D-21", f"call {dispatcher.call.id}")
        assert (act.line, act.why_not) == ("send CR-11 + D-21", "")
        desk.wish(dropped.wish)

        assert [each.unit for each in dispatcher.call.sent] == ["CR-11", "D-21"]


def test_a_pair_that_nothing_asks_for_is_sent_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)

        dispatcher.say("send CR-11 + D-21")
        assert "CR-11 + D-21 go as clinician and deputy instead of crisis team." in dispatcher.page
        dispatcher.press("6")

        assert dispatcher.call.unserved == {"mobile_crisis": "risk_changed"}
        assert {each.unit for each in dispatcher.call.sent} == {"CR-11", "D-21"}


def test_a_call_that_waits_is_offered_when_a_crew_comes_free_whichever_call_is_in_front(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        off_duty(dispatcher, "CO-7", "CO-3", "CR-11", "CR-14", "SV-2")
        dispatcher.take_call("31 Quarry Lane")
        dispatcher.answer(RISK)
        waits = dispatcher.call.id
        dispatcher.take_call("14 Alder Row")
        clock.pass_s(dispatcher, 60)
        assert "can go now" not in dispatcher.lane

        dispatcher.say("CO-7 available")
        dispatcher.say_why("back")

        assert "CO-7 can go now, 31 Quarry Lane: clinician and deputy not sent yet" in dispatcher.lane
        dispatcher.press("F8", "F9")
        assert dispatcher.call.id == waits
        assert [each.unit for each in dispatcher.call.sent] == ["CO-7"]
        assert "can go now" not in dispatcher.lane


def test_where_a_crew_says_it_is_goes_with_its_age_and_puts_it_in_its_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("31 Quarry Lane")
        dispatcher.answer(QUIET)
        dispatcher.say("at CR-11 Quarry Lane, at the bridge")
        assert dispatcher.kinds(1) == ["UnitPlaced"]
        clock.pass_s(dispatcher, 12 * 60)

        assert "Quarry Lane, at the bridge, 12 min ago" in words(dispatcher, "CR-11")
        assert "for: 4 min away" in words(dispatcher, "CR-11")
        assert "Riverbend, station" in words(dispatcher, "CR-14")

        dispatcher.say("crew CR-11")
        assert "At Quarry Lane, at the bridge, 12 min ago." in dispatcher.page
        dispatcher.press("P")
        dispatcher.type("Mill Road")
        dispatcher.press("Return")

        assert dispatcher.page == ""
        assert "Mill Road, 0 s ago" in words(dispatcher, "CR-11")
        assert unit_row(dispatcher, "CR-14").key == 1


def test_one_key_takes_who_comes_next_in_order_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        off_duty(dispatcher, "CO-7", "CO-3", "CR-11", "CR-14", "CR-16", "SV-2")
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(RISK)
        assert "noted as out of hours" in dispatcher.running.parts.strip.strip.detail

        dispatcher.press("F9")

        bodies = [entry.body for entry in tuple(dispatcher.running.bridge.session.entries())[-2:]]
        assert isinstance(bodies[0], ResponseUnserved)
        assert (bodies[0].response, bodies[0].why) == ("co_response", "out_of_hours")
        assert isinstance(bodies[1], UnitSent)
        assert bodies[1].response == "law_enforcement_cit"


def test_children_are_told_of_where_the_crew_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer({**QUIET, "others_present": "children"})
        dispatcher.change("others_present", "children")

        notes = [row.why_not for row in dispatcher.running.parts.units.view.rows.rows if not row.unit]
        dispatcher.press("F9")
        dispatcher.say(f"brief {dispatcher.call.sent[0].unit}")

        assert "Children are there." in notes
        assert "Children are there" in dispatcher.page


def test_past_midnight_ages_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    clock.now = clock.now.replace(hour=7, minute=50)  # ten to midnight in the room
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)
        dispatcher.say("at CR-11 Harrow")
        dispatcher.press("F9")
        first = dispatcher.call.sent[0].unit
        dispatcher.say("at SV-2 Downtown")

        clock.pass_s(dispatcher, 25 * 60)

        assert "25 min" in words(dispatcher, first)
        assert "Downtown, 25 min ago" in words(dispatcher, "SV-2" if first != "SV-2" else "CR-11")
        assert f"{first} is dispatched longer than 2 min" in dispatcher.lane
