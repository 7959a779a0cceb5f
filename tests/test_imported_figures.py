"""Calls of another system in the reports: a real county's file, taken over, counted against its own rows."""

import json
from datetime import date, datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from console.cli import run
from console.domain.figures.counts import figures_of
from console.domain.figures.period import Period
from console.ledger.call_records import call_records
from tests.test_cli_import import BY, LANE, rows_in, store, told

__all__ = ["store"]
MONTH, PACIFIC = "2025-03", ZoneInfo("America/Los_Angeles")
REQUEST, DISPATCH, ARRIVAL = (
    "Dispatch Request Date & Time",
    "Dispatch Date & Time",
    "Arrival on Scene Date & Time",
)


def moment(row: dict[str, str], column: str) -> datetime | None:
    """As the file has it, in the county's own time; midnight to the second stands there for unknown."""
    text = row[column]
    found = datetime.fromisoformat(text).replace(tzinfo=PACIFIC) if text else None
    return found if found is not None and not text.endswith("00:00:00") and found.year > 2023 else None


def minutes(rows: list[dict[str, str]], one: str, other: str) -> list[float]:
    pairs = [(moment(row, one), moment(row, other)) for row in rows]
    spans = [(end - begin).total_seconds() / 60 for begin, end in pairs if begin and end]
    return [each for each in spans if each >= 0]


def test_a_month_of_lane_countys_calls_is_reported_as_its_rows_count(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row for row in rows_in(LANE) if row[REQUEST].startswith(MONTH) and moment(row, REQUEST)]
    code, done = told(
        capsys, "apply", str(LANE), "--mapping", "lane-county-mobile-crisis", "--store", str(store), *BY
    )
    assert code == 0
    period = Period(date(2025, 3, 1), 31, PACIFIC, date(2025, 3, 1))

    found = figures_of(call_records(store, period.since, period.until), period)
    words = ("--store", str(store), "--month", MONTH, "--json", "--counts-below", "1", *BY)
    assert run(["report", "month", *words]) == 0
    report = json.loads(capsys.readouterr().out)

    assert found.calls == found.imported == len(rows) > 100
    assert str(len(rows)) in json.dumps(report)
    for time, one, other in (("dispatch", REQUEST, DISPATCH), ("arrival", DISPATCH, ARRIVAL)):
        spans = minutes(rows, one, other)
        times = found.times[time]  # type: ignore[index]  # the two names are times
        assert times.measured == len(spans)
        assert times.median is not None
        assert times.median / 60_000 == pytest.approx(median(spans))
    assert found.times["answer"].measured == 0
    run(["import", "undo", "--batch", str(done["batch"]), "--reason", "a test", "--store", str(store), *BY])
    assert figures_of(call_records(store, period.since, period.until), period).calls == 0
