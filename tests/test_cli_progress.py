"""Long work tells how far it is, seldom, and apart from the output."""

import pytest

from console.cli_progress import Progress, counted


class Hand:
    """The steady time, as far as a test has moved it."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_it_tells_how_many_and_how_long_the_rest_takes(capsys: pytest.CaptureFixture[str]) -> None:
    hand = Hand()
    progress = Progress("calls", 100, "; wait", hand)

    for second in (1.0, 5.0, 5.5):
        hand.at = second
        progress.more(10)

    assert capsys.readouterr().err == "20 of 100 calls, about 20 s more; wait\n"


def test_quick_work_tells_nothing_and_what_is_counted_stays_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert list(counted(range(5), "calls", Hand())) == [0, 1, 2, 3, 4]
    assert capsys.readouterr() == ("", "")


def test_without_a_total_it_only_counts(capsys: pytest.CaptureFixture[str]) -> None:
    hand = Hand()

    for one in counted(range(3), "calls", hand):
        hand.at = 3.0 * one

    assert capsys.readouterr().err == "2 calls\n3 calls\n"
