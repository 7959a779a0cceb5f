"""Overrides: asking for something else than the policy does, with a reason, and for less with a name."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import asked_for, lessened
from tests.domain.build import (
    SACRAMENTO,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    kinds,
    send,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def asks(desk: Desk, call: str) -> tuple[str, ...]:
    return asked_for(desk.board, desk.call(call))


def test_more_than_the_policy_asks_needs_a_reason_and_no_name() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    desk.do(c.Override(call=call, responses=("mobile_crisis", "ems"), reason="she is diabetic"))

    assert asks(desk, call) == ("ems", "mobile_crisis")


@pytest.mark.parametrize(
    ("asked", "instead", "less"),
    [
        (("law_enforcement", "ems_staged"), ("law_enforcement",), ("ems_staged",)),
        (("ems_staged",), ("ems",), ("ems_staged",)),
        (("mobile_crisis", "keep_line"), ("mobile_crisis",), ("keep_line",)),
        (("transfer_988", "follow_up"), ("referral",), ("transfer_988",)),
        (("transfer_988", "follow_up"), ("mobile_crisis",), ()),
        (("no_law_enforcement", "transfer_988"), ("law_enforcement", "transfer_988"), ()),
        (("supervisor_decides",), ("law_enforcement",), ()),
        (("law_enforcement",), ("law_enforcement_cit",), ()),
        (("law_enforcement",), ("co_response",), ()),
        (("law_enforcement_cit",), ("co_response",), ()),
        (("law_enforcement_cit",), ("law_enforcement",), ("law_enforcement_cit",)),
        (("law_enforcement", "co_response"), ("co_response",), ("law_enforcement",)),
        (("supervisor_decides",), ("transfer_988", "mobile_crisis"), ("supervisor_decides",)),
    ],
)
def test_less_is_who_goes_who_stays_on_the_line_and_the_only_one_who_talks(
    asked: tuple[str, ...], instead: tuple[str, ...], less: tuple[str, ...]
) -> None:
    assert lessened(asked, instead) == less


def test_less_than_the_policy_asks_stands_with_a_supervisors_full_name() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")

    (entry,) = desk.do(
        c.Override(
            call=call, responses=("mobile_crisis",), reason="it is a bread knife", approved_by="brandt"
        )
    )

    assert isinstance(entry.body, e.PolicyOverridden)
    assert entry.body.approved_by == SUPERVISOR
    assert asks(desk, call) == ("mobile_crisis",)


def test_an_override_stands_while_the_policy_asks_for_nothing_else() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")
    desk.do(c.Override(call=call, responses=("mobile_crisis",), reason="known", approved_by="brandt"))

    answers(desk, call, veteran="yes", presentation="mania")

    assert asks(desk, call) == ("mobile_crisis",)


def test_an_override_that_gives_less_holds_for_the_danger_it_was_made_on() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")
    desk.do(c.Override(call=call, responses=("mobile_crisis",), reason="known", approved_by="brandt"))

    answers(desk, call, weapon_access="within_reach")

    assert "co_response" in asks(desk, call)
    assert desk.call(call).lapsed == ("override",)


def test_what_the_policy_asks_for_after_an_override_is_added_to_it() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="in_home")
    desk.do(c.Override(call=call, responses=(*asks(desk, call), "mobile_crisis"), reason="they know him"))

    answers(desk, call, medical="emergency", weapon_access="in_hand")

    assert {"ems_staged", "law_enforcement_cit", "mobile_crisis"} <= set(asks(desk, call))


def test_an_override_before_the_call_is_settled_keeps_what_comes_later() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_call(desk, medical="none")
    desk.do(c.Override(call=call, responses=("mobile_crisis",), reason="she asked for them"))

    answers(desk, call, others_in_danger="yes")

    assert "law_enforcement" in asks(desk, call)


def test_paramedics_whom_a_supervisor_sends_straight_in_are_told_to_go_in() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "M-30", "ems_staged")

    entries = desk.do(
        c.Override(
            call=call,
            responses=("ems", "law_enforcement_cit", "co_response", "keep_line"),
            reason="deputies hold the gun",
            approved_by="amadi",
        )
    )

    assert kinds(entries) == ["PolicyOverridden", "StagingChanged"]
    assert not desk.call().sent[0].staged
