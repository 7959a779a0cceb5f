"""The figures of a real county's calls, played through the board, against counts made from its file alone."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest

from console.domain.figures.counts import figures_of
from console.domain.figures.period import Period
from console.ledger.call_records import call_records
from tests.replay import lane
from tests.replay.room import FORGOTTEN, Room, played

FILE = Path(__file__).parents[3] / "shared/data/calls/lane_mobile_crisis/MCSLC.csv"
ROWS = 200
OPEN, SENT, THERE, LEFT = (lane.STAMPS[place][0] for place in (0, 1, 2, 4))


@pytest.fixture
def rows() -> list[lane.Row]:
    """Two hundred rows from the middle of the file that end within hours, with the crew's leaving.

    Else the board has closed the call by then, or freed a crew that was forgotten, and a later stamp would
    open another call.
    """
    if not FILE.exists():
        pytest.skip(f"the county's file is not here: {FILE.name}")
    ordered = sorted(lane.rows_of(FILE), key=lambda row: row[OPEN])
    ended = [row for row in ordered if row[LEFT] == max(row[column] for column, _ in lane.STAMPS)]
    short = [row for row in ended if (at(row, LEFT) or first_stamp(row)) - first_stamp(row) < FORGOTTEN]
    return short[len(short) // 2 :][:ROWS]


def at(row: lane.Row, column: str) -> datetime | None:
    return datetime.strptime(row[column], lane.FORMAT).replace(tzinfo=UTC) if row[column] else None


def test_counts_by_hour_and_weekday_are_those_of_the_file(tmp_path: Path, rows: list[lane.Row]) -> None:
    period, path = play(tmp_path, rows)

    found = figures_of(call_records(path, period.since, period.until), period)

    opened = [first_stamp(row) for row in rows]
    hours = Counter((when.weekday(), when.hour) for when in opened)
    assert found.calls == len(rows) == ROWS
    assert {
        (day, hour): count
        for day, counts in enumerate(found.by_hour)
        for hour, count in enumerate(counts)
        if count
    } == hours


def test_times_are_those_of_the_rows_whose_stamps_stand_in_order(
    tmp_path: Path, rows: list[lane.Row]
) -> None:
    period, path = play(tmp_path, rows)

    found = tuple(call_records(path, period.since, period.until))

    compared = 0
    # Calls are opened by the first stamp of their row, whichever column that is in.
    in_order = sorted(rows, key=lambda row: (first_stamp(row), place_of_first(row), rows.index(row)))
    for row, record in zip(in_order, found, strict=True):
        sent, there, left = at(row, SENT), at(row, THERE), at(row, LEFT)
        assert abs(record.opened - first_stamp(row)) <= SLACK, row["ID"]
        told = [row[column] for column, _ in lane.STAMPS if row[column]]
        if not (sent and there and left and sent < there < left and told == sorted(told)):
            continue
        assert record.dispatched is not None, row["ID"]
        assert record.arrived is not None, row["ID"]
        assert record.cleared is not None, row["ID"]
        assert abs(record.cleared - left) <= SLACK, row["ID"]
        assert abs(record.dispatched - sent) <= SLACK, row["ID"]
        assert abs(record.arrived - there) <= SLACK, row["ID"]
        compared += 1
    assert compared > ROWS / 3
    waits = [(r.arrived - r.dispatched).total_seconds() for r in found if r.arrived and r.dispatched]
    figures = figures_of(found, period)
    assert figures.times["arrival"].measured == len(waits)
    assert figures.times["arrival"].median == pytest.approx(1000 * median(waits))


SLACK = timedelta(seconds=5)
"""Where a crew is freed the replay lets a second pass, so that nothing happens in one moment with it."""


def first_stamp(row: lane.Row) -> datetime:
    return min(stamp for column, _ in lane.STAMPS if (stamp := at(row, column)) is not None)


def place_of_first(row: lane.Row) -> int:
    return next(place for place, (column, _) in enumerate(lane.STAMPS) if at(row, column) == first_stamp(row))


def play(folder: Path, rows: list[lane.Row]) -> tuple[Period, Path]:
    acts, path = lane.acts_of(rows), folder / "room.store"
    played(Room(path, lane.CREWS, acts[0].at), acts, lane.told_of(rows))
    first, last = acts[0].at.date(), acts[-1].at.date()
    return Period(first, (last - first).days + 1, UTC, first), path
