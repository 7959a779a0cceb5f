"""Nothing acknowledged is ever lost: `console record` is killed 200 times at random, and all is there.

After each kill: every acknowledged entry with its words, every earlier byte unchanged, the chain, the index
as a rebuild gives it, and the board that opens.
"""

import json
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from console.domain.clock import utc_now
from console.ledger.ledger import open_ledger
from console.ledger.rebuild import rebuild
from console.ledger.rows import Row
from console.ledger.sqlite_store import open_reader, open_store
from console.ledger.verify import verify
from tests.ledger.streams import answers, calls, recording, write_lines

KILLS, STORES, AT_ONCE = 200, 20, 2
CALLS_A_STREAM = 400


@pytest.mark.slow
def test_whenever_it_is_killed_all_that_was_acknowledged_is_there(tmp_path: Path) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        counts = list(pool.map(lambda number: _kill_again_and_again(tmp_path, number), range(STORES)))

    assert sum(kills for kills, _ in counts) == KILLS
    # Most are killed at work, some while they begin; a test that acknowledges little would prove little.
    assert sum(acknowledged for _, acknowledged in counts) > KILLS * 20


def _kill_again_and_again(folder: Path, number: int) -> tuple[int, int]:
    chance = random.Random(number)  # noqa: S311 - moments, not secrets
    store = folder / f"{number}.store"
    before: list[Row] = []
    acknowledged = 0
    for kill in range(KILLS // STORES):
        commands = list(calls(f"store {number} kill {kill}", CALLS_A_STREAM))
        found = _killed(store, write_lines(folder / f"{number}.jsonl", commands), chance)
        if not store.exists():
            assert not found
            continue
        before = _all_is_there(store, commands, found, before)
        acknowledged += len(found)
    with closing(open_store(store, "live", utc_now)) as opened:
        rebuild(opened)
    assert verify(store).damages == ()
    return KILLS // STORES, acknowledged


def _killed(store: Path, commands: Path, chance: random.Random) -> list[dict[str, object]]:
    """What was acknowledged before the kill, at a random moment of the work, or one in five of the start."""
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
    return answers(out)


def _all_is_there(
    store: Path, commands: Sequence[dict[str, object]], found: Sequence[dict[str, object]], before: list[Row]
) -> list[Row]:
    """Check the store after a kill; every row it holds."""
    with closing(open_ledger(store, "live", utc_now)) as ledger:
        board = ledger.board
    assert verify(store).damages == ()
    with closing(open_reader(store)) as opened:
        rows = [row for row, _ in opened.stored(0, 2**62)]
    assert rows[: len(before)] == before
    assert board.last == len(rows)
    for answer in found:
        if "refused" in answer:
            continue
        told = [rows[number - 1] for number in _numbers(answer)]
        command = commands[_line(answer) - 1]
        assert [row.number for row in told] == _numbers(answer)
        if told:  # what changes nothing, such as a unit that is available already, leaves no entry
            _holds(told[0], command)
    return rows


def _holds(row: Row, command: dict[str, object]) -> None:
    """Whether the entry holds the words of the command."""
    assert row.body is not None
    body = json.loads(row.body)
    for field in ("text", "value", "callback", "fact", "answer", "unit", "note"):
        if field in command:
            assert body[field] == command[field]


def _numbers(answer: dict[str, object]) -> list[int]:
    numbers = answer["entries"]
    assert isinstance(numbers, list)
    return numbers


def _line(answer: dict[str, object]) -> int:
    line = answer["line"]
    assert isinstance(line, int)
    return line
