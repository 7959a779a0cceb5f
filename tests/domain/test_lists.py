"""The calls list, the last act, ages and limits in words."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain.rows.acts import act_words
from console.domain.rows.calls import call_rows, standing
from console.domain.rows.problem import problem
from console.domain.rows.shown import CallRow
from console.domain.rows.words import left
from tests.domain.build import (
    SACRAMENTO,
    SEAT,
    START,
    WHO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    a_room,
    answers,
    move,
    send,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def rows(desk: Desk, selected: str = "") -> list[CallRow]:
    return list(call_rows(desk.board, WHO, SEAT, selected))


def stands(desk: Desk, call: str) -> str:
    return standing(desk.board, desk.call(call))


def test_calls_stand_gap_first_then_waiting_then_mine_then_the_others() -> None:
    desk = a_desk(SACRAMENTO)
    mine = a_call(desk)
    theirs = a_call(desk)
    desk.do(c.TakeCall(call=theirs), who="Per Lindqvist", position="desk-2")
    (ringing,) = desk.do(c.OpenCall(waiting=True))
    gap = a_quiet_call(desk, **ARMED)

    assert [(row.section, row.call) for row in rows(desk, mine)] == [
        ("On the gap list", ""),
        ("On the gap list", gap),
        ("Waiting", ""),
        ("Waiting", ringing.subject),
        ("Mine", ""),
        ("Mine", mine),
        ("Other positions", ""),
        ("Other positions", theirs),
    ]
    assert [row.call for row in rows(desk, mine) if row.is_selected] == [mine]


def test_a_crew_that_calls_for_help_stands_above_every_other_call() -> None:
    desk = a_desk(SACRAMENTO)
    a_quiet_call(desk, **ARMED)
    desk.do(c.OpenCall(waiting=True))
    mine = a_call(desk)
    send(desk, mine, "CR-11", "mobile_crisis", "for the test")

    desk.do(c.ReportPanic(unit="CR-11"))

    assert [(row.section, row.call) for row in rows(desk)][:2] == [
        ("Calls for help", ""),
        ("Calls for help", mine),
    ]


def test_a_caller_who_hung_up_waits_until_they_are_reached() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.LoseLine(call=call))

    (row,) = [row for row in rows(desk) if row.call]

    assert (row.section, row.icon, row.state) == ("Waiting", "lost", "call back {left}")
    assert row.due == START + timedelta(seconds=60)


def test_the_most_urgent_stands_first_and_an_unsettled_call_by_what_it_may_become() -> None:
    desk = a_desk(SACRAMENTO)
    quiet, asking, grave = (
        a_quiet_call(desk),
        a_call(desk, medical="none"),
        a_quiet_call(desk, crime="committed"),
    )

    order = [(row.call, row.priority) for row in rows(desk) if row.call]

    assert order == [(asking, None), (grave, 2), (quiet, 3)]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, ""),
        ({"problem": "suicidal_person"}, "Suicidal person"),
        ({"problem": "suicidal_person", "weapon": "none"}, "Suicidal person"),
        ({"problem": "suicidal_person", "weapon": "firearm"}, "Firearm, suicidal person"),
        ({"problem": "suicidal_person", "weapon": "unknown"}, "Weapon not known, suicidal person"),
        ({"problem": "suicidal_person", "suicide": "attempt_in_progress", "medical": "emergency"},
         "Medical emergency, attempt under way, suicidal person"),
        ({"problem": "dispute", "weapon": "edged", "violence": "physical_ongoing", "hazard": "height"},
         "Knife or blade, hurting someone now, height, argument"),
        ({"problem": "dispute", "violence": "none", "hazard": "unknown", "medical": "minor"}, "Argument"),
        ({"weapon": "edged"}, "Knife or blade"),
        ({"problem": "unknown"}, "Main problem not known"),
    ],
)
def test_not_asked_unknown_and_none_are_three_things_in_a_line(facts: dict[str, str], says: str) -> None:
    desk = a_desk()
    call = a_call(desk, facts)

    assert problem(desk.board, desk.call(call)) == says


def test_whose_call_it_is_stands_on_every_row_of_another_position() -> None:
    desk = a_desk()
    mine = a_call(desk)
    theirs = [a_call(desk), a_call(desk, {"problem": "dispute"}), a_call(desk, ARMED)]
    desk.do(c.LoseLine(call=theirs[0]))

    rows = {row.call: row for row in call_rows(desk.board, "Per Lindqvist", "desk-9", "") if row.call}
    own = {row.call: row for row in call_rows(desk.board, WHO, SEAT, "") if row.call}

    assert {row.position for row in rows.values()} == {SEAT}
    assert {row.position for row in own.values()} == {""}
    assert set(rows) == set(own) == {mine, *theirs}


def test_where_a_call_stands_is_told_from_ring_to_close() -> None:
    desk = a_desk()
    call = a_call(desk)
    told = [stands(desk, call)]
    answers(desk, call, medical="none")
    told.append(stands(desk, call))
    call = a_quiet_call(desk)
    told.append(stands(desk, call))
    send(desk, call, "CR-11", "mobile_crisis")
    told.append(stands(desk, call))
    move(desk, "CR-11", "en_route", "on_scene")
    told.append(stands(desk, call))
    move(desk, "CR-11", "available")
    told.append(stands(desk, call))

    assert told == [
        "No answers yet",
        "Asking",
        "Not sent yet: crisis team",
        "CR-11 dispatched",
        "CR-11 on scene",
        "Ready to close",
    ]


def test_who_was_not_sent_yet_is_told_beside_who_was() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "M-30", "ems_staged")

    assert stands(desk, call) == (
        "M-30 dispatched; not sent yet: crisis-trained deputies, clinician and deputy"
    )


def test_a_hand_off_and_a_supervisor_are_told() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, engagement="refuses")
    awaited = stands(desk, call)
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))
    desk.do(c.AnswerApproval(call=call, by="amadi", answer="approve", reason="x"))

    assert awaited == "Waits for a supervisor"
    assert stands(desk, call) == "988 crisis line offered to the caller"


def test_a_lost_line_does_not_hide_the_units() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.LoseLine(call=call))

    assert stands(desk, call) == "Hung up, CR-11 dispatched"


def test_the_last_act_is_told_in_the_rooms_words() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    (sent,) = send(desk, call, "M-30", "ems_staged")
    (moved,) = move(desk, "M-30", "en_route")
    (late,) = desk.do(c.AskLater(call=a_call(desk), fact="hazard"))

    assert [act_words(entry, a_room()) for entry in (sent, moved, late)] == [
        "M-30 sent to stage nearby: paramedics",
        "M-30 en route",
        "Put off: danger of the place",
    ]


@pytest.mark.parametrize(
    ("seconds", "says"), [(50, "0:50 left"), (0, "0:00 left"), (-70, "1:10 late"), (-4000, "1 h 6 min late")]
)
def test_time_left_and_time_past_are_told_apart(seconds: int, says: str) -> None:
    assert left(START + timedelta(seconds=seconds), START) == says
