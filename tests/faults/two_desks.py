"""Two programs on one file at the same time: two real desks worked by keys, and two `console record`.

What one does the other sees; no unit is booked twice, no call number given twice, and both get on.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from console.domain import entries as e
from console.ledger.sqlite_store import open_reader
from tests.faults.left import Acknowledged, Left, acknowledged, left, one
from tests.faults.program import STORE
from tests.faults.tried import Tried
from tests.ledger.small_room import refolded
from tests.ledger.streams import ROOT, UNITS, answers, clear, recording, send, write_lines

DESKS = Tried("two desks", "two windows in two processes on one file, worked by keys at the same time")
RECORDS = Tried("two programs", "two `console record` on one file, for the same units at the same time")
PEOPLE = (("Nadia Okoro", "Position 1"), ("Per Lindqvist", "Position 2"))


def desks(folder: Path, rounds: int) -> Tried:
    """Two desks take calls and send units; each ends with the board that the entries give."""
    folder.mkdir(parents=True)
    store = folder / STORE
    both = [_desk(store, who, position, rounds) for who, position in PEOPLE]
    try:
        for _ in range(rounds + 1):
            _both_say(both)
        worked = _both_say(both)
        boards = _both_say(both)
        codes = [desk.wait(timeout=60) for desk in both]
    finally:
        for desk in both:
            desk.kill()
            desk.communicate()
    faults = [*_booked_twice(store), *(words for board in boards for words in _not_seen(store, board))]
    faults += [] if codes == [0, 0] else [f"they ended with {codes}"]
    faults += [] if any(each["refused"] for each in worked) else ["they never met: nothing was tried"]
    told = [Acknowledged(tuple(range(1, max(board["last"] for board in boards) + 1)), {})]
    there = left(store, told)
    return one(DESKS, told, Left(there.rows, there.lost, (*there.half, *faults)))._replace(tried=2 * rounds)


def records(folder: Path, rounds: int) -> Tried:
    """Two programs send the same units again and again, and clear them."""
    folder.mkdir(parents=True)
    store = folder / STORE
    opening: dict[str, object] = {"command": "OpenCall"}
    one_round = [opening, *map(send, UNITS), *(step for unit in UNITS for step in clear(unit))]
    commands = one_round * rounds
    lines = write_lines(folder / "commands.jsonl", commands)
    both = [recording(store, lines, name) for name in ("left", "right")]
    outs = [program.communicate(timeout=300) for program in both]
    found = [answers(out) for out, _ in outs]
    refused = Counter(answer.get("refused") for each in found for answer in each)
    numbers = [number for each in found for answer in each for number in _numbers(answer)]
    faults = [*_booked_twice(store)]
    faults += [err.decode() for _, err in outs if err]
    faults += (
        [] if [program.returncode for program in both] == [1, 1] else ["they did not end as they should"]
    )
    faults += [] if refused["unit_taken"] else ["they never met: nothing was tried"]
    faults += [] if len(numbers) == len(set(numbers)) else ["a number was given twice"]
    for each in found:
        lines_told = [answer["line"] for answer in each]
        faults += [] if lines_told == list(range(1, len(commands) + 1)) else ["a line was not answered"]
    told = [each for out, _ in outs for each in acknowledged(out, commands)]
    there = left(store, told)
    half = (*there.half, *faults)
    return one(RECORDS, told, Left(there.rows, there.lost, half))._replace(tried=2 * rounds)


def _desk(store: Path, who: str, position: str, rounds: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.faults.desk_alone", str(store), who, position, str(rounds)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter on our own code
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def _both_say(both: Sequence[subprocess.Popen[str]]) -> list[Any]:
    """What each says, once both have; then both go on."""
    told = []
    for desk in both:
        assert desk.stdout is not None
        line = desk.stdout.readline()
        assert line, "a desk has ended"
        told.append(json.loads(line))
    for desk in both:
        assert desk.stdin is not None
        desk.stdin.write("\n")
        desk.stdin.flush()
    return told


def _not_seen(store: Path, board: Mapping[str, Any]) -> Iterator[str]:
    """What a desk's board lacks of what stands in the store."""
    right = refolded(store)
    units = {unit.id: [unit.status, unit.call] for unit in right.units.values()}
    if (board["last"], board["calls"], board["units"]) != (right.last, sorted(right.calls), units):
        yield "a desk's board is not that of the entries"
    told = [number for number in board["seen"] if number > board["first"]]
    if told != list(range(board["first"] + 1, right.last + 1)):
        yield "a desk was not told of every entry, once"


def _booked_twice(store: Path) -> Iterator[str]:
    on_call: dict[str, str | None] = {}
    opened: list[str] = []
    with closing(open_reader(store)) as reader:
        for entry in reader.after(0):
            match entry.body:
                case e.CallOpened(call=call):
                    opened.append(call)
                case e.UnitSent(unit=unit, call=call):
                    if on_call.get(unit) is not None:
                        yield f"entry {entry.number} sends {unit} a second time"
                    on_call[unit] = call
                case e.UnitStatusChanged(unit=unit, off_call=True):
                    on_call[unit] = None
                case _:
                    pass
    if opened != [f"26-{number:05d}" for number in range(1, len(opened) + 1)]:
        yield f"the calls' numbers are {opened}"


def _numbers(answer: Mapping[str, object]) -> list[int]:
    numbers = answer.get("entries", [])
    assert isinstance(numbers, list)
    return numbers
