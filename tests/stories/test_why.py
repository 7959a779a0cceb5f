"""The page that asks why belongs to one act: it goes when that act is no longer the one in hand."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain import entries as e
from console.ui.wish import Wish
from tests.stories.calls import KNIFE, a_sent_call
from tests.stories.play import Dispatcher, a_desk


def asked_why(dispatcher: Dispatcher) -> None:
    """On a call that nobody was sent to yet, D-19 is sent although nothing asks for it."""
    dispatcher.take_call("14 Alder Row")
    dispatcher.answer(KNIFE)
    dispatcher.say("D-19")
    dispatcher.press("Return")
    assert "Send D-19 anyway" in dispatcher.page
    dispatcher.type("he is at the corner already")


@pytest.mark.parametrize(
    "act", [("F9",), ("F5", "1"), ("Ctrl+D",), ("F2", *"CO-7", "Space", *"MEAL", "Return")]
)
def test_another_act_puts_the_page_away_and_says_so(
    act: tuple[str, ...], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        asked_why(dispatcher)

        dispatcher.press(*act)

        assert dispatcher.page == ""
        assert "D-19" not in {sent.unit for sent in dispatcher.call.sent}
        assert "Not done, for want of a reason: Send D-19 anyway." in dispatcher.answered
        assert dispatcher.running.parts.command.has_keys() is False


def test_another_unit_puts_the_page_away(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        asked_why(dispatcher)

        dispatcher.say("D-26")

        assert dispatcher.page == ""
        assert "Send D-19 anyway" in dispatcher.answered


@pytest.mark.parametrize("way", ["another call", "another unit", "another act"])
def test_closing_the_manual_does_not_bring_it_back(way: str, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        asked_why(dispatcher)
        desk = dispatcher.running.desk
        dispatcher.press("F1")
        match way:
            case "another call":
                first = dispatcher.call.id
                dispatcher.press("Ctrl+N")
                desk.wish(Wish("open_call", first))
            case "another unit":
                desk.wish(Wish("unit", "D-26"))
            case _:
                desk.do(c.SetUnitStatus(unit="CO-7", status="meal"))

        desk.wish(Wish("close_panel"))

        assert "Why?" not in dispatcher.page


def test_the_manual_alone_brings_it_back_with_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        asked_why(dispatcher)
        dispatcher.press("F1")
        dispatcher.running.desk.wish(Wish("close_panel"))

        assert "Send D-19 anyway" in dispatcher.page
        dispatcher.press("Ctrl+Return")
        assert [sent.unit for sent in dispatcher.call.sent] == ["D-19"]


def test_a_second_act_that_needs_a_reason_takes_the_place_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        asked_why(dispatcher)

        dispatcher.say("send D-27 as deputies")
        assert "Send D-27 anyway" in dispatcher.page
        dispatcher.type("the street is long")
        dispatcher.press("Ctrl+Return")

        assert [sent.unit for sent in dispatcher.call.sent] == ["D-27"]
        sent = [each.body for each in dispatcher.running.bridge.session.history(dispatcher.call.id)]
        assert [each.reason for each in sent if isinstance(each, e.UnitSent)] == ["the street is long"]


def test_what_is_written_on_the_call_meanwhile_leaves_it(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        asked_why(dispatcher)
        desk, call = dispatcher.running.desk, dispatcher.call.id
        desk.do(c.AddNote(call=call, text="the sister waits outside"))
        desk.do(c.SetDetail(call=call, field="callback", value="555-0188"))

        assert "Send D-19 anyway" in dispatcher.page
        dispatcher.press("Ctrl+Return")
        assert [sent.unit for sent in dispatcher.call.sent] == ["D-19"]


def test_a_supervisor_chosen_for_one_act_approves_no_other(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        first, second = (sent.unit for sent in dispatcher.call.sent[:2])
        dispatcher.say(f"stand down {first}")
        dispatcher.press("Tab", "1", "Esc")

        dispatcher.say(f"stand down {second}")
        dispatcher.type("not needed")
        dispatcher.press("Ctrl+Return")

        assert "Choose the supervisor who approves." in dispatcher.page
        assert second in {sent.unit for sent in dispatcher.call.sent}
