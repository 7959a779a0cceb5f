"""The unit board of a call."""

from datetime import timedelta

import pytest

from console.domain.rows.calls import call_rows
from console.domain.rows.fits import choosing
from console.domain.rows.shown import CallRow, UnitRow
from console.domain.rows.units import unit_rows, wanted_words
from console.domain.rows.words import age, minutes
from tests.domain.build import (
    PATROL,
    SACRAMENTO,
    SEAT,
    START,
    WHO,
    Desk,
    a_desk,
    a_quiet_call,
    move,
    send,
    with_units,
)

ARMED = {"suicide": "imminent", "weapon": "firearm", "weapon_access": "in_hand"}


def rows(desk: Desk, selected: str = "") -> list[CallRow]:
    return list(call_rows(desk.board, WHO, SEAT, selected))


def fitting(desk: Desk, call: str) -> list[UnitRow]:
    return [row for row in unit_rows(desk.board, desk.call(call)) if row.key]


def other(desk: Desk, call: str, unit: str) -> UnitRow:
    return next(row for row in unit_rows(desk.board, desk.call(call)) if row.unit == unit)


def test_the_units_that_fit_stand_first_with_keys_and_what_they_go_for() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    found = fitting(desk, call)

    assert [(row.unit, row.key, row.response) for row in found] == [
        ("CR-11", 1, "mobile_crisis"),
        ("SV-2", 2, "mobile_crisis"),
        ("CR-14", 3, "mobile_crisis"),
    ]
    assert [chip.words for chip in found[0].chips][1:] == ["4 min away", "can write a hold"]
    assert wanted_words(desk.board, desk.call(call)) == "for: crisis team"


def test_a_crew_that_speaks_the_callers_language_stands_first_where_an_interpreter_is_needed() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, communication="interpreter")

    best = choosing(desk.board, desk.call(call)).best("mobile_crisis")

    assert best is not None
    assert best.fit.unit.id in ("CR-14", "SV-2")


@pytest.mark.parametrize(
    ("unit", "why"),
    [
        ("D-19", "no clinician with it"),
        ("CO-7", "it has a deputy with it"),
        ("CL-1", "one person only"),
        ("CO-5", "Quarry Lane, station"),
    ],
)
def test_every_other_unit_says_why_not(unit: str, why: str) -> None:
    desk = a_desk()
    call = a_quiet_call(desk)

    assert other(desk, call, unit).why_not == why


def test_a_unit_elsewhere_names_where() -> None:
    desk = a_desk()
    first, second = a_quiet_call(desk), a_quiet_call(desk)
    send(desk, first, "CR-11", "mobile_crisis")

    assert other(desk, second, "CR-11").why_not == "14 Alder Row"


def test_what_nobody_can_go_for_is_said_even_when_others_fit() -> None:
    desk = with_units(a_desk(), M_30="meal", M_32="meal", M_38="meal")
    call = a_quiet_call(desk, **ARMED)

    said = [row.why_not for row in unit_rows(desk.board, desk.call(call)) if not row.unit and not row.head]

    assert said == ["No unit can go now for: paramedics staged nearby."]
    assert fitting(desk, call)


def test_who_may_stand_in_is_offered_as_such() -> None:
    desk = with_units(a_desk(SACRAMENTO), CR_11="meal", CR_14="meal", CR_16="off_duty", SV_2="meal")
    send(desk, a_quiet_call(desk), "CO-3", "co_response", "nearest")
    call = a_quiet_call(desk, crime="suspected")

    (offer,) = fitting(desk, call)

    assert (offer.unit, offer.response) == ("CO-7", "co_response")
    assert "instead of crisis team" in [chip.words for chip in offer.chips]


def test_units_on_the_call_stand_first_with_what_they_are_there_for() -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **ARMED)
    send(desk, call, "M-30", "ems_staged")

    row = other(desk, call, "M-30")

    assert (row.on_this_call, row.place, row.why_not) == (True, "Paramedics", "will wait nearby")
    move(desk, "M-30", "en_route", "staged")
    assert other(desk, call, "M-30").why_not == "waits nearby"


def test_without_a_call_every_unit_stands_once() -> None:
    desk = a_desk()

    units = [row.unit for row in unit_rows(desk.board, None) if row.unit]

    assert sorted(units) == sorted(desk.board.units)


def test_at_most_nine_units_have_a_key_and_the_others_also_fit() -> None:
    desk = a_desk(PATROL)
    call = a_quiet_call(desk, **ARMED)
    shown = unit_rows(desk.board, desk.call(call))

    assert max(row.key for row in shown) <= 9
    assert {row.unit for row in shown if row.unit} == set(desk.board.units)


@pytest.mark.parametrize(
    ("seconds", "aged", "in_minutes"),
    [
        (-5, "0:00", "0 s"),
        (48, "0:48", "48 s"),
        (725, "12:05", "12 min"),
        (3840, "1 h 04 min", "1 h 4 min"),
        (3 * 86400, "3 d", "3 d"),
    ],
)
def test_ages_say_their_unit(seconds: int, aged: str, in_minutes: str) -> None:
    then = START - timedelta(seconds=seconds)

    assert age(then, START) == aged
    assert minutes(then, START) == in_minutes


def test_a_unit_of_the_call_shows_the_letters_of_what_may_come_next_and_leaves_once_it_was_there() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    send(desk, call, "CR-11", "mobile_crisis")

    def letters() -> str:
        row = next(row for row in unit_rows(desk.board, desk.call(call)) if row.unit == "CR-11")
        return "".join(letter for letter, _ in row.next)

    assert letters() == "EGS"
    move(desk, "CR-11", "en_route", "on_scene")
    assert letters() == "PTA"
