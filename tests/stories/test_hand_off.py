"""Giving the caller to a crisis line: the room owns the call until a named person there has accepted."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain.asked import asked_for
from tests.stories.calls import QUIET, SACRAMENTO, Clock
from tests.stories.play import Dispatcher, a_desk


def a_call_for_the_line(dispatcher: Dispatcher) -> None:
    dispatcher.take_call("22 Fennel Court")
    dispatcher.answer(QUIET)
    assert "transfer_988" in asked_for(dispatcher.running.desk.board, dispatcher.call)


def step(dispatcher: Dispatcher) -> str:
    assert dispatcher.call.hand_off is not None
    return dispatcher.call.hand_off.step


def test_offered_ringing_accepted_by_name_summary_read_confirmed_and_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_call_for_the_line(dispatcher)

        dispatcher.press("F11", "1", "O")
        assert step(dispatcher) == "offered"
        dispatcher.press("R")
        assert step(dispatcher) == "ringing"
        dispatcher.press("Return")
        assert step(dispatcher) == "ringing", "nobody has accepted by name"
        dispatcher.type("Anna")
        dispatcher.press("Return")
        assert dispatcher.call.accepted_by == "Anna"
        assert "22 Fennel Court" in dispatcher.page, "the summary is there to be read"
        dispatcher.press("S", "F")
        assert step(dispatcher) == "confirmed"

        dispatcher.press("F12")
        dispatcher.press("7", "Ctrl+Return")
        if "Supervisor who approves" in dispatcher.page:
            dispatcher.press("P", "Ctrl+Return")
        assert dispatcher.running.desk.board.calls == {}


def test_a_line_that_does_not_accept_in_time_is_told_and_may_be_dropped_for_another(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        a_call_for_the_line(dispatcher)
        dispatcher.press("F11", "1", "O", "R")
        clock.pass_s(dispatcher, 61)
        assert "has not accepted 22 Fennel Court" in dispatcher.lane

        dispatcher.press("Esc", "F8")
        assert "Hand-off" in dispatcher.page
        dispatcher.press("X")
        assert step(dispatcher) == "dropped"
        dispatcher.press("2", "O")
        assert dispatcher.call.hand_off is not None
        assert step(dispatcher) == "offered"
        assert dispatcher.call.hand_off.contact != "line-988"


def test_a_line_that_does_not_accept_in_time_gives_way_to_the_next_by_one_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        a_call_for_the_line(dispatcher)
        dispatcher.press("F11", "1", "O", "R", "Esc")

        clock.pass_s(dispatcher, 60)
        assert dispatcher.kinds(1) == ["HandOffRanOut"], "by itself, once"
        clock.pass_s(dispatcher, 1)
        assert dispatcher.kinds(1) == ["HandOffRanOut"]
        assert "988 crisis line has not accepted 22 Fennel Court" in dispatcher.lane
        assert "ring Example County access line now" in dispatcher.lane

        dispatcher.press("F8")
        assert "Not accepted in time. G rings Example County access line." in dispatcher.page
        dispatcher.press("G")
        assert dispatcher.call.hand_off is not None
        assert (dispatcher.call.hand_off.contact, step(dispatcher)) == ("line-county", "ringing")
        assert "has not accepted" in dispatcher.lane, "the next clock runs"
        dispatcher.type("Ana Ruiz")
        dispatcher.press("Return")
        assert dispatcher.call.accepted_by == "Ana Ruiz"


def test_when_no_line_is_left_a_supervisor_decides_and_the_call_stays_ours(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        a_call_for_the_line(dispatcher)
        dispatcher.press("F11", "1", "O", "R")
        clock.pass_s(dispatcher, 60)
        dispatcher.press("Tab", "G")

        clock.pass_s(dispatcher, 60)

        assert "no other line fits; a supervisor decides, the call is still ours" in dispatcher.lane
        assert "No other line fits. Ask a supervisor" in dispatcher.page
        assert dispatcher.call.owner == "Nadia Okoro"


def test_a_line_that_declines_leaves_the_call_with_the_room(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_call_for_the_line(dispatcher)
        dispatcher.press("F11", "1", "O", "R", "Tab", "L")

        assert step(dispatcher) == "declined"
        dispatcher.press("F12")
        assert "Nobody went and nobody took over" in dispatcher.page


def test_a_caller_who_says_no_stays_with_the_room_and_the_recommendation_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_call_for_the_line(dispatcher)
        dispatcher.press("F11", "1", "O", "N")
        assert dispatcher.call.caller_declined
        dispatcher.press("Esc")

        assert "The caller declined the crisis line" in dispatcher.advice
        assert "The caller stays with the room." in dispatcher.advice
        assert dispatcher.call.answers["consents_transfer"].answer == "no"


def test_while_the_name_is_typed_the_page_says_which_letters_need_alt(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_call_for_the_line(dispatcher)
        dispatcher.press("F11", "1", "O", "R")
        dispatcher.press("L")
        assert step(dispatcher) == "ringing", "a letter is a letter of the name"
        assert "The line declines, Alt+L" in dispatcher.page

        dispatcher.press("Alt+L")
        assert step(dispatcher) == "declined"
        assert "Alt+" not in dispatcher.page
