"""Reviews as they are decided: by whom, about whom, corrected by a further entry, and answered."""

import pytest
from pydantic import ValidationError

from console.domain import commands as c
from console.domain import entries as e
from console.domain.review_entries import pairs_of
from tests.domain.build import SUPERVISOR, WHO, a_desk, a_quiet_call
from tests.domain.review_situations import a_closed_call, a_reviewed_call, form_of, reviewing


def test_a_review_is_about_whoever_had_the_call_last_and_waits_for_their_answer() -> None:
    desk, call = a_closed_call()

    (entry,) = desk.do(reviewing(desk, call, notes={"tone": "let her finish"}))

    assert isinstance(entry.body, e.ReviewGiven)
    assert (entry.who, entry.body.dispatcher, entry.subject) == (SUPERVISOR, WHO, call)
    assert pairs_of(entry.body.notes) == {"tone": "let her finish"}
    assert set(pairs_of(entry.body.answers)) == {each.id for each in form_of(desk)}
    assert desk.board.people.reviews[call].entry == entry.number


def test_the_dispatcher_reads_it_and_it_waits_no_longer() -> None:
    desk, call, review = a_reviewed_call()
    desk.who = WHO

    (read,) = desk.do(c.AnswerReview(call=call, review=review))
    (answered,) = desk.do(c.AnswerReview(call=call, review=review, text="The line was bad, I asked twice."))

    assert not desk.board.people.reviews
    assert isinstance(read.body, e.ReviewAnswered)
    assert isinstance(answered.body, e.ReviewAnswered)
    assert (read.body.text, answered.body.text) == ("", "The line was bad, I asked twice.")


def test_a_correction_is_a_further_entry_and_is_read_anew() -> None:
    desk, call, review = a_reviewed_call()
    desk.who = WHO
    desk.do(c.AnswerReview(call=call, review=review))
    desk.who = SUPERVISOR

    (entry,) = desk.do(reviewing(desk, call, corrects=review, reason="I had the wrong call before me"))

    assert isinstance(entry.body, e.ReviewGiven)
    assert (entry.body.corrects, desk.board.people.reviews[call].entry) == (review, entry.number)


def test_no_open_call_is_reviewed() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    assert desk.refusal(reviewing(desk, call), who=SUPERVISOR)[0] == "no_such_call"


def test_a_dispatcher_reviews_nobody() -> None:
    desk, call = a_closed_call()

    assert desk.refusal(reviewing(desk, call), who="Per Lindqvist")[0] == "role_may_not"


def test_a_complaint_is_noted_of_a_call_that_is_open_and_of_one_that_is_over() -> None:
    desk, closed = a_closed_call()
    still_open = a_quiet_call(desk)

    for call in (closed, still_open):
        (entry,) = desk.do(c.NoteComplaint(call=call, text="her sister says that nobody listened"))
        assert entry.subject == call
    assert desk.refusal(c.NoteComplaint(call="26-99999", text="x"))[0] == "no_such_call"


@pytest.mark.parametrize("note", ["a\nb", "a\0b", " "])
def test_a_note_that_cannot_be_kept_on_one_line_is_refused(note: str) -> None:
    with pytest.raises(ValidationError, match="tone"):
        c.GiveReview(call="26-00001", form="x", answers={}, notes={"tone": note})
