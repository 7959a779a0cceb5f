"""Lines that ring and lines that drop: calls appear by themselves, and nobody who hung up is forgotten."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain import commands as c
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk, another_position


def test_a_call_back_stays_on_the_list_until_the_caller_is_reached(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        dispatcher.press("F3")
        dispatcher.write_form("14 Alder Row", "555-0188")
        dispatcher.press("F5", "Ctrl+D")
        assert dispatcher.call.line.lost
        assert "14 Alder Row hung up: call back, 1:00 left" in dispatcher.lane

        clock.pass_s(dispatcher, 61)
        assert "late" in dispatcher.lane
        dispatcher.press("Ctrl+B")
        assert "555-0188" in dispatcher.page
        dispatcher.press("2")
        assert dispatcher.call.line.tries == 1
        assert "3:00 left" in dispatcher.lane
        dispatcher.press("F8", "1")

        assert not dispatcher.call.line.lost
        assert "hung up" not in dispatcher.lane


def test_a_waiting_call_appears_by_itself_steals_nothing_and_f3_takes_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("F4")
        mine, keys = dispatcher.call.id, dispatcher.keys_are_on
        dispatcher.type("14 Alder Ro")

        other.do(c.OpenCall(callback="555-0142", waiting=True))
        dispatcher.until(lambda: len(dispatcher.running.desk.board.calls) == 2)
        dispatcher.until(
            lambda: "Waiting" in [row.section for row in dispatcher.running.parts.calls.view.rows.rows]
        )

        assert dispatcher.keys_are_on is keys
        assert dispatcher.call.id == mine
        dispatcher.type("w")
        dispatcher.press("Return", "F3")
        assert dispatcher.call.detail("callback") == "555-0142"
        assert dispatcher.call.owner == "Nadia Okoro"
        dispatcher.press("Ctrl+Tab")
        assert dispatcher.call.id == mine
        assert dispatcher.call.detail("address") == "14 Alder Row"


def test_a_call_of_another_position_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        other.do(c.OpenCall())
        dispatcher.until(lambda: len(dispatcher.running.desk.board.calls) == 1)

        dispatcher.press("Ctrl+Tab")
        assert dispatcher.call.owner == "Per Lindqvist"
        dispatcher.press("Ctrl+O")

        assert (dispatcher.call.owner, dispatcher.call.position) == ("Nadia Okoro", "Position 1")


def test_a_unit_booked_at_another_position_is_seen_and_cannot_be_sent_twice(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher, another_position(tmp_path, clock) as other:
        dispatcher.take_call("14 Alder Row")
        keys = dispatcher.keys_are_on
        [opened, *_] = other.do(c.OpenCall())

        other.do(c.SendUnit(call=opened.subject, unit="CO-7", response="co_response", reason="nearby"))
        dispatcher.until(lambda: dispatcher.running.desk.board.units["CO-7"].call == opened.subject)
        rows = {row.unit: row for row in dispatcher.running.parts.units.view.rows.rows}

        assert rows["CO-7"].status == "Dispatched"
        assert dispatcher.keys_are_on is keys
        clock.pass_s(dispatcher, 2)
        dispatcher.say("CO-7")
        dispatcher.press("Return")
        assert dispatcher.call.sent == ()
        assert f"CO-7 has not been with the person of call {opened.subject} yet" in dispatcher.page


def test_earlier_calls_of_the_place_or_the_number_are_shown_beside(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        for address, callback in (("14 Alder Row", "555-0188"), ("3 Mill Road", "555-0199")):
            dispatcher.press("Ctrl+N")
            dispatcher.write_form(address, callback)
            dispatcher.press("F12", "E" if "E, Duplicate" in dispatcher.page else "D")
            decide_nobody_went(dispatcher)
        assert dispatcher.running.desk.board.calls == {}
        dispatcher.say("find Alder")
        assert "Closed: 26-00001. To open one again: reopen 26-00001, and why." in dispatcher.answered
        dispatcher.press("Esc")

        dispatcher.press("Ctrl+N")
        dispatcher.write_form("14 alder row", "555-0199")
        keys = dispatcher.keys_are_on
        assert "2 earlier" in dispatcher.read(dispatcher.running.parts.intake)
        assert dispatcher.keys_are_on is keys
        dispatcher.press("Ctrl+H")

        assert "same address" in dispatcher.page
        assert "same number" in dispatcher.page
        dispatcher.press("Esc")
        assert dispatcher.page == ""


def test_what_was_dangerous_on_the_other_call_of_the_number_stands_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("Ctrl+N")
        dispatcher.write_form("14 Alder Row", "555-0188")
        first = dispatcher.call.id
        dispatcher.press("Ctrl+N")
        dispatcher.write_form("3 Mill Road", "555-0188")
        dispatcher.press("Ctrl+H")
        assert "firearm" not in dispatcher.page.casefold()

        desk = dispatcher.running.desk
        for fact, answer in (("weapon", "firearm"), ("suicide", "ideation"), ("violence", "none")):
            desk.do(c.AnswerFact(call=first, fact=fact, answer=answer, said_by="caller"))

        assert "Weapon: firearm; Suicide: " in dispatcher.page
        assert "Violence" not in dispatcher.page


def decide_nobody_went(dispatcher: Dispatcher) -> None:
    """Fill what closing needs where nobody went."""
    dispatcher.press("N")
    dispatcher.type("another caller is on the line with them")
    dispatcher.press("Tab")
    dispatcher.type("see the other call")
    dispatcher.press("Tab", "P", "Ctrl+Return")
