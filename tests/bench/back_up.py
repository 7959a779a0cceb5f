"""Backs a store up again and again until it is ended: what the benches run beside a working desk.

Each is what the desk has made each quarter hour, by a process that stands back as the desk's does: copied in
small steps, restored, opened and looked at in full.
"""

import os
import sys
from pathlib import Path

from console.domain.clock import utc_now
from console.ledger.backups import remove
from console.ledger.keeper import STEPS_BACK
from console.ledger.place import make_backup
from console.ledger.source import source_at


def main() -> None:
    """Say `copying` once, then make one backup after the other."""
    store = Path(sys.argv[1])
    place = store.with_name("place")
    place.mkdir(exist_ok=True)
    if os.name == "posix":
        os.nice(STEPS_BACK)
    sys.stdout.write("copying\n")
    sys.stdout.flush()
    while True:
        remove(make_backup(source_at(store, utc_now), place, utc_now))


if __name__ == "__main__":
    main()
