"""A crew that changes within its shift: who is alone is told, waits nearby, and goes nowhere."""

import pytest

from console.domain import commands as c
from console.domain.asked import still_to_send
from console.domain.board import in_force
from console.domain.deciding.units import bars
from console.domain.rows.alerts import alerts
from tests.domain.build import SUPERVISOR, Desk, a_quiet_call, kinds, move, send, with_units
from tests.domain.roster_situations import at_a_call, change, signed_on


def lane(desk: Desk) -> list[tuple[str, str, str]]:
    return [(each.weight, each.lead, each.rest) for each in alerts(desk.board, desk.now)]


def test_one_who_leaves_a_team_at_a_call_is_told_as_an_alert_until_somebody_joins() -> None:
    desk, _ = at_a_call()

    desk.do(change(leaves=("brooks",)))
    alone = lane(desk)
    desk.do(change(joins=("moss",)))

    told = "CR-11, 14 Alder Row, one person without a deputy:"
    assert ("alert", told, "another unit, or somebody joins it") in alone
    assert all("one person" not in lead for _, lead, _ in lane(desk))


def test_one_who_is_alone_goes_nowhere() -> None:
    desk, call = at_a_call()
    desk.do(change(leaves=("brooks",)))
    move(desk, "CR-11", "available")

    code, says = desk.refusal(c.SendUnit(call=call, unit="CR-11", response="mobile_crisis"))

    assert (code, "one person without a deputy" in says) == ("unit_cannot_fill", True)
    assert ("warn", "CR-11, one person without a deputy:", "it goes nowhere") in lane(desk)


def test_a_lone_paramedic_is_no_ambulance_crew() -> None:
    desk = signed_on("M-30")
    call = a_quiet_call(desk, medical="emergency")
    send(desk, call, "M-30", "ems")
    desk.do(change(unit="M-30", leaves=("nilsen",)))

    assert bars(in_force(desk.board).agency, "M-30", "ems") == "one person without a deputy"
    assert not in_force(desk.board).agency.can_fill("M-30", "ems")


def test_a_team_on_its_way_that_becomes_one_waits_nearby_until_it_is_two() -> None:
    desk = signed_on("CR-11")
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    left = desk.do(change(leaves=("brooks",)))
    joined = desk.do(change(joins=("moss",)))

    assert kinds(left)[:2] == ["CrewChanged", "StagingChanged"]
    assert kinds(joined)[:2] == ["CrewChanged", "StagingChanged"]
    assert not desk.call(call).sent[0].staged


def test_a_pair_on_its_way_whose_deputy_leaves_waits_nearby() -> None:
    desk = signed_on("CO-7")
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    send(desk, call, "CO-7", "co_response")

    desk.do(c.ChangeCrew(unit="CO-7", joins=("moss",), leaves=("tran",), reason="called to court"))

    assert desk.call(call).sent[0].staged
    assert ("alert", "CO-7, 14 Alder Row, no deputy with it:") in [each[:2] for each in lane(desk)]


def a_pair_with_crews() -> tuple[Desk, str]:
    """A clinician's unit and a deputy's go as one, and the crews of both have signed on."""
    desk = with_units(signed_on("CR-11", "D-21"), CO_7="meal", CO_3="meal")
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    desk.do(c.SendPair(call=call, clinician="CR-11", deputy="D-21"))
    return desk, call


def test_each_half_of_a_pair_is_asked_for_its_own_part_alone() -> None:
    desk, call = a_pair_with_crews()
    assert lane(desk) == []

    desk.do(change(joins=("moss",), leaves=("haldane",)))

    assert [lead for _, lead, _ in lane(desk)] == ["CR-11, 14 Alder Row, no clinician with it:"]
    desk.do(c.StandDown(call=call, unit="D-21", approved_by=SUPERVISOR, reason="needed elsewhere"))
    desk.do(change(joins=("haldane",), leaves=("moss",)))
    assert lane(desk) == [], "what it lacks is asked for again"


@pytest.mark.parametrize(
    ("unit", "relief", "response", "cannot"),
    [
        ("D-21", "D-19", "law_enforcement", "CR-14"),
        ("CR-11", "CR-14", "mobile_crisis", "D-19"),
    ],
)
def test_each_half_of_a_pair_is_relieved_by_who_can_do_its_part(
    unit: str, relief: str, response: str, cannot: str
) -> None:
    desk, call = a_pair_with_crews()
    send(desk, call, relief, response, "relieves the first")
    send(desk, call, cannot, "mobile_crisis" if cannot == "CR-14" else "law_enforcement", "one more")
    assert desk.refusal(c.SignOffUnit(unit=unit, relieved_by=cannot))[0] == "relief_cannot"

    desk.do(c.SignOffUnit(unit=unit, relieved_by=relief))

    (other,) = {"CR-11", "D-21"} - {unit}
    pairs = {each.unit: each.pair for each in desk.call(call).sent}
    assert (pairs[other], pairs[relief]) == (relief, other)
    assert "co_response" not in still_to_send(desk.board, desk.call(call))
    assert not any(each[0] == "alert" for each in lane(desk))


def test_a_change_that_changes_nothing_is_no_entry() -> None:
    assert signed_on().do(change(joins=("haldane",))) == ()
