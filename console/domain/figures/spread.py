"""Medians, percentiles and control limits, by methods that have a name and can be worked out again by hand.

Percentile: Hyndman and Fan (1996), type 7, which spreadsheets call PERCENTILE.INC; the median is its half.
Limits: the chart for individual values (XmR) on the medians of days: their mean, and 2.66 times the mean
difference between neighbours to either side.
Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

PERCENTILE = "Hyndman and Fan type 7 (PERCENTILE.INC in spreadsheets)"
LIMITS = "XmR chart of the daily medians: mean ± 2.66 times the mean moving range (NIST e-Handbook 6.3.2.2)"
HALF, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)
TIMES_RANGE = 2.66
"""Three standard deviations, where the mean range of two values is 1.128 of them: 3 / 1.128."""
DAYS_MIN = 12
"""Of fewer days no limits are given: they would say more of the few days than of the room. Our own choice."""


class Limits(NamedTuple):
    """Where the medians of days lie while nothing has changed; `days`: how many they were worked out from."""

    lower: float
    mean: float
    upper: float
    days: int

    def hold(self, value: float) -> bool:
        """Whether a value is within them."""
        return self.lower <= value <= self.upper


def percentile(ordered: Sequence[int], share: Fraction) -> float:
    """The value below which this share of the values lies. Of none there is no percentile.

    ordered: the values, the smallest first.
    """
    assert ordered, "nothing was measured"
    place = (len(ordered) - 1) * share
    below = place.numerator // place.denominator
    if below == len(ordered) - 1:
        return float(ordered[below])
    return float(ordered[below] + (place - below) * (ordered[below + 1] - ordered[below]))


def limits_of(medians: Sequence[float]) -> Limits | None:
    """The control limits of the medians of days, in the order of the days; None of too few."""
    if len(medians) < DAYS_MIN:
        return None
    mean = sum(medians) / len(medians)
    ranges = [abs(after - before) for before, after in pairwise(medians)]
    reach = TIMES_RANGE * sum(ranges) / len(ranges)
    # A time below nothing cannot be measured, so the lower limit is never below it either.
    return Limits(max(0.0, mean - reach), mean, mean + reach, len(medians))
