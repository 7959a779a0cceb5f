"""A worse call comes in, and the only team near it is on the way elsewhere: it is moved by keys."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from tests.domain.build import QUIET
from tests.stories.calls import Clock
from tests.stories.play import Dispatcher, a_desk, another_position


def two_calls(dispatcher: Dispatcher) -> str:
    """A team is on the way to the first; the second is in front. The first one's number."""
    dispatcher.take_call("9 Sorrel Court")
    dispatcher.answer(QUIET)
    dispatcher.say("send CR-11")
    first = dispatcher.call.id
    dispatcher.press("Ctrl+N")
    dispatcher.type("14 Alder Row")
    dispatcher.press("Return", "F5")
    dispatcher.answer(QUIET)
    return first


@pytest.mark.parametrize("line", ["send CR-11", "move CR-11"])
def test_a_team_under_way_is_moved_with_a_reason_and_a_supervisor(
    line: str, qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        first = two_calls(dispatcher)

        dispatcher.say(line)
        assert f"CR-11 has not been with the person of call {first} yet" in dispatcher.page
        assert "Move CR-11 here" in dispatcher.page
        dispatcher.type("a child is there")
        dispatcher.press("Return", "1", "Ctrl+Return")

        assert dispatcher.page == ""
        assert [sent.unit for sent in dispatcher.call.sent] == ["CR-11"]
        assert dispatcher.board.calls[first].sent == ()
        assert (
            "9 Sorrel Court, asked for again, crisis team: CR-11 was moved to 14 Alder Row" in dispatcher.lane
        )
        dispatcher.press("F8")
        assert dispatcher.call.id == first
        assert dispatcher.running.parts.strip.strip.unit in ("CR-14", "SV-2")
        dispatcher.press("F9")
        assert "asked for again" not in dispatcher.lane


def test_the_unit_board_moves_it_too_and_one_that_was_there_needs_no_supervisor(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        two_calls(dispatcher)
        dispatcher.say("CR-11 en route")
        dispatcher.say("CR-11 on scene")

        dispatcher.say("CR-11")
        dispatcher.press("Return")
        assert "CR-11 has been there" in dispatcher.page
        dispatcher.type("the mother is alone with him")
        dispatcher.press("Return", "Ctrl+Return")
        assert "Choose whether its work there is done." in dispatcher.page
        dispatcher.press("2", "Ctrl+Return")

        assert [sent.unit for sent in dispatcher.call.sent] == ["CR-11"]
        assert "asked for again" in dispatcher.lane


@pytest.mark.parametrize("keys", [("F9",), ("F7", "1", "Return")])
def test_a_unit_that_another_desk_has_just_taken_is_not_moved_by_the_key_that_sends(
    keys: tuple[str, ...], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)
        dispatcher.press(*keys[:-1])
        offered = dispatcher.running.parts.strip.strip
        [opened, *_] = other.do(c.OpenCall())
        other.do(
            c.SendUnit(call=opened.subject, unit=offered.unit, response=offered.response, reason="nearby")
        )

        dispatcher.press(keys[-1])

        assert dispatcher.page == ""
        assert f"{offered.unit} is on call {opened.subject}" in dispatcher.answered
        assert dispatcher.running.parts.strip.strip.unit not in ("", offered.unit), "it is shown at once"


@pytest.mark.parametrize("is_told_before", [False, True])
def test_a_second_enter_on_a_unit_that_was_just_taken_moves_nothing_until_that_can_have_been_read(
    is_told_before: bool, qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)
        dispatcher.say("CR-11")
        [opened, *_] = other.do(c.OpenCall())
        other.do(c.SendUnit(call=opened.subject, unit="CR-11", response="mobile_crisis", reason="nearby"))
        if is_told_before:
            dispatcher.see_others()

        for _ in range(1 if is_told_before else 2):
            dispatcher.press("Return")
            assert dispatcher.page == ""
            assert f"CR-11 is on call {opened.subject}" in dispatcher.answered
            rows = dispatcher.running.parts.units.view.rows
            [shown] = [row for row in rows.rows if row.unit == "CR-11"]
            assert shown.counts_as != "available", "what is shown is true"

        clock.pass_s(dispatcher, 2)
        dispatcher.press("Return")
        assert "CR-11 has not been with the person" in dispatcher.page


def test_the_reason_that_was_typed_with_the_line_stands_on_the_page_that_asks(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        first = two_calls(dispatcher)
        dispatcher.say("send CR-11 as crisis team: a child is there")
        dispatcher.press("Return", "1", "Ctrl+Return")

        assert [sent.unit for sent in dispatcher.call.sent] == ["CR-11"]
        moved = [each.body for each in dispatcher.running.bridge.session.history(first)]
        assert "a child is there" in [getattr(each, "reason", "") for each in moved]

        dispatcher.say("stand down CR-11: the mother has him")
        assert "Stand CR-11 down" in dispatcher.page
        dispatcher.press("Return", "1", "Ctrl+Return")

        assert dispatcher.call.sent == ()
