"""A unit that left with the person has served the call, however it is said that it did."""

import pytest

from console.domain import commands as c
from console.domain.asked import still_to_send
from console.domain.rows.alerts import alerts
from console.domain.rows.units import unit_rows
from tests.domain.build import SUPERVISOR, Desk, a_desk, a_quiet_call, move, send
from tests.domain.safety_situations import there


def gone_along(*statuses: str) -> tuple[Desk, str]:
    """A crew whose first word after the sending is that it has the person with it."""
    desk = a_desk()
    call = a_quiet_call(desk, medical="minor")
    send(desk, call, "M-30", "ems")
    desk.do(*(c.SetUnitStatus(unit="M-30", status=each, reason="told late") for each in statuses))
    return desk, call


@pytest.mark.parametrize(
    "statuses", [("transporting",), ("at_destination",), ("transporting", "at_destination")]
)
def test_who_left_with_the_person_has_served_and_is_free_by_its_status(statuses: tuple[str, ...]) -> None:
    desk, call = gone_along(*statuses)
    assert desk.call(call).attended
    row = next(each for each in unit_rows(desk.board, desk.call(call)) if each.unit == "M-30")
    assert ("A", "Available") in row.next, "the board offers what it can end as"

    move(desk, "M-30", "available")

    assert desk.call(call).served == ("ems",)
    assert "ems" not in still_to_send(desk.board, desk.call(call))
    desk.later(600)
    assert all("paramedics" not in each.lead for each in alerts(desk.board, desk.now))


@pytest.mark.parametrize("statuses", [("transporting",), ("at_destination",)])
def test_who_left_with_the_person_cannot_end_as_stood_down(statuses: tuple[str, ...]) -> None:
    desk, call = gone_along(*statuses)

    code, says = desk.refusal(c.StandDown(call=call, unit="M-30", approved_by=SUPERVISOR, reason="done"))

    assert code == "stand_down_has_served"
    assert "M-30 left with the person and has served this call" in says
    assert "Set it to “Available”" in says


def test_a_team_on_scene_can_still_be_stood_down() -> None:
    desk, call = there()

    desk.do(c.StandDown(call=call, unit="CR-11", approved_by=SUPERVISOR, reason="the person went home"))

    assert desk.call(call).sent == ()
