"""The record of a call, from the entries that a desk makes."""

from console.domain import commands as c
from console.domain.figures.of_entries import record_of
from console.domain.figures.packs import packs_of
from console.domain.figures.record import CallRecord, HandOff, RuleKey
from tests.domain.build import (
    CARE_FIRST,
    SACRAMENTO,
    SUPERVISOR,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    adoption,
    agency_text,
    answers,
    from_paper,
    move,
    send,
)


def a_room(policy: str = CARE_FIRST) -> Desk:
    """A desk whose adoption stands among its entries, as in a store."""
    desk = a_desk(policy)
    desk.do(adoption(policy, agency=f"{agency_text()}\n# adopted anew\n"))
    return desk


def record(desk: Desk, call: str) -> CallRecord:
    found = record_of(desk.about(call), packs_of(desk.entries), {})
    assert found is not None
    return found


def test_a_call_that_waited_has_its_five_stamps() -> None:
    desk = a_room()
    call = desk.do(c.OpenCall(waiting=True))[0].subject
    opened = desk.now
    desk.later(20).do(c.TakeCall(call=call))
    desk.do(c.SetDetail(call=call, field="address", value="14 Alder Row"))
    answers(desk.later(60), call, problem="mental_health_crisis", medical="none", suicide="none")
    send(desk.later(30), call, "CR-11", "mobile_crisis", "asked for by name")
    move(desk.later(300), "CR-11", "en_route")
    move(desk.later(600), "CR-11", "staged")
    desk.do(c.DeclareSceneSafe(call=call, by="the crew", reason="they know him"))
    move(desk.later(60), "CR-11", "on_scene")
    move(desk.later(3600), "CR-11", "available")

    found = record(desk, call)

    assert found.opened == opened
    assert found.answered is not None
    assert (found.answered - opened).total_seconds() == 20
    assert found.dispatched is not None
    assert (found.dispatched - found.answered).total_seconds() == 90
    assert found.arrived is not None
    assert (found.arrived - found.dispatched).total_seconds() == 960
    assert found.cleared is not None
    assert (found.cleared - found.arrived).total_seconds() == 3600
    assert found.closed is None
    assert [(each.unit, each.kind) for each in found.stints] == [("CR-11", "Crisis team")]


def test_what_decided_and_what_was_left_out_are_told_by_rule() -> None:
    desk = a_room()
    call = a_quiet_call(desk)
    asked = record(desk, call)

    desk.do(c.Override(call=call, responses=("referral",), reason="she asked", approved_by=SUPERVISOR))
    found = record(desk, call)

    assert asked.decided == desk.now
    assert [rule.part for rule in asked.rules] == ["medical", "safety", "care"]
    assert {rule.policy for rule in asked.rules} == {CARE_FIRST}
    assert set(asked.unsent.values()) == {"not_said"}
    assert [over.rules for over in found.overrides] == [
        tuple(rule for rule in asked.rules if rule.part == "care")
    ]
    assert set(found.unsent.values()) == {"decided_otherwise"}


def test_what_did_not_go_has_its_reason_and_what_went_has_none() -> None:
    desk = a_room()
    call = a_quiet_call(desk)
    (response,) = record(desk, call).unsent

    desk.do(c.NoteUnserved(call=call, response=response, why="too_far", note="both teams are in the north"))
    refused = record(desk, call)
    unit = {"mobile_crisis": "CR-11", "alternative_responder": "ST-2"}.get(response, "CR-11")
    send(desk, call, unit, response)
    served = record(desk, call)

    assert dict(refused.unsent) == {response: "too_far"}
    assert dict(served.unsent) == {}
    assert served.sent == (response,)


def test_a_gap_call_is_one_and_a_supervisor_takes_it_off() -> None:
    desk = a_room(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")

    before = record(desk, call)
    desk.do(c.CloseGap(call=call, by=SUPERVISOR, reason="his brother is there"))
    after = record(desk, call)

    assert (before.gap, before.gap_closed) == (True, False)
    assert (after.gap, after.gap_closed) == (True, True)
    assert RuleKey(SACRAMENTO, "safety", "S7") in before.rules


def test_a_hand_off_is_one_from_the_offer_to_its_end() -> None:
    desk = a_room()
    call = a_call(desk, problem="suicidal_person", suicide="ideation", medical="none")
    for step in ("offered", "ringing", "dropped", "offered", "ringing"):
        desk.do(c.MoveHandOff(call=call, contact="line-988", step=step))
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="accepted", person="Ida"))
    desk.do(c.MoveHandOff(call=call, contact="line-988", step="dropped"))

    assert record(desk, call).hand_offs == (
        HandOff("line-988", "dropped"),
        HandOff("line-988", "accepted_then_dropped"),
    )


def test_callers_and_places_are_told_apart_and_not_named() -> None:
    desk = a_room()
    calls = [a_call(desk), a_call(desk)]
    desk.do(c.SetDetail(call=calls[1], field="address", value="14 alder row apt 3"))
    desk.do(c.SetDetail(call=calls[1], field="callback", value="1 555 010 0142"))
    keys: dict[tuple[str, str], int] = {}

    first, second = (record_of(desk.about(call), packs_of(desk.entries), keys) for call in calls)

    assert first is not None
    assert second is not None
    assert first.caller == second.caller
    assert first.place != second.place
    assert not [field for field in (*first, *second) if "Alder" in str(field) or "0142" in str(field)]


def test_a_call_of_the_paper_hours_has_its_true_time_and_is_late() -> None:
    desk = a_room()
    from_paper(desk, c.OpenCall(), 90)

    found = record(desk, desk.entries[-1].subject)

    assert found.late
    assert (desk.now - found.opened).total_seconds() == 5400


def test_entries_of_no_call_make_no_record() -> None:
    desk = a_room()

    assert record_of(desk.about("room"), packs_of(desk.entries), {}) is None
