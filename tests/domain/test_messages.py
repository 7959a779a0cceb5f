"""Messages about a call: for whom, where they stand, until when, and what becomes of them."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.rows.messages import message_alerts, message_words
from tests.domain.build import SEAT, SUPERVISOR, WHO, Desk, a_call, a_desk, a_quiet_call, send
from tests.domain.people_situations import OFFICE, a_staffed_desk, sit_down


def told(desk: Desk, who: str = "", position: str = "", *roles: str) -> list[str]:
    return [f"{each.lead} {each.rest}" for each in message_alerts(desk.board, who, position, roles)]


@pytest.mark.parametrize(
    ("to", "who", "position", "roles"),
    [
        ("supervisor", SUPERVISOR, "desk-2", ("supervisor",)),
        ("Supervisor", SUPERVISOR, "desk-2", ("supervisor",)),
        ("lena brandt", SUPERVISOR, "desk-9", ()),
        ("brandt", SUPERVISOR, "desk-9", ()),
        (SEAT.upper(), "Per Lindqvist", SEAT, ()),
    ],
)
def test_a_message_stands_where_whom_it_is_for_sits(
    to: str, who: str, position: str, roles: tuple[str, ...]
) -> None:
    desk = a_desk()
    call = a_call(desk)

    desk.do(c.LeaveMessage(call=call, to=to, text="come and look"))

    assert told(desk, who, position, *roles) == [f"{WHO} to you, 14 Alder Row: come and look"]
    assert told(desk, "Per Lindqvist", "desk-7") == []


def test_a_message_for_a_crew_stands_where_its_call_is_until_it_was_passed_on() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    [left] = desk.do(c.LeaveMessage(call=call, to="cr-11", text="use the back door"), who="Per Lindqvist")

    assert told(desk, WHO, SEAT) == ["Per Lindqvist to CR-11, 14 Alder Row: use the back door"]
    lead, do = message_words(desk.board, desk.call(call).messages[0])
    assert lead == f"Per Lindqvist to CR-11, at {SEAT}"
    assert do == "Tell CR-11 by radio, then say that it is passed on."

    [read] = desk.do(c.ReadMessage(call=call, entry=left.number))
    assert read.body == e.MessageRead(call=call, message=left.number)
    assert told(desk, WHO, SEAT) == []
    assert desk.refusal(c.ReadMessage(call=call, entry=left.number))[0] == "message_not_there"


def test_a_message_that_nobody_has_read_goes_along_when_its_call_is_joined() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(c.LeaveMessage(call=second, to="supervisor", text="the brother asks for you"))

    desk.do(c.JoinCall(call=second, into=first))

    assert [each.text for each in desk.call(first).messages] == [f"From {WHO}: the brother asks for you"]


def test_nobody_is_named_as_nobody_and_who_there_is_is_said() -> None:
    desk = a_desk()
    call = a_call(desk)

    code, says = desk.refusal(c.LeaveMessage(call=call, to="Zoe", text="x"))

    assert code == "message_for_nobody"
    assert "supervisor, desk-1" in says
    assert "Lena Brandt" in says


@pytest.mark.parametrize("to", [SEAT, "Per Lindqvist"])
def test_a_message_for_somebody_who_has_gone_home_stands_where_its_call_is(to: str) -> None:
    desk = a_staffed_desk()
    call = a_quiet_call(desk)
    desk.do(c.LeaveMessage(call=call, to=to, text="ring the mother"))
    desk.do(c.SignOff(receiver="desk-9"))

    says = f"{WHO} to {to}, 14 Alder Row: ring the mother"
    assert told(desk, SUPERVISOR, "desk-9", "supervisor") == [says]
    assert told(desk, "Ines Fontaine", OFFICE) == []

    sit_down(desk, "lindqvist", SEAT)

    assert told(desk, SUPERVISOR, "desk-9", "supervisor") == []
    assert told(desk, "Per Lindqvist", SEAT) == [f"{WHO} to you, 14 Alder Row: ring the mother"]


def test_a_message_stands_once_where_its_call_was_joined_and_split_off_again() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.do(c.LeaveMessage(call=second, to="supervisor", text="x"))
    desk.do(c.JoinCall(call=second, into=first), c.SplitCall(call=second, reason="another flat"))

    assert [len(desk.call(each).messages) for each in (first, second)] == [1, 0]
