"""A gap call is reviewed by a supervisor, and its dispatcher reads what was said and answers."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.entries import NoteAdded, ReviewAnswered, ReviewGiven
from console.domain.review_entries import pairs_of
from console.session import open_session
from console.ui.screens.about import DESK, REVIEW, SHIFT_LOG
from tests.stories.at_agency import in_front
from tests.stories.at_policy_draft import BRANDT
from tests.stories.at_review import OPEN, calls_to_review, listed, press, questions, review, shown
from tests.stories.at_shift_log import chosen, shift_log
from tests.stories.calls import Clock
from tests.stories.play import WHO, Dispatcher, a_desk

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")

UNREAD = "A review of one of your calls is not read yet. Alt+Shift+8 shows it, whenever you have time."


def fill_in(supervisor: Dispatcher, comment: str) -> None:
    """Answer the form from the first question on, one no among it, with a note and a comment."""
    press(supervisor, "Return", "Home", "Y", "Y", "N")
    press(supervisor, "Up", "Return")
    supervisor.type("asked after the unit went")
    press(supervisor, "Return", "Down")
    press(supervisor, *(["Y"] * 9), "X")
    press(supervisor, "C")
    supervisor.type(comment)
    press(supervisor, "Return")


def test_a_supervisor_reviews_a_gap_call_and_its_dispatcher_reads_and_answers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    (call,) = calls_to_review(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        (row,) = listed(supervisor)
        assert in_front(supervisor) == REVIEW
        assert (row.call, row.dispatcher, row.state) == (call, WHO, "to_review")
        assert "Gap call" in row.why
        assert "Talk time is never scored." in shown(supervisor)

        fill_in(supervisor, "You stayed with her all the way.")
        assert "Score 50 of 100 · capped by the no to 3; 89 without it" in shown(supervisor)
        press(supervisor, "Ctrl+Return")

        assert [(row.state, row.percent) for row in listed(supervisor)] == [("given", 50)]
        given = supervisor.running.desk.bridge.session.ledger.history(call)[-1].body
        assert isinstance(given, ReviewGiven)
        assert (given.dispatcher, given.comment) == (WHO, "You stayed with her all the way.")
        assert pairs_of(given.answers)["danger_first"] == "no"
        assert pairs_of(given.notes) == {"danger_first": "asked after the unit went"}

    with a_desk(qtbot, tmp_path, who=WHO, clock=clock) as dispatcher:
        assert UNREAD in dispatcher.answered
        press(dispatcher, OPEN)
        (own,) = listed(dispatcher)
        assert (own.call, own.state, own.percent) == (call, "given", 50)
        assert "You stayed with her all the way." in shown(dispatcher)
        assert [each.note for each in questions(dispatcher) if each.note] == ["asked after the unit went"]

        press(dispatcher, "Return", "A")
        dispatcher.type("The unit had gone before I could ask.")
        press(dispatcher, "Ctrl+Return")

        assert [row.state for row in listed(dispatcher)] == ["answered"]
        assert "The unit had gone before I could ask." in shown(dispatcher)
        answered = dispatcher.running.desk.bridge.session.ledger.history(call)[-1].body
        assert isinstance(answered, ReviewAnswered)
        assert not dispatcher.board.people.reviews

    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        assert [row.state for row in listed(supervisor)] == ["answered"]
        assert "The unit had gone before I could ask." in shown(supervisor)


def test_a_review_is_corrected_with_a_reason_and_is_to_be_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_to_review(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        fill_in(supervisor, "As it should be.")
        press(supervisor, "Ctrl+Return")

        press(supervisor, "Return", "R")
        press(supervisor, "Ctrl+Return")
        assert "A review that was given is corrected with a reason. Say why." in supervisor.answered
        press(supervisor, "R")
        supervisor.type("danger was asked in time")
        press(supervisor, "Return", "Home", "Down", "Down", "Y", "Ctrl+Return")

        assert [(row.state, row.percent) for row in listed(supervisor)] == [("given", 100)]
        assert "danger was asked in time" in shown(supervisor)


def test_a_line_of_the_timeline_opens_the_log_at_that_moment(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_to_review(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        lines = review(supervisor).view.timeline.lines
        lines.take_keys()
        press(supervisor, "Home", *(["Down"] * 4))
        row = lines.rows()[lines.view.currentIndex().row()]

        supervisor.press("Return")

        assert in_front(supervisor) == SHIFT_LOG
        shift_log(supervisor)
        assert chosen(supervisor).number == row.number


def test_a_complaint_brings_a_call_that_nobody_drew_into_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    (call,) = calls_to_review(tmp_path, clock)
    session = open_session(tmp_path / "room.store", None, None, WHO, "Position 1", "live", clock)
    quiet = session.do(c.OpenCall())[0].subject
    closing = {"disposition": "duplicate", "note": "x", "approved_by": "brandt", "next_action": "x"}
    session.do(c.CloseCall.model_validate({"call": quiet, **closing}))
    session.close()
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        supervisor.say(f"review {quiet}")
        assert listed(supervisor)[0].call == quiet

        press(supervisor, "K")
        supervisor.type("her sister says that nobody listened")
        press(supervisor, "Return", "Alt+Shift+1", OPEN)

        why = {row.call: row.why for row in listed(supervisor)}
        assert "Complaint" in why[quiet]
        assert call in why


def test_what_is_half_filled_in_is_there_again_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_to_review(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "Return", "Y", "P")
        assert [row.state for row in listed(supervisor)] == ["begun"]

    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as again:
        press(again, OPEN)
        assert [each.answer for each in questions(again)][:3] == ["yes", "partly", ""]


def test_a_supervisor_reviews_no_call_of_their_own_and_a_form_is_given_whole(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    calls_to_review(tmp_path, clock)
    calls_to_review(tmp_path, clock, who=BRANDT)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        assert {row.call: row.state for row in listed(supervisor)} == {
            "26-00002": "own",
            "26-00001": "to_review",
        }
        press(supervisor, "Home", "Return", "Y")
        assert not questions(supervisor)

        press(supervisor, "Left", "End", "Return", "Y", "Ctrl+Return")
        assert "12 of the form have no answer yet" in supervisor.answered
        assert [row.state for row in listed(supervisor)] == ["own", "begun"]


def test_nobody_on_a_call_is_told_of_a_review_until_the_call_is_over(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Clock()
    calls_to_review(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN)
        fill_in(supervisor, "Well done.")
        press(supervisor, "Ctrl+Return")
    session = open_session(tmp_path / "room.store", None, None, WHO, "Position 1", "live", clock)
    call = session.do(c.OpenCall())[0].subject
    session.close()
    with a_desk(qtbot, tmp_path, who=WHO, clock=clock) as dispatcher:
        assert UNREAD not in dispatcher.answered

        closing = {"disposition": "duplicate", "note": "x", "approved_by": "brandt", "next_action": "x"}
        dispatcher.running.desk.do(c.CloseCall.model_validate({"call": call, **closing}))

        dispatcher.until(lambda: UNREAD in dispatcher.answered)
        press(dispatcher, OPEN, "Ctrl+Return")
        assert [row.state for row in listed(dispatcher)] == ["read"]
        dispatcher.press("Alt+Shift+1")
        assert in_front(dispatcher) == DESK


def test_nothing_of_a_review_stays_once_words_were_erased_or_another_sits_down(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = Clock()
    (call,) = calls_to_review(tmp_path, clock)
    with a_desk(qtbot, tmp_path, who=BRANDT, clock=clock) as supervisor:
        press(supervisor, OPEN, "Return", "C")
        supervisor.type("not to be seen")
        press(supervisor, "Return")
        screen, history = review(supervisor), supervisor.running.desk.bridge.session.ledger.history(call)
        note = next(each.number for each in history if isinstance(each.body, NoteAdded))
        assert "He sits in the kitchen" in lines_read(supervisor)

        supervisor.press("Alt+Shift+1")
        supervisor.running.desk.do(c.Redact(entry=note, by=BRANDT, reason="a court asked for it"))
        assert not screen.view.timeline.lines.rows()
        press(supervisor, OPEN)
        assert "He sits in the kitchen" not in lines_read(supervisor)

        screen.leave()
        assert not screen.view.list.calls.rows()
        assert not questions(supervisor)
        assert "not to be seen" not in supervisor.read(screen.view) + screen.view.form.comment.text()


def lines_read(dispatcher: Dispatcher) -> str:
    """The words of people in the lines of the call."""
    return " ".join(row.rest for row in review(dispatcher).view.timeline.lines.rows())
