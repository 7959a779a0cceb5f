"""A night at work for the tests of restoring: a store, its backups in one place, and a clock of its own."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from console.domain import commands as c
from console.domain import entries as e
from console.domain.entry import Entry
from console.ledger.backups import Backup
from console.ledger.keeping import Plan
from console.ledger.ledger import open_ledger
from console.ledger.plain import plain_rows
from console.ledger.restore import Restoration, restore
from console.ledger.rows import Row
from console.ledger.sqlite_store import open_reader
from tests.ledger.kept import Wrist, entries, in_place, keep, order
from tests.ledger.small_room import a_call, a_life, adopt, do

WORD = "Zanzibarium"


class Night:
    """A store at work, and its backups in one place; the clock goes on by a second with each act."""

    def __init__(self, folder: Path) -> None:
        self.clock = Wrist()
        self.path = folder / "room.store"
        self.place = folder / "place"
        self.place.mkdir()
        self.ledger = open_ledger(self.path, "live", self._ticks)
        self.do(adopt())

    def do(self, *commands: c.Command) -> tuple[Entry, ...]:
        return do(self.ledger, *commands)

    def live(self, calls: int = 1) -> None:
        for _ in range(calls):
            for _ in a_life(self.ledger):
                pass

    def back_up(self) -> Backup:
        self.clock.on(minutes=1)
        keep(Plan(self.path, (self.place,)), self.clock)
        self.clock.on(minutes=14)
        return in_place(self.place)[-1]

    def restored(self, to: str = "restored.store", **wanted: object) -> Restoration:
        return restore(order(self.path.with_name(to), **wanted), in_place(self.place), self.clock)

    def erased_note(self) -> int:
        """Write a note, have it backed up, and then erase it; its number."""
        call = a_call(self.ledger, medical="none")
        (note,) = self.do(c.AddNote(call=call, text=f"{WORD}, and more"))
        end = c.CloseCall(
            call=call, disposition="information", note="n", next_action="a", approved_by="Lena Brandt"
        )
        self.do(end)
        self.back_up()
        self.do(c.Redact(entry=note.number, by="Lena Brandt", reason="another person's name"))
        return note.number

    def _ticks(self) -> datetime:
        self.clock.on(seconds=1)
        return self.clock()


def rows(path: Path) -> list[Row]:
    with closing(open_reader(path)) as store:
        return list(plain_rows(store, 0, 2**62))


def said(path: Path, number: int) -> e.Restored:
    body = entries(path)[number - 1].body
    assert isinstance(body, e.Restored)
    return body
