"""The alert lane: what a person must see now, gravest first."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain.agency import AgencyFaulty, read_agency
from console.domain.rows.alerts import alerts, runs_out
from console.domain.rows.calls import call_rows
from console.domain.rows.shown import Alert, CallRow
from tests.domain.build import (
    SACRAMENTO,
    SEAT,
    START,
    WHO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    agency_text,
    answers,
    move,
    send,
)

PACE = """[[pace]]
status = "{status}"
response = "{response}"
alert_after_min = 6

[[zone]]"""
ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def rows(desk: Desk, selected: str = "") -> list[CallRow]:
    return list(call_rows(desk.board, WHO, SEAT, selected))


def lane(desk: Desk) -> list[tuple[str, str]]:
    return [(alert.id.partition(":")[0], alert.weight) for alert in alerts(desk.board, desk.now)]


def alert(desk: Desk, kind: str) -> Alert:
    return next(each for each in alerts(desk.board, desk.now) if each.id.startswith(kind))


def test_a_quiet_room_has_no_alerts() -> None:
    assert alerts(a_desk().board, START) == ()


def test_gap_calls_stand_first_then_the_gravest_then_those_due_first() -> None:
    desk = a_desk(SACRAMENTO)
    lost = a_call(desk)
    desk.do(c.LoseLine(call=lost))
    a_quiet_call(desk, **ARMED)
    a_quiet_call(desk, engagement="refuses")

    assert lane(desk) == [("gap", "alert"), ("line", "warn"), ("approval", "warn")]
    desk.later(61)
    assert lane(desk) == [("gap", "alert"), ("line", "alert"), ("approval", "warn")]


def test_a_crew_that_has_not_read_its_brief_back_is_told_after_the_agencys_limit() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    assert not [kind for kind, _ in lane(desk) if kind == "unread"]

    desk.later(180)

    assert ("unread", "warn") in lane(desk)
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    assert ("unread", "warn") not in lane(desk)


def test_a_crew_that_is_there_and_has_read_nothing_back_is_told_at_once() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    move(desk, "CR-11", "en_route", "on_scene")

    assert ("unread", "warn") in lane(desk)


def test_a_ringing_call_that_nobody_takes_is_an_alert_after_the_agencys_limit() -> None:
    desk = a_desk()
    desk.do(c.OpenCall(waiting=True, callback="(555) 010-0188"))
    before = lane(desk)
    desk.later(30)

    assert before == []
    found = alert(desk, "waiting")
    assert (found.lead, found.rest, found.weight) == ("(555) 010-0188:", "nobody has taken it", "alert")


def test_a_line_that_does_not_accept_is_told_and_still_ours() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="offered"))

    found = alert(desk, "hand_off")

    assert (found.lead, found.rest) == (
        "988 crisis line has not accepted 14 Alder Row:",
        "the call is still ours",
    )
    desk.later(60)
    assert lane(desk) == [("hand_off", "alert")]


def test_a_brief_that_is_no_longer_what_the_crew_read_is_an_alert() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.ConfirmBrief(call=call, unit="CR-11"))
    before = lane(desk)

    answers(desk, call, others_present="children")

    assert before == []
    assert alert(desk, "brief").lead == "CR-11, 14 Alder Row:"


def test_a_unit_that_is_silent_longer_than_its_status_allows_is_an_alert() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    desk.later(120)

    found = alert(desk, "unit")
    assert (found.lead, found.rest, found.call) == (
        "CR-11 is dispatched longer than 2 min:",
        "14 Alder Row",
        call,
    )


def test_calls_whose_time_ran_out_are_given_once_they_are_due() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **ARMED)

    assert runs_out(desk.board, desk.now + timedelta(seconds=119)) == ()
    assert runs_out(desk.board, desk.now + timedelta(seconds=120)) == (call,)
    desk.later(120).do(c.LetApprovalRunOut(call=call))
    assert runs_out(desk.board, desk.now) == ()


def test_what_is_hidden_in_the_reason_for_a_broken_glass_is_marked() -> None:
    desk = a_desk()
    desk.do(c.SignIn(person="okoro"))
    desk.do(c.BreakGlass(person="okoro", reason="no\u200bbody \u202eanswers"))

    assert alert(desk, "glass").rest == "no[U+200B]body [U+202E]answers"


def test_a_limit_is_warned_of_before_it_is_reached() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    assert lane(desk) == []

    desk.later(60)

    found = alert(desk, "unit")
    assert (found.lead, found.weight) == ("CR-11 is dispatched nearly 2 min:", "warn")
    assert desk.later(60)
    assert alert(desk, "unit").weight == "alert"


def test_a_response_may_have_a_limit_of_its_own() -> None:
    own = '[[pace]]\nstatus = "dispatched"\nresponse = "mobile_crisis"\nalert_after_min = 6\n\n[[zone]]'
    desk = a_desk(agency=agency_text().replace("[[zone]]", own, 1))
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    desk.later(4 * 60)

    assert "unit" not in [kind for kind, _ in lane(desk)]
    desk.later(60)
    assert alert(desk, "unit").lead == "CR-11 is dispatched nearly 6 min:"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("\nwarn_before_min = 5", "\nwarn_before_min = 20", "before it begins"),
        ("[[zone]]", PACE.format(status="enroute", response="ems"), "'en_route'"),
        ("[[zone]]", PACE.format(status="en_route", response="em"), "'ems'"),
    ],
)
def test_a_limit_that_leads_nowhere_is_a_fault_of_the_pack(before: str, after: str, says: str) -> None:
    with pytest.raises(AgencyFaulty, match=says):
        read_agency(agency_text().replace(before, after, 1), "agency.toml")


def test_who_is_asked_for_and_not_sent_is_told_again_and_offered_once_a_unit_is_free() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    for unit in ("CO-7", "CO-3", "D-19", "D-21", "D-26", "D-27"):
        desk.do(c.SetUnitStatus(unit=unit, status="meal", reason="night"))
    assert "unsent" not in [kind for kind, _ in lane(desk)]

    desk.later(180)

    assert alert(desk, "unsent").rest == "no unit can go"
    desk.do(c.SetUnitStatus(unit="CO-3", status="available"))
    assert "unsent" not in [kind for kind, _ in lane(desk)]
    assert alert(desk, "offer").lead == "CO-3 can go now, 14 Alder Row:"
    assert alert(desk, "offer").rest == "clinician and deputy not sent yet; open it, then F9"
    send(desk, call, "CO-3", "co_response")
    assert "unsent" not in [kind for kind, _ in lane(desk)]
