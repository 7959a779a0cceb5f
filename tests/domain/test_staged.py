"""A crew that waits nearby goes in by a known answer or a person's word, never because nobody knows."""

from console.domain import commands as c
from console.domain.asked import asked_for
from console.domain.rows.units import unit_rows
from tests.domain.build import Desk, a_call, a_desk, a_quiet_call, answers, kinds, send


def nearly_all_unknown() -> tuple[Desk, str]:
    """A welfare check of which a neighbour knows little; paramedics are sent to stage."""
    desk = a_desk()
    call = a_call(desk, problem="welfare_check", suicide="unknown", medical="unknown", others_in_danger="no")
    answers(desk, call, weapon="none", violence="none", threat="unknown", crime="unknown")
    send(desk, call, "M-38", "ems_staged")
    assert desk.call(call).sent[0].staged
    return desk, call


def words(desk: Desk, call: str) -> str:
    return next(row.why_not for row in unit_rows(desk.board, desk.call(call)) if row.unit == "M-38")


def test_an_unknown_answer_lets_no_crew_in_and_the_board_says_why() -> None:
    desk, call = nearly_all_unknown()

    entries = answers(desk, call, hazard="unknown")

    assert "ems" in asked_for(desk.board, desk.call(call)), "the policy would send them straight in"
    assert "StagingChanged" not in kinds(entries)
    assert desk.call(call).sent[0].staged
    assert "until somebody says it may go in; not known:" in words(desk, call)


def test_no_later_answer_to_something_else_lets_it_in() -> None:
    desk, call = nearly_all_unknown()
    answers(desk, call, hazard="unknown", violence_history="none_known", others_present="adults")

    assert desk.call(call).sent[0].staged


def test_a_named_person_lets_it_in() -> None:
    desk, call = nearly_all_unknown()
    answers(desk, call, hazard="unknown")

    entries = desk.do(c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="seen through the window"))

    assert kinds(entries) == ["SceneDeclaredSafe", "StagingChanged"]
    assert not desk.call(call).sent[0].staged


def test_a_known_answer_lets_it_in() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, suicide="attempt_in_progress", hazard="barricaded")
    response = next(each for each in asked_for(desk.board, desk.call(call)) if each.startswith("ems"))
    assert response == "ems_staged"
    send(desk, call, "M-38", response)

    answers(desk, call, hazard="none")

    assert not desk.call(call).sent[0].staged


def armed() -> tuple[Desk, str]:
    """A firearm in the person's hand, of which care first says: deputies first, the pair follows."""
    desk = a_desk()
    call = a_quiet_call(desk, weapon="firearm", weapon_access="in_hand")
    asks = asked_for(desk.board, desk.call(call))
    assert {"law_enforcement_cit", "co_response"} <= set(asks)
    return desk, call


def test_a_clinician_and_a_deputy_wait_nearby_while_deputies_make_the_scene_safe() -> None:
    desk, call = armed()
    send(desk, call, "CO-3", "co_response")
    assert desk.call(call).sent[0].staged

    entries = desk.do(c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="he put it down"))

    assert kinds(entries) == ["SceneDeclaredSafe", "StagingChanged"]
    assert not desk.call(call).sent[0].staged


def test_a_pair_that_is_the_only_deputy_asked_for_goes_in() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, weapon="edged", weapon_access="secured", violence="verbal_threats")
    assert asked_for(desk.board, desk.call(call))[0] == "co_response"

    send(desk, call, "CO-3", "co_response")

    assert not desk.call(call).sent[0].staged


def test_no_pair_is_turned_round_where_a_crew_calls_for_help() -> None:
    desk, call = armed()
    send(desk, call, "D-21", "law_enforcement_cit")
    desk.do(c.ReportPanic(unit="D-21"))

    send(desk, call, "CO-3", "co_response")

    assert not desk.call(call).sent[-1].staged
