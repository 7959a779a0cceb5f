"""Entering from paper at the real window: by key and by line, shown, and never left on by mistake."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.entry import Entry
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk, a_door, another_position
from tests.stories.staffed import PASSWORDS, sign_in

THEN = datetime(2026, 11, 24, 21, 10, tzinfo=UTC)
"""13:10 on the wall, 36 minutes before the clock of the stories begins."""


def strip(dispatcher: Dispatcher) -> str:
    """What the strip says, empty where it is not there."""
    paper = dispatcher.running.parts.paper
    return paper.accessibleName() if paper.isVisible() else ""


def entries(dispatcher: Dispatcher) -> list[Entry]:
    """All that stands in the ledger of people's acts on calls and units, in order."""
    session = dispatcher.running.bridge.session
    program = ("Recommended", "ApprovalAsked", "StagingChanged", "PolicyAdopted")
    return [entry for entry in session.entries() if entry.body.kind not in program]


def set_time(dispatcher: Dispatcher, text: str) -> None:
    """Set the true time by its key."""
    dispatcher.press("Shift+F2")
    dispatcher.type(text)
    dispatcher.press("Return")


@pytest.mark.parametrize("way", ["key", "line"])
def test_a_time_is_set_by_key_and_by_line_and_goes_with_every_act_until_it_is_ended(
    way: str, qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        if way == "key":
            set_time(dispatcher, "13:10")
        else:
            dispatcher.say("paper 1:10 pm")
        assert strip(dispatcher) == ("From paper: 13:10, 24 Nov, 36 min ago · for each act until you end it")

        dispatcher.press("Ctrl+N")
        dispatcher.type("14 Alder Row")
        dispatcher.press("Return", "F5", dispatcher.card.choices[0].key)
        dispatcher.say("note he left by the back door")
        dispatcher.say("paper off")
        dispatcher.say("note now")

        *from_paper, live = entries(dispatcher)
        assert [entry.body.kind for entry in from_paper] == [
            "CallOpened",
            "DetailSet",
            "FactAnswered",
            "NoteAdded",
        ]
        assert all(entry.happened_at == THEN and entry.why_then == "paper" for entry in from_paper)
        assert all(entry.at == clock.now for entry in from_paper)
        assert (live.happened_at, live.why_then) == (clock.now, "")
        assert strip(dispatcher) == ""
        assert dispatcher.call.opened == THEN


def test_a_time_that_is_none_is_asked_back_and_the_line_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, None, Clock()) as dispatcher:
        set_time(dispatcher, "25:10")
        assert "“25:10” is not a time" in dispatcher.answered
        assert strip(dispatcher) == ""

        dispatcher.press("Shift+F2")
        dispatcher.type("14:00")
        dispatcher.press("Return")
        assert dispatcher.answered == "14:00 is still to come today. For yesterday type: 23 Nov 14:00."
        dispatcher.say("paper")
        assert dispatcher.answered.startswith("When did it happen?")
        dispatcher.say("paper 23 Nov 14:00")

        assert "14:00, 23 Nov" in strip(dispatcher)


def a_call_from_paper(dispatcher: Dispatcher) -> str:
    """A call opened from paper, at work; its number."""
    set_time(dispatcher, "13:10")
    dispatcher.press("Ctrl+N")
    dispatcher.type("14 Alder Row")
    dispatcher.press("Return", "F5")
    assert strip(dispatcher)
    return dispatcher.call.id


