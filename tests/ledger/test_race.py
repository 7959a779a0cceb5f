"""Programs that start at one moment on one file, and what keeps them apart; `tests/faults` has them work."""

import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from console.ledger.ledger import Ledger
from console.ledger.sqlite_store import open_reader
from console.ledger.verify import verify
from tests.ledger.streams import recording, write_lines


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
