"""What is known of a place: how it is noted, said on the command line, and heard by the crew."""

from datetime import timedelta

import pytest

from console.domain import commands as c
from console.domain import entries as e
from console.domain.premise import PremiseNote
from console.domain.rows.brief import brief
from console.domain.rows.premise import beside_the_form
from console.domain.spoken import read
from tests.domain.build import START, a_call, a_desk, send

DOGS = PremiseNote(7, "26-00001", "hazard", "two dogs in the yard", "Nadia Okoro", START)
SISTER = PremiseNote(3, "26-00001", "calming", "his sister's name is Ana", "Per Lindqvist", START)


def test_a_note_stands_on_the_call_and_a_hazard_is_news_for_its_crew() -> None:
    desk = a_desk()
    call = a_call(desk)
    calming, hazard = desk.do(
        c.NotePremise(call=call, about="calming", text="ask about the sea"),
        c.NotePremise(call=call, about="hazard", text="two dogs in the yard"),
    )

    assert calming.body == e.PremiseNoted(call=call, about="calming", text="ask about the sea")
    assert desk.board.calls[call].safety_entry == hazard.number


def test_what_can_hurt_is_said_first_with_who_noted_it_and_its_age() -> None:
    told = beside_the_form((SISTER, DOGS), START + timedelta(days=12))

    assert told == (
        "Known here. Hazard: two dogs in the yard (Nadia Okoro, 12 d ago), and 1 more",
        "2 known",
    )
    assert beside_the_form((), START) == ("", "")


def test_the_crew_hears_it_right_after_where_it_is_and_what_is_new_is_marked() -> None:
    desk = a_desk()
    call = a_call(desk)
    send(desk, call, "M-30", "ems", "nearest")
    desk.do(c.ConfirmBrief(call=call, unit="M-30"))
    newer = DOGS._replace(entry=desk.board.last + 1)

    lines = brief(desk.board, desk.board.calls[call], "M-30", (SISTER, newer)).lines

    known = [line for line in lines if line.label == "Known of the place"]
    assert [(line.text, line.changed) for line in known] == [
        ("Hazard: two dogs in the yard (noted 1 Mar 2026, Nadia Okoro)", True),
        ("Calms: his sister's name is Ana (noted 1 Mar 2026, Per Lindqvist)", False),
    ]
    labels = [line.label for line in lines if not line.changed]
    assert labels.index("Known of the place") == labels.index("Person") + 1


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("premise hazard two dogs", c.NotePremise(call="26-00001", about="hazard", text="two dogs")),
        ("premise Access code 4411#", c.NotePremise(call="26-00001", about="access", text="code 4411#")),
        ("premise end 31", c.EndPremiseNote(call="26-00001", entry=31)),
        ("premise end 31 moved out", c.EndPremiseNote(call="26-00001", entry=31, reason="moved out")),
    ],
)
def test_it_is_said_on_the_command_line(line: str, command: c.Command) -> None:
    desk = a_desk()
    a_call(desk)

    assert read(line, desk.board, desk.call()).command == command


@pytest.mark.parametrize(
    "line",
    [
        "premise",
        "premise hazard",
        "premise dogs in the yard",
        "premise end",
        "premise end 0",
        "premise end x",
    ],
)
def test_a_line_that_lacks_something_says_what(line: str) -> None:
    desk = a_desk()
    a_call(desk)

    said = read(line, desk.board, desk.call())

    assert said.command is None
    assert said.hint.startswith("premise")
