"""How fast rooms are made up and put to a policy: `python -m tests.bench.bench_what_if 10000`.

Makes one room of so many calls, or of each of several numbers, in a folder that is gone afterwards. Prints
JSON: calls made a second, entries and bytes a call, and the seconds of a what-if over all of them. A million
calls take some hours and fifteen gigabytes: once, and not in a test.
"""

import json
import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from time import perf_counter

from console.cli import run
from tests.bench.measured import machine

POLICY = "sacramento-sheriff-2025"


def main(words: list[str]) -> int:
    """Measure for each number of calls."""
    # Not in /tmp, which may be no disk.
    kept = Path.home() / ".cache"
    kept.mkdir(exist_ok=True)
    for calls in map(int, words or ["10000"]):
        with tempfile.TemporaryDirectory(dir=kept) as folder:
            told = {"machine": machine(), **measured(Path(folder) / "demo.store", calls)}
        sys.stdout.write(json.dumps(told) + "\n")
    return 0


def measured(store: Path, calls: int) -> dict[str, object]:
    """One room made, and all its calls put to another policy."""
    made = answered("demo", "--store", str(store), "--calls", str(calls))
    began = perf_counter()
    found = answered("policy", "replay", POLICY, "--store", str(store))
    took = perf_counter() - began
    bounds = {each: found[each] for each in ("calls", "unknown", "otherwise_min", "otherwise_max")}
    entries = int(str(made["entries"])) / calls
    return {**made, "entries_a_call": round(entries, 1), "what_if": bounds, "what_if_seconds": round(took, 1)}


def answered(*words: str) -> dict[str, object]:
    """What a command answers as JSON."""
    out = StringIO()
    with redirect_stdout(out):
        code = run([*words, "--json"])
    assert code == 0, f"{words} ended with {code}"
    told: dict[str, object] = json.loads(out.getvalue())
    return told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
