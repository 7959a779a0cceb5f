"""A supervisor who is named has said it: where they sit, by their password, or on paper."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.errors import Refused
from tests.domain.build import SACRAMENTO, a_call, a_desk, a_quiet_call, kinds, send
from tests.domain.people_situations import a_staffed_desk, named_unasked


def test_a_name_alone_approves_nothing_and_the_refusal_says_what_next() -> None:
    desk, command = named_unasked()
    last = desk.board.last

    with pytest.raises(Refused) as refused:
        desk.do(command)

    assert (refused.value.code, refused.value.values) == ("supervisor_proves", {"name": "Lena Brandt"})
    assert desk.board.last == last


def test_the_password_just_given_is_their_word() -> None:
    desk, command = named_unasked()
    desk.proven = "brandt"

    assert "UnitStoodDown" in kinds(desk.do(command))


def test_the_password_of_another_supervisor_is_not() -> None:
    desk, command = named_unasked()
    desk.proven = "okoro"

    with pytest.raises(Refused, match="supervisor_proves"):
        desk.do(command)


def test_where_they_sit_their_own_keys_are_their_word() -> None:
    desk, command = named_unasked()
    desk.who, desk.position = "Lena Brandt", "desk-9"

    assert "UnitStoodDown" in kinds(desk.do(command))


def test_a_broken_glass_gives_a_supervisors_rights() -> None:
    desk, command = named_unasked()
    desk.do(c.BreakGlass(person="okoro", reason="the supervisor is at the scene"))

    assert "UnitStoodDown" in kinds(desk.do(command))


def test_what_was_decided_on_paper_is_entered_afterwards() -> None:
    desk, command = named_unasked()
    then = desk.later(600).now - timedelta(seconds=60)
    told = command.model_copy(update={"happened_at": then, "why_then": "paper"})

    assert "UnitStoodDown" in kinds(desk.do(told))


def test_a_late_note_of_it_is_not_their_word() -> None:
    desk, command = named_unasked()
    then = desk.later(600).now - timedelta(seconds=60)
    told = command.model_copy(update={"happened_at": then, "why_then": "late_note"})

    with pytest.raises(Refused, match="supervisor_proves"):
        desk.do(told)


def test_more_than_the_policy_asks_for_needs_nobody() -> None:
    desk, _ = named_unasked()
    call = next(iter(desk.board.calls))

    entries = desk.do(c.Override(call=call, responses=("ems", "law_enforcement_cit"), reason="he bleeds"))

    assert "PolicyOverridden" in kinds(entries)


def test_the_sample_goes_by_names() -> None:
    desk = a_desk()
    call = a_call(desk)
    send(desk, call, "D-19", "law_enforcement", reason="x")

    entries = desk.do(c.StandDown(call=call, unit="D-19", approved_by="brandt", reason="x"))

    assert "UnitStoodDown" in kinds(entries)


def test_a_gap_call_stays_on_the_list_until_a_supervisor_says_so() -> None:
    desk = a_staffed_desk(policy=SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    close = c.CloseGap(call=call, by="brandt", reason="deputies were sent by hand")

    with pytest.raises(Refused, match="supervisor_proves"):
        desk.do(close)

    assert desk.call(call).gap_open
    desk.do(close, who="Lena Brandt", position="desk-9")
    assert not desk.call(call).gap_open
