"""The busiest board: 500 units, 200 open calls. `python -m tests.bench.bench_board [--minutes N]`.

From a status change by key until the board is painted; how long the units are chosen for a call; a flood of
100 status changes a second from another program, with the longest frame and the memory before and after; and
what an open desk takes of a processor while nobody does anything. Prints JSON.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import IO

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain import commands as c
from console.domain.board import in_force
from console.domain.clock import utc_now
from console.domain.rows.alerts import alerts
from console.domain.rows.units import unit_rows
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from console.ui.app import Running
from tests.bench.bench_desk import a_desk, statuses
from tests.bench.make_store import make_store
from tests.bench.measured import percentiles

CLOSED, OPEN, UNITS = 500, 200, 500
A_SECOND = 100
IDLE_S = 30
TURNS = 300


def main() -> int:
    """Measure all of it on one store; the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_board")
    parser.add_argument("--minutes", type=float, default=10, help="how long the flood lasts")
    parser.add_argument("--flood", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.flood:
        return _flood(options.flood, options.minutes * 60)
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "room.store"
        make_store(store, CLOSED, OPEN, UNITS)
        with a_desk(store) as running:
            taken = list(statuses(running))
            found["status, board"] = percentiles([each.part for each in taken])
            found["status"] = percentiles([each.desk for each in taken])
            found["units chosen"] = percentiles(list(_chosen(running)))
            found["alerts worked out"] = percentiles(list(_alerts(running)))
            found["idle, share of a core"] = _idle()
            found |= _flooded(store, options.minutes)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _chosen(running: Running) -> list[float]:
    """Milliseconds to work out the whole unit board for one call after the other."""
    board = running.desk.board
    calls = list(board.calls.values())
    return [_ms(lambda at=at: unit_rows(board, calls[at % len(calls)])) for at in range(TURNS)]


def _alerts(running: Running) -> list[float]:
    """Milliseconds to work out the alert lane, which is done each second."""
    board = running.desk.board
    return [_ms(lambda: alerts(board, utc_now())) for _ in range(TURNS)]


def _ms(work: object) -> float:
    started = perf_counter()
    work()  # type: ignore[operator]  # a function without arguments
    return (perf_counter() - started) * 1000


def _idle() -> float:
    """The share of one core that the desk takes while nobody does anything."""
    began, used = perf_counter(), process_time()
    while perf_counter() - began < IDLE_S:
        QApplication.processEvents()
        sleep(0.005)
    # What asking for events takes is this bench's and not the desk's, whose loop sleeps.
    asking, asked = process_time(), perf_counter()
    for _ in range(2000):
        QApplication.processEvents()
    each = (process_time() - asking) / 2000
    loops = (asked - began) / 0.005
    return round(max(0.0, asking - used - each * loops) / (asked - began), 4)


def _flooded(store: Path, minutes: float) -> dict[str, object]:
    """A flood from another program: the longest times in which the desk answered nothing, and its memory."""
    module = [sys.executable, "-m", "tests.bench.bench_board"]
    words = [*module, "--flood", str(store), "--minutes", str(minutes)]
    gc.collect()
    before = _memory_mb()
    frames = []
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as flood:  # noqa: S603 - our own command
        while flood.poll() is None:
            started = perf_counter()
            QApplication.processEvents()
            frames.append((perf_counter() - started) * 1000)
            sleep(0.002)
        assert flood.stdout is not None, "it was asked for"
        done = json.loads(flood.stdout.read())
    gc.collect()
    return {
        "flood, changes": done["changes"],
        "flood, changes a second": done["a second"],
        "flood, one turn of the desk": percentiles(frames),
        "flood, memory before and after, MB": [before, _memory_mb()],
    }


def _flood(store: Path, seconds: float) -> int:
    """Be the other program: so many status changes a second, one commit each."""
    ledger = open_ledger(store, "live", utc_now)
    began, done = perf_counter(), 0
    while (now := perf_counter() - began) < seconds:
        if done < now * A_SECOND:
            done += _change(ledger, done)
        else:
            sleep(0.001)
    ledger.close()
    figures = {"changes": done, "a second": round(done / seconds, 1)}
    return _say(sys.stdout, figures)


def _change(ledger: Ledger, number: int) -> int:
    """One unit after the other takes the next status that it may take; how many changes that was."""
    agency, units = in_force(ledger.board).agency, tuple(ledger.board.units.values())
    unit = units[number % len(units)]
    for status in agency.status_of(unit.status).next:
        try:
            ledger.record(c.SetUnitStatus(unit=unit.id, status=status), "Per Lindqvist", "desk-2")
        except Refused:
            continue
        return 1
    return 1


def _memory_mb() -> int:
    """What this process holds at most so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(out: IO[str], figures: object) -> int:
    out.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
