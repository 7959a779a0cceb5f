"""Two desks on one store never sit at the same position."""

from pathlib import Path

import pytest

from console.ui.seat import SeatTaken, take_seat


def test_desks_sit_down_one_after_the_other(tmp_path: Path) -> None:
    store = tmp_path / "room.store"

    first, lock = take_seat(store, None)
    second, _held = take_seat(store, None)

    assert (first, second) == ("Position 1", "Position 2")
    lock.unlock()
    assert take_seat(store, None)[0] == "Position 1"


def test_a_position_that_is_named_and_at_work_is_refused_in_words(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    _, held = take_seat(store, "Position 7")

    with pytest.raises(SeatTaken, match="Position 7 is at work already"):
        take_seat(store, "Position 7")

    held.unlock()
    assert take_seat(store, "Position 7")[0] == "Position 7"


def test_other_stores_have_positions_of_their_own(tmp_path: Path) -> None:
    position, _held = take_seat(tmp_path / "one.store", None)

    assert take_seat(tmp_path / "other.store", None)[0] == position


def test_where_no_lock_can_be_written_the_store_says_why(tmp_path: Path) -> None:
    assert take_seat(tmp_path / "no such folder" / "room.store", None)[0] == "Position 1"
