"""What every board shows of a crew in danger, of one that is silent and of one that did not go."""

import pytest

from console.domain import commands as c
from console.domain.names import WITH_DEPUTIES
from console.domain.rows.brief import brief
from console.domain.rows.calls import call_rows
from console.domain.rows.crew import crew, most_in_need, possible
from console.domain.rows.shown import BriefLine, CallRow, UnitRow
from console.domain.rows.strip import certain_strip
from console.domain.rows.units import unit_rows
from tests.domain.build import SEAT, WHO, Desk, a_call, a_desk, a_quiet_call, answers, move, send
from tests.domain.safety_situations import asked_for_deputies, called_for_help, on_the_way, there


def units(desk: Desk, call: str = "") -> list[UnitRow]:
    in_front = desk.board.calls[call] if call else None
    return [row for row in unit_rows(desk.board, in_front) if row.unit]


def calls(desk: Desk) -> list[CallRow]:
    return [row for row in call_rows(desk.board, WHO, SEAT, "") if row.call]


def lines(desk: Desk, call: str, unit: str) -> tuple[BriefLine, ...]:
    return brief(desk.board, desk.call(call), unit).lines


def test_what_is_possible_follows_the_crew_through_its_call() -> None:
    desk = a_desk()
    assert possible(desk.board, "CR-11") == ("panic", "place")

    desk, _ = on_the_way()
    assert possible(desk.board, "CR-11") == ("panic", "refuse", "ask", "place")

    desk, _ = there()
    assert possible(desk.board, "CR-11") == ("well", "no_answer", "panic", "ask", "place")

    desk, _ = asked_for_deputies()
    assert possible(desk.board, "CR-11") == ("well", "no_answer", "panic", "yes", "no", "did", "place")

    desk, _ = asked_for_deputies(answer=True)
    assert possible(desk.board, "CR-11") == ("well", "no_answer", "panic", "ask", "did", "place")

    desk, _ = called_for_help()
    assert possible(desk.board, "CR-11") == ("safe", "place"), "“is well” must not be taken for “is safe”"


def test_every_act_offered_is_one_that_would_be_done() -> None:
    desk, call = asked_for_deputies()
    commands: dict[str, c.Command] = {
        "well": c.AnswerCheck(unit="CR-11"),
        "no_answer": c.AnswerCheck(unit="CR-11", answer="no_answer"),
        "panic": c.ReportPanic(unit="CR-11"),
        "yes": c.AnswerDeputies(call=call, unit="CR-11", answer="yes", by="x"),
        "no": c.AnswerDeputies(call=call, unit="CR-11", answer="no", by="x"),
        "did": c.NoteCrewDid(call=call, unit="CR-11", did="left"),
        "place": c.PlaceUnit(unit="CR-11", place="Harrow"),
    }

    for act in possible(desk.board, "CR-11"):
        again, _ = asked_for_deputies()
        assert again.do(commands[act]), act


def test_a_crew_is_told_with_its_call_its_clock_and_what_it_asked_for() -> None:
    desk, _ = asked_for_deputies()
    desk.later(1000)

    told = crew(desk.board, "CR-11", desk.now)

    assert (told.status, told.title) == ("On scene", "14 Alder Row")
    assert [(each.lead, each.weight) for each in told.notices] == [
        ("Ask whether CR-11 is well", "alert"),
        ("CR-11 asks for deputies", "alert"),
    ]
    assert told.notices[1].rest == "He shouts."


def test_the_crew_most_in_need_is_the_one_that_calls_for_help_then_the_silent_one() -> None:
    desk, call = there()
    send(desk, call, "CR-14", "mobile_crisis", "two of them")
    assert most_in_need(desk.board, desk.call(call), desk.now) == "CR-11"

    move(desk, "CR-14", "en_route", "on_scene")
    desk.later(500)
    desk.do(c.AnswerCheck(unit="CR-11"))
    desk.later(500)
    assert most_in_need(desk.board, desk.call(call), desk.now) == "CR-14"

    desk.do(c.ReportPanic(unit="CR-11"))
    assert most_in_need(desk.board, desk.call(call), desk.now) == "CR-11"


