"""Which callers are kept on the line, and until when."""

import pytest

from console.domain import commands as c
from console.domain.rows.on_line import is_kept, kept_alerts
from tests.domain.build import SEAT, Desk, a_desk, a_quiet_call, move, send


def at_risk() -> tuple[Desk, str]:
    desk = a_desk()
    return desk, a_quiet_call(desk, suicide="imminent")


def test_the_caller_of_a_call_at_risk_is_kept_and_told_while_the_position_talks_with_another() -> None:
    desk, call = at_risk()
    other = a_quiet_call(desk)

    assert [alert.call for alert in kept_alerts(desk.board, SEAT, other)] == [call]
    assert kept_alerts(desk.board, SEAT, call) == ()
    assert kept_alerts(desk.board, "desk-2", "") == ()


@pytest.mark.parametrize("how", ["hung_up", "crew_there", "handed_over"])
def test_nobody_is_kept_once_the_line_is_lost_or_somebody_has_the_person(how: str) -> None:
    desk, call = at_risk()
    send(desk, call, "CR-11", "mobile_crisis")
    move(desk, "CR-11", "en_route")
    assert is_kept(desk.board, desk.call(call))

    if how == "hung_up":
        desk.do(c.LoseLine(call=call))
    elif how == "crew_there":
        move(desk, "CR-11", "on_scene")
    else:
        for step in ("offered", "ringing", "accepted", "summary_read", "confirmed"):
            person = "Ana" if step == "accepted" else ""
            desk.do(c.MoveHandOff(call=call, contact="line-988", step=step, person=person))

    assert not is_kept(desk.board, desk.call(call))
