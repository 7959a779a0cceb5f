"""Crews in danger, crews that are silent, crews that do not go, and what nobody could be sent for."""

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.asked import TO_HELP, asked_for, still_to_send
from console.domain.board import Board, in_force
from console.domain.rows.alerts import alerts
from console.domain.rows.fits import choosing
from console.domain.rows.safety import checks
from console.domain.rows.shown import Alert
from tests.domain.build import SACRAMENTO, Desk, a_desk, a_quiet_call, from_paper, kinds, move, send
from tests.domain.safety_situations import asked_for_deputies, called_for_help, on_the_way, there


def told(desk: Desk, kind: str) -> list[Alert]:
    """The alerts of one kind as of now."""
    return [each for each in alerts(desk.board, desk.now) if each.id.partition(":")[0] == kind]


def test_a_call_for_help_is_first_on_every_board_and_asks_for_deputies_at_once() -> None:
    desk, call = called_for_help()

    first = alerts(desk.board, desk.now)[0]

    assert (first.id, first.weight) == (f"panic:{call}:CR-11", "alert")
    assert first.lead.startswith("CR-11 calls for help")
    assert "law_enforcement" in asked_for(desk.board, desk.call()) or "law_enforcement_cit" in asked_for(
        desk.board, desk.call()
    )
    advice = desk.call().recommended
    assert advice is not None
    assert advice.priority == 1


def test_a_unit_on_no_call_that_calls_for_help_gets_a_call_of_its_own_at_its_place() -> None:
    desk = a_desk()

    entries = desk.do(c.ReportPanic(unit="CR-11"))

    assert kinds(entries)[:4] == ["CallOpened", "DetailSet", "FactAnswered", "PanicReported"]
    assert desk.call().detail("address") == "Alder"
    assert desk.call().answers["others_in_danger"].said_by == "responder"
    assert desk.do(c.ReportPanic(unit="CR-11")) == (), "the same call for help is no second call"


def test_deputies_go_to_a_crew_in_danger_whatever_the_policy_asks_for() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    send(desk, call, "M-30", "ems_staged", "near by")

    desk.do(c.ReportPanic(unit="M-30"))

    assert not {"law_enforcement", "law_enforcement_cit", "co_response"}.isdisjoint(
        asked_for(desk.board, desk.call(call))
    )
    assert "no_law_enforcement" not in asked_for(desk.board, desk.call(call))


def test_a_call_for_help_ends_by_a_name_and_how_it_is_known() -> None:
    desk, call = called_for_help()

    desk.do(c.EndPanic(call=call, unit="CR-11", by="Dep. N. Hart", reason="beside them"))

    assert desk.call(call).panics == ()
    assert told(desk, "panic") == []


def test_a_silent_crew_without_a_deputy_is_asked_after_and_the_question_climbs() -> None:
    desk, _call = there()
    limit = desk.board.room.agency.limits if desk.board.room else None
    assert limit is not None
    assert told(desk, "check") == []

    desk.later(limit.check_s)
    said = []
    for _ in range(5):
        (alert,) = told(desk, "check")
        said.append((alert.weight, alert.rest))
        desk.later(limit.check_answer_s)

    assert [text.partition(";")[0].partition(":")[0] for _, text in said] == [
        "ask by radio", "no answer yet", "no answer", "no answer", "no answer",
    ]  # fmt: skip
    assert said[0][0] == "warn"
    assert {weight for weight, _ in said[1:]} == {"alert"}
    assert "tell a supervisor" in said[2][1]
    assert "send deputies: D-" in said[3][1]

    desk.do(c.AnswerCheck(unit="CR-11"))

    assert told(desk, "check") == []
    desk.later(limit.check_s)
    assert told(desk, "check")[0].rest == "ask by radio"
    desk.do(c.AnswerCheck(unit="CR-11", answer="no_answer"))
    assert "no answer yet" in told(desk, "check")[0].rest


def silent(desk: Desk) -> str:
    """What is suggested about a crew that has been silent for long."""
    limits = in_force(desk.board).agency.limits
    desk.later(limits.check_s + 3 * limits.check_answer_s)
    (alert,) = told(desk, "check")
    return alert.rest


def test_the_nearest_deputies_are_suggested_for_a_silent_crew() -> None:
    desk, call = there()
    desk.do(c.SetDetail(call=call, field="address", value="12 Larkspur Way"))
    for status in ("meal", "available"):
        desk.later(60).do(c.SetUnitStatus(unit="D-26", status=status))
    for unit, place in {"D-19": "Sorrel", "D-26": "Mill Road"}.items():
        desk.do(c.PlaceUnit(unit=unit, place=place))

    assert silent(desk) == "no answer; send deputies: D-26, D-21", "D-19 was free before, far away"


