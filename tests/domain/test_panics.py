"""A crew that calls for help: it is sent nowhere and offered to nobody, and deputies go to it first."""

from console.domain import commands as c
from console.domain.rows.safety import nearest_deputies
from console.domain.rows.units import unit_rows
from console.domain.spoken_sending import sendings
from tests.domain.build import a_desk, a_quiet_call, dated


def test_a_crew_that_calls_for_help_is_offered_to_nobody() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    armed = nearest_deputies(desk.board)[0]

    for unit in ("CO-7", "CO-3", armed):
        desk.do(c.ReportPanic(unit=unit))

    (co_7,) = [row for row in unit_rows(desk.board, desk.call(call)) if row.unit == "CO-7"]
    assert (co_7.key, co_7.status) == (0, "Calls for help")
    assert "also fits" not in co_7.why_not
    assert armed not in nearest_deputies(desk.board)
    assert not {"send CO-7", f"send {armed}"} & {each.text for each in sendings(desk.board, desk.call(call))}


def test_a_crew_that_calls_for_help_is_sent_nowhere_but_as_paper_has_it() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    desk.do(c.ReportPanic(unit="CO-7"))
    own = desk.call().id
    sending = c.SendUnit(call=own, unit="CO-7", response="co_response", reason="its own call")

    code, says = desk.refusal(sending)
    pair = c.SendPair(call=call, clinician="CR-11", deputy="D-21", reason="x")
    desk.do(c.ReportPanic(unit="CR-11"))

    assert (code, "CO-7 calls for help" in says) == ("send_panic", True)
    assert desk.refusal(pair)[0] == "send_panic"
    assert desk.do(dated(sending, desk.now)), "it had been sent, whatever stands now"
