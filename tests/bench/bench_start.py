"""How long the desk takes to start, beside an empty PySide6 window: `python -m tests.bench.bench_start`.

Whole processes, from their start until their window is painted and waits for keys, in turns so that whatever
else the machine does hits all alike. Prints JSON: medians in milliseconds, and each as a ratio to the empty
window's.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.measured import copied, full_store

TURNS = 15


def main() -> int:
    """Start each in turns; the first turn only warms the disk's cache and Python's."""
    store = full_store()
    with tempfile.TemporaryDirectory(dir=store.parent) as name:
        folder = Path(name)
        (folder / "full").mkdir()
        starts = {
            "empty window": ["empty"],
            "desk, empty store": ["desk", str(folder / "empty.store")],
            "desk, full store": ["desk", str(copied(store, folder / "full"))],
        }
        taken: dict[str, list[float]] = {start: [] for start in starts}
        for turn in range(TURNS + 1):
            for start, words in starts.items():
                ms = _started(words, folder)
                taken[start] += [ms] if turn else []
    medians = {start: median(each) for start, each in taken.items()}
    ratios = {start: ms / medians["empty window"] for start, ms in medians.items()}
    sys.stdout.write(json.dumps({"medians": medians, "ratios": ratios}) + "\n")
    return 0


def _started(words: list[str], folder: Path) -> float:
    """Milliseconds from the start of a process until it says that its window is shown."""
    command = [sys.executable, "-m", "tests.bench.begin", *words]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder)}
    surroundings.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # few have it, and it would compile all anew at each start
    started = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings) as process:  # noqa: S603 - our own command
        assert process.stdout, "it was asked for"
        shown = process.stdout.readline()
        ms = (perf_counter() - started) * 1000
    assert shown == b"shown\n", f"it ended with {process.returncode} and showed no window"
    assert process.returncode == 0, f"it ended with {process.returncode}"
    return ms


if __name__ == "__main__":
    sys.exit(main())
