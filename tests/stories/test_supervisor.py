"""The call on which the policy sends nobody: a supervisor is asked at once, by name, with a time limit."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.asked import asked_for, still_to_send
from tests.stories.calls import SACRAMENTO, Clock, a_gap_call
from tests.stories.play import Dispatcher, a_desk, a_door
from tests.stories.staffed import BEGAN, sign_in, sitting_elsewhere


def asks(dispatcher: Dispatcher) -> tuple[str, ...]:
    return asked_for(dispatcher.running.desk.board, dispatcher.call)


def test_approval_is_asked_at_once_with_the_time_left_and_who_must_answer(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        a_gap_call(dispatcher)

        assert dispatcher.call.approval is not None
        assert "Gap call, 9 Sorrel Court" in dispatcher.lane
        assert "2:00 left" in dispatcher.lane
        assert "Lena Brandt or Grace Amadi must answer" in dispatcher.advice

        clock.pass_s(dispatcher, 30)

        assert "1:30 left" in dispatcher.lane


@pytest.mark.parametrize(
    ("keys", "answer", "goes"),
    [
        (("1",), "approve", ()),
        (("2",), "send_after_all", ("law_enforcement",)),
        (("3", "8"), "send_instead", ("co_response",)),
    ],
)
def test_a_supervisor_answers_by_name_and_closes_the_gap(
    keys: tuple[str, ...], answer: str, goes: tuple[str, ...], qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_gap_call(dispatcher)

        dispatcher.press("F6", "A", *keys, "N", "R")
        dispatcher.type("talked it through")
        dispatcher.press("Ctrl+Return")

        approval = dispatcher.call.approval
        assert approval is not None
        assert (approval.by, approval.answer) == ("Lena Brandt", answer)
        assert set(goes) <= set(asks(dispatcher))
        assert dispatcher.page == ""

        dispatcher.press("F6", "G", "1" if "1, Lena" in dispatcher.page else "N", "R")
        dispatcher.type("deputies know the house")
        dispatcher.press("Ctrl+Return")

        assert dispatcher.call.gap_closed_by == "Lena Brandt"
        assert "Gap call" not in dispatcher.lane


def test_when_the_time_runs_out_the_agencys_default_acts(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, SACRAMENTO, clock) as dispatcher:
        a_gap_call(dispatcher)
        dispatcher.press("F6", "A")
        typed_in = dispatcher.keys_are_on

        clock.pass_s(dispatcher, 119)
        assert dispatcher.call.approval is not None
        assert dispatcher.call.approval.answer is None
        assert dispatcher.keys_are_on is typed_in

        clock.pass_s(dispatcher, 1)

        assert dispatcher.call.approval.answer == "ran_out"
        assert "co_response" in still_to_send(dispatcher.running.desk.board, dispatcher.call)
        assert "No supervisor answered in time" in dispatcher.advice
        assert dispatcher.page == ""


def test_a_gap_call_cannot_be_closed_until_a_supervisor_has_closed_the_gap(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_gap_call(dispatcher)
        dispatcher.press("F12")
        assert "A supervisor has not answered yet" in dispatcher.page
        dispatcher.press("Esc", "F6", "A", "1", "N", "R")
        dispatcher.type("agreed")
        dispatcher.press("Ctrl+Return", "F12")
        assert "gap list" in dispatcher.page
        dispatcher.press("Esc", "F6", "G", "N", "R")
        dispatcher.type("family is with him")
        dispatcher.press("Ctrl+Return")
        dispatcher.send_all()
        for unit in [sent.unit for sent in dispatcher.call.sent]:
            for status in ("staged", "on scene"):
                dispatcher.say("safe Deputy Hart")
                dispatcher.say_why("city police are with her")
                dispatcher.say(f"{unit} {status}")
            dispatcher.say(f"{unit} available")

        dispatcher.press("F12", "1", "Ctrl+Return")

        assert dispatcher.running.desk.board.calls == {}


def test_a_supervisor_is_asked_by_one_key_and_the_gap_page_says_who_answers_for_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_gap_call(dispatcher)
        dispatcher.press("F6", "G")
        assert "Ask them first, Ctrl+G or by voice." in dispatcher.page
        assert "answers for it in the record" in dispatcher.page

        dispatcher.press("Ctrl+G")
        dispatcher.type("come and look")
        dispatcher.press("Return")

        [message] = dispatcher.call.messages
        assert (message.to, message.text) == ("supervisor", "come and look")


def test_whoever_asks_hears_which_supervisor_has_signed_in_or_whom_to_call(
    qtbot: QtBot, staffed: Path
) -> None:
    clock = Clock()
    clock.now = BEGAN
    with a_door(qtbot, staffed, clock=clock) as dispatcher:
        sign_in(dispatcher, "okoro")
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("Ctrl+G")
        assert dispatcher.answered == (
            "No supervisor has signed in. Call the supervisor on call, (555) 010-0142; "
            "the message stays until one has."
        )
        dispatcher.type("please ring me")
        dispatcher.press("Return")
        assert dispatcher.kinds(1) == ["MessageLeft"]

        with sitting_elsewhere(staffed, "brandt", "Position 2", clock):
            dispatcher.see_others()
            dispatcher.press("Ctrl+G")
            assert dispatcher.answered == "A supervisor has signed in: Lena Brandt at Position 2."
