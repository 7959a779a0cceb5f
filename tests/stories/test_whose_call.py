"""Whose call it is, which alert comes next, and where the keys lead back to."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ui.paint import text_width
from console.ui.tables.calls import RAIL_PADS
from console.ui.window import LEAST
from tests.stories.calls import SACRAMENTO, a_gap_call, a_sent_call
from tests.stories.play import a_desk, another_position


def test_a_call_at_another_position_is_answered_once_it_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as there:
        theirs = there.do(c.OpenCall(callback="555-0188"))[0].subject
        dispatcher.until(lambda: theirs in dispatcher.running.desk.board.calls)
        dispatcher.press("Ctrl+Tab", "F5")
        assert dispatcher.call.id == theirs
        key = dispatcher.card.choices[0].key

        dispatcher.press(key)

        assert not dispatcher.call.answers
        assert "This call is at Position 2" in dispatcher.answered
        assert "Position 2" in dispatcher.read(dispatcher.running.parts.intake)
        dispatcher.press("Ctrl+O", "F5", key)
        assert len(dispatcher.call.answers) == 1


def test_without_a_call_in_front_ctrl_o_says_how_to_come_to_one(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as there:
        theirs = there.do(c.OpenCall(callback="555-0188"))[0].subject
        dispatcher.until(lambda: theirs in dispatcher.running.desk.board.calls)

        dispatcher.press("Ctrl+O")
        assert "Ctrl+Tab goes through the open calls, those of other positions too" in dispatcher.answered
        dispatcher.press("Ctrl+Tab", "Ctrl+O")

        assert dispatcher.call.owner == "Nadia Okoro"


def test_f8_asks_the_supervisor_of_a_gap_call_first_and_then_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        quiet = dispatcher.running.desk
        dispatcher.take_call("2 Mill Road")
        dispatcher.press("Ctrl+D")
        other = dispatcher.call.id
        gap = a_gap_call(dispatcher)

        dispatcher.press("F8")
        first = (quiet.place.call, quiet.place.page)
        dispatcher.press("F8")
        second = (quiet.place.call, quiet.place.page)

        assert first == (gap, "approval")
        assert second == (other, "call_back")


def test_closing_the_manual_leads_back_to_the_page_it_was_opened_from(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        dispatcher.press("F11")
        assert "Hand-off" in dispatcher.page

        dispatcher.press("F1")
        manual = dispatcher.running.desk.place
        dispatcher.press("Esc")

        assert (manual.page, manual.page_about) == ("help", "handoff")
        assert "Hand-off" in dispatcher.page
        dispatcher.press("Esc")
        assert not dispatcher.page


def test_after_a_restart_the_own_call_is_in_front_and_the_keys_are_on_the_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        mine = dispatcher.call.id

    with a_desk(qtbot, tmp_path) as dispatcher:
        assert dispatcher.call.id == mine
        assert dispatcher.keys_are_on is dispatcher.running.parts.guide


def test_a_note_stands_among_the_answers_and_is_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press(dispatcher.card.choices[0].key)
        dispatcher.say("note the key is under the mat")

        rows = dispatcher.running.parts.answers.view.rows.rows

        assert [(row.number, row.name) for row in rows][-1] == (0, "Note")
        assert rows[-1].caveat == "the key is under the mat"
        dispatcher.press("Ctrl+2")
        assert dispatcher.card.kind != "changing"


@pytest.mark.parametrize("size", [(1280, 720), LEAST])
def test_where_the_columns_have_no_room_the_calls_are_a_rail_on_which_the_place_can_be_read(
    size: tuple[int, int], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        parts, window = dispatcher.running.parts, dispatcher.running.window

        window.resize(*size)
        dispatcher.until(lambda: parts.calls.width() < 150)
        look = dispatcher.running.looks.look
        guide, aside = parts.guide, parts.aside

        assert parts.calls.width() - sum(RAIL_PADS) >= text_width("14 Alder Row", look, "small", "semibold")
        assert parts.units.mapTo(window, parts.units.rect().topRight()).x() < window.width()
        assert guide.mapTo(window, guide.rect().topRight()).x() < aside.mapTo(window, aside.pos()).x()
        window.resize(1920, 1080)
        dispatcher.until(lambda: parts.calls.width() > 190)
