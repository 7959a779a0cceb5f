"""A made-up room through its days: what happens next, in the order of time, from a seed.

The same seed, agency and policy give the same entries, whatever machine they are made on.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import NamedTuple

from console.domain.commands import AdoptPolicy
from console.domain.entry import Entry
from console.domain.local_time import zone_of
from console.training.demo_calls import life
from console.training.demo_crews import Steps
from console.training.demo_rhythm import days_of, rings_on
from console.training.demo_room import DemoRoom
from console.training.demo_shifts import change_shift, next_change

CALLS_A_DAY = 100
ENTRIES_A_BATCH = 4000


class Asked(NamedTuple):
    """How many calls on how many days, the last of which is `last`, and by which seed."""

    calls: int
    days: int
    last: date
    seed: int

    @property
    def first(self) -> date:
        """The first day."""
        return self.last - timedelta(days=self.days - 1)


class Made(NamedTuple):
    """Some of the entries, in order, and what was true of the calls that ended in them."""

    entries: tuple[Entry, ...]
    truths: Mapping[str, Mapping[str, str]]


def demo(asked: Asked, adoption: AdoptPolicy, zone_name: str) -> Iterator[Made]:
    """The entries of a made-up room, in batches; each call is over at the end."""
    zone = zone_of(zone_name)
    chance = Random(asked.seed)  # noqa: S311 - the same room everywhere, not a secret
    began = _midnight(asked.first, zone)
    room = DemoRoom(chance, began)
    days = _Days(room)
    room.do(adoption, "desk-1")
    days.begin(_shifts(room, asked))
    for day, calls in days_of(chance, asked.calls, asked.days, asked.first):
        for at in rings_on(chance, day, calls, zone):
            yield from days.until(at)
            days.begin(life(room, days.begin))
    yield from days.until(None)
    yield Made(room.taken(), room.truths_taken())


class _Days:
    """What goes on in the room at the same time, each to go on at its moment."""

    def __init__(self, room: DemoRoom) -> None:
        self._room = room
        self._waiting: list[tuple[datetime, int, Steps]] = []
        self._numbers = count()
        self._batched = 0

    def begin(self, steps: Steps) -> None:
        """Have steps go on from now."""
        self._wait(steps, 0)

    def until(self, at: datetime | None) -> Iterator[Made]:
        """All that happens until a moment, or until nothing goes on any more."""
        while self._waiting and (at is None or self._waiting[0][0] <= at):
            self._room.now, _, steps = heappop(self._waiting)
            wait = next(steps, None)
            if wait is not None:
                self._wait(steps, wait)
            if self._room.board.last - self._batched >= ENTRIES_A_BATCH:
                self._batched = self._room.board.last
                yield Made(self._room.taken(), self._room.truths_taken())
        if at is not None:
            self._room.now = at

    def _wait(self, steps: Steps, seconds: float) -> None:
        # Nothing takes no time at all: so what follows bears a later time than what it follows.
        at = self._room.now + timedelta(milliseconds=max(1, round(seconds * 1000)))
        heappush(self._waiting, (at, next(self._numbers), steps))


def _shifts(room: DemoRoom, asked: Asked) -> Steps:
    """The changes of shift, as long as the days last."""
    end = _midnight(asked.last + timedelta(days=1), zone_of(room.room.agency.time_zone))
    while room.now < end:
        change_shift(room)
        yield (next_change(room) - room.now).total_seconds()


def _midnight(day: date, zone: tzinfo) -> datetime:
    """When a day begins by the room's own clock."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
