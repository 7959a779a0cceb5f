"""The drill: a desk at work, places that fail, programs that are killed; and all can be restored from it.

Real programs, real files, real kills: `console record` writes, `console ledger` backs up and restores.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Thread, Timer
from time import monotonic

import pytest

from console.domain import commands as c
from console.domain.clock import utc_now
from console.ledger.backups import Backup, name_of, write_about
from console.ledger.keeping import Plan
from console.ledger.ledger import open_ledger
from console.ledger.on_disk import sum_of
from console.ledger.place import make_backup, there, tidy
from console.ledger.restore import restore
from console.ledger.retention import Kept
from console.ledger.source import source_at
from console.ledger.verify import verify
from console.settings import PRODUCT
from tests.ledger.faulty import fill, mounted
from tests.ledger.kept import Places, Wrist, entries, in_place, keep, order, pulled, stands
from tests.ledger.night import rows
from tests.ledger.small_room import START, a_call, a_ledger, do
from tests.ledger.streams import ROOT, calls, recording, write_lines

KILLS = 15


@contextmanager
def desk_at_work(store: Path, folder: Path, calls_max: int) -> Iterator["subprocess.Popen[bytes]"]:
    """A program that takes one call after the other into the store, as fast as it can."""
    process = recording(store, write_lines(folder / "load.jsonl", list(calls("load", calls_max))), "load")
    assert process.stdout is not None
    assert process.stdout.readline()
    reading = Thread(target=process.stdout.read, daemon=True)
    reading.start()
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        reading.join()
        process.stdout.close()
        assert process.stderr is not None
        process.stderr.close()


@pytest.mark.slow
def test_beside_a_desk_at_work_and_failing_places_every_moment_can_be_restored(
    path: Path, places: Places, tmp_path: Path
) -> None:
    with mounted(tmp_path / "small", "size=40m") as small:
        plan = Plan(path, (small, places[1]))
        with desk_at_work(path, tmp_path, 5000) as desk:
            keep(plan, utc_now)
            assert stands(plan, utc_now).level == "good"

            filler = fill(small)
            keep(plan, utc_now)
            assert stands(plan, utc_now).level == "partly"
            filler.unlink()

            away = pulled(places[1])
            keep(plan, utc_now)
            assert stands(plan, utc_now).level == "partly"
            away.rename(places[1])

            keep(plan, utc_now)
            assert stands(plan, utc_now).level == "good"
            assert desk.poll() is None, "it worked to the end"
        found = [*in_place(small), *in_place(places[1])]
        assert len({backup.about.at for backup in found}) == 4
        _every_moment_comes_back(path, found, tmp_path)


def _every_moment_comes_back(path: Path, found: list[Backup], folder: Path) -> None:
    all_rows, all_entries = rows(path), entries(path)
    newest = max(backup.about.at for backup in found)
    moments = [entry.at for entry in all_entries[40 :: len(all_entries) // 12] if entry.at <= newest]
    assert len(moments) > 3
    for number, moment in enumerate([*(backup.about.at for backup in found), *moments]):
        done = restore(order(folder / f"{number}.store", at=moment), found, utc_now)

        until = [entry for entry in all_entries if entry.at <= moment]
        assert done.up_to == len(until)
        assert rows(done.to)[: done.up_to] == all_rows[: done.up_to]
        assert entries(done.to)[: done.up_to] == until
        assert verify(done.to).damages == ()
        done.to.unlink()


@pytest.fixture
def large(path: Path, places: Places, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of some megabytes: there is a middle to be killed in. Its places stand in the settings."""
    with closing(a_ledger(path)) as ledger:
        call = a_call(ledger)
        do(ledger, *(c.AddNote(call=call, text=f"{number} " * 700) for number in range(1200)))
    own = path.parent / PRODUCT
    own.mkdir()
    (own / "settings.toml").write_text(f'[backup]\nplaces = ["{places[0]}", "{places[1]}"]\n', "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(path.parent))
    return path


def ledger_process(*words: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "console", "ledger", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - our own interpreter


def killed_at_random(chance: random.Random, longest_s: float, *words: object) -> bool:
    """Run a verb and kill it somewhere on its way; whether it was killed before it was done."""
    process = ledger_process(*words)
    timer = Timer(chance.uniform(0.1, 1) * longest_s, process.kill)
    timer.start()
    with process:
        assert process.stdout is not None
        said = process.stdout.read()
    timer.cancel()
    assert b"Traceback" not in said, said.decode()
    return process.returncode == -9


def taken_s(*words: object) -> float:
    """How long a verb takes that is not killed."""
    began = monotonic()
    with ledger_process(*words) as process:
        assert process.stdout is not None
        said = process.stdout.read()
    assert process.returncode == 0, said.decode()
    return monotonic() - began


@pytest.mark.slow
def test_a_backup_that_is_killed_on_its_way_is_none_and_the_next_is_made(large: Path, places: Places) -> None:
    words = ("backup", "--store", large, "--to-places")
    longest_s, chance, killed = taken_s(*words), random.Random(1), 0  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        with closing(a_ledger(large)) as ledger:
            do(ledger, c.OpenCall())
        killed += killed_at_random(chance, longest_s, *words)

        for place in places:
            for backup in in_place(place):
                assert sum_of(backup.path) == backup.about.sha256
            _forget_who_works(place)
    assert killed > KILLS // 2
    taken_s(*words)
    for place in places:
        newest = in_place(place)[-1]
        assert newest.about.entries == len(rows(large))
        assert not [file for file in place.iterdir() if file.name.startswith(".")]
        done = restore(order(large.with_name("new.store")), in_place(place), utc_now)
        assert rows(done.to)[:-1] == rows(large)
        done.to.unlink()


def _forget_who_works(place: Path) -> None:
    """Let what a killed program left look old, as it is two minutes later."""
    for left in place.glob(".*.part"):
        os.utime(left, (1, 1))


@pytest.mark.slow
def test_a_restore_that_is_killed_on_its_way_leaves_the_old_store_or_the_restored_one(
    large: Path, places: Places
) -> None:
    keep(Plan(large, places), utc_now)
    asked = ("--as", "Lena Brandt", "--reason", "a drill", "--replace")
    words = ("restore", "--store", large, "--to", large, *asked)
    whole, before = len(rows(large)), rows(large)
    longest_s, chance, killed = taken_s(*words), random.Random(2), 0  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        killed += killed_at_random(chance, longest_s, *words)

        stores = [
            large,
            *(each for each in large.parent.glob("room.store.before-*") if each.name.endswith("Z")),
        ]
        there_now = [each for each in stores if each.exists()]
        assert all(rows(each)[:whole] == before for each in there_now)
        if not large.exists():
            taken_s(*words)
        assert verify(large).damages == ()
        with closing(open_ledger(large, "live", utc_now)) as ledger:
            assert ledger.head().number in (whole, whole + 1)
    assert killed > KILLS // 2
    taken_s(*words)
    assert not list(large.parent.glob(".*.restoring"))


@pytest.mark.slow
def test_a_year_of_files_is_tidied_down_to_what_the_rule_keeps(path: Path, places: Places) -> None:
    clock = Wrist()
    with closing(a_ledger(path)):
        first = make_backup(source_at(path, clock), places[0], clock)
    source, numbers = source_at(path, clock), count(first.about.entries + 1)
    while clock() < START + timedelta(days=365):
        clock.on(hours=8)
        about = first.about.model_copy(update={"at": clock(), "entries": next(numbers), "size": 1})
        made = Backup(places[0] / name_of(about.store, about.at, about.entries), about)
        made.path.write_bytes(b"x")
        write_about(made)
        left = tidy(places[0], source, clock(), Kept())

    assert left == there(places[0], source)
    assert [len(list(places[0].glob(f"*.{kind}"))) for kind in ("store", "json")] == [len(left)] * 2
    moments = [backup.about.at for backup in left]
    assert len([at for at in moments if at >= clock() - timedelta(hours=24)]) == 4
    assert len({at.date() for at in moments if at.date() > clock().date() - timedelta(days=30)}) == 30
    assert len({(at.year, at.month) for at in moments}) == 12
    assert len(moments) < 4 + 30 + 12
