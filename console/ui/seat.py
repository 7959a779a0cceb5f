"""Which position a desk sits at: one that no other desk here holds, for drafts and calls are a position's.

And at which others a desk is open now, as far as this machine can tell.
"""

from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from console.domain.rows.desks import DeskSeen

POSITIONS = 4
"""How many there are where none is named: Position 1 to Position 4."""


class SeatTaken(Exception):  # noqa: N818 - reads as the sentence it is, like Refused
    """Another desk holds the position; `says` what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


def take_seat(store: Path, position: str | None) -> tuple[str, QLockFile]:
    """The position to sit at on this store, and the lock that keeps others off while it is held.

    Raises SeatTaken where the position that is asked for is at work, or all are.
    """
    wanted = [position] if position else [f"Position {number}" for number in range(1, POSITIONS + 1)]
    for name in wanted:
        lock = _lock_of(store, name)
        # Where no lock can be written, opening the store says why.
        if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
            return name, lock
    taken = position or "Every position"
    raise SeatTaken(
        f"{taken} is at work already, at another desk on {store}. "
        "Close that desk, or name another position: --position “Position 5”."
    )


class DesksSeen:
    """The desks that are open on a store, each looked for once until `look_again`."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._found: dict[str, DeskSeen] = {}

    def at(self, position: str) -> DeskSeen:
        """Whether a desk is open at a position."""
        if position not in self._found:
            self._found[position] = desk_at(self._store, position)
        return self._found[position]

    def look_again(self) -> None:
        """Look anew from now on: desks come and go."""
        self._found.clear()


def desk_at(store: Path, position: str) -> DeskSeen:
    """Whether a desk is open at a position of this store.

    `unknown`: a program of another machine holds it, and nobody can tell from here whether that still runs.
    """
    lock = _lock_of(store, position)
    file = Path(lock.fileName())
    if not file.exists():
        return "none" if file.parent.is_dir() else "unknown"
    if lock.tryLock(0):
        lock.unlock()  # left behind by a program that is gone
        return "none"
    _, machine, _ = lock.getLockInfo()
    return "open" if machine == QSysInfo.machineHostName() else "unknown"


def _lock_of(store: Path, position: str) -> QLockFile:
    lock = QLockFile(f"{store}.{'-'.join(position.casefold().split())}.lock")
    lock.setStaleLockTime(0)
    return lock
