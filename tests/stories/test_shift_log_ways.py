"""A supervisor replays a call, gets to the log by words, and leaves nothing of it behind."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.ledger.logbook import LINES_MAX
from console.ui.screens.about import SHIFT_LOG
from tests.stories.at_agency import in_front
from tests.stories.at_policy_draft import BRANDT
from tests.stories.at_shift_log import (
    OPEN,
    a_call,
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
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk, a_door, another_position
from tests.stories.staffed import BEGAN, PASSWORDS, sign_in, sitting_elsewhere

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")


def test_a_replay_goes_along_the_lines_and_stops_at_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        supervisor.take_call("14 Alder Row")
        clock.pass_s(supervisor, 3600)
        supervisor.say("note she has locked the front door")
        press(supervisor, OPEN, "Return", "Home")
        for _ in range(3):
            supervisor.press("X")
        screen = shift_log(supervisor)

        supervisor.press("Space")
        assert screen.lines.replay.is_running()
        assert screen.lines.replay.speed == 60
        supervisor.until(lambda: not screen.lines.replay.is_running())

        assert chosen(supervisor).number == lines(supervisor)[-1].number
        assert lines(supervisor)[-1].kind == "NoteAdded"


def test_a_long_wait_is_shortened_and_says_so_and_space_stops(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        supervisor.take_call("14 Alder Row")
        clock.pass_s(supervisor, 3600)
        supervisor.say("note she has locked the front door")
        press(supervisor, OPEN, "Return", "End", "Up", "Space")
        screen = shift_log(supervisor)
        told = supervisor.read(screen.view.timeline)
        supervisor.press("Space")

        assert "shortened: 1 h 0 min" in told
        assert not screen.lines.replay.is_running()
        assert chosen(supervisor).number == lines(supervisor)[-2].number


def test_the_command_line_opens_a_call_and_a_unit_and_searches(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        supervisor.say("log 2")
        call = titles(supervisor)
        supervisor.say("log CO-7")
        unit = [(row.kind, row.id) for row in found(supervisor)]
        supervisor.say("find bread knife")

        assert in_front(supervisor) == SHIFT_LOG
        assert call[0] == "Riverbend Park, boat ramp"
        assert unit == [("unit", "CO-7")]
        assert len(titles(supervisor)) == 3


def test_what_is_entered_meanwhile_comes_in_and_takes_no_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor, another_position(tmp_path) as there:
        call = there.do(c.OpenCall())[0].subject
        supervisor.see_others()
        press(supervisor, OPEN)
        search(supervisor, "alder")
        before = supervisor.keys_are_on
        assert isinstance(before, QLineEdit)

        there.do(c.SetDetail(call=call, field="address", value="14 Alder Row"))
        supervisor.see_others()

        assert titles(supervisor) == ["14 Alder Row"]
        assert supervisor.keys_are_on is before


def test_erased_words_are_shown_as_erased_and_found_no_more(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        search(supervisor, "garden")
        (row,) = [each for each in found(supervisor) if each.kind == "call"]
        entry = row.hits[0].number

        supervisor.running.bridge.do(c.Redact(entry=entry, by="brandt", reason="asked for in court"))
        gone = titles(supervisor)
        press(supervisor, "Down", "Escape", "Return")

        assert gone == []
        (line,) = [each for each in lines(supervisor) if each.number == entry]
        assert line.is_erased
        assert line.rest == "the words of this entry were erased"
        assert not any("garden" in repr(each) for each in (*lines(supervisor), *known_then(supervisor)))


def test_nothing_stays_for_whoever_comes_next(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    years_of_calls(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        search(supervisor, "knife")
        assert titles(supervisor)
        screen = shift_log(supervisor)

        screen.leave()

        assert held_on(supervisor) == ([], [], "")


def held_on(dispatcher: Dispatcher) -> tuple[list[object], list[object], str]:
    view = shift_log(dispatcher).view
    return list(view.search.found.rows()), list(view.timeline.lines.rows()), view.search.field.text()


def test_the_manual_is_opened_from_the_screen_and_closed_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press(OPEN, "F1")
        opened = then(dispatcher)

        dispatcher.press("Escape")

        assert "Help" in opened
        assert "Help" not in then(dispatcher)
        assert in_front(dispatcher) == SHIFT_LOG


def test_a_locked_desk_shows_nothing_of_it_and_the_replay_stops(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    clock.now = BEGAN + timedelta(hours=1)
    with a_door(qtbot, staffed, clock=clock) as supervisor:
        sign_in(supervisor, "brandt")
        supervisor.take_call("14 Alder Row")
        clock.pass_s(supervisor, 600)
        supervisor.say("note she has locked the front door")
        press(supervisor, OPEN, "Return", "Home", "Space")
        screen = shift_log(supervisor)
        assert screen.lines.replay.is_running()

        supervisor.press("Ctrl+L")
        supervisor.until(lambda: not screen.lines.replay.is_running())
        shut = supervisor.read(supervisor.running.window)
        is_seen = screen.view.isVisible()
        supervisor.type(PASSWORDS["brandt"])
        supervisor.press("Return")

        assert not is_seen
        assert "Alder" not in shut
        assert screen.view.isVisible()
        assert [line.kind for line in lines(supervisor)][-1] == "NoteAdded"


def test_who_looks_after_accounts_alone_reads_it_without_words(qtbot: QtBot, staffed: Path) -> None:
    clock = Clock()
    clock.now = BEGAN + timedelta(hours=1)
    with sitting_elsewhere(staffed, "brandt", "Position 2", clock) as session:
        a_call(session, "14 Alder Row", "the bread knife")
    with a_door(qtbot, staffed, clock=clock) as administrator:
        sign_in(administrator, "fontaine")
        press(administrator, OPEN)

        assert in_front(administrator) == SHIFT_LOG
        assert titles(administrator) == ["Call 26-00001 (withheld: person)"]
        told = administrator.read(administrator.running.window)
        search(administrator, "alder")
        assert titles(administrator) == []
        assert "Alder" not in told
        assert shift_log(administrator).view.search.found.view.empty[1] == "Words are withheld here"


def test_each_line_is_counted_as_told_and_a_click_on_the_strip_goes_to_the_nearest(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        supervisor.take_call("14 Alder Row")
        for answer in ("1", "1", "1"):
            clock.pass_s(supervisor, 60)
            supervisor.press(answer)
        clock.pass_s(supervisor, 600)
        supervisor.say("note she has locked the front door")
        press(supervisor, OPEN, "Return", "End")
        strip = shift_log(supervisor).view.timeline.strip
        first = next(line for line in lines(supervisor) if line.kind == "FactAnswered")

        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(110, strip.height() // 2))

        assert chosen(supervisor).number == first.number
        assert f"{len(lines(supervisor))} lines" in supervisor.read(shift_log(supervisor).view.timeline)


def test_a_long_timeline_is_read_page_by_page_and_a_hit_brings_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, who=BRANDT) as supervisor, another_position(tmp_path) as there:
        call = there.do(c.OpenCall())[0].subject
        there.do(c.AddNote(call=call, text="she hid the pills"))
        for number in range(LINES_MAX):
            there.do(c.AddNote(call=call, text=f"note {number}"))
        supervisor.see_others()
        press(supervisor, OPEN, "Return")
        last = lines(supervisor)
        press(supervisor, "E")
        before = lines(supervisor)
        press(supervisor, "E", "L")
        again = lines(supervisor)
        search(supervisor, "pills")

        assert (len(last), [line.kind for line in before]) == (LINES_MAX, ["CallOpened", "NoteAdded"])
        assert [line.number for line in again] == [line.number for line in last]
        assert chosen(supervisor).rest == "“she hid the pills”"
        assert "402 lines · shown: 1 to 2" in supervisor.read(shift_log(supervisor).view.timeline)
