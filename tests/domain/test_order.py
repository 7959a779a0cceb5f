"""What came later is not undone by what is entered from paper, in whatever order both are entered."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.board import Board
from console.domain.rows.alerts import runs_out
from console.errors import Refused
from tests.domain.build import (
    SACRAMENTO,
    START,
    Desk,
    a_call,
    a_desk,
    a_quiet_call,
    answers,
    dated,
    from_paper,
    move,
    send,
)
from tests.domain.test_streams import COMMANDS, checked, shown

AWAY = timedelta(hours=2)
"""How long the store was away, in these tests."""


def refused(desk: Desk, command: c.Command, minutes_ago: float) -> str:
    """The sentence with which it is refused."""
    return desk.refusal(dated(command, desk.now - timedelta(minutes=minutes_ago)))[1]


def a_later_answer() -> tuple[Desk, str]:
    """A desk on which the weapon was asked about now, after hours on paper."""
    desk = a_desk()
    call = a_call(desk)
    desk.later(AWAY.total_seconds())
    answers(desk, call, weapon="edged", weapon_access="in_hand")
    return desk, call


def test_an_answer_of_before_does_not_take_the_place_of_one_given_since() -> None:
    desk, call = a_later_answer()

    says = refused(desk, c.AnswerFact(call=call, fact="weapon", answer="none"), 60)

    assert says == (
        "What stands for “Weapon” is of 15:00, later than 14:00, and what came before does not undo it. "
        "Add the earlier as a note, with its time."
    )
    assert desk.call().answers["weapon"].answer == "edged"
    from_paper(desk, c.AddNote(call=call, text="14:00: no weapon seen"), 60)
    assert desk.call().notes[-1].at == desk.now - timedelta(minutes=60)


def test_the_same_answer_from_paper_changes_nothing_and_is_no_fault() -> None:
    desk, call = a_later_answer()

    assert desk.do(dated(c.AnswerFact(call=call, fact="weapon", answer="edged"), desk.now)) == ()
    from_paper(desk, c.AnswerFact(call=call, fact="weapon", answer="edged"), 60)
    assert desk.call().answers["weapon"].at == desk.now


def test_an_answer_of_before_does_not_make_a_later_one_pointless() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="edged")
    desk.later(AWAY.total_seconds())
    answers(desk, call, weapon_access="in_hand")

    says = refused(desk, c.AnswerFact(call=call, fact="weapon", answer="none"), 60)

    assert "Where the weapon is" in says
    assert desk.call().answers["weapon_access"].answer == "in_hand"


def test_an_answer_given_before_the_store_was_away_is_answered_anew_from_paper() -> None:
    desk = a_desk()
    call = a_call(desk, weapon="none")
    desk.later(AWAY.total_seconds())

    from_paper(desk, c.AnswerFact(call=call, fact="weapon", answer="edged"), 60)

    assert desk.call().answers["weapon"].answer == "edged"


def test_an_address_of_before_does_not_take_the_place_of_one_written_since() -> None:
    desk = a_desk()
    call = a_call(desk)

    says = refused(desk, c.SetDetail(call=call, field="address", value="2 Mill Road"), 60)

    assert says.startswith("What stands for the address is of 13:00, later than 12:00")
    assert desk.call().detail("address") == "14 Alder Row"


def test_a_status_of_before_does_not_take_the_place_of_one_set_since() -> None:
    desk = a_desk()
    call = a_call(desk)
    send(desk, call, "CO-7", "co_response", "asked for by radio")
    desk.later(AWAY.total_seconds())
    move(desk, "CO-7", "on_scene")

    says = refused(desk, c.SetUnitStatus(unit="CO-7", status="en_route", reason="as on paper"), 60)

    assert says.startswith("What stands for the status of CO-7 is of 15:00, later than 14:00")
    assert desk.board.units["CO-7"].status == "on_scene"


def test_a_unit_that_is_free_again_can_be_entered_as_having_been_there() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.later(AWAY.total_seconds())
    desk.do(c.SetUnitStatus(unit="CO-7", status="meal"), c.SetUnitStatus(unit="CO-7", status="available"))

    from_paper(desk, c.SendUnit(call=call, unit="CO-7", response="co_response", reason="as on paper"), 100)
    for status, ago in (("en_route", 98), ("on_scene", 85), ("available", 40)):
        from_paper(desk, c.SetUnitStatus(unit="CO-7", status=status), ago)

    assert desk.call().attended
    assert desk.call().sent == ()
    assert desk.board.units["CO-7"].call is None


def test_a_unit_on_another_call_now_is_not_taken_from_it_by_what_it_did_before() -> None:
    desk = a_desk()
    first, second = a_call(desk), a_call(desk)
    desk.later(AWAY.total_seconds())
    send(desk, second, "CO-7", "co_response", "asked for by radio")

    says = refused(
        desk, c.SendUnit(call=first, unit="CO-7", response="co_response", reason="as on paper"), 60
    )

    assert says.startswith("CO-7 is on call 26-00002.")
    assert desk.board.units["CO-7"].call == second


def test_a_line_that_was_reached_since_is_not_lost_again_by_what_was_before() -> None:
    desk = a_desk()
    call = a_call(desk)
    desk.do(c.LoseLine(call=call))
    desk.later(AWAY.total_seconds()).do(c.TryCallBack(call=call, outcome="reached"))

    says = refused(desk, c.LoseLine(call=call), 60)

    assert says.startswith("What stands for the caller's line is of 15:00")
    assert not desk.call().line.lost


def test_a_scene_declared_safe_before_a_weapon_turned_up_is_not_safe_now() -> None:
    desk, call = a_later_answer()

    says = refused(desk, c.DeclareSceneSafe(call=call, by="Dep. Hart", reason="by radio"), 60)

    assert says == (
        "“Weapon” was answered at 15:00, later than 14:00: what was decided before does not hold for that. "
        "Decide anew, as of now."
    )
    assert desk.call().scene_safe_by == ""


def test_what_a_supervisor_said_about_less_danger_does_not_answer_what_is_asked_since() -> None:
    desk = a_desk(SACRAMENTO)
    call = a_quiet_call(desk, suicide="imminent")
    desk.later(AWAY.total_seconds())
    answers(desk, call, weapon="firearm", weapon_access="in_hand")
    approve = c.AnswerApproval(call=call, by="brandt", answer="approve", reason="no crime")

    says = refused(desk, approve, 60)

    assert says.startswith("“Weapon” was answered at 15:00, later than 14:00")
    desk.do(dated(approve, desk.now))
    approval = desk.call().approval
    assert approval is not None
    assert approval.answer == "approve"


@pytest.mark.parametrize("why", ["store_trouble", "clock"])
def test_what_the_store_kept_waiting_is_recorded_as_it_was_asked_for(why: c.WhyThen) -> None:
    desk, call = a_later_answer()

    from_paper(desk, c.AnswerFact(call=call, fact="weapon", answer="firearm"), 1, why)

    assert desk.call().answers["weapon"].answer == "firearm"


def newest(board: Board) -> dict[tuple[str, str], datetime]:
    """The true time of everything that stands on the board."""
    answers = {
        (call.id, fact): each.at for call in board.calls.values() for fact, each in call.answers.items()
    }
    details = {
        (call.id, name): each.at for call in board.calls.values() for name, each in call.details.items()
    }
    return answers | details | {("", unit.id): unit.since for unit in board.units.values()}


@given(st.lists(st.tuples(COMMANDS, st.integers(0, 120), st.booleans()), min_size=5, max_size=30))
@settings(max_examples=60)
def test_in_whatever_order_paper_and_now_are_entered_nothing_later_is_undone(
    stream: list[tuple[c.Command, int, bool]],
) -> None:
    desk = a_desk(SACRAMENTO).later(AWAY.total_seconds())
    desk.do(dated(c.OpenCall(), START), c.OpenCall())
    for command, minutes_ago, is_from_paper in stream:
        before = newest(desk.board)
        then = desk.now - timedelta(minutes=minutes_ago)
        try:
            desk.do(dated(command, then) if is_from_paper else command)
        except Refused:
            continue
        checked(desk)
        assert runs_out(desk.board, desk.now) == ()
        may_go_back = isinstance(
            command, c.SendUnit | c.TakeBack | c.ReopenCall | c.SplitCall | c.AdoptPolicy | c.CloseCall
        )
        undone = [what for what, at in newest(desk.board).items() if what in before and at < before[what]]
        assert not undone or may_go_back, f"{command} undid {undone}"
    shown(desk)
