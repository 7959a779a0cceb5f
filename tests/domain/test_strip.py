"""The strip above the question: what can be sent now, and by whom."""

import pytest

from console.domain import commands as c
from console.domain.asked import still_to_send
from console.domain.rows.guide import certain_strip
from console.domain.rows.strip import sent_by
from console.domain.rows.units import unit_rows
from tests.domain.build import (
    CARE_FIRST,
    PATROL,
    SACRAMENTO,
    a_call,
    a_desk,
    a_quiet_call,
    move,
    send,
    with_units,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}
NO_TEAM = {"CR_11": "meal", "CR_14": "meal", "CR_16": "off_duty", "SV_2": "off_duty"}


def test_the_strip_sends_what_is_certain_while_the_questions_go_on() -> None:
    desk = a_desk()
    call = a_call(desk, medical="emergency")

    strip = certain_strip(desk.board, desk.call(call))

    assert (strip.words, strip.detail) == (
        "Already certain: paramedics staged nearby",
        "whatever the answers still to come",
    )
    assert (strip.act, strip.response, strip.staged) == ("Send M-30 to stage", "ems_staged", True)


def test_the_strip_names_first_whom_f9_sends_and_then_the_others() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, **{**ARMED, "others_in_danger": "yes"})

    first = certain_strip(desk.board, desk.call(call))
    send(desk, call, first.unit, first.response)
    second = certain_strip(desk.board, desk.call(call))

    assert first.words == "Asked for: deputies; then paramedics staged nearby, clinician in the room"
    assert second.words == "Asked for: clinician in the room; then paramedics staged nearby"


def test_nothing_is_certain_before_the_first_answer_but_where_everybody_gets_patrol() -> None:
    quiet, patrol = a_desk(SACRAMENTO), a_desk(PATROL)
    a_call(quiet)
    a_call(patrol)

    assert certain_strip(quiet.board, quiet.call()).words == "Nothing is certain yet"
    assert certain_strip(patrol.board, patrol.call()).words == "Already certain: deputies"


def test_a_response_that_no_unit_can_fill_does_not_hold_up_the_next() -> None:
    desk = with_units(a_desk(), M_30="meal", M_32="meal", M_38="meal")
    call = a_quiet_call(desk, **ARMED)

    strip = certain_strip(desk.board, desk.call(call))

    assert strip.response == "law_enforcement_cit"
    assert strip.detail == "No unit now for: paramedics staged nearby; others, F7."


def test_where_no_team_can_go_the_strip_names_what_comes_next_in_order() -> None:
    desk = with_units(a_desk(SACRAMENTO), **NO_TEAM)
    send(desk, a_quiet_call(desk), "CO-3", "co_response", "nearest")
    call = a_quiet_call(desk, crime="suspected")

    strip = certain_strip(desk.board, desk.call(call))

    assert (strip.act, strip.unit, strip.response) == ("Send CO-7 instead", "CO-7", "co_response")
    assert strip.words == "No unit can go now: crisis team"
    assert strip.detail == "Next in order: clinician and deputy; noted as no unit."


def test_one_key_sends_who_stands_in_and_keeps_why_from_the_closed_list() -> None:
    desk = with_units(a_desk(SACRAMENTO), **dict.fromkeys(NO_TEAM, "off_duty"))
    send(desk, a_quiet_call(desk), "CO-3", "co_response", "nearest")
    call = a_quiet_call(desk, crime="suspected")

    strip = certain_strip(desk.board, desk.call(call))
    desk.do(sent_by(strip))

    assert strip.detail == "Next in order: clinician and deputy; noted as out of hours."
    assert dict(desk.call(call).unserved) == {"mobile_crisis": "out_of_hours"}
    assert [sent.unit for sent in desk.call(call).sent] == ["CO-7"]


def test_deputies_who_stand_in_for_a_pair_have_a_clinician_join_by_phone() -> None:
    desk = with_units(a_desk(), **NO_TEAM, CO_7="meal", CO_3="meal")
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    desk.do(sent_by(certain_strip(desk.board, desk.call(call))))

    strip = certain_strip(desk.board, desk.call(call))
    desk.do(sent_by(strip))

    assert (strip.unit, strip.response) == ("CL-1", "phone_clinician")
    assert [sent.response for sent in desk.call(call).sent] == ["law_enforcement_cit", "phone_clinician"]
    assert still_to_send(desk.board, desk.call(call)) == ()


def test_one_key_never_sends_a_crew_that_did_not_go() -> None:
    desk = with_units(a_desk(SACRAMENTO), CR_14="meal", CR_16="off_duty", SV_2="meal")
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    desk.do(c.RefuseToGo(unit="CR-11", why="alone"))

    strip = certain_strip(desk.board, desk.call(call))
    row = next(row for row in unit_rows(desk.board, desk.call(call)) if row.unit == "CR-11")

    assert (strip.act, strip.words) == ("", "No unit can go now: crisis team")
    assert strip.detail == "CR-11 did not go. Next: ask a supervisor, Ctrl+G."
    assert row.key, "a number still takes it, beside the words that say so"
    assert "did not go" in [chip.words for chip in row.chips]


def test_nobody_stands_in_with_deputies_where_it_was_decided_that_none_are_sent() -> None:
    desk = with_units(a_desk(SACRAMENTO), **NO_TEAM)
    call = a_quiet_call(desk)

    assert certain_strip(desk.board, desk.call(call)).detail == "Next: ask a supervisor, Ctrl+G."


def test_the_strip_says_who_was_sent_and_whether_more_may_come() -> None:
    desk = a_desk()
    settled, asking = a_quiet_call(desk), a_call(desk, medical="emergency")
    send(desk, settled, "CR-11", "mobile_crisis")
    send(desk, asking, "M-30", "ems_staged")

    assert certain_strip(desk.board, desk.call(settled)).detail == "Everyone asked for so far is on the way."
    assert certain_strip(desk.board, desk.call(asking)).detail.startswith("More may be asked for")


def test_the_strip_does_not_send_again_what_has_been_there() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route", "on_scene", "available")

    strip = certain_strip(desk.board, desk.call(call))

    assert (strip.act, strip.words) == ("", "Nobody is there now")


@pytest.mark.parametrize(
    "facts",
    [
        {**ARMED, "others_in_danger": "yes"},
        ARMED,
        {"weapon": "edged", "weapon_access": "in_hand", "medical": "emergency"},
        {"medical": "emergency"},
    ],
)
@pytest.mark.parametrize("policy", [CARE_FIRST, SACRAMENTO, PATROL])
@pytest.mark.parametrize("off", [{}, {"M_30": "meal", "M_32": "meal", "M_38": "meal"}, NO_TEAM])
def test_the_first_number_of_the_list_is_whom_f9_sends(
    policy: str, facts: dict[str, str], off: dict[str, str]
) -> None:
    desk = with_units(a_desk(policy), **off)
    call = a_quiet_call(desk, **facts)

    for _ in range(4):
        strip = certain_strip(desk.board, desk.call(call))
        first = next((row for row in unit_rows(desk.board, desk.call(call)) if row.key == 1), None)
        if not strip.act:
            break
        assert first is not None
        assert first.unit == strip.unit, strip.act
        desk.do(sent_by(strip))
