"""In which order units are offered, why, and where they are taken to be."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import commands as c
from console.domain.agency_parts import Limits
from console.domain.board import UnitNow
from console.domain.rows.fits import Fit, choosing
from console.domain.rows.shown import UnitRow
from console.domain.rows.units import unit_rows
from console.domain.trail import Stint, Trail, Work, work_since
from console.domain.veil import veiled_board
from console.domain.whereabouts import Whereabouts
from tests.domain.build import START, Desk, a_desk, a_quiet_call, agency_text, move, send

LIMITS = Limits(
    call_back_s=60, call_back_again_s=180, approval_s=120, hand_off_accept_s=60, waiting_s=30
)
AT_ALDER = Whereabouts("Alder", "middle")
UNIT = UnitNow("M-1", "available", "available", True, START, 1, START)
BEST = Fit(UNIT, "ems", False, True, True, 4, True, AT_ALDER, False, True, Work(), 3)
"""As good as can be."""


def a_fit(**changes: object) -> Fit:
    return BEST._replace(**changes)  # type: ignore[arg-type]  # a table of single differences


@pytest.mark.parametrize(
    ("worse", "but_better"),
    [
        ({"has_refused": True}, {"minutes": 1, "breadth": 9}),
        ({"covers": False}, {"minutes": 1, "breadth": 9}),
        ({"speaks": False}, {"minutes": 1, "breadth": 9}),
        ({"minutes": 9}, {"breadth": 9, "unit": UNIT._replace(since=START - timedelta(hours=9))}),
        ({"minutes": None}, {"breadth": 9}),
        ({"is_old": True}, {"minutes": 0, "breadth": 9}),
        ({"is_rested": False}, {"minutes": 0, "breadth": 9}),
        ({"work": Work(1, 30)}, {"minutes": 0, "breadth": 9}),
        ({"minutes": 5 - 1}, {}),
        ({"breadth": 2}, {"unit": UNIT._replace(since=START - timedelta(hours=9))}),
        ({"unit": UNIT._replace(since=START + timedelta(minutes=1))}, {}),
        ({"unit": UNIT._replace(id="M-2")}, {}),
    ],
)
def test_each_reason_decides_before_all_that_stand_behind_it(
    worse: dict[str, object], but_better: dict[str, object]
) -> None:
    first = a_fit(minutes=3) if worse == {"minutes": 4} else BEST

    assert first.order(LIMITS) < a_fit(**{**but_better, **worse}).order(LIMITS)


def test_within_a_step_rest_goes_before_minutes_and_never_beyond_it() -> None:
    tired_at_the_door = a_fit(minutes=0, is_rested=False)

    assert BEST.order(LIMITS) < tired_at_the_door.order(LIMITS), "four minutes are the same step"
    assert tired_at_the_door.order(LIMITS) < a_fit(minutes=5).order(LIMITS)


def test_an_unknown_distance_is_behind_every_known_one_and_old_places_count_as_a_step_more() -> None:
    far = a_fit(minutes=300, is_old=True)

    assert far.order(LIMITS) < a_fit(minutes=None).order(LIMITS)
    assert a_fit(minutes=9).order(LIMITS) < a_fit(minutes=9, is_old=True).order(LIMITS)
    assert a_fit(minutes=4, is_old=True).order(LIMITS) < a_fit(minutes=10).order(LIMITS)


FITS = st.builds(
    Fit,
    st.builds(
        UNIT._replace,
        id=st.sampled_from(("M-1", "M-2", "M-3", "M-4")),
        since=st.sampled_from((START, START + timedelta(minutes=3))),
    ),
    st.just("ems"),
    st.booleans(),
    st.booleans(),
    st.sampled_from((None, True, False)),
    st.none() | st.integers(0, 60),
    st.booleans(),
    st.just(AT_ALDER),
    st.booleans(),
    st.booleans(),
    st.builds(Work, st.integers(0, 3), st.integers(0, 200)),
    st.integers(0, 5),
)


@given(st.lists(FITS, max_size=12, unique_by=lambda fit: fit.unit.id), st.randoms())
def test_the_order_is_one_whatever_they_stood_in_and_nobody_is_lost(fits: list[Fit], random: Random) -> None:
    mixed = list(fits)
    random.shuffle(mixed)

    once = sorted(fits, key=lambda fit: fit.order(LIMITS))

    assert once == sorted(mixed, key=lambda fit: fit.order(LIMITS))
    assert {fit.unit.id for fit in once} == {fit.unit.id for fit in fits}


def chips(desk: Desk, call: str, unit: str) -> list[tuple[str, str]]:
    return [(chip.sign, chip.words) for chip in row_of(desk, call, unit).chips]


def row_of(desk: Desk, call: str, unit: str) -> UnitRow:
    return next(row for row in unit_rows(desk.board, desk.call(call)) if row.unit == unit)


def order(desk: Desk, call: str) -> list[str]:
    return [row.unit for row in unit_rows(desk.board, desk.call(call)) if row.key]


def been_out(desk: Desk, unit: str, response: str, minutes: int, address: str = "14 Alder Row") -> str:
    """The unit has been with somebody for so many minutes, and has just left."""
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value=address))
    send(desk, call, unit, response)
    move(desk, unit, "en_route", "on_scene")
    desk.later(minutes * 60)
    move(desk, unit, "available")
    return call


def test_who_has_just_come_from_a_scene_stands_behind_who_has_rested_and_says_so() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 20)
    call = a_quiet_call(desk)

    assert order(desk, call) == ["SV-2", "CR-11", "CR-14"]
    assert ("against", "under 15 min of rest") in chips(desk, call, "CR-11")

    desk.later(15 * 60)
    desk.do(c.AddNote(call=call, text="still waiting"))

    assert order(desk, call) == ["SV-2", "CR-11", "CR-14"], "the longest free first, where all else is alike"
    assert ("against", "under 15 min of rest") not in chips(desk, call, "CR-11")


def test_who_had_more_to_do_in_the_last_hours_stands_behind_who_had_less() -> None:
    desk = a_desk()
    been_out(desk, "SV-2", "mobile_crisis", 40)
    desk.later(20 * 60)
    call = a_quiet_call(desk)

    assert order(desk, call) == ["CR-11", "SV-2", "CR-14"]
    assert ("against", "1 call, 40 min in 4 h") in chips(desk, call, "SV-2")


def test_a_place_told_by_radio_is_where_the_unit_is_with_its_age() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-14", place="Harrow, at the church"))
    told = desk.now
    desk.later(12 * 60)
    call = a_quiet_call(desk)

    row = row_of(desk, call, "CR-14")

    assert (row.place, row.place_since) == ("Harrow, at the church", told)
    assert ("for", "4 min away") in chips(desk, call, "CR-14")
    assert row_of(desk, call, "CR-11").place == "Alder, station"


def test_an_old_place_counts_for_less_and_says_so_and_in_the_end_is_nobodys_knowledge() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-14", place="Harrow"))
    desk.later(40 * 60)
    call = a_quiet_call(desk)

    assert ("against", "4 min from an old place") in chips(desk, call, "CR-14")
    assert order(desk, call)[-1] == "CR-14"

    desk.later(4 * 3600)
    desk.do(c.AddNote(call=call, text="still waiting"))

    assert row_of(desk, call, "CR-14").place == "Riverbend, station"
    assert ("for", "11 min away") in chips(desk, call, "CR-14")


def test_after_a_scene_a_unit_is_where_that_was_also_once_the_call_is_closed() -> None:
    desk = a_desk()
    first = been_out(desk, "CR-11", "mobile_crisis", 20, "31 Quarry Lane")
    desk.later(16 * 60)
    call = a_quiet_call(desk)
    open_place = row_of(desk, call, "CR-11")
    desk.do(c.CloseCall(call=first, disposition="safety_plan"))
    closed_place = row_of(desk, call, "CR-11")

    assert (open_place.place, closed_place.place) == ("31 Quarry Lane", "31 Quarry Lane")
    assert ("for", "11 min away") in chips(desk, call, "CR-11")
    assert row_of_veiled(desk, call, "CR-11").place == "withheld: person"


def row_of_veiled(desk: Desk, call: str, unit: str) -> UnitRow:
    board = veiled_board(desk.board, ())
    return next(row for row in unit_rows(board, board.calls[call]) if row.unit == unit)


def test_the_newest_word_of_where_it_is_holds() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 20, "31 Quarry Lane")
    desk.later(60)
    desk.do(c.PlaceUnit(unit="CR-11", place="602 Mill Road"))
    call = a_quiet_call(desk)

    assert row_of(desk, call, "CR-11").place == "602 Mill Road"


def test_a_place_that_is_in_no_zone_is_never_near() -> None:
    desk = a_desk()
    desk.do(c.PlaceUnit(unit="CR-11", place="behind the water tower"))
    call = a_quiet_call(desk)

    assert order(desk, call)[-1] == "CR-11"
    assert ("against", "distance not known") in chips(desk, call, "CR-11")


def test_where_the_call_is_in_no_zone_that_is_said_once_and_of_nobody_is_it_said_that_he_is_near() -> None:
    desk = a_desk()
    call = a_quiet_call(desk)
    desk.do(c.SetDetail(call=call, field="address", value="behind the water tower"))

    shown = unit_rows(desk.board, desk.call(call))

    notes = [row.why_not for row in shown if not row.unit and not row.head]
    assert notes == ["This place is in no zone of the agency: how far it is, nobody knows."]
    assert not any("min" in chip.words for row in shown for chip in row.chips)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"others_present": "children"}, ["Children are there."]),
        ({"age_group": "teen"}, ["A minor is in crisis, a teenager."]),
        (
            {"others_present": "children", "age_group": "child"},
            ["Children are there.", "A minor is in crisis, a child."],
        ),
        ({}, []),
    ],
)
def test_children_are_told_of_where_the_unit_is_chosen(answers: dict[str, str], says: list[str]) -> None:
    desk = a_desk()
    call = a_quiet_call(desk, **answers)

    shown = unit_rows(desk.board, desk.call(call))

    assert [row.why_not for row in shown if not row.unit and not row.head] == says


def test_what_is_shown_is_read_off_the_values_that_ordered_it() -> None:
    desk = a_desk()
    been_out(desk, "CR-11", "mobile_crisis", 45, "31 Quarry Lane")
    call = a_quiet_call(desk)

    fits = choosing(desk.board, desk.call(call)).free("mobile_crisis")

    assert [fit.unit.id for fit in fits] == order(desk, call)
    for fit in fits:
        said = [words for _, words in chips(desk, call, fit.unit.id)]
        assert (f"{fit.minutes} min away" in said) == (not fit.is_old)
        assert ("under 15 min of rest" in said) != fit.is_rested


def test_the_limits_are_the_agencys_own() -> None:
    text = agency_text().replace("read_back_s = 180", "read_back_s = 180\nrest_min = 0\nnear_min = 30")
    desk = a_desk(agency=text)
    been_out(desk, "CR-11", "mobile_crisis", 20)
    call = a_quiet_call(desk)

    assert order(desk, call)[0] == "SV-2"
    assert all("rest" not in words for _, words in chips(desk, call, "CR-11"))


def test_work_is_counted_within_the_hours_and_across_midnight() -> None:
    night = START.replace(hour=23, minute=30)
    trail = Trail(
        (
            Stint("26-1", night - timedelta(hours=9), night - timedelta(hours=8)),
            Stint("26-2", night - timedelta(hours=5), night - timedelta(hours=3, minutes=30)),
            Stint("26-3", night, night + timedelta(minutes=50)),
            Stint("26-4", night + timedelta(minutes=60)),
        )
    )
    now = night + timedelta(minutes=75)

    assert work_since(trail, now - timedelta(hours=4), now) == Work(2, 65)
    assert work_since(trail, now - timedelta(hours=5), now) == Work(3, 80)
    assert work_since(Trail(), now - timedelta(hours=4), now) == Work(0, 0)
