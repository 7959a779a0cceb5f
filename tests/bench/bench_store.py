"""How long it takes to back a full store up, to restore it, and to look at all of it.

`python -m tests.bench.bench_store` prints JSON: seconds, and how many entries there are.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from console.domain.clock import utc_now
from console.ledger.backup import backup
from console.ledger.backups import Backup, backups_in
from console.ledger.choosing import Wanted
from console.ledger.cutting import Asked
from console.ledger.place import make_backup
from console.ledger.refold import refold
from console.ledger.restore import Order, restore
from console.ledger.slices import Depth
from console.ledger.source import source_at
from console.ledger.verify import verify
from tests.bench.measured import copied, full_store

ASKED = Asked("Lena Brandt", "desk-1", "for the benches")
DEPTHS: tuple[Depth, ...] = ("sums", "entries", "everything")
ENTRIES_BACK = 1500
"""About a day's calls of this store: a moment so far back is restored too."""


def main() -> int:
    """Measure each act once, on a copy; they take long enough."""
    full = full_store()
    with tempfile.TemporaryDirectory(dir=full.parent) as name:
        folder = Path(name)
        store = copied(full, folder)
        entries = source_at(store, utc_now).head.number
        found: dict[str, float] = {"entries": entries, "bytes": store.stat().st_size}
        for depth in DEPTHS:
            found[f"verify {depth}"] = taken(partial(verify, store, depth=depth))
        found["copy"] = taken(partial(backup, store, folder / "copy.store"))
        (folder / "copy.store").unlink()
        found["backup"] = taken(lambda: make_backup(source_at(store, utc_now), folder, utc_now))
        backups = backups_in(folder)
        found["restore"] = restored(folder, backups, Wanted())
        found["restore a moment"] = restored(folder, backups, Wanted(entry=entries - ENTRIES_BACK))
        found["refold"] = refold(folder / "restored.store", utc_now)[1]
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def restored(folder: Path, backups: tuple[Backup, ...], wanted: Wanted) -> float:
    """Seconds until a store is restored, verified and opened; it stays there until the next."""
    to = folder / "restored.store"
    for left in folder.glob(f"{to.name}*"):
        left.unlink()
    return taken(lambda: restore(Order(wanted, to, ASKED), backups, utc_now))


def taken(act: Callable[[], object]) -> float:
    """The seconds that an act takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
