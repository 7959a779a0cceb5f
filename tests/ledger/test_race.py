"""Two programs on one file: one unit is never sent twice, no call number is given twice, and both get on."""

import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from console.domain import entries as e
from console.ledger.ledger import Ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.streams import UNITS, answers, clear, recording, send, write_lines

ROUNDS = 60


@pytest.mark.slow
def test_two_programs_never_send_one_unit_twice(tmp_path: Path) -> None:
    store = tmp_path / "room.store"
    opening: dict[str, object] = {"command": "OpenCall"}
    one_round = [opening, *map(send, UNITS), *(step for unit in UNITS for step in clear(unit))]
    commands = write_lines(tmp_path / "commands.jsonl", one_round * ROUNDS)

    both = [recording(store, commands, name) for name in ("left", "right")]
    told = [process.communicate(timeout=100) for process in both]

    assert [process.returncode for process in both] == [1, 1], told
    found = [answers(out) for out, _ in told]
    refused = Counter(answer.get("refused") for each in found for answer in each)
    assert refused["unit_taken"], "they never met: nothing was tried"
    for each in found:
        assert [answer["line"] for answer in each] == list(range(1, len(one_round) * ROUNDS + 1))
    _never_twice(store)
    numbers = [number for each in found for answer in each for number in answer.get("entries", ())]  # type: ignore[attr-defined]  # a list of numbers
    assert len(numbers) == len(set(numbers))
    assert verify(store).damages == ()


@pytest.mark.slow
def test_programs_that_start_at_once_share_one_store(tmp_path: Path) -> None:
    commands = write_lines(tmp_path / "commands.jsonl", [{"command": "OpenCall"}] * 3)
    for number in range(8):
        store = tmp_path / f"{number}.store"
        programs = [recording(store, commands, name) for name in ("left", "middle", "right")]
        told = [process.communicate(timeout=100) for process in programs]

        assert [process.returncode for process in programs] == [0, 0, 0], told
        assert verify(store).damages == ()
        with closing(open_reader(store)) as reader:
            kinds = Counter(entry.body.kind for entry in reader.after(0))
        assert kinds == {"PolicyAdopted": 1, "CallOpened": 9}


TAKES_LOCK = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""


def test_an_open_store_keeps_its_locks(ledger: Ledger, path: Path) -> None:
    # Whoever opens and closes the file in passing drops them; the next program to close then empties the
    # log while this one still writes in it.
    pytest.importorskip("fcntl", reason="locks are of another kind here")
    assert ledger.path == path

    words = [sys.executable, "-c", TAKES_LOCK, str(path)]
    taken = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - our own interpreter

    assert b"BlockingIOError" in taken.stderr, "the lock was dropped"


def _never_twice(store: Path) -> None:
    on_call: dict[str, str | None] = {}
    opened: list[str] = []
    with closing(open_reader(store)) as reader:
        for entry in reader.after(0):
            match entry.body:
                case e.CallOpened(call=call):
                    opened.append(call)
                case e.UnitSent(unit=unit, call=call):
                    assert on_call.get(unit) is None, f"entry {entry.number} sends {unit} a second time"
                    on_call[unit] = call
                case e.UnitStatusChanged(unit=unit, off_call=True):
                    on_call[unit] = None
                case _:
                    pass
    assert opened == [f"26-{number:05d}" for number in range(1, 2 * ROUNDS + 1)]
