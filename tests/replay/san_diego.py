"""San Diego's public file of police calls, as it stands: a flood, and none of the times that follow a call.

Nobody here wrote it. It has one stamp a call: that a crew is sent, there and gone is played at spans that
depend on the row alone, so that a run is like every other.
"""

import csv
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.replay.room import Act, Crews, Told

FORMAT = "%Y-%m-%d %H:%M:%S"
CREWS = Crews(150, "law_enforcement", "Officer", ("deputy",))
STREET = ("address_number_primary", "address_dir_primary", "address_road_primary", "address_sfx_primary")
CROSS = ("address_dir_intersecting", "address_road_intersecting", "address_sfx_intersecting")

Row = dict[str, str]


def rows_of(file: Path) -> list[Row]:
    """All rows, in the order of the file."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def busiest_hours(rows: list[Row], hours: int) -> list[Row]:
    """The rows of so many hours that have the most calls, whole hours."""
    by_hour: dict[str, list[Row]] = {}
    for row in rows:
        by_hour.setdefault(row["date_time"][:13], []).append(row)
    keys = sorted(by_hour)
    spans = [keys[at : at + hours] for at in range(len(keys) - hours + 1)]
    most = max(spans, key=lambda span: sum(len(by_hour[key]) for key in span))
    return [row for key in most for row in by_hour[key]]


def acts_of(rows: Iterable[Row]) -> list[Act]:
    """Each call opens when the file says; a crew goes minutes later, and is gone after an hour at most."""
    acts: list[Act] = []
    for number, row in enumerate(rows):
        opened = datetime.strptime(row["date_time"], FORMAT).replace(tzinfo=UTC)
        sent, there, gone = 1 + number % 9, 10 + number % 17, 30 + number * 7 % 41
        spans = (("open", 0), ("send", sent), ("on_scene", there), ("leave", gone))
        acts += [Act(opened + timedelta(minutes=minutes), number, what) for what, minutes in spans]
    return sorted(acts, key=lambda act: act.at)


def told_of(rows: Iterable[Row]) -> list[Told]:
    """What the file says of each call: the hundred block or the corner, the type of call and the beat."""
    return [Told(_address(row), f"{row['call_type']}, beat {row['beat']}") for row in rows]


def _address(row: Row) -> str:
    street, cross = (
        " ".join(row[each] for each in names if row[each] not in ("", "0")) for names in (STREET, CROSS)
    )
    return f"{street} and {cross}" if cross else street
