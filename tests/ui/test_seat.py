"""Two desks on one store never sit at the same position."""

from pathlib import Path

import pytest

from console.ui.seat import SeatTaken, take_seat


def test_desks_sit_down_one_after_the_other(tmp_path: Path) -> None:
    store = tmp_path / "room.store"

    first = take_seat(store, None, None)
    second = take_seat(store, None, None)

    assert first[:2] == ("Nadia Okoro", "Position 1")
    assert second[:2] == ("Per Lindqvist", "Position 2")
    first[2].unlock()
    assert take_seat(store, None, None)[:2] == ("Nadia Okoro", "Position 1")


def test_a_position_that_is_named_and_at_work_is_refused_in_words(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    held = take_seat(store, "Ana Ruiz", "Position 7")

    with pytest.raises(SeatTaken, match="Position 7 is at work already"):
        take_seat(store, "Tom Reyes", "Position 7")

    held[2].unlock()
    assert take_seat(store, "Tom Reyes", "Position 7")[0] == "Tom Reyes"


def test_other_stores_have_positions_of_their_own(tmp_path: Path) -> None:
    held = take_seat(tmp_path / "one.store", None, None)

    assert take_seat(tmp_path / "other.store", None, None)[1] == held[1]


def test_where_no_lock_can_be_written_the_store_says_why(tmp_path: Path) -> None:
    assert take_seat(tmp_path / "no such folder" / "room.store", None, None)[1] == "Position 1"
