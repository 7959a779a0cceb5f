"""The command line's words about who is on which unit."""

import pytest

from console.domain import commands as c
from console.domain.spoken import completions, read
from console.domain.spoken_crews import OF_A_UNIT
from console.domain.spoken_roster import ROSTER_OF_A_UNIT
from console.domain.spoken_words import PLACES
from tests.domain.build import Desk, a_desk, a_quiet_call, send
from tests.domain.roster_situations import signed_on


def said(text: str, desk: Desk) -> object:
    """The command, the wish with its value, or the hint."""
    spoken = read(text, desk.board, None)
    return spoken.command or (spoken.wish, spoken.value) if not spoken.hint else spoken.hint


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("on CR-11", c.SignOnUnit(unit="CR-11")),
        ("on cr11 haldane brooks", c.SignOnUnit(unit="CR-11", members=("haldane", "brooks"))),
        ("ON CR-11 Haldane, Brooks night", c.SignOnUnit(
            unit="CR-11", members=("haldane", "brooks"), shift="night"
        )),
        ("on CR-11 haldane brooks until 7 pm", c.SignOnUnit(
            unit="CR-11", members=("haldane", "brooks"), ends="7 pm"
        )),
        ("on CR-11 until 18:30", c.SignOnUnit(unit="CR-11", ends="18:30")),
        ("on D-19 Dep. N. Hart", c.SignOnUnit(unit="D-19", members=("hart",))),
        ("off CR-11", c.SignOffUnit(unit="CR-11")),
        ("off CR-11 CR-14", c.SignOffUnit(unit="CR-11", relieved_by="CR-14")),
        ("off CR-11 relieved by CR-14", c.SignOffUnit(unit="CR-11", relieved_by="CR-14")),
        ("CR-11 joins moss, he is early", c.ChangeCrew(unit="CR-11", joins=("moss",), reason="he is early")),
        ("CR-11 leaves Brooks: ill, went home", c.ChangeCrew(
            unit="CR-11", leaves=("brooks",), reason="ill, went home"
        )),
    ],
)  # fmt: skip
def test_a_line_becomes_a_command(text: str, command: c.Command) -> None:
    assert said(text, a_desk()) == command


@pytest.mark.parametrize(
    ("text", "wish"),
    [("roster", ("roster", "")), ("roster CR-11", ("roster", "CR-11")), ("on", ("roster", ""))],
)
def test_a_line_opens_the_page(text: str, wish: tuple[str, str]) -> None:
    assert said(text, a_desk()) == wish


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("on Z-9 haldane", "There is no unit Z-9. For example: on CR-11 haldane brooks."),
        ("on CR-11 ?!", "“?!” is nobody's name. Names as in the agency's pack: haldane brooks."),
        ("off CR-11 somebody", "Which unit takes over from CR-11? For example: off CR-11 CR-14."),
        ("CR-11 leaves brooks", "CR-11 leaves: who, and why? For example: CR-11 leaves brooks, he is ill."),
        ("CR-11 joins", "CR-11 joins: who, and why? For example: CR-11 leaves brooks, he is ill."),
    ],
)
def test_what_is_missing_is_asked_for(text: str, hint: str) -> None:
    assert said(text, a_desk()) == hint


def test_somebody_whom_the_pack_has_not_is_refused_with_who_may_be_meant() -> None:
    desk = a_desk()
    command = read("on CR-11 haldan brooks", desk.board, None).command

    assert command is not None
    assert "Did you mean “haldane”?" in desk.refusal(command)[1]


def test_completions_are_the_line_ups_and_who_is_on() -> None:
    desk = signed_on("CR-11")

    def offered(text: str) -> list[str]:
        return [each.text for each in completions(text, desk.board, None)]

    assert "on CR-14 vega moss" in offered("on CR-1")
    assert "on CR-11 haldane brooks" not in offered("on CR-1")
    assert offered("off") == ["off", "off CR-11"]
    assert "CR-11 leaves brooks," in offered("CR-11 le")


def test_a_question_mark_lists_every_first_word_and_all_that_is_said_of_a_unit() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    offered = [each.text for each in completions("?", desk.board, desk.call(call))]

    assert offered == [*PLACES, *(f"CR-11 {words}" for words in (*OF_A_UNIT, *ROSTER_OF_A_UNIT))]
