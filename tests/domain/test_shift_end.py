"""The end of a shift at a position: nothing it looked after is left with nobody."""

from console.domain import commands as c
from console.domain.board import Board
from console.domain.roles import people
from tests.domain.build import a_quiet_call, kinds
from tests.domain.people_situations import a_staffed_desk, proving
from tests.domain.roster_situations import signed_on


def test_the_end_of_a_shift_hands_over_every_call_and_every_unit() -> None:
    desk = a_staffed_desk()
    desk.do(c.SignOnUnit(unit="CR-11"), c.SignOnUnit(unit="D-19"))
    call = a_quiet_call(desk)

    entries = desk.do(c.SignOff(receiver="desk-9"))

    assert kinds(entries) == ["CallHandedOver", "UnitHandedOver", "UnitHandedOver", "SignedOff"]
    assert desk.call(call).position == "desk-9"
    assert {crew.position for crew in desk.board.crews.values()} == {"desk-9"}
    assert all(
        crew.position in desk.board.people.seats and _named_there(desk.board, crew.position)
        for crew in desk.board.crews.values()
    )


def test_each_call_and_unit_may_go_to_a_position_of_its_own() -> None:
    desk = a_staffed_desk()
    proving(desk, "lindqvist", c.SignIn(person="lindqvist"), position="desk-2")
    desk.do(c.SignOnUnit(unit="CR-11"), c.SignOnUnit(unit="D-19"))
    call = a_quiet_call(desk)
    apart = ((call, "desk-2"), ("D-19", "desk-2"))

    assert desk.refusal(c.SignOff(apart=apart))[0] == "sign_off_has_units"
    entries = desk.do(c.SignOff(receiver="desk-9", apart=apart))

    assert desk.call(call).position == "desk-2"
    assert {crew.unit: crew.position for crew in desk.board.crews.values()} == {
        "CR-11": "desk-9",
        "D-19": "desk-2",
    }
    assert kinds(entries)[-1] == "SignedOff"


def test_another_position_takes_a_unit() -> None:
    desk = signed_on("CR-11")

    entries = desk.do(c.TakeUnit(unit="CR-11"), position="desk-2", who="Per Lindqvist")

    assert kinds(entries) == ["UnitHandedOver"]
    assert desk.board.crews["CR-11"].position == "desk-2"


def test_whoever_takes_over_a_position_looks_after_its_units() -> None:
    desk = a_staffed_desk()
    desk.do(c.SignOnUnit(unit="CR-11"))

    proving(desk, "lindqvist", c.SignIn(person="lindqvist", take_over=True))

    assert _named_there(desk.board, desk.board.crews["CR-11"].position) == "Per Lindqvist"


def _named_there(board: Board, position: str) -> str:
    return people(board)[board.people.seats[position].person].name