def test_the_calls_list_has_the_call_first_with_its_priority_and_the_word() -> None:
    desk, call = called_for_help()
    a_quiet_call(desk, suicide="imminent", weapon="firearm", weapon_access="in_hand")
    a_call(desk)

    first = calls(desk)[0]

    assert (first.call, first.priority, first.lead, first.weight) == (call, 1, "CR-11: panic", "alert")
    assert first.icon == "", "nothing takes the place of its priority"


def test_the_unit_board_has_who_calls_for_help_first_in_word_shape_and_colour() -> None:
    desk, call = there()
    send(desk, call, "CR-14", "mobile_crisis", "two of them")
    desk.do(c.ReportPanic(unit="CR-14"))

    for rows in (units(desk, call), units(desk), units(desk, a_call(desk))):
        first = next(row for row in rows if not row.key)
        assert (first.unit, first.status, first.icon, first.weight) == (
            "CR-14", "Calls for help", "panic", "alert"
        )  # fmt: skip
        assert first.why_not.startswith("dispatched")


def test_a_crew_that_calls_for_help_is_sent_nowhere_else() -> None:
    desk = a_desk()
    desk.do(c.ReportPanic(unit="CR-11"))
    call = a_quiet_call(desk)

    assert "CR-11" not in [row.unit for row in units(desk, call) if row.key]
    assert certain_strip(desk.board, desk.call(call)).unit != "CR-11"


def test_deputies_for_a_crew_in_danger_are_what_the_strip_sends_first() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, medical="emergency")
    send(desk, call, "CR-11", "mobile_crisis", "asked for")
    move(desk, "CR-11", "en_route", "on_scene")
    before = certain_strip(desk.board, desk.call(call)).response

    desk.do(c.ReportPanic(unit="CR-11"))

    strip = certain_strip(desk.board, desk.call(call))
    assert before == "ems"
    assert strip.response in WITH_DEPUTIES


def test_who_did_not_go_is_offered_last_and_the_row_says_so() -> None:
    desk, call = on_the_way()
    before = [row.unit for row in units(desk, a_quiet_call(desk)) if row.key]
    desk.do(c.RefuseToGo(unit="CR-11", why="alone"))

    offered = [row for row in units(desk, call) if row.key]

    assert before
    assert offered[-1].unit == "CR-11"
    assert ("against", "did not go") in offered[-1].chips
    assert all(("against", "did not go") not in row.chips for row in offered[:-1])
    other = a_quiet_call(desk)
    assert units(desk, other)[0].unit == "CR-11", "on another call it is as good as before"


def test_another_crew_in_danger_is_the_first_line_of_a_brief() -> None:
    desk, call = there()
    send(desk, call, "CR-14", "mobile_crisis", "two of them")
    desk.do(c.ConfirmBrief(call=call, unit="CR-14"), c.ReportPanic(unit="CR-11"))

    first = lines(desk, call, "CR-14")[0]

    assert (first.label, first.changed) == ("Calls for help", True)
    assert first.text == "CR-11, on this call; nobody has found it safe yet"
    assert lines(desk, call, "CR-11")[0].label != "Calls for help"

    desk.do(c.EndPanic(call=call, unit="CR-11", by="Dep. Hart", reason="beside them"))
    assert "Calls for help" not in [line.label for line in lines(desk, call, "CR-14")]


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ({"others_present": "children"}, "Children are there"),
        ({"age_group": "child"}, "A minor is in crisis, a child"),
        ({"age_group": "teen"}, "A minor is in crisis, a teenager"),
    ],
)
def test_children_are_the_first_line_of_a_brief_in_so_many_words(given: dict[str, str], label: str) -> None:
    desk, call = on_the_way()

    answers(desk, call, **given)

    first = lines(desk, call, "CR-11")[0]
    assert (first.label, first.text) == (label, "said by caller")


def test_children_stand_before_all_that_can_hurt_the_crew() -> None:
    desk, call = on_the_way()
    answers(desk, call, others_present="children", age_group="teen", weapon="edged", weapon_access="in_hand")

    labels = [line.label for line in lines(desk, call, "CR-11")]

    assert labels[:3] == ["Children are there", "A minor is in crisis, a teenager", "Weapon"]
    assert "Who else is there" not in labels, "it is told once"
