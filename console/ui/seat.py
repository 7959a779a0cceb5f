"""Which position a desk sits at: one that no other desk here holds, for drafts and calls are a position's."""

from pathlib import Path

from PySide6.QtCore import QLockFile

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
        lock = QLockFile(f"{store}.{'-'.join(name.casefold().split())}.lock")
        lock.setStaleLockTime(0)
        # Where no lock can be written, opening the store says why.
        if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
            return name, lock
    taken = position or "Every position"
    raise SeatTaken(
        f"{taken} is at work already, at another desk on {store}. "
        "Close that desk, or name another position: --position “Position 5”."
    )