def test_the_deputies_that_are_suggested_are_those_that_f9_would_send_first() -> None:
    desk, _call = there()
    for unit in ("D-19", "D-26"):
        desk.later(60).do(c.SetUnitStatus(unit=unit, status="meal"))
        desk.later(60).do(c.SetUnitStatus(unit=unit, status="available"))

    first = [fit.unit.id for fit in choosing(desk.board, next(iter(desk.board.calls.values()))).free(TO_HELP)]
    assert first[:2] == ["D-21", "D-26"]
    assert silent(desk) == "no answer; send deputies: D-21, D-26"


def test_a_report_of_the_crew_is_a_sign_of_it_and_a_crew_with_a_deputy_is_not_asked() -> None:
    desk, call = there()
    desk.later(800)
    move(desk, "CR-11", "with_person")
    desk.later(800)
    assert told(desk, "check") == []

    other = a_quiet_call(desk)
    send(desk, other, "D-19", "law_enforcement", "asked for by radio")
    move(desk, "D-19", "en_route", "on_scene")
    desk.later(5000)

    assert [each.unit for each in checks(desk.board, desk.call(other), desk.now)] == []
    assert [each.unit for each in checks(desk.board, desk.call(call), desk.now)] == ["CR-11"]


def test_a_crew_that_does_not_go_is_free_at_once_and_its_task_is_open_again() -> None:
    desk, call = on_the_way()

    entries = desk.do(c.RefuseToGo(unit="CR-11", why="alone", reason="her partner is ill"))

    assert isinstance(entries[0].body, e.UnitRefused)
    assert desk.board.units["CR-11"].call is None
    assert desk.board.units["CR-11"].counts_as == "available"
    assert desk.call(call).refused == ("CR-11",)
    assert still_to_send(desk.board, desk.call(call)) == ("mobile_crisis",)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_request_for_deputies_is_answered_by_name_and_what_the_crew_did_is_kept(answer: str) -> None:
    desk, call = asked_for_deputies()
    assert [each.rest for each in told(desk, "deputies")] == ["yes or no, and by whom"]
    said = {"call": call, "unit": "CR-11", "answer": answer, "by": "Sgt. P. Lowe", "reason": "x"}

    desk.do(c.AnswerDeputies.model_validate(said))

    wanted = desk.call(call).wanted[0]
    assert (wanted.answer, wanted.by) == (answer, "Sgt. P. Lowe")
    assert ("law_enforcement" in asked_for(desk.board, desk.call(call))) == (answer == "yes")
    assert [each.rest for each in told(desk, "did")] == [f"Sgt. P. Lowe said {answer}; what then?"]
    desk.do(c.NoteCrewDid(call=call, unit="CR-11", did="waited"))
    assert told(desk, "did") == []


def test_a_request_for_deputies_that_nobody_answers_gets_louder() -> None:
    desk, _ = asked_for_deputies()
    assert told(desk, "deputies")[0].weight == "warn"

    desk.later(3600)

    assert told(desk, "deputies")[0].weight == "alert"


def test_what_goes_instead_keeps_why_the_asked_for_did_not() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="within_reach")
    assert "co_response" in still_to_send(desk.board, desk.call(call))
    for unit in ("CO-7", "CO-3"):
        desk.do(c.SetUnitStatus(unit=unit, status="off_duty", reason="night"))

    entries = desk.do(
        c.SendUnit(call=call, unit="D-26", response="law_enforcement_cit", unserved="out_of_hours")
    )

    assert kinds(entries)[:2] == ["ResponseUnserved", "UnitSent"]
    assert desk.call(call).unserved == {"co_response": "out_of_hours"}


def test_the_clock_of_a_check_does_not_begin_before_it_was_entered() -> None:
    desk, call = on_the_way()
    desk.later(7200)
    late = c.SetUnitStatus(unit="CR-11", status="on_scene", reason="told later")
    from_paper(desk, late, 60)

    (check,) = checks(desk.board, desk.call(call), desk.now)

    assert desk.board.units["CR-11"].since < desk.now
    assert check.level == -1


def test_an_empty_board_has_no_call_for_help() -> None:
    assert alerts(Board(), a_desk().now) == ()
