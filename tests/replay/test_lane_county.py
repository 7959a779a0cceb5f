"""A real county's calls through the board: each ends, no crew is on two, dirt is told in sentences."""

from collections import Counter
from pathlib import Path

import pytest

from console.domain.clock import utc_now
from console.ledger.refold import refold
from console.ledger.verify import verify
from tests.replay import lane
from tests.replay.room import Room, played, sentences

FILE = Path(__file__).parents[3] / "shared/data/calls/lane_mobile_crisis/MCSLC.csv"


@pytest.fixture
def rows() -> list[lane.Row]:
    if not FILE.exists():
        pytest.skip(f"the county's file is not here: {FILE.name}")
    return lane.rows_of(FILE)


def sound(path: Path, rows: list[lane.Row]) -> tuple[str, ...]:
    """Play the rows and look at all of it; what was refused on the way."""
    acts = lane.acts_of(rows)

    found = played(Room(path, lane.CREWS, acts[0].at), acts, lane.told_of(rows))

    assert found.opened == found.closed >= len(rows)
    assert 0 < found.most_out <= lane.CREWS.how_many
    assert all(each.endswith((".", "?")) and "{" not in each for each in sentences(found.refused))
    assert not verify(path).damages
    assert refold(path, utc_now)[0] == ()
    return found.refused


def test_the_busiest_day_goes_through_the_board(tmp_path: Path, rows: list[lane.Row]) -> None:
    day = lane.of_day(rows, lane.busiest_day(rows))

    sound(tmp_path / "room.store", day)

    assert len(day) > 30


@pytest.mark.slow
def test_every_fourth_call_of_the_file_goes_through_and_its_dirt_is_told(
    tmp_path: Path, rows: list[lane.Row]
) -> None:
    some = rows[::4]

    refused = sound(tmp_path / "room.store", some)

    codes = Counter(each.partition(":")[0] for each in refused)
    assert len(some) > 1000
    assert set(codes) == {"status_order", "stand_down_needs_name"}, codes
