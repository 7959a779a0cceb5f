"""What is promised when a call is closed has a time and an owner until somebody says that it is done."""

import pytest

from console.domain import commands as c
from console.domain.names import Mark
from console.domain.rows.acts import act_words
from console.domain.rows.next_actions import next_alerts, next_shown, next_to_hand_over
from console.domain.rows.shown import Alert
from console.domain.saying import line_of
from console.domain.spoken import read
from console.domain.veil import WITHHELD, veiled_board
from tests.domain.build import SEAT, Desk, a_desk, a_quiet_call, agency_text, kinds

DECIDED = {"approved_by": "brandt", "note": "mother is with him", "next_action": "Ring him at nine."}


def promised(desk: Desk | None = None, **more: object) -> tuple[Desk, str]:
    """A call that is closed by a decision, with what comes next."""
    desk = desk or a_desk()
    call = a_quiet_call(desk)
    values = {"call": call, "disposition": "information", **DECIDED, **more}
    desk.do(c.CloseCall.model_validate(values))
    return desk, call


def lane(desk: Desk, here: str = SEAT) -> tuple[Alert, ...]:
    return next_alerts(desk.board, desk.now, here, lambda position: "open" if position == SEAT else "none")


def test_it_is_due_after_the_agencys_limit_at_the_position_that_closed_the_call_and_nowhere_else() -> None:
    desk, call = promised()
    assert lane(desk.later(59 * 60)) == ()

    (told,) = lane(desk.later(60))

    assert (told.lead, told.rest) == ("Promised, 14 Alder Row:", "Ring him at nine")
    assert (told.weight, told.due, told.id) == ("alert", desk.now, f"next:{call}")
    assert lane(desk, "desk-2") == ()


def test_a_time_of_its_own_may_be_said_and_what_nobody_can_see_to_is_told_everywhere() -> None:
    desk, _ = promised(next_in_min=10)
    desk.later(600)

    assert len(lane(desk)) == 1
    assert len(next_alerts(desk.board, desk.now, "desk-2", lambda _: "unknown")) == 1


def test_one_act_ends_it_and_one_that_reached_nobody_brings_it_again() -> None:
    desk, call = promised(next_in_min=1)
    desk.later(60)

    (again,) = desk.do(c.NoteNextAction(call=call, outcome="not_reached"))
    assert lane(desk) == ()
    assert len(lane(desk.later(180))) == 1
    shown = next_shown(desk.board, call)
    assert shown is not None
    assert (shown.tries, shown.number) == (1, "(555) 010-0142")
    (done,) = desk.do(c.NoteNextAction(call=call, outcome="done", note="he slept"))

    assert lane(desk.later(86400)) == ()
    assert next_shown(desk.board, call) is None
    assert act_words(again, desk.board.room).endswith("not reached, again later")
    assert act_words(done, desk.board.room) == f"What was promised on call {call}: done"
    assert desk.refusal(c.NoteNextAction(call=call, outcome="done"))[0] == "no_next_action"


def test_what_came_of_it_is_said_in_a_line() -> None:
    desk, call = promised()

    for line in (f"promised {call} not reached: voicemail", "promised 1 not reached: voicemail"):
        came = read(line, desk.board, None).command
        assert came == c.NoteNextAction(call=call, outcome="not_reached", note="voicemail")
        assert line_of(came, desk.board, None) == f"promised {call} not reached: voicemail"
    assert read("promised 1", desk.board, None).wish == "next_action"
    assert "nothing is promised" not in read("promised 7 done", desk.board, None).hint
    assert "promised 1 done" in read("promised 1 perhaps", desk.board, None).hint


def test_a_call_back_that_the_policy_asks_for_is_promised_though_nobody_writes_it() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.Override(call=call, responses=("follow_up",), reason="she asked for it", approved_by="brandt"))
    end = {**DECIDED, "next_action": ""}
    desk.refusal(c.CloseCall.model_validate({"call": call, "disposition": "information", **end}))
    for step in ("offered", "ringing", "accepted", "summary_read", "confirmed"):
        person = "Ana" if step == "accepted" else ""
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step, person=person))

    desk.do(c.CloseCall(call=call, disposition="handed_over"))

    (told,) = lane(desk.later(3600))
    assert told.rest == "call back, as the policy asks"


def test_an_agency_may_have_it_due_only_where_somebody_says_when() -> None:
    text = agency_text().replace("[limits]", "[limits]\nnext_action_min = 0", 1)
    desk, _ = promised(a_desk(agency=text))
    assert desk.board.next_actions == {}

    promised(desk, next_in_min=5)

    assert len(desk.board.next_actions) == 1


def test_a_call_that_is_opened_again_has_an_owner_of_its_own() -> None:
    desk, call = promised()

    desk.do(c.ReopenCall(call=call, reason="he rang"))

    assert desk.board.next_actions == {}


def test_it_is_handed_over_at_the_end_of_the_shift_to_somebody_by_name() -> None:
    desk = a_desk()
    desk.do(c.SignIn(person="okoro"))
    desk.do(c.SignIn(person="lindqvist"), who="Per Lindqvist", position="desk-2")
    promised(desk)
    (thing,) = next_to_hand_over(desk.board, SEAT, desk.now)
    assert thing[1] == "14 Alder Row, closed; promised: Ring him at nine, due 14:00"
    assert desk.refusal(c.SignOff())[0] == "sign_off_has_next"

    entries = desk.do(c.SignOff(receiver="desk-2"))

    assert kinds(entries) == ["NextActionHandedOver", "SignedOff"]
    desk.later(3600)
    assert [alert.lead for alert in lane(desk, "desk-2")] == ["Promised, 14 Alder Row:"]


@pytest.mark.parametrize("erased", ["CallClosed", "DetailSet"])
def test_words_that_are_erased_leave_it_too(erased: str) -> None:
    desk, call = promised()
    number = next(entry.number for entry in desk.about(call) if entry.body.kind == erased)

    desk.do(c.Redact(entry=number, by="brandt", reason="asked for"))

    action = desk.board.next_actions[call]
    left = ("", "14 Alder Row") if erased == "CallClosed" else ("Ring him at nine.", "")
    assert (action.what, action.place) == left


def test_whoever_may_not_see_the_words_is_shown_that_there_are_some() -> None:
    desk, call = promised()

    action = veiled_board(desk.board, [Mark.PLAIN]).next_actions[call]

    assert (action.what, action.place) == (WITHHELD[Mark.HEALTH], WITHHELD[Mark.PERSON])
