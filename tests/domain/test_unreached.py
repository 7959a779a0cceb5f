"""A caller who hung up: called back, called back again, then it is decided what goes, and by whom."""

import pytest

from console.domain import commands as c
from console.domain.asked import WITHHOLDING, asked_for, still_to_send
from console.domain.names import WITH_DEPUTIES
from console.domain.rows.acts import act_words
from console.domain.rows.alerts import alerts
from console.domain.rows.calls import call_rows
from console.domain.rows.heard import Here, heard
from console.domain.rows.strip import certain_strip
from tests.domain.build import (
    QUIET,
    SACRAMENTO,
    SEAT,
    SUPERVISOR,
    WHO,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    agency_text,
)
from tests.domain.safety_situations import out_of_reach


def told(desk: Desk) -> list[tuple[str, str]]:
    found = alerts(desk.board, desk.now)
    return [(each.id.partition(":")[0], each.rest) for each in found if each.icon == "lost"]


def without_deputies(desk: Desk, call: str) -> None:
    """A supervisor has the line kept, and no deputies sent."""
    instead = ("keep_line", "no_law_enforcement")
    desk.do(c.Override(call=call, responses=instead, reason="heard by radio", approved_by="brandt"))


def agency_that(does: str) -> str:
    return agency_text().replace("approval_default =", f'unreached = "{does}"\napproval_default =')


def test_the_ladder_climbs_from_one_try_to_the_next_to_a_decision() -> None:
    desk, call = out_of_reach(tries=0)
    assert told(desk) == [("line", "call back")]

    desk.later(60).do(c.TryCallBack(call=call, outcome="no_answer"))
    assert told(desk) == [("line", "call back")]
    desk.later(180).do(c.TryCallBack(call=call, outcome="voicemail"))

    assert told(desk) == [("unreached", "decide now: a supervisor says what goes")]
    (row,) = [each for each in call_rows(desk.board, WHO, SEAT, "") if each.call]
    assert (row.section, row.state) == ("Waiting", "decide {left}")
    assert heard(desk.board, desk.now, Here("desk-9", supervises=True))[0].alert == f"unreached:{call}"


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("send", "decide now: send who is asked for"),
        ("welfare_check", "decide now: a welfare check by deputies"),
    ],
)
def test_the_agency_says_what_comes_then(does: str, says: str) -> None:
    desk = a_desk(agency=agency_that(does))
    call = a_call(desk)
    desk.do(c.LoseLine(call=call))
    for _ in range(2):
        desk.later(60).do(c.TryCallBack(call=call, outcome="no_answer"))

    assert told(desk) == [("unreached", says)]


def test_deputies_look_in_and_the_strip_names_them() -> None:
    desk, call = out_of_reach()

    entries = desk.do(c.DecideUnreached(call=call, what="welfare_check"))

    assert act_words(entries[0], desk.board.room) == "Caller not reached: deputies look in"
    assert "law_enforcement" in still_to_send(desk.board, desk.call(call))
    assert told(desk) == [], "it is decided"
    assert desk.call(call).line.due is None
    desk.do(c.SendUnit(call=call, unit="CR-11", response="mobile_crisis"))
    assert certain_strip(desk.board, desk.call(call)).response == "law_enforcement"


def test_where_nobody_is_asked_for_yet_the_agencys_default_goes_and_is_told_while_nobody_is_sent() -> None:
    desk = a_desk()
    call = desk.do(c.OpenCall(callback="(555) 010-0142"))[0].subject
    desk.do(c.LoseLine(call=call))
    for _ in range(2):
        desk.later(60).do(c.TryCallBack(call=call, outcome="no_answer"))

    desk.do(c.DecideUnreached(call=call, what="send"))

    assert asked_for(desk.board, desk.call(call)) == ("co_response",)
    desk.later(180)
    assert [each.id for each in alerts(desk.board, desk.now)] == [f"unsent:{call}"]


@pytest.mark.parametrize("policy", ["illinois-cessa", SACRAMENTO])
@pytest.mark.parametrize("what", ["welfare_check", "send"])
def test_no_deputies_go_to_whom_they_are_withheld_from_whatever_was_decided_before(
    policy: str, what: str
) -> None:
    desk = a_desk(policy)
    call = desk.do(c.OpenCall(callback="(555) 010-0142"))[0].subject
    desk.do(c.LoseLine(call=call), c.DecideUnreached.model_validate({"call": call, "what": what}))

    seen = set()
    for fact, answer in {**QUIET, "problem": "suicidal_person"}.items():
        desk.do(c.AnswerFact(call=call, fact=fact, answer=answer))
        asks = set(asked_for(desk.board, desk.call(call)))
        seen |= asks
        assert asks.isdisjoint(WITHHOLDING) or asks.isdisjoint(WITH_DEPUTIES), asks

    assert not seen.isdisjoint(WITHHOLDING)


