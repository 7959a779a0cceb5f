"""A hand-off that nobody accepts in time goes to the next that fits; where none is left, to a supervisor."""

import pytest

from console.domain import commands as c
from console.domain.contacts import Caller, caller_of, next_contact
from console.domain.rows.alerts import alerts
from console.domain.rows.by_clock import by_clock
from console.domain.rows.heard import Here, heard
from tests.domain.build import Desk, a_desk, a_quiet_call, a_room, kinds
from tests.domain.safety_situations import rings


def told(desk: Desk) -> list[str]:
    found = alerts(desk.board, desk.now)
    return [each.rest for each in found if each.id.partition(":")[0] in ("hand_off", "no_line")]


def tick(desk: Desk) -> list[str]:
    """What the clock does by itself now."""
    return kinds(desk.do(*by_clock(desk.board, desk.now)))


@pytest.mark.parametrize(
    ("caller", "tried", "following"),
    [
        (Caller(), (), "line-988"),
        (Caller(), ("line-988",), "line-county"),
        (Caller(), ("line-988", "line-county"), ""),
        (Caller(veteran=True), ("line-988",), "line-veterans"),
        (Caller("text"), (), "line-988-text"),
        (Caller("text"), ("line-988-text",), ""),
        (Caller("relay"), ("line-relay",), "line-county"),
        (Caller("interpreter", ("es",), veteran=True), ("line-988",), "line-county"),
    ],
)
def test_the_next_is_the_first_of_the_agency_that_fits(
    caller: Caller, tried: tuple[str, ...], following: str
) -> None:
    assert next_contact(a_room().agency, caller, tried) == following


def test_what_the_caller_needs_is_read_off_the_answers() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, communication="interpreter", veteran="yes")

    assert caller_of(desk.call(call)) == Caller("interpreter", ("es",), veteran=True)


def test_the_clock_names_the_next_once_and_the_first_may_still_accept() -> None:
    desk, call = rings(59)
    assert tick(desk) == []
    desk.later(1)

    assert tick(desk) == ["HandOffRanOut"]
    assert tick(desk) == []
    assert told(desk) == ["ring Example County access line now; the call is still ours"]
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="accepted", person="Ana Ruiz"))

    assert desk.call(call).accepted_by == "Ana Ruiz"
    assert desk.call(call).ran_out is None


def test_one_act_lets_go_of_the_one_and_rings_the_next() -> None:
    desk, call = rings(60)
    tick(desk)

    entries = desk.do(c.RingNext(call=call))

    steps = [(each.body.contact, each.body.step) for each in entries if each.body.kind == "HandOffMoved"]
    assert steps == [("line-988", "dropped"), ("line-county", "offered"), ("line-county", "ringing")]
    assert told(desk) == ["the call is still ours"]
    assert desk.call(call).tried == ("line-988",)


def test_where_no_line_is_left_a_supervisor_hears_it_at_once() -> None:
    desk, call = rings(60)
    tick(desk)
    desk.do(c.RingNext(call=call))
    desk.later(60)

    assert tick(desk) == ["HandOffRanOut"]

    assert told(desk) == ["no other line fits; a supervisor decides, the call is still ours"]
    elsewhere = heard(desk.board, desk.now, Here("desk-9", supervises=True))
    assert [each.alert for each in elsewhere] == [f"no_line:{call}"]
    assert desk.call(call).owner, "nothing is ever without an owner"


def test_a_line_that_declined_is_not_named_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    for contact, step in (
        ("line-county", "offered"),
        ("line-county", "ringing"),
        ("line-county", "declined"),
        ("line-988", "offered"),
        ("line-988", "ringing"),
    ):
        desk.do(c.MoveHandOff.model_validate({"call": call, "contact": contact, "step": step}))
    desk.later(60)
    tick(desk)

    ran_out = desk.call(call).ran_out
    assert ran_out is not None
    assert ran_out.next == ""
