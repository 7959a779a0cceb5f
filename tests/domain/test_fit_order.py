"""The one order in which units are offered: each reason decides before all that stand behind it."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.agency_parts import Limits
from console.domain.board import UnitNow
from console.domain.rows.fits import Fit
from console.domain.trail import Work
from console.domain.whereabouts import Whereabouts
from tests.domain.build import START

LIMITS = Limits(call_back_s=60, call_back_again_s=180, approval_s=120, hand_off_accept_s=60, waiting_s=30)
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
