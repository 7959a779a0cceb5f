"""Backs a store up again and again until it is ended: what the benches run beside a working desk."""

import sys
from itertools import count
from pathlib import Path

from console.ledger.backup import backup


def main() -> None:
    """Say `copying` once, then make one copy after the other."""
    store = Path(sys.argv[1])
    sys.stdout.write("copying\n")
    sys.stdout.flush()
    for number in count():
        to = store.with_name(f"copy-{number}.store")
        backup(store, to)
        to.unlink()


if __name__ == "__main__":
    main()
