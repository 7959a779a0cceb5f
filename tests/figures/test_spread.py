"""Percentiles and control limits, by the methods that they name."""

from fractions import Fraction
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.figures.spread import DAYS_MIN, HALF, NINE_TENTHS, TIMES_RANGE, limits_of, percentile

values = st.lists(st.integers(0, 10**9), min_size=2, max_size=60).map(sorted)


@given(values)
def test_percentiles_are_those_of_the_standard_library(ordered: list[int]) -> None:
    assert percentile(ordered, HALF) == pytest.approx(median(ordered))
    assert percentile(ordered, NINE_TENTHS) == pytest.approx(quantiles(ordered, n=10, method="inclusive")[8])


@given(values, st.fractions(0, 1))
def test_a_percentile_lies_between_its_neighbours(ordered: list[int], share: Fraction) -> None:
    found = percentile(ordered, share)

    at_most = sum(each <= found for each in ordered)
    assert ordered[0] <= found <= ordered[-1]
    assert at_most >= share * (len(ordered) - 1)


def test_of_one_value_every_percentile_is_that_value() -> None:
    assert percentile([7], NINE_TENTHS) == 7


def test_limits_as_worked_out_by_hand() -> None:
    medians = [10.0, 12.0, 11.0, 13.0, 10.0, 12.0, 11.0, 13.0, 10.0, 12.0, 11.0, 13.0]

    found = limits_of(medians)

    # Differences: 2 1 2 3 2 1 2 3 2 1 2, together 21 over 11.
    assert found is not None
    assert found.mean == pytest.approx(11.5)
    assert found.upper == pytest.approx(11.5 + 2.66 * 21 / 11)
    assert found.lower == pytest.approx(11.5 - 2.66 * 21 / 11)
    assert found.hold(16) is True
    assert found.hold(17) is False
    assert pytest.approx(3 / 1.128, abs=0.001) == TIMES_RANGE


def test_a_time_has_no_limit_below_nothing_and_few_days_have_none() -> None:
    wild = limits_of([0.0, 100.0] * 6)

    assert wild is not None
    assert wild.lower == 0
    assert limits_of([1.0] * (DAYS_MIN - 1)) is None
