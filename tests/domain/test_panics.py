"""A crew that calls for help: it is sent nowhere and offered to nobody, and deputies go to it first."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import still_to_send
from console.domain.rows.alerts import alerts, is_stale
from console.domain.rows.brief import brief
from console.domain.rows.calls import standing
from console.domain.rows.crew import ACT_KEYS, crew
from console.domain.rows.safety import nearest_deputies
from console.domain.rows.strip import certain_strip, sent_by
from console.domain.rows.units import unit_rows
from console.domain.spoken import read
from console.domain.spoken_sending import sendings
from tests.domain.build import Desk, a_desk, a_quiet_call, answers, dated, kinds, move, send
from tests.domain.safety_situations import clear, firearm_there, there

ARMED = {"others_in_danger": "yes", "suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def test_a_crew_that_calls_for_help_is_offered_to_nobody() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    armed = nearest_deputies(desk.board, desk.call(call))[0]

    for unit in ("CO-7", "CO-3", armed):
        desk.do(c.ReportPanic(unit=unit))

    (co_7,) = [row for row in unit_rows(desk.board, desk.call(call)) if row.unit == "CO-7"]
    assert (co_7.key, co_7.status) == (0, "Calls for help")
    assert "also fits" not in co_7.why_not
    assert armed not in nearest_deputies(desk.board, desk.call(call))
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


def firearm_panic() -> tuple[Desk, str]:
    """Crisis-trained deputies and a clinician with a deputy are there, who call for help."""
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "D-21", "law_enforcement_cit")
    send(desk, call, "CO-3", "co_response")
    send(desk, call, "M-30", "ems_staged")
    move(desk, "D-21", "en_route", "on_scene")
    move(desk, "CO-3", "en_route")
    desk.do(c.SetUnitStatus(unit="CO-3", status="on_scene", reason="asked in by D-21"))
    assert still_to_send(desk.board, desk.call(call)) == ()
    desk.do(c.ReportPanic(unit="CO-3"))
    return desk, call


def test_deputies_to_a_crew_in_danger_go_first_by_one_key_and_need_no_reason() -> None:
    desk, call = firearm_panic()
    strip, near = certain_strip(desk.board, desk.call(call)), nearest_deputies(desk.board, desk.call(call))
    assert (strip.response, strip.unit) == ("law_enforcement", near[0])
    assert "CO-3" in strip.detail

    (entry,) = desk.do(sent_by(strip))

    sent = entry.body
    assert isinstance(sent, e.UnitSent)
    assert (sent.asked, sent.reason) == (True, "CO-3 calls for help")
    assert still_to_send(desk.board, desk.call(call)) == ()
    next_one = nearest_deputies(desk.board, desk.call(call))[0]
    more = read(f"send {next_one}", desk.board, desk.call(call)).command
    assert isinstance(more, c.SendUnit)
    assert more.response == "law_enforcement"
    assert desk.do(more)


def test_deputies_are_asked_for_again_when_another_crew_calls_for_help() -> None:
    desk, call = firearm_panic()
    desk.do(sent_by(certain_strip(desk.board, desk.call(call))))

    desk.do(c.ReportPanic(unit="M-30"))

    assert still_to_send(desk.board, desk.call(call)) == ("law_enforcement",)


def test_the_page_of_a_crew_in_danger_offers_the_free_deputies_by_numbers() -> None:
    desk, call = firearm_panic()

    told = crew(desk.board, "CO-3", desk.now)

    near = nearest_deputies(desk.board, desk.call(call), most=3)
    assert [(each.unit, each.key) for each in told.deputies] == list(zip(near, "123", strict=True))
    assert not {each.key for each in told.deputies} & {ACT_KEYS[act] for act in told.acts}
    assert told.notices[0].rest == f"F9 sends {near[0]}; or a number."


def test_a_silent_crew_gets_deputies_by_one_key_and_the_silence_is_the_reason() -> None:
    desk, call = there()
    desk.later(900 + 60)

    told = crew(desk.board, "CR-11", desk.now)
    assert [each.key for each in told.deputies] == ["4", "6", "0"]
    assert not {each.key for each in told.deputies} & {ACT_KEYS[act] for act in told.acts}
    (entry,) = desk.do(c.SendUnit(call=call, unit=told.deputies[0].unit, response="law_enforcement"))

    assert isinstance(entry.body, e.UnitSent)
    assert entry.body.reason == "CR-11 does not answer"


def test_a_crew_that_left_while_it_called_for_help_is_asked_for_again() -> None:
    desk, call = firearm_panic()
    desk.do(sent_by(certain_strip(desk.board, desk.call(call))))

    assert desk.refusal(c.SetUnitStatus(unit="CO-3", status="available"))[0] == "status_panic"
    clear(desk, "CO-3")
    assert still_to_send(desk.board, desk.call(call)) == ("co_response",)

    desk.do(c.EndPanic(call=call, unit="CO-3", by="Dep. Stone", reason="seen them"))
    assert still_to_send(desk.board, desk.call(call)) == ("co_response",), "the person is still alone"
    assert "not sent yet: clinician and deputy" in standing(desk.board, desk.call(call))


def test_deputies_who_were_taken_from_the_scene_are_asked_for_again() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "D-21", "law_enforcement_cit")
    move(desk, "D-21", "en_route", "on_scene")
    other = a_quiet_call(desk)
    into = {"call": other, "unit": "D-21", "response": "law_enforcement", "reason": "other call has two"}

    desk.do(c.MoveUnit.model_validate(into))

    assert "law_enforcement_cit" in still_to_send(desk.board, desk.call(call))
    (told,) = [each for each in alerts(desk.board, desk.now) if each.id == f"unsent:{call}"]
    assert "D-21 was moved to" in told.rest


def test_a_crew_that_is_safe_again_and_leaves_when_it_is_done_is_not_asked_for() -> None:
    desk, call = firearm_panic()
    desk.do(sent_by(certain_strip(desk.board, desk.call(call))))
    desk.do(c.EndPanic(call=call, unit="CO-3", by="Dep. Stone", reason="seen them"))

    move(desk, "CO-3", "available")

    assert still_to_send(desk.board, desk.call(call)) == ()


def test_a_call_for_help_ends_a_scene_that_was_safe_and_who_was_to_go_in_waits_again() -> None:
    desk, call = firearm_there()
    assert desk.refusal(c.DeclareSceneSafe(call=call, by="Dep. Ibarra"))[0] == "safe_armed"
    desk.do(c.DeclareSceneSafe(call=call, by="Dep. Ibarra", reason="the firearm is in my car"))
    desk.do(c.ConfirmBrief(call=call, unit="M-30"), c.ConfirmBrief(call=call, unit="D-21"))
    assert [sent.staged for sent in desk.call(call).sent] == [False, False]

    entries = desk.do(c.ReportPanic(unit="D-21"))

    assert "StagingChanged" in kinds(entries)
    assert [(sent.unit, sent.staged) for sent in desk.call(call).sent if sent.staged] == [("M-30", True)]
    assert "STAGE nearby" in brief(desk.board, desk.call(call), "M-30").task
    assert "declared safe" not in brief(desk.board, desk.call(call), "D-21").task
    assert all(is_stale(desk.call(call), sent) for sent in desk.call(call).sent)


@pytest.mark.parametrize(("held", "asks"), [("in_hand", True), ("unknown", True), ("elsewhere", False)])
def test_how_a_scene_is_safe_is_asked_while_a_weapon_may_be_in_hand(held: str, asks: bool) -> None:
    desk, call = firearm_there()
    access = "secured" if held == "elsewhere" else held
    answers(desk, call, weapon_access=access)

    declare = c.DeclareSceneSafe(call=call, by="Dep. Hart")

    if asks:
        assert desk.refusal(declare)[0] == "safe_armed"
    else:
        assert desk.do(declare)


def test_a_check_that_is_due_stands_before_every_clock_of_a_sending() -> None:
    desk, call = there()
    send(desk, call, "D-26", "law_enforcement", "asked for by radio")
    desk.later(900)

    kinds_now = [alert.id.partition(":")[0] for alert in alerts(desk.board, desk.now)]

    assert "unit" in kinds_now, "D-26 was sent long ago"
    assert kinds_now[0] == "check", "though it is only a reminder yet"
