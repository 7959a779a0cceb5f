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
