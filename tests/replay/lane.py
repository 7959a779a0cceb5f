"""Lane County's public file of mobile crisis dispatches, as it stands.

Nobody here wrote it. Its dirt, such as stamps out of order or missing, is played as it is: see `room.py`.
"""

import csv
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tests.replay.room import Act, Crews, Told

FORMAT = "%Y-%m-%d %H:%M:%S"
STAMPS = (
    ("Dispatch Request Date & Time", "open"),
    ("Dispatch Date & Time", "send"),
    ("Arrival on Scene Date & Time", "on_scene"),
    ("Engagement with Client Date & Time", "with_person"),
    ("MCIT Departure Date & Time", "leave"),
)
"""The file's columns in the order in which they should stand, and what each is on the board."""
CREWS = Crews(40, "mobile_crisis", "Crisis team", ("clinician", "two_person"))

Row = dict[str, str]


def rows_of(file: Path) -> list[Row]:
    """The rows of the file that have a request; the others say nothing of when."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row[STAMPS[0][0]]]


def of_day(rows: Iterable[Row], day: str) -> list[Row]:
    """The rows that were asked for on one day."""
    return [row for row in rows if row[STAMPS[0][0]].startswith(day)]


def busiest_day(rows: Iterable[Row]) -> str:
    """The day with the most requests."""
    days = [row[STAMPS[0][0]][:10] for row in rows]
    return max(sorted(set(days)), key=days.count)


def acts_of(rows: Iterable[Row]) -> list[Act]:
    """Every stamp of the rows in the order of its time; of one moment, in the order of the columns."""
    acts = [
        (datetime.strptime(row[column], FORMAT).replace(tzinfo=UTC), order, number, what)
        for number, row in enumerate(rows)
        for order, (column, what) in enumerate(STAMPS)
        if row[column]
    ]
    return [Act(at, number, what) for at, _, number, what in sorted(acts)]


def told_of(rows: Iterable[Row]) -> list[Told]:
    """What the file says of each call: a city, and up to five reasons."""
    reasons = [f"Reason for Dispatch #{number}" for number in range(1, 6)]
    return [Told(row["City"], ", ".join(row[each] for each in reasons if row[each])) for row in rows]
