"""Two desks on one store never sit at the same position."""

import subprocess
import sys
from pathlib import Path

import pytest

from console.ui.seat import SeatTaken, desk_at, take_seat


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


def test_a_desk_is_seen_where_its_program_holds_the_position(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    before = desk_at(store, "Position 2")
    _, held = take_seat(store, "Position 2")
    at_work = desk_at(store, "Position 2")
    held.unlock()

    assert (before, at_work, desk_at(store, "Position 2")) == ("none", "open", "none")


def test_a_desk_whose_program_was_killed_is_none(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    hold = (
        "import sys; from pathlib import Path; from console.ui.seat import take_seat;"
        " held = take_seat(Path(sys.argv[1]), 'Position 2'); print('held', flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", hold, str(store)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(words, cwd=Path(__file__).parents[2], stdin=pipe, stdout=pipe)  # noqa: S603 - our own
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    alive = desk_at(store, "Position 2")
    process.kill()
    process.communicate()

    assert (alive, desk_at(store, "Position 2")) == ("open", "none")
    assert take_seat(store, "Position 2")[0] == "Position 2"


def test_of_a_desk_on_another_machine_nothing_is_known(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    Path(f"{store}.position-2.lock").write_text("4711\nconsole\nanother-machine\n\n\n", "utf-8")

    assert desk_at(store, "Position 2") == "unknown"
    assert desk_at(tmp_path / "no such folder" / "room.store", "Position 2") == "unknown"