def test_it_ends_with_the_close_of_the_call(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        a_call_from_paper(dispatcher)
        dispatcher.press("F12", "E" if "E, Duplicate" in dispatcher.page else "D", "N")
        dispatcher.type("another caller is on the line with them")
        dispatcher.press("Tab")
        dispatcher.type("see the other call")
        dispatcher.press("Tab", "P", "Ctrl+Return")

        assert entries(dispatcher)[-1].body.kind == "CallClosed"
        assert entries(dispatcher)[-1].happened_at == THEN
        assert (
            strip(dispatcher) == "Entering from paper has ended · the call is closed; the next one: Shift+F2"
        )
        clock.pass_s(dispatcher, 15)
        assert strip(dispatcher) == ""


def test_it_ends_after_ten_minutes_without_an_act(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        a_call_from_paper(dispatcher)
        clock.pass_s(dispatcher, 599)
        assert "From paper: 13:10" in strip(dispatcher)
        dispatcher.say("note still at it")
        clock.pass_s(dispatcher, 599)
        assert "From paper: 13:10" in strip(dispatcher)

        clock.pass_s(dispatcher, 1)

        assert strip(dispatcher) == "Entering from paper has ended · ten minutes without an act"
        dispatcher.say("note now")
        assert entries(dispatcher)[-1].why_then == ""


def test_it_ends_where_another_call_comes_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, None, Clock()) as dispatcher:
        dispatcher.take_call("2 Mill Road")
        other = dispatcher.call.id
        a_call_from_paper(dispatcher)

        dispatcher.press("Ctrl+Tab")

        assert dispatcher.call.id == other
        assert strip(dispatcher) == "Entering from paper has ended · another call is in front"


def test_a_new_call_while_one_is_entered_is_of_now(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        a_call_from_paper(dispatcher)

        dispatcher.press("Ctrl+N")

        assert dispatcher.call.opened == clock.now
        assert entries(dispatcher)[-1].why_then == ""
        assert "of another call" in strip(dispatcher)


def test_a_unit_of_another_call_that_reports_over_the_radio_reports_now(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        dispatcher.take_call("2 Mill Road")
        dispatcher.running.bridge.session.do(
            c.SendUnit(call=dispatcher.call.id, unit="CO-7", response="co_response", reason="by radio")
        )
        a_call_from_paper(dispatcher)

        dispatcher.say("CO-7 en route")

        assert dispatcher.running.desk.board.units["CO-7"].since == clock.now
        assert entries(dispatcher)[-1].why_then == ""


def test_a_call_that_rings_is_taken_now_whatever_was_set(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher, another_position(tmp_path, clock) as other:
        set_time(dispatcher, "13:10")
        other.do(c.OpenCall(callback="555-0142", waiting=True))
        dispatcher.until(lambda: len(dispatcher.running.desk.board.calls) == 1)

        dispatcher.press("F3")

        assert dispatcher.call.owner == "Nadia Okoro"
        assert entries(dispatcher)[-1].why_then == ""
        assert strip(dispatcher) == "Entering from paper has ended · this call rang later than that"


def test_it_is_never_on_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        a_call_from_paper(dispatcher)
    clock.now += timedelta(seconds=5)

    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        assert strip(dispatcher) == ""
        dispatcher.say("note now")
        assert entries(dispatcher)[-1].why_then == ""


def test_it_ends_with_the_lock_of_the_position(qtbot: QtBot, staffed: Path) -> None:
    with a_door(qtbot, staffed, clock=Clock()) as dispatcher:
        sign_in(dispatcher, "okoro")
        a_call_from_paper(dispatcher)
        dispatcher.press("Ctrl+L")
        dispatcher.type(PASSWORDS["okoro"])
        dispatcher.press("Return")
        assert dispatcher.door == ""

        dispatcher.say("note now")

        assert strip(dispatcher) == ""
        acts = [entry for entry in entries(dispatcher) if entry.body.kind in ("CallOpened", "NoteAdded")]
        assert [entry.why_then for entry in acts] == ["paper", ""]


def test_what_is_taken_back_and_what_the_program_does_is_of_now(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        a_call_from_paper(dispatcher)
        dispatcher.press(dispatcher.card.choices[0].key, "Ctrl+Z")

        assert entries(dispatcher)[-1].body.kind == "TakenBack"
        assert entries(dispatcher)[-1].why_then == ""
        assert strip(dispatcher)


def test_f1_explains_it_while_it_is_on(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, None, Clock()) as dispatcher:
        set_time(dispatcher, "13:10")

        dispatcher.press("F1")

        assert dispatcher.running.desk.place.page_about == "paper"
        dispatcher.say("paper off")
        dispatcher.press("Esc", "F1")
        assert dispatcher.running.desk.place.page_about == "desk"


def test_an_answer_that_something_later_stands_against_is_refused_in_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, None, Clock()) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.change("weapon", "edged")
        set_time(dispatcher, "13:10")

        dispatcher.change("weapon", "none")

        assert dispatcher.answered.startswith("What stands for “Weapon” is of 13:46, later than 13:10")
        assert dispatcher.call.answers["weapon"].answer == "edged"
