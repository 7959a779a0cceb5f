"""What people change on a call: overrides, answers, units taken off.

Nothing that was sent is taken back by itself.
"""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain import commands as c
from console.domain.asked import asked_for
from console.domain.board import in_force
from tests.stories.calls import KNIFE, QUIET, SACRAMENTO, a_gap_call, a_sent_call
from tests.stories.play import a_desk


def test_more_than_the_policy_asks_needs_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(QUIET)
        dispatcher.press("F6", "O", "3", "Ctrl+Return")
        assert "Say why" in dispatcher.page
        dispatcher.press("R")
        dispatcher.type("neighbours have gathered outside")
        dispatcher.press("Ctrl+Return")

        assert dispatcher.call.override is not None
        assert dispatcher.call.override.approved_by is None
        assert "law_enforcement" in asked_for(dispatcher.running.desk.board, dispatcher.call)
        assert "Overridden by Nadia Okoro" in dispatcher.advice
        assert "Neighbours have gathered outside." in dispatcher.advice


def test_less_than_the_policy_asks_needs_a_supervisor_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(KNIFE)
        dispatcher.press("F6", "O", "5", "R")
        dispatcher.type("the pair is an hour away")
        dispatcher.press("Ctrl+Return")
        assert dispatcher.call.override is None
        assert "Less than the policy asks" in dispatcher.page
        dispatcher.press("Tab", "Q" if "Q, Grace Amadi" in dispatcher.page else "P", "Ctrl+Return")

        assert dispatcher.call.override is not None
        assert dispatcher.call.override.approved_by == "Grace Amadi"
        assert "approved by Grace Amadi" in dispatcher.advice


def test_a_changed_answer_says_what_became_different_and_takes_nobody_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        sent = dispatcher.call.sent
        assert sent

        dispatcher.change("weapon", "none")

        assert {each.unit for each in dispatcher.call.sent} == {each.unit for each in sent}
        assert "Became different" in dispatcher.advice
        assert "Nobody who was sent is called back" in dispatcher.advice


@pytest.mark.parametrize("way", ["status", "key", "line"])
def test_taking_a_unit_off_needs_a_supervisor_and_a_reason(way: str, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        match way:
            case "status":
                dispatcher.say(f"{unit} available")
            case "key":
                dispatcher.say(unit)
                dispatcher.press("Shift+F9")
            case _:
                dispatcher.say(f"stand down {unit}")
        assert f"{unit}" in dispatcher.page
        assert "supervisor" in dispatcher.page
        dispatcher.type("sent to the wrong house")
        dispatcher.press("Ctrl+Return")
        assert dispatcher.unit(unit) == "dispatched"
        dispatcher.press("Tab", "1", "Ctrl+Return")

        assert dispatcher.unit(unit) == "available"
        assert unit not in {each.unit for each in dispatcher.call.sent}
        assert dispatcher.page == ""


def test_a_unit_on_its_way_to_a_call_is_not_taken_off_it_by_going_off_duty(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit

        dispatcher.say(unit)
        dispatcher.press("X")

        assert dispatcher.unit(unit) == "dispatched"
        assert "supervisor" in dispatcher.page


def test_units_are_chosen_by_digit_and_sent_by_enter(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(KNIFE)
        rows = {row.key: row.unit for row in dispatcher.running.parts.units.view.rows.rows if row.key}

        dispatcher.press("F7", "2", "Return")

        assert [sent.unit for sent in dispatcher.call.sent] == [rows[2]]

        dispatcher.say(rows[2])
        dispatcher.press("Return")
        assert f"Brief for {rows[2]}" in dispatcher.page


def test_a_unit_that_does_not_fit_goes_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.answer(KNIFE)

        dispatcher.say("D-19")
        dispatcher.press("Return")
        assert "Say in a few words why it is sent" in dispatcher.page
        dispatcher.type("he is at the corner already")
        dispatcher.press("Return")

        assert [(sent.unit, sent.response) for sent in dispatcher.call.sent] == [("D-19", "law_enforcement")]
        assert dispatcher.page == ""


def test_a_changed_safety_fact_goes_out_again(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        a_sent_call(dispatcher)
        unit = dispatcher.call.sent[0].unit
        dispatcher.say(f"brief {unit}")
        dispatcher.read_back()
        assert "read the brief again" not in dispatcher.lane

        dispatcher.change("weapon_access", "in_hand")

        assert "read the brief again" in dispatcher.lane
        dispatcher.press("F8")
        assert f"Brief for {unit}" in dispatcher.page
        assert "changed" in dispatcher.page
        dispatcher.press("Ctrl+C")
        dispatcher.read_back()
        assert "read the brief again" not in dispatcher.lane


def test_paramedics_under_way_are_told_to_stage_and_go_in_when_a_named_person_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path, SACRAMENTO) as dispatcher:
        a_gap_call(dispatcher)
        dispatcher.send_all()
        [sent] = dispatcher.call.sent
        assert sent.staged

        dispatcher.say(f"{sent.unit} staged")
        dispatcher.say(f"{sent.unit} on scene")
        assert "nobody has declared the scene safe" in dispatcher.page
        dispatcher.press("Esc")
        dispatcher.say(f"brief {sent.unit}")
        dispatcher.press("S")
        dispatcher.type("Dep. Hart, D-19")
        dispatcher.press("Return")
        before = dispatcher.call.scene_safe_by
        dispatcher.say_why("city police are with her")
        dispatcher.say(f"{sent.unit} on scene")

        assert (before, dispatcher.call.scene_safe_by) == ("", "Dep. Hart, D-19")
        assert dispatcher.unit(sent.unit) == "on_scene"


def test_esc_leaves_an_answer_that_is_being_changed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("1", "1")
        asked, given = dispatcher.card.fact, dict(dispatcher.call.answers)
        dispatcher.press("Ctrl+1")
        assert dispatcher.card.kind == "changing"

        dispatcher.press("Esc")
        assert dispatcher.card.fact == asked
        dispatcher.press("1")

        assert asked in dispatcher.call.answers, "the next number answers what is asked"
        assert all(dispatcher.call.answers[fact] == answer for fact, answer in given.items())


def test_every_answer_is_changed_by_its_number_however_many_there_are(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        asked = [fact for fact in in_force(dispatcher.board).compiled.catalogue.facts if not fact.derived]
        for fact in asked:
            dispatcher.running.desk.do(
                c.AnswerFact(call=dispatcher.call.id, fact=fact.id, answer=fact.answers[0].id)
            )
        given = list(dispatcher.call.answers)
        assert len(given) == len(asked) > 20

        for number, fact_id in enumerate(given, start=1):
            dispatcher.press("Ctrl+0", *str(number), "Return")
            assert (dispatcher.card.kind, dispatcher.card.fact) == ("changing", fact_id)
            dispatcher.press("Esc")

        assert "Ctrl+0 and the number" in dispatcher.running.parts.answers.words


def test_ctrl_0_goes_to_the_answers_so_far_and_says_where_there_are_none(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with a_desk(qtbot, tmp_path) as dispatcher:
        dispatcher.take_call("14 Alder Row")
        dispatcher.press("Ctrl+0")
        assert "No answer yet" in dispatcher.answered
        assert dispatcher.keys_are_on is dispatcher.running.parts.guide
        dispatcher.press("1", "Ctrl+0", "Return")
        assert dispatcher.card.kind == "changing"
