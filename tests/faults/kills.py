"""`kill -9` of the real `console record` at random moments, again and again on stores that go on."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

from console.ledger.rows import Row
from tests.faults.left import acknowledged, left, one
from tests.faults.tried import Tried, added
from tests.ledger.streams import calls, recording, write_lines

AT_ONCE = 2
CALLS_A_STREAM = 400
KILLS_A_STORE = 10

RANDOM = Tried(
    "kill at random", "SIGKILL of `console record` at a random moment, one in five while it begins"
)


def at_random(folder: Path, kills: int) -> Tried:
    """Kill streams on stores that go on after each kill, ten kills a store."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        stores = range(-(-kills // KILLS_A_STORE))
        return added((RANDOM, *pool.map(lambda number: _again_and_again(folder, number), stores)))


def _again_and_again(folder: Path, number: int) -> Tried:
    chance = random.Random(number)  # noqa: S311 - moments, not secrets
    store = folder / f"{number}.store"
    before: Sequence[Row] = ()
    found = RANDOM
    for kill in range(KILLS_A_STORE):
        commands = list(calls(f"store {number} kill {kill}", CALLS_A_STREAM))
        out = _killed(store, write_lines(folder / f"{number}.jsonl", commands), chance)
        told = acknowledged(out, commands)
        there = left(store, told, before)
        found = added((found, one(RANDOM, told, there)))
        before = there.rows
    for each in folder.glob(f"{number}.*"):
        each.unlink()
    return found


def _killed(store: Path, commands: Path, chance: random.Random) -> bytes:
    """What was answered before the kill, at a random moment of the work, or one in five of the start."""
    at_work = chance.random() < 0.8
    process = recording(store, commands, "killed")
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stdout as stdout, process.stderr as stderr:
        first = stdout.readline() if at_work else b""
        timer = Timer(chance.uniform(0, 0.3 if at_work else 0.6), process.kill)
        timer.start()
        out = first + stdout.read()
        said = stderr.read()
        timer.join()
    assert not said, said.decode()
    return out
