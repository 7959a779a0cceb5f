"""A supervisor reads the log: finds calls of years by words, reads their lines, looks back to each moment."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.guide import answer_rows
from console.ui.screens.about import DESK, SHIFT_LOG
from console.ui.widgets.act_menu import ActMenu
from tests.stories.at_agency import in_front
from tests.stories.at_policy_draft import BRANDT
from tests.stories.at_shift_log import (
    OPEN,
    board_then,
    chosen,
    found,
    known_then,
    lines,
    press,
    search,
    shift_log,
    then,
    titles,
    years_of_calls,
)
from tests.stories.calls import KNIFE, Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")


def choose(dispatcher: Dispatcher, name: str, words: str) -> None:
    """Take a value in the choice of a filter that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ActMenu)
    assert menu.accessibleName() == name
    while menu.activeAction().text() != words:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    dispatcher.until(lambda: QApplication.activePopupWidget() is None)


def test_it_opens_with_the_calls_of_this_shift_and_every_line_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)

        rows = found(supervisor)
        assert in_front(supervisor) == SHIFT_LOG
        assert [(row.kind, row.title) for row in rows] == [
            ("shift", "This shift, every line"),
            ("call", "9 Sorrel Court"),
        ]
        assert [line.says for line in lines(supervisor)][:2] == [
            "Call 26-00003 opened",
            "Address: 9 Sorrel Court",
        ]
        supervisor.press("Home")
        assert {line.kind for line in lines(supervisor)} >= {"CallOpened", "CallClosed"}
        supervisor.press("Alt+Shift+1")
        assert in_front(supervisor) == DESK


def test_words_are_looked_for_from_the_second_letter_on_over_all_years_newest_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        search(supervisor, "k")
        one_letter = titles(supervisor)
        supervisor.type("itchen kni")

        assert one_letter == ["9 Sorrel Court"]
        assert titles(supervisor) == ["Riverbend Park, boat ramp", "602 Mill Road"]
        hit = found(supervisor)[0].hits[0]
        assert [piece.words for piece in hit.pieces if piece.is_hit] == ["knife", "kitchen"]
        assert chosen(supervisor).number == hit.number
        assert "2 calls, 2 lines, over all years, in " in supervisor.read(shift_log(supervisor).view.search)


def test_what_is_not_found_says_what_to_do_and_escape_clears_it(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        search(supervisor, "kichen")

        assert titles(supervisor) == []
        assert shift_log(supervisor).view.search.found.view.empty == (
            "search",
            "No line has “kichen”",
            "Fewer letters find more. "
            "Looked through are places, numbers and what people said, not what an answer is called.",
        )
        press(supervisor, "Down", "Escape")
        assert titles(supervisor) == ["9 Sorrel Court"]
        assert shift_log(supervisor).view.search.field.text() == ""


def test_periods_and_filters_are_turned_by_letters(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "S", "S")
        year = titles(supervisor)
        supervisor.press("S")
        every = titles(supervisor)
        supervisor.press("G")
        gaps = titles(supervisor)
        supervisor.press("G", "U")
        choose(supervisor, "Unit", "CO-7")

        assert year == ["9 Sorrel Court", "Riverbend Park, boat ramp"]
        assert every == ["9 Sorrel Court", "Riverbend Park, boat ramp", "602 Mill Road"]
        assert gaps == []
        assert [row.kind for row in found(supervisor)] == ["unit"]


def test_a_moment_is_shown_as_the_desk_showed_it_then(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        a_sent_call(supervisor)
        (sent, *_) = supervisor.call.sent
        seen = answer_rows(supervisor.board, supervisor.call)
        clock.pass_s(supervisor, 90)
        supervisor.running.desk.do(c.SetUnitStatus(unit=sent.unit, status="on_scene", reason="radioed"))
        supervisor.change("weapon", "none")

        press(supervisor, OPEN, "Return", "End", "Ctrl+Up")
        while chosen(supervisor).kind != "UnitSent":
            supervisor.press("Up")

        assert tuple(known_then(supervisor)) == seen
        assert board_then(supervisor)[sent.unit].status == "Dispatched"
        assert "As of " in then(supervisor)
        supervisor.press("End")
        assert board_then(supervisor)[sent.unit].status == "On scene"
        assert next(row for row in known_then(supervisor) if row.fact == "weapon").answer == "No weapon"


def test_what_stood_there_before_and_what_came_of_it_stand_on_the_lines(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor:
        supervisor.take_call("14 Alder Row")
        supervisor.answer(KNIFE)
        supervisor.change("weapon_access", "in_hand")
        press(supervisor, OPEN, "Return", "Home", "Ctrl+Down")
        to_change = chosen(supervisor)
        told = {line.number: line for line in lines(supervisor)}
        changed = next(line for line in told.values() if line.kind == "FactAnswered" and line.was)

        assert to_change.is_change
        assert (changed.lead, changed.was) == ("Where the weapon is: ", "in the home, not at hand")
        assert changed.says == "in the person's hand"
        came = [line for line in told.values() if line.follows == changed.number]
        assert came[0].was.startswith("Send ")
        strip = shift_log(supervisor).view.timeline.strip
        assert strip.isVisible()
        given = sum(line.kind == "FactAnswered" for line in told.values())
        assert strip.accessibleName().startswith(f"Answers: {given}. decisions of the policy: 2")
