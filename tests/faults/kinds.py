"""The kinds of faults, each with how much of it a short run and a long run make."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults import (
    clocks,
    cuts,
    disk_errors,
    flips,
    in_use,
    kills,
    nights,
    power,
    small_disk,
    system_errors,
    two_desks,
    versions,
    write_points,
)
from tests.faults.parallel import side_by_side
from tests.faults.program import STORE, works
from tests.faults.recordings import Recording, of_ledger, of_program
from tests.faults.tracing import why_not
from tests.faults.tried import Tried, added

MANY_DEEDS, SPARSER = 1000, 8
"""What holds more than these is tried at every eighth of the places at which others are tried."""


class Kind(NamedTuple):
    """A kind of fault. run: makes it in a folder, so often or at every so-many-th place, so many at once."""

    name: str
    run: Callable[[Path, int, int], Iterator[Tried]]
    quick: int
    long: int


def _kills(folder: Path, number: int, _at_once: int) -> Iterator[Tried]:
    yield kills.at_random(folder, number)


def _write_points(folder: Path, every: int, _at_once: int) -> Iterator[Tried]:
    needs_tracing()
    yield write_points.at_each_write(folder, every)


def _power(folder: Path, every: int, at_once: int) -> Iterator[Tried]:
    yield from _cuts(power.CUT, of_ledger(folder / "ledger"), folder, every, at_once)


def _power_of_program(folder: Path, every: int, at_once: int) -> Iterator[Tried]:
    needs_tracing()
    recordings = (of_program(work, folder / "whole") for work in works(folder))
    yield from _cuts(power.CUT_OF_PROGRAM, recordings, folder, every, at_once)


def _cuts(
    kind: Tried, recordings: Iterable[Recording], folder: Path, every: int, at_once: int
) -> Iterator[Tried]:
    found: list[Tried] = []
    lied: list[Tried] = []
    for recording in recordings:
        step = every * (SPARSER if len(recording.deeds) > MANY_DEEDS else 1)
        for each, into in ((kind, found), (power.LIES, lied)):
            shards = [
                power.Shard(each, recording, folder / f"cut {n}", n * step, step * at_once)
                for n in range(at_once)
            ]
            into += side_by_side(power.cut, shards, at_once)
    yield added(found)
    yield added(lied)


def _disk_errors(folder: Path, every: int, at_once: int) -> Iterator[Tried]:
    for trouble in disk_errors.TROUBLES:
        shards = [
            disk_errors.Shard(trouble, folder / f"{trouble.tried.kind} {n}", n * every, every * at_once)
            for n in range(at_once)
        ]
        yield added(side_by_side(disk_errors.fail, shards, at_once))


def _system_errors(folder: Path, every: int, _at_once: int) -> Iterator[Tried]:
    needs_tracing()
    yield system_errors.refuse(folder, every)


def _small_disk(folder: Path, every: int, _at_once: int) -> Iterator[Tried]:
    yield small_disk.fill_up(folder / "small", small_disk.PAGES_MAX, every)
    yield small_disk.only_to_read(folder / "still")


def _in_use(folder: Path, every: int, _at_once: int) -> Iterator[Tried]:
    yield in_use.lock(folder / "locked", every)
    yield in_use.move(folder / "moved", every)


def _flips(folder: Path, every: int, at_once: int) -> Iterator[Tried]:
    for whole, name in ((flips.closed(folder / "file"), STORE), (flips.with_log(folder / "log"), flips.LOG)):
        # A log is several times as long as what stands in it.
        step = every * (SPARSER if name == flips.LOG else 1)
        shards = [
            flips.Shard(whole, name, folder / f"hurt {n}", n * step, step * at_once) for n in range(at_once)
        ]
        yield added(side_by_side(flips.flip, shards, at_once))


def _damage(folder: Path, every: int, at_once: int) -> Iterator[Tried]:
    wholes = (flips.closed(folder / "file"), flips.with_log(folder / "log"))
    for hurting in (cuts.cut_off, cuts.with_holes):
        shards = [
            cuts.Shard(whole, folder / f"hurt {at}-{n}", n * every, every * at_once)
            for at, whole in enumerate(wholes)
            for n in range(at_once)
        ]
        yield added(side_by_side(hurting, shards, at_once))
    yield cuts.other_files(folder / "other")


def _clock(folder: Path, every: int, _at_once: int) -> Iterator[Tried]:
    yield clocks.jumps(folder / "jumps", every)
    yield nights.nights(folder / "nights")


def _versions(folder: Path, _every: int, _at_once: int) -> Iterator[Tried]:
    yield versions.versions(folder / "versions")


def _two_desks(folder: Path, rounds: int, _at_once: int) -> Iterator[Tried]:
    yield two_desks.desks(folder / "desks", rounds)
    yield two_desks.records(folder / "records", rounds * 5)


def needs_tracing() -> None:
    """Leave out, aloud, what cannot be done where nothing can be traced."""
    why = why_not()
    if why:
        pytest.skip(why)


KINDS = (
    Kind("kill", _kills, 20, 1000),
    Kind("kill-at-writes", _write_points, 60, 1),
    Kind("power", _power, 60, 2),
    Kind("power-as-shipped", _power_of_program, 90, 3),
    Kind("disk-errors", _disk_errors, 90, 1),
    Kind("system-errors", _system_errors, 120, 6),
    Kind("small-disk", _small_disk, 15, 1),
    Kind("in-use", _in_use, 6, 1),
    Kind("flips", _flips, 997, 29),
    Kind("damage", _damage, 41, 1),
    Kind("clock", _clock, 15, 1),
    Kind("versions", _versions, 1, 1),
    Kind("two-desks", _two_desks, 3, 40),
)
"""Each with the number of kills or rounds, or of the places passed over from one to the next."""
