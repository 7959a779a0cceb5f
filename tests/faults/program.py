"""Pieces of work of the program as it is shipped: what it is told, what it begins with, and how it is run.

A store made and a call taken in it; a second call on a store whose log was left behind by a kill, with an
erasure at its end; and the index made again from such a store.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from console.cli_commands import example_lines
from tests.faults.tracing import CHANGES, GO_ON, KILL, Deed, Ended, Stop, run
from tests.ledger.streams import RECORD, write_lines

STORE = "room.store"


class Work(NamedTuple):
    """Something the program does in a folder: its words, its commands, and how the folder begins."""

    name: str
    words: Sequence[str]
    commands: Sequence[Mapping[str, object]]
    begin: Callable[[Path], object]


def works(folder: Path) -> Iterator[Work]:
    """The pieces of work; the later ones begin with what a kill of the first leaves."""
    lines: list[dict[str, object]] = [json.loads(line) for line in example_lines()]
    first = Work("a store made, a call", RECORD, lines, lambda to: to.mkdir(parents=True))
    yield first
    behind = folder / "left-behind"
    first.begin(behind)
    work_in(first, behind, lambda stop: KILL if _is_checkpoint(stop) else GO_ON)
    assert (behind / f"{STORE}-wal").stat().st_size, "a log is left behind"
    erasing = {"command": "Redact", "entry": 4, "by": "Lena Brandt", "reason": "asked for"}
    yield Work("a second call, an erasure", RECORD, [*lines, erasing], lambda to: shutil.copytree(behind, to))
    yield Work("index made again", ("ledger", "rebuild"), (), lambda to: shutil.copytree(behind, to))


def work_in(
    work: Work, folder: Path, at: Callable[[Stop], Deed], calls: Mapping[str, int] = CHANGES
) -> Ended:
    """Have the program do a piece of work in a folder, stopped before each change."""
    lines = write_lines(folder.with_name(f"{folder.name}.jsonl"), work.commands)
    ended = run(["-m", "console", *work.words, "--store", str(folder / STORE)], lines, at, calls)
    lines.unlink()
    return ended


def _is_checkpoint(stop: Stop) -> bool:
    """Whether the log is being moved into the store."""
    return stop.call == "pwrite64" and stop.file().endswith(f"/{STORE}")
