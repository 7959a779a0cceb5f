"""The command line's language."""

import pytest

from console.domain import commands as c
from console.domain.board import Board
from console.domain.spoken import COMPLETIONS_MAX, PLACES, completions, read
from tests.domain.build import Desk, a_call, a_desk, a_quiet_call, move, send


def said(text: str, desk: Desk, in_front: bool = True) -> object:
    """The command, the wish with its value, or the hint."""
    spoken = read(text, desk.board, desk.call() if in_front and desk.board.calls else None)
    return spoken.command or (spoken.wish, spoken.value) if not spoken.hint else spoken.hint


def offered(text: str, desk: Desk) -> list[str]:
    return [each.text for each in completions(text, desk.board, desk.call() if desk.board.calls else None)]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("note she locked the front door", c.AddNote(call="26-00001", text="she locked the front door")),
        ("safe Dep. Hart, D-19", c.DeclareSceneSafe(call="26-00001", by="Dep. Hart, D-19")),
        ("send CR-11", c.SendUnit(call="26-00001", unit="CR-11", response="mobile_crisis")),
        ("SEND cr11", c.SendUnit(call="26-00001", unit="CR-11", response="mobile_crisis")),
        ("M-30 meal", c.SetUnitStatus(unit="M-30", status="meal")),
        ("m30 Out of service", c.SetUnitStatus(unit="M-30", status="out_of_service")),
        ("M-30 x", c.SetUnitStatus(unit="M-30", status="off_duty")),
    ],
)
def test_a_line_becomes_a_command(text: str, command: c.Command) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == command


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("new", ("new", "")),
        ("close", ("close", "")),
        ("find Alder", ("find", "Alder")),
        ("brief M-30", ("brief", "M-30")),
        ("lock", ("lock", "")),
        ("people", ("people", "")),
        ("sign off", ("sign_off", "")),
        ("break glass", ("break_glass", "")),
        ("break glass she holds a gun", ("break_glass", "she holds a gun")),
        ("CO-7", ("unit", "CO-7")),
        ("ask weapon", ("change", "weapon")),
    ],
)
def test_a_line_becomes_a_wish_of_the_screen(text: str, wish: tuple[str, str]) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == wish


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("find", "find what? An address, a number or a name."),
        ("note", "note what?"),
        ("safe", "safe by whom? A name and their unit."),
        ("send", "send which unit? For example: send CO-7."),
        ("send Z-9", "send which unit? For example: send CO-7."),
        ("hand", "Did you mean “handoff”?"),
        ("sign", "sign off?"),
        ("break", "break glass, and why? For example: break glass the supervisor is not here."),
        ("gibberish", "Not understood. ? lists what can be said."),
        ("", "Not understood. ? lists what can be said."),
    ],
)
def test_what_is_missing_is_asked_for(text: str, hint: str) -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert said(text, desk) == hint


def test_a_unit_that_nothing_asks_for_is_not_sent_without_a_reason() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert str(said("send D-19", desk)).startswith("D-19 fills nothing that is asked for here.")


def test_a_status_that_is_none_is_told_with_those_there_are() -> None:
    assert str(said("M-30 asleep", a_desk())).startswith("“asleep” is no status here. Statuses: available, ")


def test_without_a_call_in_front_nothing_is_sent_or_noted() -> None:
    for text in ("note x", "send M-30", "safe me", "ask weapon"):
        assert said(text, a_desk()) == "No call is open here. F3 takes the next one."


def test_a_question_mark_lists_every_first_word() -> None:
    desk = a_desk()
    a_call(desk)

    assert offered("?", desk) == list(PLACES)


def test_completions_begin_with_the_units_that_can_go() -> None:
    desk = a_desk()
    a_quiet_call(desk)

    assert offered("send", desk)[:2] == ["send CR-11", "send CR-14"]
    assert offered("s", desk)[0] == "send CR-11"


def test_a_unit_on_the_call_is_offered_what_it_may_do_next() -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")
    dispatched = offered("cr11", desk)
    move(desk, "CR-11", "en_route", "on_scene")

    assert dispatched == ["CR-11 en route", "CR-11 staged", "CR-11 on scene"]
    assert "CR-11 available" in offered("CR-11", desk)


def test_no_line_is_offered_twice_and_never_too_many() -> None:
    desk = a_desk()
    send(desk, a_quiet_call(desk), "CR-11", "mobile_crisis")

    for text in ("", "c", "CR-11", "send ", "ask "):
        found = offered(text, desk)
        assert len(found) == len(set(found)) <= COMPLETIONS_MAX


def test_an_empty_store_offers_nothing_but_words() -> None:
    assert completions("send", Board(), None) == ()
