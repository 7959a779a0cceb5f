"""Which calls are drawn: by what happened on them, and by a chance that nobody can steer."""

from hashlib import sha256

import pytest

from console.domain.clock import EPOCH
from console.domain.figures.record import CallRecord, HandOff, Override
from console.domain.review_drawn import is_drawn, reasons

NEVER = b"\xff" * 32
"""The sum by which chance takes no call."""
CALL = CallRecord("26-00001", EPOCH, closed=EPOCH, closed_in=9)


def test_about_the_share_is_taken_whatever_it_is() -> None:
    sums = [sha256(str(number).encode()).digest() for number in range(20_000)]

    for percent in (2, 5, 50, 100):
        taken = sum(is_drawn(each, percent) for each in sums)
        assert abs(taken / len(sums) - percent / 100) < 0.01


def test_a_larger_share_keeps_those_of_a_smaller_one() -> None:
    sums = [sha256(str(number).encode()).digest() for number in range(2_000)]

    assert all(is_drawn(each, 10) for each in sums if is_drawn(each, 5))


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (CALL, ()),
        (CALL._replace(gap=True), ("gap",)),
        (CALL._replace(overrides=(Override(7, ()),)), ("override",)),
        (CALL._replace(hand_offs=(HandOff("line-988", "dropped"),)), ("hand_off",)),
        (CALL._replace(hand_offs=(HandOff("line-988", "accepted_then_dropped"),)), ("hand_off",)),
        (CALL._replace(hand_offs=(HandOff("line-988", "confirmed"),)), ()),
        (CALL._replace(complaints=1, gap=True), ("complaint", "gap")),
        (CALL._replace(gap=True, closed=None), ()),
        (CALL._replace(gap=True, joined_to="26-00002"), ()),
        (CALL._replace(gap=True, source="import"), ()),
    ],
)
def test_what_is_always_reviewed(record: CallRecord, why: tuple[str, ...]) -> None:
    assert reasons(record, NEVER, 2) == why


def test_chance_is_told_beside_the_other_reasons() -> None:
    assert reasons(CALL._replace(gap=True), b"\0" * 32, 2) == ("gap", "chance")
