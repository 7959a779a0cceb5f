"""What all benches share: percentiles, the machine's name, and where big stores are kept between runs."""

import platform
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.bench.make_store import big_store


def percentiles(taken: Sequence[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile, and the most, in the unit that came in."""
    sorted_ = sorted(taken)
    last = len(sorted_) - 1
    return {
        "p50": sorted_[last // 2],
        "p95": sorted_[last * 95 // 100],
        "p99": sorted_[last * 99 // 100],
        "most": sorted_[last],
    }


def machine() -> str:
    """What this was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    chips = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    chip = f"{len(chips)} x {chips[0]}" if chips else platform.processor() or platform.machine()
    return f"{chip}, {platform.system()}, Python {platform.python_version()}"


def full_store() -> Path:
    """The store of 100,000 closed calls, 40 open ones and 200 units: made once, kept in the user's cache."""
    return big_store(Path.home() / ".cache" / "dispatcher-console-bench")


def copied(store: Path, folder: Path) -> Path:
    """A copy that may be written to; as big as the store, so in a folder on a disk."""
    return Path(shutil.copyfile(store, folder / "room.store"))
