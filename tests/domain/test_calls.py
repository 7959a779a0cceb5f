"""A call as such: opening, owning, the form, the line, taking back one's slip, opening it again."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.errors import Refused
from tests.domain.build import (
    PATROL,
    SACRAMENTO,
    SEAT,
    START,
    SUPERVISOR,
    WHO,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    kinds,
    move,
    send,
)


def test_an_opened_call_is_its_openers_and_holds_the_number_it_came_from() -> None:
    desk = a_desk()

    desk.do(c.OpenCall(callback="(555) 010-0142"))

    call = desk.call("26-00001")
    assert (call.owner, call.position, call.waiting) == (WHO, SEAT, False)
    assert call.detail("callback") == "(555) 010-0142"


def test_a_ringing_call_is_nobodys_until_somebody_takes_it() -> None:
    desk = a_desk()
    desk.do(c.OpenCall(waiting=True))

    before = desk.call()
    desk.do(c.TakeCall(call=before.id))

    assert (before.owner, before.waiting) == ("", True)
    assert (desk.call().owner, desk.call().waiting) == (WHO, False)


def test_another_position_takes_a_call_over() -> None:
    desk = a_desk()
    call = a_call(desk)

    desk.do(c.TakeCall(call=call), who="Per Lindqvist", position="desk-2")

    assert (desk.call().owner, desk.call().position) == ("Per Lindqvist", "desk-2")


def test_where_everybody_gets_patrol_it_is_asked_for_before_the_first_question() -> None:
    desk = a_desk(PATROL)

    entries = desk.do(c.OpenCall())

    assert kinds(entries) == ["CallOpened", "Recommended"]
    assert desk.call().recommended.certain == ("law_enforcement",)  # type: ignore[union-attr]  # it was just run


def test_where_nothing_is_certain_nothing_is_recommended_before_the_first_answer() -> None:
    desk = a_desk(SACRAMENTO)

    assert kinds(desk.do(c.OpenCall())) == ["CallOpened"]


def test_a_detail_is_written_once_and_the_same_again_is_nothing() -> None:
    desk = a_desk()
    call = a_call(desk)

    again = desk.do(c.SetDetail(call=call, field="address", value="14 Alder Row", read_back=True))
    emptied = desk.do(c.SetDetail(call=call, field="person", value=""))
    changed = desk.do(c.SetDetail(call=call, field="address", value="14 Alder Row, upstairs"))

    assert (again, emptied) == ((), ())
    assert kinds(changed) == ["DetailSet"]
    assert not desk.call().details["address"].read_back, "another address has not been read back"


def test_notes_stand_in_their_order_with_who_wrote_them() -> None:
    desk = a_desk()
    call = a_call(desk)

    desk.do(c.AddNote(call=call, text="dog in the yard"))
    desk.do(c.AddNote(call=call, text="key under the mat"), who="Per Lindqvist")

    assert [(note.text, note.who) for note in desk.call().notes] == [
        ("dog in the yard", WHO),
        ("key under the mat", "Per Lindqvist"),
    ]


def test_a_lost_line_is_called_back_again_and_again_until_somebody_is_reached() -> None:
    desk = a_desk()
    call = a_call(desk)

    desk.do(c.LoseLine(call=call))
    first = desk.call().line
    desk.later(60).do(c.TryCallBack(call=call, outcome="no_answer"))
    second = desk.call().line
    desk.later(180).do(c.TryCallBack(call=call, outcome="reached"))

    assert (first.lost, first.due) == (True, START + timedelta(seconds=60))
    assert (second.lost, second.due, second.tries) == (True, START + timedelta(seconds=240), 1)
    assert (desk.call().line.lost, desk.call().line.due) == (False, None)


def test_a_line_that_is_lost_is_not_lost_again() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.LoseLine(call=call))

    assert desk.later(30).do(c.LoseLine(call=call)) == ()


def test_an_answer_taken_back_leaves_what_stood_before_in_its_place() -> None:
    desk = a_desk()
    call = a_call(desk, medical="none", suicide="none")
    slip, *_ = answers(desk, call, medical="emergency")

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert desk.call().facts() == {"medical": "none", "suicide": "none"}
    assert list(desk.call().answers) == ["medical", "suicide"], "answers keep their numbers"


def test_a_first_answer_taken_back_was_not_asked() -> None:
    desk = a_desk()
    call = a_call(desk)
    slip, *_ = answers(desk, call, weapon="none")

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert "weapon" not in desk.call().answers


def test_a_field_is_taken_back_too() -> None:
    desk = a_desk()
    call = a_call(desk)
    (slip,) = desk.do(c.SetDetail(call=call, field="address", value="41 Alder Row"))

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert desk.call().detail("address") == "14 Alder Row"


@pytest.mark.parametrize(("seconds", "who"), [(61, WHO), (5, "Per Lindqvist")])
def test_only_the_same_person_within_the_limit_takes_back(seconds: int, who: str) -> None:
    desk = a_desk()
    call = a_call(desk)
    slip, *_ = answers(desk, call, weapon="none")

    with pytest.raises(Refused, match="nothing_to_take_back"):
        desk.later(seconds).do(c.TakeBack(call=call, entry=slip.number), who=who)


def test_what_an_answer_set_by_itself_is_taken_back_with_it() -> None:
    desk = a_desk()
    call = a_call(desk)
    slip, *_ = answers(desk, call, problem="responder_needs_help")

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert desk.call().facts() == {}


def test_what_was_said_about_it_since_stays_when_the_answer_is_taken_back() -> None:
    desk = a_desk()
    call = a_call(desk)
    slip, *_ = answers(desk, call, problem="responder_needs_help")
    desk.do(c.AnswerFact(call=call, fact="others_in_danger", answer="yes", said_by="caller"))

    desk.do(c.TakeBack(call=call, entry=slip.number))

    assert desk.call().facts() == {"others_in_danger": "yes"}


def test_a_late_note_stands_with_its_true_time() -> None:
    desk = a_desk()
    call = a_call(desk)
    then = START - timedelta(minutes=20)

    (note,) = desk.do(c.AddNote(call=call, text="on paper", happened_at=then, why_then="paper"))

    assert (note.happened_at, note.at, note.why_then) == (then, START, "paper")
    assert desk.call().notes[0].at == then


def test_a_call_is_opened_again_with_all_it_held_and_asked_anew() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    desk.do(
        c.AnswerApproval(call=call, by="amadi", answer="approve", reason="no crime"),
        c.CloseGap(call=call, by="amadi", reason="brother is with her"),
        c.CloseCall(
            call=call, disposition="nobody_sent", note="agreed", approved_by="amadi", next_action="call at 9"
        ),
    )

    desk.do(c.ReopenCall(call=call, reason="she called again"), who="Per Lindqvist", position="desk-2")

    again = desk.call(call)
    assert (again.owner, again.position) == ("Per Lindqvist", "desk-2")
    assert again.facts()["weapon"] == "firearm"
    assert again.gap_open, "what a supervisor closed then is open now"
    assert again.approval is not None
    assert again.approval.answer is None, "what a supervisor approved then is asked again"


def test_a_call_that_nobody_had_taken_is_somebodys_when_it_is_opened_again() -> None:
    desk = a_desk()
    (opened,) = desk.do(c.OpenCall(waiting=True))
    desk.do(
        c.CloseCall(
            call=opened.subject, disposition="duplicate", note="x", approved_by=SUPERVISOR, next_action="none"
        ),
        c.ReopenCall(call=opened.subject, reason="not a duplicate"),
    )

    assert (desk.call().waiting, desk.call().owner) == (False, WHO)


def test_who_was_with_the_person_then_is_asked_for_again_when_a_call_is_opened_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route", "on_scene", "available")
    desk.do(c.CloseCall(call=call, disposition="stabilised"))

    desk.do(c.ReopenCall(call=call, reason="worse again"))

    assert desk.call(call).served == ()


def test_an_entry_about_a_closed_call_moves_only_its_unit() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    entry = desk.entries[-1]
    board = desk.board

    late = e.UnitSent(
        call="26-99999",
        unit="M-30",
        response="ems",
        staged=False,
        status="dispatched",
        asked=True,
        reason="",
    )
    desk.fold((late,), desk.moment())

    assert desk.board.calls == board.calls
    assert desk.board.units["M-30"].call == "26-99999"
    assert entry.subject == call
