"""The room of a made-up night: its ledger on a real file, its clock, and what has come of it so far."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from console.domain import commands as c
from console.domain.board import Board, in_force
from console.domain.entry import Entry
from console.errors import Refused
from console.ledger.ledger import Ledger, open_ledger
from tests.night.truth import Caller

SUPERVISOR = "Lena Brandt"
DEPUTY = "Dep. N. Hart"
SEATS = ("Position 1", "Position 2", "Position 3")


@dataclass
class Night:
    """The room, and what has come of the night so far. crashes: how often the program ended in the middle."""

    path: Path
    chance: Random
    now: datetime = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    callers: dict[str, Caller] = field(default_factory=dict)
    acknowledged: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    standing: dict[str, datetime] = field(default_factory=dict)
    longest: dict[str, timedelta] = field(default_factory=dict)
    crashes: int = 0

    def __post_init__(self) -> None:
        self.ledger: Ledger = self._open()

    @property
    def board(self) -> Board:
        return self.ledger.board

    def do(self, command: c.Command, position: str = SEATS[0]) -> tuple[Entry, ...]:
        """Do it as whoever sits there; what is entered is acknowledged."""
        seat = self.board.people.seats.get(position)
        entries = self.ledger.record(command, self._name(seat.person) if seat else SUPERVISOR, position)
        self.acknowledged += [entry.number for entry in entries]
        for entry in entries:
            self.counts[entry.body.kind] = self.counts.get(entry.body.kind, 0) + 1
        return entries

    def tried(self, command: c.Command, position: str = SEATS[0]) -> str:
        """Do it, or the code of the refusal."""
        try:
            self.do(command, position)
        except Refused as refused:
            return refused.code
        return ""

    def crash(self) -> None:
        """The program ends in the middle: the next begins with the files as they were on the disk."""
        image = self.path.with_name(f"night-{self.crashes}.store")
        self.crashes += 1
        for part in ("", "-wal"):
            if (old := Path(f"{self.path}{part}")).exists():
                shutil.copy(old, f"{image}{part}")
        self.ledger.close()
        self.path = image
        self.ledger = self._open()

    def _open(self) -> Ledger:
        return open_ledger(self.path, "live", lambda: self.now)

    def _name(self, person: str) -> str:
        return next(each.name for each in in_force(self.board).agency.person if each.id == person)
