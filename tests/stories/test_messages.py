"""A message is typed in a line, stands on the desk of whom it is for, and is gone once it was read there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.rows.shown import Alert
from console.ui.screens.hearing import NOTHING_HEARD
from tests.stories.calls import Clock, a_sent_call
from tests.stories.play import a_desk, another_position


def test_a_message_is_read_by_two_keys_and_the_answer_is_a_line(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        dispatcher.press("Ctrl+N")

        other.do(c.LeaveMessage(call=call, to="Position 1", text="the brother rang us too"))
        dispatcher.until(lambda: "the brother rang us too" in dispatcher.lane)
        assert "Per Lindqvist to you, 14 Alder Row" in dispatcher.lane
        dispatcher.press("F8")

        assert dispatcher.call.id == call
        assert "the brother rang us too" in dispatcher.page
        dispatcher.press("Return")
        assert dispatcher.page == ""
        assert "brother" not in dispatcher.lane
        assert dispatcher.kinds(1) == ["MessageRead"]

        dispatcher.say("message Per Lindqvist: thank you, both are one call")
        other.catch_up()
        [waiting] = other.board.calls[call].messages
        assert (waiting.to, waiting.text) == ("Per Lindqvist", "thank you, both are one call")


def test_a_message_for_a_crew_is_passed_on_from_the_desk_that_has_its_call(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        call = a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        other.catch_up()

        other.do(c.LeaveMessage(call=call, to=unit, text="use the back door"))
        dispatcher.until(lambda: "use the back door" in dispatcher.lane)
        dispatcher.say("message read 1")
        assert dispatcher.answered.startswith("Entry 1 is no message on this call")
        while "use the back door" not in dispatcher.page:
            dispatcher.press("F8")
        assert f"Tell {unit} by radio" in dispatcher.page
        dispatcher.press("Return")

        assert "use the back door" not in dispatcher.lane


def test_a_message_is_seen_and_not_heard_so_the_key_silences_what_does_sound(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        other.do(c.LeaveMessage(call=dispatcher.call.id, to="Position 1", text="the brother rang us too"))
        dispatcher.until(lambda: "the brother rang us too" in dispatcher.lane)

        dispatcher.press("Shift+F8")
        assert dispatcher.answered == NOTHING_HEARD

        other.do(c.OpenCall(callback="(555) 010-0199", waiting=True))
        dispatcher.until(lambda: len(dispatcher.board.calls) == 2)
        dispatcher.press("Shift+F8")
        assert dispatcher.kinds(1) == ["AlertSilenced"]
        assert dispatcher.answered.startswith("Silenced here: (555) 010-0199")


def test_whom_a_message_can_be_for_is_completed_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")

        dispatcher.say("message nobody: x")
        assert dispatcher.answered.startswith("message whom?")
        dispatcher.press("Esc", "F2")
        dispatcher.type("message su")
        dispatcher.press("Tab")
        dispatcher.type("come and look")
        dispatcher.press("Return")

        assert [each.to for each in dispatcher.call.messages] == ["supervisor"]
        assert dispatcher.lane == "No alerts", "it is for a supervisor, and none sits here"


def test_a_message_that_somebody_else_read_is_not_replaced_by_the_next_under_the_hand(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        first, second = (
            other.do(c.LeaveMessage(call=call, to="Position 1", text=text))[0] for text in ("first", "second")
        )
        dispatcher.until(lambda: "first" in dispatcher.lane)
        dispatcher.press("F8")
        assert "first" in dispatcher.page

        other.do(c.ReadMessage(call=call, entry=first.number))
        dispatcher.until(lambda: "first" not in dispatcher.lane)
        dispatcher.press("Return")

        assert [each.entry for each in dispatcher.call.messages] == [second.number]
        assert "second" not in dispatcher.page


def test_the_key_for_alerts_goes_round_all_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    """Also past those that have no place of their own on the desk."""
    with a_desk(qtbot, tmp_path) as dispatcher, another_position(tmp_path) as other:
        dispatcher.take_call("14 Alder Row")
        other.do(c.LeaveMessage(call=dispatcher.call.id, to="Position 1", text="the brother rang"))
        lane = dispatcher.running.parts.lane
        for kind, words in (("paper", "No fresh paper pack:"), ("sound", "No sounds:")):
            lane.show_of_machine(kind, (Alert(kind, "warn", "", words, "tell somebody", "Open"),))
        dispatcher.until(lambda: "brother" in dispatcher.lane)

        opened = []
        for _ in range(4):
            dispatcher.press("F8")
            opened.append(dispatcher.running.desk.at_alert[0].partition(":")[0])

        assert opened == ["message", "paper", "sound", "message"]


def test_a_message_stands_before_all_clocks_and_every_alert_is_in_a_list(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, clock=clock) as dispatcher, another_position(tmp_path, clock) as other:
        dispatcher.take_call("14 Alder Row")
        call = dispatcher.call.id
        for number in range(3):
            other.do(c.OpenCall(callback=f"(555) 010-019{number}", waiting=True))
        clock.pass_s(dispatcher, 120)
        other.do(c.LeaveMessage(call=call, to="Position 1", text="the brother rang us too"))
        dispatcher.see_others()
        clock.pass_s(dispatcher, 1)
        assert dispatcher.lane.startswith("Per Lindqvist to you, 14 Alder Row")

        dispatcher.press("Ctrl+F8")
        assert "All alerts" in dispatcher.page
        assert "1, Per Lindqvist to you, 14 Alder Row: the brother rang us too" in dispatcher.page
        assert "4, (555) 010-0192: nobody has taken it" in dispatcher.page
        dispatcher.press("1")
        assert "I have read it" in dispatcher.page
        dispatcher.press("Return")
        assert "brother" not in dispatcher.lane
