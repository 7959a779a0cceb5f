"""A city's busiest hours through the board as a flood: every call ends, whatever the file calls it."""

from pathlib import Path

import pytest

from console.domain.clock import utc_now
from console.ledger.refold import refold
from console.ledger.verify import verify
from tests.replay import san_diego
from tests.replay.room import Room, played

FILE = Path(__file__).parents[3] / "shared/data/calls/sandiego_pd/pd_calls_for_service_2023_datasd.csv"
HOURS = 3


@pytest.mark.slow
def test_the_busiest_hours_go_through_the_board(tmp_path: Path) -> None:
    if not FILE.exists():
        pytest.skip(f"the city's file is not here: {FILE.name}")
    rows = san_diego.busiest_hours(san_diego.rows_of(FILE), HOURS)
    acts, path = san_diego.acts_of(rows), tmp_path / "room.store"

    found = played(Room(path, san_diego.CREWS, acts[0].at), acts, san_diego.told_of(rows))

    assert len(rows) > 60 * HOURS
    assert found.opened == found.closed == len(rows)
    assert found.refused == ()
    assert 40 < found.most_out < san_diego.CREWS.how_many
    assert not verify(path).damages
    assert refold(path, utc_now)[0] == ()
