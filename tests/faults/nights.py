"""Nights of the calendar: midnight, year's end, leap day, both nights of summer time, and another time zone.

A shift goes on over each of them, on a machine in that zone. Entries keep UTC, so each is later than the one
before it, whatever the clock on the wall does; what is shown of them is the wall's time.
"""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from console.domain.clock import from_text
from console.ledger.ledger import open_ledger
from tests.faults.left import Acknowledged, Left, left, one
from tests.faults.machine import Machine
from tests.faults.program import STORE
from tests.faults.tried import Tried, added
from tests.faults.work import STEPS, said_of, take
from tests.ledger.small_room import a_ledger

NIGHTS = Tried(
    "calendar and zone",
    "a shift over midnight, year's end, leap day, both nights of summer time, a move of zone",
)
PACIFIC = "PST8PDT,M3.2.0,M11.1.0"
"""The rules in full, which need no data on the machine."""


class Night(NamedTuple):
    """Where the machine is, and the moment in the middle of the shift; then another zone, where it moves."""

    name: str
    zone: str
    middle: datetime
    then: str = ""


EVERY_NIGHT = (
    Night("midnight", PACIFIC, datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
    Night("midnight in UTC", PACIFIC, datetime(2026, 3, 2, 0, 0, tzinfo=UTC)),
    Night("year's end", PACIFIC, datetime(2027, 1, 1, 8, 0, tzinfo=UTC)),
    Night("into a leap day", PACIFIC, datetime(2028, 2, 29, 8, 0, tzinfo=UTC)),
    Night("out of a leap day", PACIFIC, datetime(2028, 3, 1, 8, 0, tzinfo=UTC)),
    Night("summer time begins", PACIFIC, datetime(2026, 3, 8, 10, 0, tzinfo=UTC)),
    Night("summer time ends", PACIFIC, datetime(2026, 11, 1, 9, 0, tzinfo=UTC)),
    Night("the hour that comes twice", PACIFIC, datetime(2026, 11, 1, 9, 30, tzinfo=UTC)),
    Night("moved east", PACIFIC, datetime(2026, 6, 1, 12, 0, tzinfo=UTC), "EST5EDT,M3.2.0,M11.1.0"),
    Night("moved over the date line", "<-11>11", datetime(2026, 6, 1, 12, 0, tzinfo=UTC), "<+14>-14"),
    Night("half an hour", "<+0530>-5:30", datetime(2026, 6, 1, 18, 30, tzinfo=UTC)),
    Night("2038", PACIFIC, datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC)),
)


def nights(folder: Path) -> Tried:
    """A shift over each of the nights."""
    return added((NIGHTS, *(_over(folder / night.name, night) for night in EVERY_NIGHT)))


@contextmanager
def zone(rules: str) -> Iterator[None]:
    """The machine is in this time zone until the end."""
    before = os.environ.get("TZ")
    _move(rules)
    try:
        yield
    finally:
        _move(before)


def _move(rules: str | None) -> None:
    if rules is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = rules
    time.tzset()


def _over(folder: Path, night: Night) -> Tried:
    folder.mkdir(parents=True)
    step_s = 20
    machine = Machine(night.middle - timedelta(seconds=step_s * len(STEPS) / 2))
    a_ledger(folder / STORE).close()
    told: list[Acknowledged] = []
    with zone(night.zone), closing(open_ledger(folder / STORE, "live", machine.clock)) as ledger:
        for number, step in enumerate(STEPS):
            if night.then and number == len(STEPS) // 2:
                _move(night.then)
            before = ledger.board.last
            take(ledger, step)
            told.append(Acknowledged(tuple(range(before + 1, ledger.board.last + 1)), said_of(step)))
            machine.pass_s(step_s)
    there = left(folder / STORE, told, clock=machine.started())
    at = [from_text(row.at) for row in there.rows[1:]]
    half = [*there.half, *_out_of_order(at), *_at_other_times(at, night.middle)]
    shutil.rmtree(folder)
    return one(NIGHTS, told, Left(there.rows, there.lost, tuple(f"{night.name}: {words}" for words in half)))


def _out_of_order(at: Sequence[datetime]) -> list[str]:
    return [] if at == sorted(at) else ["the moments are not in order"]


def _at_other_times(at: Sequence[datetime], middle: datetime) -> list[str]:
    return (
        [] if at[0] < middle <= at[-1] and at[-1] - at[0] < timedelta(hours=1) else ["the moments are others"]
    )
