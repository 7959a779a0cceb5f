"""Hands on the keys: answers while typing, answers changed, put off and taken back, and the command line."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.calls import KNIFE, Clock, a_sent_call
from tests.stories.play import Dispatcher, a_desk


def on_the_note(dispatcher: Dispatcher) -> None:
    """A new call with its address, and the keys in the note."""
    dispatcher.press("F3")
    dispatcher.write_form("14 Alder Row", "555-0188", "Mara", "Tom")


def test_answers_are_given_while_a_note_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        on_the_note(dispatcher)
        keys = dispatcher.keys_are_on
        dispatcher.type("she is wh")
        fact = dispatcher.card.fact
        dispatcher.press("Alt+1")
        dispatcher.type("ispering")

        assert fact in dispatcher.call.answers
        assert dispatcher.keys_are_on is keys
        dispatcher.press("Return")
        assert dispatcher.call.notes[0].text == "she is whispering"


def test_a_question_put_off_comes_again_at_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press(dispatcher.choice(KNIFE[dispatcher.card.fact]).key)
        put_off = dispatcher.card.fact
        dispatcher.press("L")
        assert dispatcher.card.fact != put_off
        assert dispatcher.call.put_off == (put_off,)

        while dispatcher.card.kind in ("question", "crew"):
            dispatcher.press(dispatcher.choice(KNIFE[dispatcher.card.fact]).key)

        assert (dispatcher.card.kind, dispatcher.card.fact) == ("later", put_off)


def test_earlier_answers_are_changed_by_number_backspace_or_out_of_turn(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        for _ in range(3):
            dispatcher.press(dispatcher.choice(KNIFE[dispatcher.card.fact]).key)
        first, *_, last = dispatcher.call.answers
        asked = dispatcher.card.fact

        dispatcher.press("Ctrl+1")
        assert (dispatcher.card.kind, dispatcher.card.fact) == ("changing", first)
        dispatcher.press("0")
        assert dispatcher.call.answers[first].answer == "unknown"
        dispatcher.press("F5", "Backspace")
        assert dispatcher.card.kind == "changing"
        dispatcher.say("ask weapon")
        assert dispatcher.card.fact == "weapon"
        dispatcher.press("W", dispatcher.choice("edged").key)
        assert dispatcher.call.answers["weapon"].answer == "edged"
        assert dispatcher.call.answers["weapon"].said_by == "unit_on_scene"
        assert last in dispatcher.call.answers
        assert asked


def test_ones_own_last_act_is_taken_back_within_a_minute_and_not_later(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    with a_desk(qtbot, tmp_path, None, clock) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        fact = dispatcher.card.fact
        dispatcher.press("1")
        assert fact in dispatcher.call.answers
        mine = dispatcher.call.id
        dispatcher.press("Ctrl+N", "Ctrl+Tab")
        if dispatcher.call.id != mine:
            dispatcher.press("Ctrl+Tab")
        dispatcher.press("F5", "1")
        dispatcher.press("Ctrl+Z")
        assert len(dispatcher.call.answers) <= 1

        dispatcher.press("F5", "1")
        given = dict(dispatcher.call.answers)
        clock.pass_s(dispatcher, 61)
        dispatcher.press("Ctrl+Z")

        assert dict(dispatcher.call.answers) == given
        assert "cannot be taken back" in dispatcher.answered


def test_the_command_line_does_what_the_keys_do(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.say("new")
        dispatcher.say("note she locked the front door")
        assert dispatcher.call.notes[0].text == "she locked the front door"
        call = a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        dispatcher.say("told a pair is on its way")
        assert dispatcher.call.told[0].text == "a pair is on its way"
        dispatcher.say("find 14 alder")
        assert dispatcher.call.id == call
        for line, page in (
            ("another", "Under another policy"),
            ("override", "Override the policy"),
            ("handoff", "Hand-off"),
            (f"brief {unit}", f"Brief for {unit}"),
            ("close", "Close the call"),
            ("help", "Help"),
            ("help keys", "Help"),
            ("callback", "Call back"),
        ):
            dispatcher.say(line)
            assert page in dispatcher.page, line
            dispatcher.press("Esc")
        dispatcher.say("hungup")
        assert dispatcher.call.line.lost
        dispatcher.say("find nowhere at all")
        assert "No open call has" in dispatcher.answered


def test_a_line_that_is_not_understood_stays_to_be_mended(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.say("sedn CO-7")
        assert "Not understood" in dispatcher.answered or "Did you mean" in dispatcher.answered
        dispatcher.press("Esc")
        assert dispatcher.keys_are_on is dispatcher.running.parts.guide


def test_refusals_of_keys_are_said_at_the_foot_and_not_on_the_page_that_is_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("F1", "Ctrl+O")

        assert dispatcher.answered == "This call is yours already."
        dispatcher.press("Ctrl+I")
        assert "there is no brief" in dispatcher.answered


def test_a_closed_call_is_opened_again_by_its_number_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        call = a_sent_call(dispatcher)
        for unit in [sent.unit for sent in dispatcher.call.sent]:
            dispatcher.say("safe Dep. Hart")
            dispatcher.say_why("city police are there")
            dispatcher.say(f"{unit} en route")
            dispatcher.say(f"{unit} on scene")
            dispatcher.say(f"{unit} available")
        dispatcher.press("F12", "1", "Ctrl+Return")
        assert dispatcher.running.desk.call is None

        dispatcher.say(f"reopen {call} she rang again")

        assert dispatcher.call.id == call


def test_tab_without_a_suggestion_does_not_leave_a_line_half_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.press("F2")
        line = dispatcher.keys_are_on
        dispatcher.type("zzzz")
        dispatcher.press("Tab")
        assert dispatcher.keys_are_on is line
        dispatcher.press("Esc", "F2", "Tab")
        assert dispatcher.keys_are_on is not line, "an empty line holds nobody"


def test_find_goes_round_the_open_calls_that_fit_by_place_or_unit(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        first = a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        dispatcher.take_call("16 Alder Row")
        second = dispatcher.call.id
        dispatcher.take_call("9 Sorrel Court")

        dispatcher.say("find alder")
        assert (dispatcher.call.id, dispatcher.answered) == (first, "1 of 2 open calls with “alder”.")
        dispatcher.say("find alder")
        assert (dispatcher.call.id, dispatcher.answered) == (second, "2 of 2 open calls with “alder”.")
        dispatcher.say("find alder")
        assert dispatcher.call.id == first
        dispatcher.say("find sorrel")
        dispatcher.say(f"find {unit}")
        assert dispatcher.call.id == first
        assert dispatcher.answered == f"The only open call with “{unit}”."