def test_the_agencys_default_goes_without_its_deputies_where_they_are_withheld() -> None:
    default = 'approval_default = ["co_response", "ems_staged"]'
    desk = a_desk(agency=agency_text().replace('approval_default = ["co_response"]', default))
    call = a_quiet_call(desk)
    instead = ("keep_line", "no_law_enforcement")
    desk.do(c.Override(call=call, responses=instead, reason="heard by radio", approved_by="brandt"))
    desk.do(c.LoseLine(call=call), c.DecideUnreached(call=call, what="send"))

    assert asked_for(desk.board, desk.call(call)) == ("ems_staged", "keep_line", "no_law_enforcement")


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("welfare_check", "decide again: deputies were to look in, and are not sent"),
        ("send", "decide again: somebody was to go, and nobody goes"),
    ],
)
def test_what_was_decided_and_is_withheld_since_is_owed_again(what: str, says: str) -> None:
    desk = a_desk()
    call = desk.do(c.OpenCall(callback="(555) 010-0142"))[0].subject
    desk.do(c.LoseLine(call=call), c.DecideUnreached.model_validate({"call": call, "what": what}))
    assert told(desk) == []

    without_deputies(desk, call)

    assert told(desk) == [("unreached", says)]
    (row,) = [each for each in call_rows(desk.board, WHO, SEAT, "") if each.call]
    assert (row.section, row.state) == ("Waiting", "decide again")
    assert heard(desk.board, desk.now, Here("desk-9", supervises=True))[0].alert == f"unreached:{call}"
    desk.do(c.TryCallBack(call=call, outcome="no_answer"))
    assert desk.call(call).line.due is not None, "the clock runs again until it is decided"

    desk.do(c.DecideUnreached(call=call, what="nobody", approved_by="brandt", reason="heard by radio: well"))

    assert told(desk) == []


def test_what_was_decided_again_and_withheld_again_is_heard_again() -> None:
    desk, call = out_of_reach()
    marks = []
    for _ in range(2):
        desk.do(c.Override(call=call, responses=("mobile_crisis",), reason="heard by radio"))
        desk.do(c.DecideUnreached(call=call, what="welfare_check"))
        without_deputies(desk, call)
        marks += [each.mark for each in alerts(desk.board, desk.now) if each.id == f"unreached:{call}"]

    assert len(set(marks)) == 2


def test_deputies_who_were_sent_before_look_in() -> None:
    desk, call = out_of_reach()
    desk.do(c.DecideUnreached(call=call, what="welfare_check"))
    desk.do(c.SendUnit(call=call, unit="D-19", response="law_enforcement"))

    without_deputies(desk, call)

    assert told(desk) == []


def test_while_a_supervisor_is_asked_the_welfare_check_waits_and_comes_back_if_it_is_withheld() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk)
    desk.do(c.LoseLine(call=call), c.DecideUnreached(call=call, what="welfare_check"))
    armed = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
    for fact, answer in {**QUIET, **armed}.items():
        desk.do(c.AnswerFact(call=call, fact=fact, answer=answer))
    assert told(desk) == [], "a supervisor is asked, and that clock runs"

    desk.do(c.AnswerApproval(call=call, answer="approve", by="brandt", reason="x"))

    assert [each for each, _ in told(desk)] == ["unreached"]


def test_that_nobody_goes_is_a_supervisors_decision_and_the_next_try_begins_no_clock() -> None:
    desk, call = out_of_reach()

    desk.do(c.DecideUnreached(call=call, what="nobody", approved_by="brandt", reason="heard by radio: well"))

    assert desk.entries[-1].body.model_dump(include={"approved_by"}) == {"approved_by": SUPERVISOR}
    assert told(desk) == []
    desk.do(c.TryCallBack(call=call, outcome="no_answer"))
    assert told(desk) == []


def test_a_caller_who_is_reached_after_all_is_on_the_line_and_the_ladder_begins_anew() -> None:
    desk, call = out_of_reach()
    desk.do(c.DecideUnreached(call=call, what="welfare_check"))

    desk.do(c.TryCallBack(call=call, outcome="reached"))

    assert desk.call(call).line.decided is None
    assert "law_enforcement" not in asked_for(desk.board, desk.call(call))
    desk.do(c.LoseLine(call=call))
    assert told(desk) == [("line", "call back")]
