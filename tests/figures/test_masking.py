"""Small counts stay hidden: whoever knows the rule and all that is shown cannot tell what they are."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.figures.masking import BELOW, Count, alone, group


def possible(shown: Sequence[Count], total: int, whole: bool) -> Iterator[tuple[int, ...]]:
    """Every way in which the hidden counts can make up the total; whole: a hidden one may be 0."""
    hidden = [place for place, count in enumerate(shown) if count is None]
    rest = total - sum(count for count in shown if count is not None)

    def ways(places: int, left: int) -> Iterator[tuple[int, ...]]:
        if places == 1:
            yield (left,)
            return
        for first in range(0 if whole else 1, left + 1):
            yield from ((first, *others) for others in ways(places - 1, left - first))

    yield from (way for way in ways(len(hidden), rest) if whole or all(way))


@given(st.lists(st.integers(0, 9), max_size=4), st.integers(2, 5))
def test_no_hidden_count_can_be_worked_out_or_known_to_be_small(counts: list[int], below: int) -> None:
    shown = group(counts, below)

    hidden = [place for place, count in enumerate(shown.counts) if count is None]
    assert all(count is None or count == 0 or count >= below for count in shown.counts)
    assert all(count == counts[place] for place, count in enumerate(shown.counts) if count is not None)
    if shown.total is None:
        assert 0 < sum(counts) < below, "a total is hidden only where it is small itself"
        return
    assert shown.total == sum(counts)
    if hidden:
        ways = tuple(possible(shown.counts, shown.total, whole=len(hidden) == len(counts)))
        for place in range(len(hidden)):
            assert max(way[place] for way in ways) >= below, (counts, shown)
            assert len({way[place] for way in ways}) > 1, (counts, shown)


@given(st.lists(st.integers(0, 500), max_size=30))
def test_nothing_is_hidden_where_nothing_is_small(counts: list[int]) -> None:
    large = [count * BELOW for count in counts]

    assert group(large, BELOW) == (tuple(large), sum(large))


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((40, 3), ((None, None), 43)),
        ((40, 60, 3), ((None, 60, None), 103)),
        ((40, 0, 3), ((None, 0, None), 43)),
        ((40, 5, 5), ((None, None, None), 50)),
        ((4, 5), ((None, None), None)),
        ((1,) * 12, ((None,) * 12, 12)),
        ((0, *(1,) * 12), ((None,) * 13, 12)),
        ((), ((), 0)),
    ],
)
def test_enough_is_hidden_beside_a_small_count(
    counts: tuple[int, ...], shown: tuple[tuple[Count, ...], Count]
) -> None:
    # Of (40, 5, 5) all three: two of 5 make 10, and each of them would be known to be 9 at most.
    assert group(counts, BELOW) == shown


def test_a_count_of_no_total_is_hidden_alone() -> None:
    assert [alone(count, BELOW) for count in (0, 1, 10, 11)] == [0, None, None, 11]
    assert alone(3, 1) == 3, "below 1 is nothing"
